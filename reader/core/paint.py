"""Paint: one line cut into runs, each with the styles of all marks that touch it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from reader.core.cells import is_simple, shown, width_of
from reader.core.document import Block, BlockKind
from reader.core.layout import Layout
from reader.core.line import Line, steps
from reader.core.marks import Layer, Mark
from reader.core.span import Span

PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one look.

    Attributes:
        text: Safe to draw.
        span: What it shows, in offsets of the canonical text; None for prefix and indent.
        styles: Names of styles, the lowest first; a later one is painted over an earlier one.
    """

    text: str
    span: Span | None
    styles: tuple[str, ...]


def paint(layout: Layout, row: int, layers: Iterable[Layer]) -> list[Run]:
    """Cut the line in `row` by all marks that touch it.

    Args:
        layout: Where the lines are.
        row: Which line.
        layers: What lies over the text, the document's own inline marks among them. Of one layer,
            shorter marks are painted over longer ones.

    Returns:
        Runs from left to right, side by side; none for a blank line. White
        space at the end of a line is not drawn.
    """
    line = layout.line_at(row)
    text = layout.document.text
    runs = _before(line)
    drawn = line.drawn(text)
    if drawn.is_empty:
        return runs
    base = _base(layout.document.blocks[line.block]) if layout.document.blocks else ("block.paragraph",)
    snap = _Snap(text, line, drawn)
    for span, styles in _cut(drawn, _marks(layers, drawn), snap):
        said = span.of(text) if snap.is_idle else _expanded(text, line, span)
        runs.append(Run(said, span, base + styles))
    return runs


def _before(line: Line) -> list[Run]:
    if not line.indent:
        return []
    safe = shown(line.prefix)
    return [Run(safe + " " * (line.indent - width_of(safe)), None, (PREFIX,))]


def _base(block: Block) -> tuple[str, ...]:
    if block.kind is BlockKind.HEADING:
        return (f"block.heading.{block.level}",)
    return (f"block.{block.kind}", "head") if block.head else (f"block.{block.kind}",)


def _marks(layers: Iterable[Layer], drawn: Span) -> list[Mark]:
    found: list[Mark] = []
    for layer in sorted(layers, key=_rank):
        here = layer.between(drawn)
        found += sorted(here, key=_falling) if len(here) > 1 else here
    return [mark for mark in found if not mark.span.is_empty]


def _cut(drawn: Span, marks: list[Mark], snap: "_Snap") -> list[tuple[Span, tuple[str, ...]]]:
    bands = [
        (snap.start(max(mark.span.start, drawn.start)), snap.end(min(mark.span.end, drawn.end)), mark.style)
        for mark in marks
    ]
    edges = {drawn.start, drawn.end}
    for first, last, _ in bands:
        edges |= {first, last}
    return [
        (
            Span(start, end),
            tuple([style for first, last, style in bands if first <= start < last]),
        )
        for start, end in pairwise(sorted(edges))
    ]


def _rank(layer: Layer) -> int:
    return layer.rank


def _falling(mark: Mark) -> int:
    return -len(mark.span)


class _Snap:
    """Moves the edges of a mark outward, so that no run begins inside what is drawn as one."""

    __slots__ = ("_edges",)

    def __init__(self, text: str, line: Line, drawn: Span) -> None:
        self._edges: list[int] = []
        if not is_simple(drawn.of(text)):
            self._edges = [step.start for step in steps(text, line) if step.start < drawn.end] + [drawn.end]

    @property
    def is_idle(self) -> bool:
        """Whether each character of the line is drawn as it is, and by itself."""
        return not self._edges

    def start(self, offset: int) -> int:
        return self._edges[bisect_right(self._edges, offset) - 1] if self._edges else offset

    def end(self, offset: int) -> int:
        return self._edges[bisect_left(self._edges, offset)] if self._edges else offset


def _expanded(text: str, line: Line, span: Span) -> str:
    inside = span.of(text)
    if "\t" not in inside:
        return shown(inside)
    widths = {step.start: step.width for step in steps(text, line)}
    before, *cells = inside.split("\t")
    drawn, offset = [shown(before)], span.start + len(before)
    for cell in cells:
        drawn.append(" " * widths[offset] + shown(cell))
        offset += 1 + len(cell)
    return "".join(drawn)
