"""Breaking: where each block of a document breaks into lines, and what stands before its text."""

from array import array
from dataclasses import dataclass, field
from functools import lru_cache

from reader.core.cells import ELLIPSIS, cluster_width, clusters, width_of
from reader.core.document import Block, BlockKind, Document
from reader.core.line import GAP_BLOCK
from reader.core.tables import Table, cells_of, measure
from reader.core.wrap import tab_stop, wrap

TEXT_MIN = 10  # cells that are left to the text, however deep it is nested
RULE = "─"
TIGHT = {BlockKind.ITEM, BlockKind.ROW, BlockKind.CODE, BlockKind.FOOTNOTE}  # no gap between two of a kind
SHAPED = {BlockKind.CODE, BlockKind.HTML}  # broken where the room ends, not between words
FOLDED = "↪ "  # before the rest of a line of code that was too long
FOLD_MIN = 30  # cells; in less room that sign is left out


@dataclass(slots=True)
class Found:
    """What laying out has found so far: of each line where it starts and its block, and what is special about it."""

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
        room = self.width - indent_of(block, self.width)
        if block.kind is BlockKind.ROW and self._stacked is None:
            self._add(block.span.start, index)
        elif self._stacked and not block.head:
            self._add_cells(index, block, room, self._stacked)
        elif block.kind is BlockKind.RULE and block.span.is_empty:
            self.labels[len(self.starts)] = (capped(block.prefix, self.width) + RULE * room, self.width)
            self._add(block.span.start, index)
        elif block.kind is BlockKind.CODE and room >= FOLD_MIN:
            self._add_code(index, block, room)
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

    def _add_code(self, index: int, block: Block, room: int) -> None:
        """Add the lines of code; what does not fit goes on below, as far in as its line begins, behind a sign."""
        text, start = self.document.text, block.span.start
        indent = indent_of(block, self.width)
        prefix = capped(block.hang, self.width)
        prefix += " " * (indent - width_of(prefix))
        for code in block.span.of(text).split("\n"):
            end = start + len(code)
            first, *rest = wrap(text, start, end, room, by_words=False)[:2]
            self._add(first, index)
            if rest:
                sign = " " * min(_depth(code), room // 2) + FOLDED
                label = (prefix + sign, indent + width_of(sign))
                for each in wrap(text, rest[0], end, room - width_of(sign), by_words=False):
                    self.labels[len(self.starts)] = label
                    self._add(each, index)
            start = end + 1

    def _add(self, start: int, index: int) -> None:
        self.starts.append(start)
        self.blocks.append(index)

    def _is_tight(self, index: int) -> bool:
        above, block = self.document.blocks[index - 1], self.document.blocks[index]
        if block.kind not in TIGHT or above.kind is not block.kind:
            return False
        if block.kind is BlockKind.ROW:
            return self._goes_on(index)
        goes_on = block.prefix == block.hang != ""  # a further paragraph of the item above
        return not goes_on

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
        fits = table.width <= self.width - max(indent_of(row, self.width) for row in rows)
        self._stacked = None if fits else table
        if fits:
            self.tables.update(dict.fromkeys(range(first, last), table))

    def _add_cells(self, index: int, block: Block, room: int, table: Table) -> None:
        before = indent_of(block, self.width)
        for column, cell in enumerate(cells_of(self.document.text, block.span)):
            label = table.label(column, room)
            width = width_of(label)
            for number, start in enumerate(wrap(self.document.text, cell.start, cell.end, room - width)):
                prefix = capped(block.hang if column or number else block.prefix, self.width)
                padding = " " * (before - width_of(prefix))
                self.labels[len(self.starts)] = (prefix + padding + (" " * width if number else label), before + width)
                self._add(start, index)


def _depth(code: str) -> int:
    """The cells before the first letter or sign of a line of code."""
    column = 0
    for character in code[: len(code) - len(code.lstrip(" \t"))]:
        column = tab_stop(column) if character == "\t" else column + 1
    return column


def indent_of(block: Block, width: int) -> int:
    """The cells before the text of a block, in lines of `width` cells."""
    return max(width_of(capped(block.prefix, width)), width_of(capped(block.hang, width)))


@lru_cache(maxsize=1024)
def capped(prefix: str, width: int) -> str:
    """A prefix that leaves at least half of `width` to the text; of a longer one its end, after an ellipsis."""
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
