"""Line: one row of a laid-out document, and what stands where in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.cells import cluster_width, clusters, is_single
from reader.core.span import Span

GAP_BLOCK = -1  # stands for "no block" in the line between two blocks
UNDRAWN = " \t\n"  # what is not drawn at the end of a line


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of the text that stands in one row.

    Attributes:
        span: Its characters, with the newline or spaces at its end, which are not drawn.
        block: The index of its block in the document; -1 for the blank line between two blocks.
        indent: Cells before its text.
        prefix: What is shown in the indent, at most as wide: bullets, quote bars, a table's labels.
        stops: The column (indent counted) that each tab in it leads to, in order.
    """

    span: Span
    block: int = GAP_BLOCK
    indent: int = 0
    prefix: str = ""
    stops: tuple[int, ...] = ()

    @property
    def is_gap(self) -> bool:
        """Whether it only parts two blocks."""
        return self.block == GAP_BLOCK

    def drawn(self, text: str) -> Span:
        """The part of its span that is drawn."""
        return Span(self.span.start, self.span.start + len(self.span.of(text).rstrip(UNDRAWN)))


@dataclass(frozen=True, slots=True)
class Step:
    """A piece of a line that is drawn as one: what it covers, where it stands, how wide it is."""

    start: int
    end: int
    column: int
    width: int


def steps(text: str, line: Line) -> Iterator[Step]:
    """The pieces of a line from left to right; its newline comes last and takes no cell."""
    offset, column = line.span.start, line.indent
    stops = iter(line.stops)
    inside = line.span.of(text)
    for piece in clusters(inside.removesuffix("\n")):
        after = next(stops) if piece == "\t" else column + cluster_width(piece)
        yield Step(offset, offset + len(piece), column, after - column)
        offset, column = offset + len(piece), after
    if inside.endswith("\n"):
        yield Step(offset, offset + 1, column, 0)


def column_of(text: str, line: Line, offset: int) -> int:
    """The column of the piece that holds `offset`; at or past the end, the column after the last."""
    if is_single(text[line.span.start : offset]) and is_single(text[offset : offset + 1]):
        return line.indent + min(offset, line.span.end) - line.span.start
    column = line.indent
    for step in steps(text, line):
        if offset < step.end:
            return step.column
        column = step.column + step.width
    return column


def offset_in(text: str, line: Line, column: int) -> int:
    """The start of the piece at `column`; the nearest one where there is none."""
    ahead = max(column - line.indent, 0)
    if ahead < len(line.span) and is_single(text[line.span.start : line.span.start + ahead + 1]):
        return line.span.start + ahead
    offset = line.span.start
    for step in steps(text, line):
        if step.column > max(column, line.indent):
            break
        if step.width or step.end == line.span.end:
            offset = step.start
    return offset
