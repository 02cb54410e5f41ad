"""Layout: a document broken into lines that fit a width, and the way between offsets and places."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import takewhile

from reader.core.breaking import Found, capped, indent_of
from reader.core.cells import cluster_width, clusters, width_of
from reader.core.document import Document
from reader.core.line import GAP_BLOCK, Line, column_of, offset_in
from reader.core.span import Span
from reader.core.wrap import tab_stop

__all__ = ["WIDTH_MIN", "Layout", "Line", "Place", "lay_out"]

WIDTH_MIN = 20  # cells


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

    def __init__(self, document: Document, width: int, found: Found) -> None:
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
        return capped(block.prefix if first else block.hang, self.width), indent_of(block, self.width)

    def _gap_prefix(self, row: int) -> tuple[str, int]:
        above, below = self._blocks[row - 1], self._blocks[row + 1]
        hangs = [capped(self.document.blocks[index].hang, self.width) for index in (above, below)]
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
    found = Found(document, width)
    if not document.blocks:
        found.add_pieces(0, 0, len(document.text), width)
    for index, block in enumerate(document.blocks):
        found.add_block(index, block)
    return Layout(document, width, found)
