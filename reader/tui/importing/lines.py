"""Lines: the records of an import under their articles, each with what would become of it."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field

from reader.core.annotation import Annotation
from reader.core.cells import fitted, shown, width_of
from reader.core.incoming import Incoming, IncomingLink
from reader.core.quotes import quoted
from reader.core.relocate import How
from reader.library.importing.planned import Outcome, Planned
from reader.store.parked import ParkedRow
from reader.tui.widgets.margin import broken, plain
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import Card

QUIET, NOTE = "byline", "margin.note"
INDENT = "  "
STEP = 200  # records, about a millisecond
OUTCOME_FROM = 60  # cells of a line from which what becomes of a record stands at its end in words
SIGNS = {
    Outcome.NEW: ("+", "words.new"),
    Outcome.UPDATED: ("~", "figure"),
    Outcome.OURS: ("!", "sign.conflict"),
    Outcome.PARKED: ("?", "sign.reference"),
    Outcome.THERE: ("=", QUIET),
    Outcome.DROPPED: ("-", QUIET),
    Outcome.UNREAD: ("×", "words.gone"),
    Outcome.REMARK: ("!", "sign.conflict"),
}
REFERENCES, NOT_TAKEN, REMARKS, UNNAMED = "References", "Not taken", "Remarks", "a source without a name"
NOT_HERE = "no article here"
WHOLE_ARTICLE = "on the whole article"
CHANGED = "its words stand here otherwise"

_Line = Callable[[int], Row]


@dataclass(slots=True)
class Laid:
    """Records as rows, made when they come into view.

    Attributes:
        items: The records, in the order of the rows.
        places: The rows of each.
        parts: The numbers of the records that come first under a heading.
    """

    items: list[Planned] = field(default_factory=list)
    places: list[range] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    lines: list[_Line] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.lines)

    def row(self, number: int, width: int) -> Row:
        """A row for `width` cells."""
        return self.lines[number](width)


def laying(
    planned: Sequence[Planned], wanted: Outcome | None, titles: Mapping[str, str], heads: Sequence[str] = ()
) -> Generator[None, None, Laid]:
    """The records under their articles.

    Args:
        planned: All of them.
        wanted: Those of one outcome; None for all.
        titles: Of the articles here, by their ids.
        heads: What is to be said first, a line each.

    Yields:
        After some records each.
    """
    groups: dict[tuple[int, str], list[Planned]] = {}
    for number, each in enumerate(planned):
        if wanted in {None, each.outcome}:
            groups.setdefault(_group(each, titles), []).append(each)
        if number % STEP == 0:
            yield
    laid = Laid(lines=[_head_line(words) for words in heads])
    for key in sorted(groups):
        _lay_heading(laid, key, len(groups[key]), is_first=not laid.lines)
        for each in groups[key]:
            _lay(laid, each)
        yield
    return laid


def whole_card(each: Planned, titles: Mapping[str, str]) -> Card:
    """All that a record says, and what would become of it.

    Args:
        each: It.
        titles: Of the articles here, by their ids.
    """
    read = each.given.read
    outcome = f"{each.outcome}: {each.why}" if each.why else str(each.outcome)
    rows: list[tuple[str, str]] = [("becomes", outcome)]
    if isinstance(read, Incoming):
        row = each.row if isinstance(each.row, Annotation) else None
        rows += [
            ("article", _title_here(each, titles) or f"{_told(read)}, {NOT_HERE}"),
            ("label", row.label if row is not None else read.label),
            ("note", read.note),
            ("tags", " ".join(f"#{tag}" for tag in read.tags)),
            ("made", f"{read.created:%Y-%m-%d %H:%M}" if read.created else ""),
        ]
    elif isinstance(read, IncomingLink):
        rows += [("says", read.relation), ("note", read.note)]
    rows.append(("stands in", _where(each)))
    return Card(title_of(each), tuple(row for row in rows if row[1]))


def whole_rows(card: Card, width: int) -> list[Row]:
    """A card as rows beside the list."""
    rows: list[Row] = [((line, "strong"),) for line in broken(card.title, width)]
    for words, said in card.rows:
        rows += [(), ((words, QUIET),)]
        rows += [((line, ""),) for part in str(said).split("\n") for line in broken(part, width)]
    return rows


def title_of(each: Planned) -> str:
    """What a record is, in a few words."""
    read = each.given.read
    if isinstance(read, IncomingLink):
        return f"reference: {read.relation}"
    if isinstance(read, Incoming):
        return quoted(read.quote) if read.quote else WHOLE_ARTICLE
    return _where(each)


def _where(each: Planned) -> str:
    return f"{each.given.source}, {each.line}" if each.line else each.given.source


def _head_line(words: str) -> _Line:
    return lambda width: ((fitted(shown(words), width), QUIET),)


def _group(each: Planned, titles: Mapping[str, str]) -> tuple[int, str]:
    """Under which heading it stands; the first says in which order these come."""
    read = each.given.read
    title = _title_here(each, titles)
    if title:
        return 0, title
    if each.outcome is Outcome.REMARK:
        return 4, ""
    if isinstance(read, Incoming):
        return (1, _told(read)) if each.outcome is not Outcome.UNREAD else (3, "")
    return (2, "") if isinstance(read, IncomingLink) else (3, "")


def _title_here(each: Planned, titles: Mapping[str, str]) -> str:
    """The title of its article; empty where that is not here."""
    if each.entry is not None:
        return each.entry.article.title
    if isinstance(each.row, ParkedRow):
        return titles.get(each.row.about.article, "")
    return titles.get(each.article, "")


def _told(read: Incoming) -> str:
    return read.about.title or read.about.url or UNNAMED


def _lay_heading(laid: Laid, key: tuple[int, str], count: int, *, is_first: bool) -> None:
    kind, title = key
    words = (title, title, REFERENCES, NOT_TAKEN, REMARKS)[kind]
    facts = f" · {NOT_HERE} · {count:,}" if kind == 1 else f" · {count:,}"
    laid.parts.append(len(laid.items))
    if not is_first:
        laid.lines.append(lambda _width: ())
    laid.lines.append(lambda width: ((fitted(shown(words), max(1, width - width_of(facts))), "strong"), (facts, QUIET)))


def _lay(laid: Laid, each: Planned) -> None:
    start, why = len(laid.lines), _why(each)
    read = each.given.read
    laid.items.append(each)
    laid.lines.append(lambda width: _first_row(each, width))
    if isinstance(read, Incoming) and read.note:
        note = " ".join(plain(read.note).split())
        laid.lines.append(lambda width: ((f"{INDENT}✎ {fitted(shown(note), max(1, width - 4))}", NOTE),))
    if why:
        laid.lines.append(lambda width: ((fitted(INDENT + shown(why), width), QUIET),))
    laid.places.append(range(start, len(laid.lines)))


def _first_row(each: Planned, width: int) -> Row:
    sign, look = SIGNS[each.outcome]
    outcome = f"  {each.outcome}" if width >= OUTCOME_FROM else ""
    room = max(1, width - 2 - width_of(outcome))
    words = fitted(shown(title_of(each)), room)
    return (sign, look), (" ", ""), (words, ""), (" " * (room - width_of(words)), ""), (outcome, QUIET)


def _why(each: Planned) -> str:
    is_changed = each.placed is not None and each.placed.how is How.CHANGED
    return each.why or (CHANGED if is_changed else "")
