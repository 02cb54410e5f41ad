"""Preview: an annotation in its article: the passage in its paragraph, the whole note, tags and references."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.document import Block, BlockKind, Document
from reader.core.labels import Codebook
from reader.core.layout import lay_out
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.tui.notebook.lines import BAD, NOTE, QUIET, WHOLE, glyph_of
from reader.tui.standing.signs import state_words
from reader.tui.standing.was_now import was_now_rows
from reader.tui.widgets.margin import broken, plain
from reader.tui.widgets.rows_view import Row as Line

PASSAGE_ROWS = 12
AROUND_ROWS = 2  # of the paragraphs before and after it
LEAST_WIDTH = 20  # cells
CARD_SIGN = "▢ "


@dataclass(frozen=True, slots=True)
class Seen:
    """An annotation as it is looked at.

    Attributes:
        title: Its article's title.
        about: The article's source and day.
        document: The article's text; None where it cannot be read.
        placed: Where it lies there.
        references: What is tied to it, a line each.
        cards: The cards that were made from it, likewise.
    """

    annotation: Annotation
    title: str
    about: str
    document: Document | None
    placed: Placed | Lost
    references: Sequence[str] = ()
    cards: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """How much room there is for a passage.

    Attributes:
        width: Cells of a line.
        rows: Lines that its paragraph may have.
        around: Whether something of the paragraphs before and after it is shown too.
        gap: Empty lines between these.
    """

    width: int
    rows: int = PASSAGE_ROWS
    around: bool = True
    gap: int = 0


def preview_lines(seen: Seen, codebook: Codebook, width: int, rows: int) -> list[Line]:
    """At most so many lines of a width."""
    width = max(width, LEAST_WIDTH)
    lines: list[Line] = [((line, "title"),) for line in broken(seen.title, width)]
    lines += [((line, QUIET),) for line in broken(seen.about, width) if line]
    lines += [(), *passage_lines(seen, codebook, Room(width)), (), *said_lines(seen, codebook, width)]
    if len(lines) > rows:
        lines = [*lines[: rows - 1], (("…  K shows all of it", QUIET),)]
    return lines


def said_lines(seen: Seen, codebook: Codebook, width: int) -> list[Line]:
    """What the reader says of a passage: label, tags, the note, references, and the cards that were made from it."""
    annotation = seen.annotation
    glyph, look = glyph_of(annotation.label, codebook)
    made = f"{annotation.record.created.astimezone():%-d %b %Y, %H:%M}"
    lines: list[Line] = [((f"{glyph} ", look), (annotation.label or "no label", "strong"), (f" · {made}", QUIET))]
    if annotation.tags:
        lines += _words(" ".join(f"#{tag}" for tag in annotation.tags), width, QUIET)
    if annotation.note:
        lines += [(), *_note(annotation.note, width)]
    for told, sign in ((seen.references, ""), (seen.cards, CARD_SIGN)):
        lines += [(), *(line for each in told for line in _words(f"{sign}{each}", width, ""))] if told else []
    return lines


def passage_lines(seen: Seen, codebook: Codebook, room: Room) -> list[Line]:
    """The passage in its paragraph, with a little of what stands before and after; or why it is not there."""
    width = room.width
    anchor, document, placed = seen.annotation.anchor, seen.document, seen.placed
    if anchor is None:
        return [((WHOLE, "emphasis"),)]
    look = f"label.{found.colour}" if (found := codebook.by_name(seen.annotation.label)) else "note.none"
    if document is None or isinstance(placed, Lost):
        why = placed.reason if isinstance(placed, Lost) else "the article cannot be read"
        was = anchor.prefix + anchor.exact + anchor.suffix
        at = Span(len(anchor.prefix), len(anchor.prefix) + len(anchor.exact))
        lost = _words(f"lost: {why}; it was", width, BAD)
        return [*lost, *marked_lines(was, at, width, room.rows, look)]
    block = document.block_index_at(placed.span.start)
    span = document.blocks[block].span.joined(placed.span) if block >= 0 else placed.span
    at = Span(placed.span.start - span.start, placed.span.end - span.start)
    lines = marked_lines(span.of(document.text), at, width, room.rows, look)
    before, after = _beside(document, block - 1), _beside(document, document.block_index_at(span.end - 1) + 1)
    moved = _words(state_words(placed), width, QUIET) if placed.how is not How.EXACT else []
    if placed.how is How.CHANGED:
        moved += [*was_now_rows(anchor.exact, placed.span.of(document.text), width), ()]
    above = [((line, QUIET),) for line in broken(before, width)[-AROUND_ROWS:] if line and room.around]
    below = [((line, QUIET),) for line in broken(after, width)[:AROUND_ROWS] if line and room.around]
    between: list[Line] = [()] * room.gap
    return [*moved, *above, *(between if above else ()), *lines, *(between if below else ()), *below]


def _note(note: str, width: int) -> Iterable[Line]:
    for part in plain(note).splitlines():
        yield from _words(part, width, NOTE) if part.strip() else [()]


def _words(text: str, width: int, look: str) -> list[Line]:
    return [((line, look),) for line in broken(text, width)]


def _beside(document: Document, block: int) -> str:
    """The text of a paragraph, if there is one at this place."""
    if not 0 <= block < len(document.blocks):
        return ""
    return document.blocks[block].span.of(document.text).replace("\t", " ").replace("\n", " ")


def marked_lines(text: str, at: Span, width: int, rows: int, look: str) -> list[Line]:
    """A text in at most so many lines, with a stretch of it marked and in view."""
    text = text.replace("\t", " ").replace("\n", " ")
    layout = lay_out(Document(text, (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)), width)
    spans = [layout.line_at(row).span for row in range(len(layout))]
    first = next((number for number, span in enumerate(spans) if span.end > at.start), 0)
    last = next((number for number, span in enumerate(spans) if span.end >= at.end), len(spans) - 1)
    room = max(0, rows - (last - first + 1)) // 2
    start = max(0, min(first - room, len(spans) - rows))
    return [_marked(text, span, at, look) for span in spans[start : start + rows]]


def _marked(text: str, line: Span, at: Span, look: str) -> Line:
    start, end = (max(line.start, min(place, line.end)) for place in (at.start, at.end))
    return (text[line.start : start], ""), (text[start:end], look), (text[end : line.end].rstrip(), "")
