"""Stepping: the keys that go from part to part of a list, the same on every screen whose list has parts."""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from reader.tui.widgets.rows_view import RowsView


class Stepping:
    """What these keys do.

    Args:
        view: The rows.
        parts: Says of which items each begins a part, by their numbers.
    """

    def __init__(self, view: RowsView, parts: Callable[[], Sequence[int]]) -> None:
        self._view = view
        self._parts = parts

    def do_next_part(self, count: int) -> None:
        """The beginning of the next part; in the last one nothing."""
        self._step(max(1, count))

    def do_previous_part(self, count: int) -> None:
        """The beginning of this part; from there, of the one before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        parts, cursor = self._parts(), self._view.cursor
        if parts:
            here = bisect_right(parts, cursor) - 1
            by += by < 0 and parts[here] < cursor
            there = parts[max(0, min(here + by, len(parts) - 1))]
            self._view.put_cursor(there if by <= 0 else max(there, cursor))
