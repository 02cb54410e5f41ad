"""Lines: how the notebook looks: a heading over each part, and one or two lines for each annotation."""

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.core.cells import fitted, shown, width_of
from reader.core.labels import NOTE_GLYPH, Codebook
from reader.core.quotes import quoted
from reader.core.relocate import How, Lost, Placed
from reader.library.notebook import Row
from reader.library.sifting import Page, Part
from reader.library.wishing import Order
from reader.tui.standing.signs import LOOKS, state_word
from reader.tui.widgets.margin import plain
from reader.tui.widgets.rows_view import Piece
from reader.tui.widgets.rows_view import Row as Line

QUIET, NOTE, BAD = "byline", "margin.note", "sign.conflict"
MARKED, UNMARKED = "✓ ", "  "
BARE_GLYPH = "·"
WHOLE = "the whole article"
NARROW = 60  # cells under which tags stand on the second line
NAMED = 76  # cells from which labels are named
LABEL_CELLS = 11
TITLE_CELLS = 24
STEP = 400  # annotations, about a millisecond

States = Mapping[str, Placed | Lost]


@dataclass(frozen=True, slots=True)
class Laid:
    """A page in lines.

    Attributes:
        lines: What each line is of: a part whose heading it is, or an annotation; and whether it is its second.
        items: The lines of each annotation.
        rows: The annotations, item by item.
        parts: The number of the first item of each part.
    """

    lines: Sequence[tuple[Part | Row, bool]] = ()
    items: Sequence[range] = ()
    rows: Sequence[Row] = ()
    parts: Sequence[int] = ()


def laying(page: Page, *, is_narrow: bool) -> Generator[None, None, Laid]:
    """Lay a page in lines.

    Yields:
        After about a millisecond of work each.
    """
    lines: list[tuple[Part | Row, bool]] = []
    items, rows, parts = list[range](), list[Row](), list[int]()
    for part in page.parts:
        parts.append(len(rows))
        lines.append((part, False))
        for row in part.rows:
            start = len(lines)
            lines.append((row, False))
            if row.brief.note or (is_narrow and row.brief.tags):
                lines.append((row, True))
            items.append(range(start, len(lines)))
            rows.append(row)
            if len(rows) % STEP == 0:
                yield
    return Laid(lines, items, rows, parts)


@dataclass(frozen=True, slots=True)
class NotebookLines:
    """The lines of a page, made when they are drawn.

    Attributes:
        laid: The page.
        codebook: The labels.
        order: What it is sorted by.
        states: Where those are whose article has changed.
        marked: The ids of those that are selected.
    """

    laid: Laid
    codebook: Codebook
    order: Order = Order.READING
    states: States = field(default_factory=dict)
    marked: Collection[str] = ()

    def __len__(self) -> int:
        return len(self.laid.lines)

    def row(self, number: int, width: int) -> Line:
        """A line for `width` cells."""
        what, is_second = self.laid.lines[number]
        if isinstance(what, Part):
            return self._heading(what, width)
        is_marked = what.uid in self.marked and not is_second
        mark: Line = ((MARKED if is_marked else UNMARKED, "strong"),) if self.marked else ()
        room = width - (len(MARKED) if self.marked else 0)
        return (*mark, *(self._note(what, room) if is_second else self._quote(what, room)))

    def _heading(self, part: Part, width: int) -> Line:
        count = f"{len(part.rows):,}"
        published = part.rows[0].entry.article.published
        is_dated = self.order is Order.READING and published is not None and width >= NARROW
        day = f" · {published:%-d %b %Y}" if is_dated and published else ""
        sign: Line = ()
        if self.order is Order.LABEL:
            sign = ((f"{self._glyph(part.rows[0])[0]} ", self._glyph(part.rows[0])[1]),)
        room = width - width_of(count) - 2 - sum(width_of(text) for text, _ in sign)
        said = ("#" if self.order is Order.TAG and part.rows[0].brief.tags else "") + part.head
        head = fitted(shown(" ".join(said.split())), max(1, room - width_of(day)))
        gap = " " * max(2, room + 2 - width_of(head) - width_of(day))
        return (*sign, (head, "title"), (day, QUIET), (gap, ""), (count, QUIET))

    def _quote(self, row: Row, width: int) -> Line:
        glyph, look = self._glyph(row)
        pieces: list[Piece] = [(f"{glyph} ", look)]
        if self._names_labels(width):
            name = fitted(shown(row.brief.label), LABEL_CELLS - 1)
            pieces.append((name + " " * (LABEL_CELLS - width_of(name)), QUIET))
        tail = self._tail(row, width)
        room = width - sum(width_of(text) for text, _ in (*pieces, *tail))
        quote = quoted(row.quote) if row.quote else WHOLE
        said = fitted(shown(quote), max(1, room - (2 if tail else 0)))
        pieces.append((said, "" if row.quote else "emphasis"))
        return (*pieces, (" " * max(0, room - width_of(said)), ""), *tail)

    def _tail(self, row: Row, width: int) -> list[Piece]:
        """What stands at the right: that it is lost or moved, tags, and, but in reading order, where it is from."""
        state = self.states.get(row.uid)
        found: list[Piece] = []
        if state is not None and state.how is not How.EXACT:
            found.append((state_word(state.how), LOOKS[state.how]))
        is_said = self.order is Order.TAG and len(row.brief.tags) == 1  # by the heading
        if width >= NARROW and row.brief.tags and not is_said:
            found.append((fitted(shown(tags_words(row)), width // 4), QUIET))
        if self.order is not Order.READING and width >= NARROW:
            title = fitted(shown(row.entry.article.title), min(TITLE_CELLS, width // 4))
            found.append((title + " " * (min(TITLE_CELLS, width // 4) - width_of(title)), QUIET))
        return [piece for number, each in enumerate(found) for piece in (((("  ", ""),) if number else ()) + (each,))]

    def _note(self, row: Row, width: int) -> Line:
        indent = 2 + (LABEL_CELLS if self._names_labels(width) else 0)
        note = " ".join(plain(row.brief.note).split())
        tags = shown(tags_words(row)) if width < NARROW else ""
        tags = fitted(tags, (width - indent) // (2 if note else 1))
        tags += "  " if tags and note else ""
        return (
            (" " * indent, ""),
            (tags, QUIET),
            (fitted(shown(note), max(1, width - indent - width_of(tags))), NOTE),
        )

    def _names_labels(self, width: int) -> bool:
        return width >= NAMED - len(MARKED) and self.order is not Order.LABEL

    def _glyph(self, row: Row) -> Piece:
        return glyph_of(row.brief.label, self.codebook, bare=NOTE_GLYPH if row.brief.note else BARE_GLYPH)


def glyph_of(label: str, codebook: Codebook, bare: str = BARE_GLYPH) -> Piece:
    """The sign of a label with its look; `bare` where there is no such label."""
    found = codebook.by_name(label) if label else None
    return (found.glyph, f"glyph.{found.colour}") if found else (bare, "glyph.none")


def tags_words(row: Row) -> str:
    """Its tags as they are shown."""
    return " ".join(f"#{tag}" for tag in row.brief.tags)


def heading_facts(count: int, order: Order, marked: Collection[str], rows: Sequence[Row]) -> list[str]:
    """What the heading says: how many are selected, how many there are, in which order."""
    facts = [f"{count:,} annotation{'' if count == 1 else 's'}", order.value] if count else []
    if marked:
        hidden = len(set(marked).difference(row.brief.uid for row in rows))
        facts.insert(0, f"{len(marked):,} selected" + (f" ({hidden:,} not shown)" if hidden else ""))
    return facts


def place_of(kept: Row | None, before: int, rows: Sequence[Row]) -> int:
    """Where the annotation is now that the cursor was on, nearest to where it was; else what has taken its place."""
    if kept is not None:
        uid = kept.uid
        places = [number for number, row in enumerate(rows) if row.brief.uid == uid]
        if places:
            return min(places, key=lambda number: abs(number - before))
    return max(0, min(before, len(rows) - 1))
