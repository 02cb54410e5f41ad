"""Layout: a document broken into lines that fit a width, and the way between offsets and places."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from reader.core.cells import ELLIPSIS, cluster_width, clusters, width_of
from reader.core.document import Block, BlockKind, Document
from reader.core.line import GAP_BLOCK, Line, column_of, offset_in
from reader.core.span import Span
from reader.core.tables import Table, cells_of, measure
from reader.core.wrap import tab_stop, wrap

__all__ = ["WIDTH_MIN", "Layout", "Line", "Place", "lay_out"]

WIDTH_MIN = 20  # cells
TEXT_MIN = 10  # cells that are left to the text, however deep it is nested
RULE = "─"
TIGHT = {BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE, BlockKind.FOOTNOTE}  # no gap between two of a kind
SHAPED = {BlockKind.CODE, BlockKind.HTML}  # broken where the room ends, not between words


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A row of a layout and a column, in cells from its left edge; both count from 0."""

    row: int
    column: int


class Layout:
    """The lines of a document at one width; made by `lay_out`.

    Lines are made when they are asked for: what is kept of each is where it starts and its block.
    """

    __slots__ = ("_blocks", "_labels", "_starts", "_tables", "document", "width")

    def __init__(self, document: Document, width: int, found: "_Found") -> None:
        self.document = document
        self.width = width
        self._starts = found.starts
        self._blocks = found.blocks
        self._labels = found.labels
        self._tables = found.tables

    def __len__(self) -> int:
        return len(self._starts)

    def line_at(self, row: int) -> Line:
        """The line in `row`.

        Raises:
            IndexError: There is no such row.
        """
        if not 0 <= row < len(self):
            raise IndexError(f"no row {row} among {len(self)}")
        start, index = self._starts[row], self._blocks[row]
        end = self._starts[row + 1] if row + 1 < len(self) else len(self.document.text)
        prefix, indent = self._prefix(row)
        stops = self._stops(start, end, index, indent) if self.document.text.find("\t", start, end) >= 0 else ()
        return Line(Span(start, end), index, indent, prefix, stops)

    def row_of(self, offset: int) -> int:
        """The row where the character at `offset` stands; the last one for the end of the text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def place_of(self, offset: int) -> Place:
        """Where the character at `offset` stands; the indent counts in its column."""
        offset = min(max(offset, 0), len(self.document.text))
        row = self.row_of(offset)
        return Place(row, column_of(self.document.text, self.line_at(row), offset))

    def offset_at(self, place: Place) -> int:
        """The start of the grapheme at `place`, or of the nearest one in its row."""
        row = min(max(place.row, 0), len(self) - 1)
        return offset_in(self.document.text, self.line_at(row), place.column)

    def lines_of(self, span: Span) -> range:
        """The rows that `span` touches."""
        return range(self.row_of(span.start), self.row_of(max(span.start, span.end - 1)) + 1)

    def _prefix(self, row: int) -> tuple[str, int]:
        if row in self._labels:
            return self._labels[row]
        index = self._blocks[row]
        if index == GAP_BLOCK:
            return self._gap_prefix(row)
        if not self.document.blocks:
            return "", 0
        block = self.document.blocks[index]
        first = row == 0 or self._blocks[row - 1] != index
        return _capped(block.prefix if first else block.hang, self.width), _indent(block, self.width)

    def _gap_prefix(self, row: int) -> tuple[str, int]:
        above, below = self._blocks[row - 1], self._blocks[row + 1]
        hangs = [_capped(self.document.blocks[index].hang, self.width) for index in (above, below)]
        shared = "".join(
            one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(*hangs, strict=False))
        ).rstrip()
        return shared, width_of(shared)

    def _stops(self, start: int, end: int, index: int, indent: int) -> tuple[int, ...]:
        inside = self.document.text[start:end].removesuffix("\n")
        if index in self._tables:
            return self._tables[index].stops(inside.split("\t"), indent)
        stops, column = [], 0
        for piece in clusters(inside):
            column = tab_stop(column) if piece == "\t" else column + cluster_width(piece)
            if piece == "\t":
                stops.append(indent + column)
        return tuple(stops)


def lay_out(document: Document, width: int) -> Layout:
    """Break a document into lines that fit.

    Args:
        document: What to show.
        width: Room for a line, in terminal cells; at least 20.

    Returns:
        Lines that, joined, give back every character of `document.text`.

    Raises:
        ValueError: `width` is under 20.
    """
    if width < WIDTH_MIN:
        raise ValueError(f"{width} cells are too few to lay out a text; {WIDTH_MIN} is the least")
    found = _Found(document, width)
    if not document.blocks:
        found.add_pieces(0, 0, len(document.text), width)
    for index, block in enumerate(document.blocks):
        found.add_block(index, block)
    return Layout(document, width, found)


@dataclass(slots=True)
class _Found:
    """What laying out has found so far."""

    document: Document
    width: int
    starts: "array[int]" = field(default_factory=lambda: array("L"))
    blocks: "array[int]" = field(default_factory=lambda: array("l"))
    labels: dict[int, tuple[str, int]] = field(default_factory=dict)
    tables: dict[int, Table] = field(default_factory=dict)
    _stacked: Table | None = None

    def add_block(self, index: int, block: Block) -> None:
        """Add the lines of one block, and the gap before it."""
        if block.kind is BlockKind.ROW and not self._goes_on(index):
            self._begin_table(index)
        elif block.kind is not BlockKind.ROW:
            self._stacked = None
        if index and (self._stacked or not self._is_tight(index)):
            self._add(block.span.start, GAP_BLOCK)
        room = self.width - _indent(block, self.width)
        if block.kind is BlockKind.ROW and self._stacked is None:
            self._add(block.span.start, index)
        elif self._stacked and not block.head:
            self._add_cells(index, block, room, self._stacked)
        elif block.kind is BlockKind.RULE and block.span.is_empty:
            self.labels[len(self.starts)] = (_capped(block.prefix, self.width) + RULE * room, self.width)
            self._add(block.span.start, index)
        else:
            self.add_pieces(index, block.span.start, block.span.end, room, by_words=block.kind not in SHAPED)

    def add_pieces(self, index: int, start: int, end: int, room: int, *, by_words: bool = True) -> None:
        """Add the lines of a stretch that may hold newlines."""
        text = self.document.text
        while True:
            newline = text.find("\n", start, end)
            stop = end if newline < 0 else newline
            for each in wrap(text, start, stop, room, by_words=by_words):
                self._add(each, index)
            if newline < 0:
                return
            start = newline + 1

    def _add(self, start: int, index: int) -> None:
        self.starts.append(start)
        self.blocks.append(index)

    def _is_tight(self, index: int) -> bool:
        above, block = self.document.blocks[index - 1], self.document.blocks[index]
        return (
            block.kind in TIGHT
            and above.kind is block.kind
            and (block.kind is not BlockKind.ROW or self._goes_on(index))
        )

    def _goes_on(self, index: int) -> bool:
        if not index:
            return False
        above, block = self.document.blocks[index - 1], self.document.blocks[index]
        return above.kind is BlockKind.ROW and above.level == block.level

    def _begin_table(self, first: int) -> None:
        last = first + 1
        while (
            last < len(self.document.blocks)
            and self.document.blocks[last].kind is BlockKind.ROW
            and self._goes_on(last)
        ):
            last += 1
        rows = self.document.blocks[first:last]
        table = measure(self.document.text, rows)
        fits = table.width <= self.width - max(_indent(row, self.width) for row in rows)
        self._stacked = None if fits else table
        if fits:
            self.tables.update(dict.fromkeys(range(first, last), table))

    def _add_cells(self, index: int, block: Block, room: int, table: Table) -> None:
        before = _indent(block, self.width)
        for column, cell in enumerate(cells_of(self.document.text, block.span)):
            label = table.label(column, room)
            width = width_of(label)
            for number, start in enumerate(wrap(self.document.text, cell.start, cell.end, room - width)):
                prefix = _capped(block.hang if column or number else block.prefix, self.width)
                padding = " " * (before - width_of(prefix))
                self.labels[len(self.starts)] = (prefix + padding + (" " * width if number else label), before + width)
                self._add(start, index)


def _indent(block: Block, width: int) -> int:
    return max(width_of(_capped(block.prefix, width)), width_of(_capped(block.hang, width)))


@lru_cache(maxsize=1024)
def _capped(prefix: str, width: int) -> str:
    room = width - max(TEXT_MIN, width // 2)
    if width_of(prefix) <= room:
        return prefix
    kept: list[str] = []
    room -= width_of(ELLIPSIS)
    for cluster in reversed(clusters(prefix)):
        room -= cluster_width(cluster)
        if room < 0:
            break
        kept.append(cluster)
    return ELLIPSIS + "".join(reversed(kept))
