"""Blocks: what a card is made of: rows that stand together, and where `enter` leads from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.document import Block as TextBlock
from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKey
from reader.core.layout import lay_out
from reader.core.span import Span
from reader.library.shelf import Entry
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.widgets.rows_view import Piece, Row

WIDTH_MIN = 20


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a block leads: to an article, at a goal, or to the card of another entity."""

    entry: Entry | None = None
    goal: Goal = WHERE_READ
    key: EntityKey | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that stand together; the cursor passes over those that lead nowhere."""

    rows: tuple[Row, ...]
    lead: Lead | None = None


GAP = Block(((),))


def plain(*rows: Row) -> Block:
    """Rows that lead nowhere."""
    return Block(rows)


def wrapped(text: str, marks: Iterable[tuple[Span, str]], width: int, indent: str = "") -> tuple[Row, ...]:
    """A text in rows of at most `width` cells, with marks in their style; the marks are in order."""
    flat = "".join(" " if char.isspace() else char for char in text)
    whole = Span(0, len(flat))
    layout = lay_out(Document(flat, (TextBlock(BlockKind.PARAGRAPH, whole),)), max(WIDTH_MIN, width - len(indent)))
    known = list(marks)
    return tuple(((indent, ""), *_pieces(flat, layout.line_at(number).span, known)) for number in range(len(layout)))


def _pieces(text: str, line: Span, marks: Sequence[tuple[Span, str]]) -> Iterable[Piece]:
    at = line.start
    for span, style in marks:
        start, end = max(at, span.start), min(line.end, span.end)
        if start < end:
            yield text[at:start], ""
            yield text[start:end], style
            at = end
    yield text[at : line.end].rstrip(), ""
