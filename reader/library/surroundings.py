"""Surroundings: what a figure or a name is told in: its sentence, its list item, its row with the table's header."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.core.document import Block, BlockKind, Document
from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.segment import previous_sentence, sentence_at
from reader.core.span import Span
from reader.core.tables import cells_of

ITEM_LENGTH = 240  # code points; a longer list item is told by its sentences
LIST_LENGTH = 100  # items; of a longer list nobody remembers at its end what led to it
SENTENCE_LENGTH = 1200  # likewise; of a longer one, that lacks its stops, what stands around the figure is told

Marked = TypeVar("Marked", Figure, Mention)


class Marks(Generic[Marked]):
    """Marks of a document by where they stand, so that each figure finds its own among very many."""

    def __init__(self, marks: Iterable[Marked]) -> None:
        self._marks: list[Marked] = sorted(marks, key=lambda mark: mark.span.start)
        self._starts: list[int] = [mark.span.start for mark in self._marks]

    def within(self, span: Span) -> list[Marked]:
        """Those that lie in a span as a whole."""
        first, after = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [mark for mark in self._marks[first:after] if mark.span.end <= span.end]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a figure is told in: a stretch of the text, or a row, whose pieces are joined anew."""

    text: str
    pieces: tuple[tuple[Span, int], ...]  # a stretch of the document and where it begins in `text`

    def among(self, marks: "Marks[Marked]") -> Iterator[tuple[Marked, Span]]:
        """The marks that lie in it, each with its place in `text`."""
        for piece, start in self.pieces:
            for mark in marks.within(piece):
                yield mark, mark.span.shifted(start - piece.start)

    def place(self, span: Span) -> Span | None:
        """Where a stretch of the document lies in `text`; None when it does not, as a whole."""
        for piece, start in self.pieces:
            if piece.covers(span):
                return span.shifted(start - piece.start)
        return None


def headers(document: Document) -> dict[int, Block]:
    """The header of each table, by the table's number."""
    return {block.level: block for block in reversed(document.blocks) if block.head}


def surroundings(document: Document, span: Span, heads: Mapping[int, Block]) -> Surroundings:
    """What a stretch of a document is told in.

    Args:
        document: The article's.
        span: A figure, a name.
        heads: The `headers` of the document.
    """
    block = document.blocks[document.block_index_at(span.start)] if document.blocks else None
    if block and block.kind is BlockKind.ROW:
        return _row(document, block, heads.get(block.level))
    if block and block.kind is BlockKind.ITEM and len(block.span) <= ITEM_LENGTH:
        whole = block.span.trimmed(document.text)
    else:
        whole = sentence_at(document, span.start)
        last = sentence_at(document, max(span.end - 1, span.start))
        whole = _shortened(document, whole.joined(last), span)
    return Surroundings(" ".join(whole.of(document.text).split("\n")), ((whole, 0),))


def is_listed(document: Document, offset: int) -> bool:
    """Whether an offset lies in a row of a table or an item of a list, beside others of its kind."""
    block = document.blocks[document.block_index_at(offset)] if document.blocks else None
    return block is not None and block.kind in (BlockKind.ROW, BlockKind.ITEM)


def said_before(document: Document, offset: int) -> str:
    """The sentence before it in its paragraph; over a row or a list item, and a first sentence, the heading."""
    if not is_listed(document, offset):
        here = sentence_at(document, offset)
        before = previous_sentence(document, here.start)
        if before is not None and document.block_index_at(before.start) == document.block_index_at(here.start):
            return before.of(document.text)
    heading = document.heading_over(offset)
    return heading.span.of(document.text) if heading and not heading.span.holds(offset) else ""


def lead_in(document: Document, offset: int) -> str:
    """What leads to the list that an item stands in, where it ends in a colon; empty where there is nothing such."""
    index = document.block_index_at(offset) if document.blocks else 0
    if not document.blocks or document.blocks[index].kind is not BlockKind.ITEM:
        return ""
    least = max(0, index - LIST_LENGTH)
    while index > least and document.blocks[index].kind is BlockKind.ITEM:
        index -= 1
    block, before = document.blocks[index], document.blocks[index].span.trimmed(document.text)
    if block.kind is not BlockKind.PARAGRAPH or not before.of(document.text).endswith(":"):
        return ""
    return sentence_at(document, before.end - 1).of(document.text)


def _shortened(document: Document, whole: Span, figure: Span) -> Span:
    """The sentence, or what stands around the figure in one that is far too long, from space to space."""
    if len(whole) <= SENTENCE_LENGTH:
        return whole
    first = max(whole.start, figure.start - SENTENCE_LENGTH // 2)
    last = min(whole.end, figure.end + SENTENCE_LENGTH // 2)
    start = whole.start if first == whole.start else document.text.find(" ", first, figure.start) + 1
    end = whole.end if last == whole.end else document.text.rfind(" ", figure.end, last)
    return Span(start or figure.start, end if end > 0 else figure.end)


def _row(document: Document, row: Block, head: Block | None) -> Surroundings:
    text = document.text
    heads = [cell.of(text).strip() for cell in cells_of(text, head.span)] if head and not row.head else []
    told, pieces = "", []
    for index, cell in enumerate(cells_of(text, row.span)):
        inside = cell.trimmed(text)
        if inside.is_empty:
            continue
        told += "; " if told else ""
        told += f"{heads[index]}: " if index < len(heads) and heads[index] else ""
        pieces.append((inside, len(told)))
        told += inside.of(text)
    return Surroundings(told, tuple(pieces))
