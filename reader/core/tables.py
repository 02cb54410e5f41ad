"""Tables: how wide the columns of a table are, and how a table too wide for its line is told cell by cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.core.cells import fitted, width_of
from reader.core.document import Block
from reader.core.span import Span

GAP = 2  # cells between columns
CELL_MIN = 10  # cells for a cell on a line of its own, whatever stands before it
LABEL_ROOM = 18  # cells; where there are fewer, a third of them is no label

_FIGURE = re.compile(r"[^\w]*\d[\d\s.,:/%–−-]*[^\w]*")


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of one table.

    Attributes:
        widths: Cells of the widest text of each column.
        heads: What the header says over each column; empty without a header.
        figures: Which columns hold nothing but figures and are set flush right.
    """

    widths: tuple[int, ...]
    heads: tuple[str, ...]
    figures: frozenset[int]

    @property
    def width(self) -> int:
        """The cells that a row takes when columns stand side by side."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)

    def stops(self, cells: Sequence[str], indent: int) -> tuple[int, ...]:
        """The column where each cell after the first begins, for a row that begins at `indent`."""
        edges = accumulate((width + GAP for width in self.widths), initial=indent)
        return tuple(
            edge + (self.widths[index] - width_of(cell) if index in self.figures else 0)
            for index, (edge, cell) in enumerate(zip(edges, cells, strict=False))
            if index
        )

    def label(self, column: int, room: int) -> str:
        """What stands before a cell that has a line of its own, `room` being what label and cell share."""
        if not self.heads or room < LABEL_ROOM:
            return " " * GAP if column and room > CELL_MIN + GAP else ""
        width = min(max(map(width_of, self.heads)), room // 3)
        head = fitted(self.heads[column], width) if column < len(self.heads) else ""
        return head + " " * (width + GAP - width_of(head))


def measure(text: str, rows: Sequence[Block]) -> Table:
    """The columns of the table that `rows` make up."""
    table = [[cell.of(text) for cell in cells_of(text, row.span)] for row in rows]
    count = max(map(len, table))
    columns = [[row[index] for row in table if index < len(row)] for index in range(count)]
    bodies = [
        [cells[i] for cells, row in zip(table, rows, strict=True) if not row.head and i < len(cells)]
        for i in range(count)
    ]
    heads = next((tuple(cells) for cells, row in zip(table, rows, strict=True) if row.head), ())
    return Table(
        widths=tuple(max(map(width_of, column)) for column in columns),
        heads=heads if any(heads) else (),
        figures=frozenset(index for index, body in enumerate(bodies) if index and _are_figures(body)),
    )


def cells_of(text: str, row: Span) -> list[Span]:
    """The cells of a row, which tabs part."""
    spans, start = [], row.start
    for cell in row.of(text).split("\t"):
        spans.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return spans


def _are_figures(cells: list[str]) -> bool:
    return bool(cells) and all(not cell or _FIGURE.fullmatch(cell) for cell in cells)
