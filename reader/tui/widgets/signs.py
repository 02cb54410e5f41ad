"""Signs: what stands in the gutter beside each line, and in the margin, looked for as lines are drawn."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from reader.core.layout import Layout
from reader.core.span import Span
from reader.tui.widgets.drawing import GutterSign
from reader.tui.widgets.margin import MarginNote


class Signs:
    """The signs of an article; nothing is worked out for lines that nobody sees, so that thousands cost little.

    Args:
        signs: The signs; of several on one line, the one that comes first here is shown, and beside it the next
            that looks otherwise and does not give way.
    """

    def __init__(self, signs: Iterable[GutterSign] = ()) -> None:
        self._placed = sorted((sign.offset, number, sign) for number, sign in enumerate(signs))
        self._offsets = [offset for offset, _, _ in self._placed]

    def on(self, line: Span) -> tuple[GutterSign, ...]:
        """The signs beside a line, two at most."""
        start, end = bisect_left(self._offsets, line.start), bisect_left(self._offsets, line.end)
        here = [sign for _, _, sign in sorted(self._placed[start:end], key=_rank)]
        beside = (each for each in here[1:] if not each.gives_way and each.glyph != here[0].glyph)
        return *here[:1], *islice(beside, 1)

    def notes(self, page: Layout) -> Iterator[MarginNote]:
        """What the signs have to say in the margin, in the order of the rows where it begins."""
        noted = ((page.row_of(offset), number, sign) for offset, number, sign in self._placed if sign.note)
        for row, group in groupby(noted, key=_row_of):
            for _, _, sign in sorted(group):
                yield MarginNote(row, sign.glyph, sign.style, sign.note)


def _rank(placed: tuple[int, int, GutterSign]) -> int:
    return placed[1]


def _row_of(placed: tuple[int, int, GutterSign]) -> int:
    return placed[0]
