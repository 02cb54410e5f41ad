"""Moving: the keys that move the cursor over rows, the same in the ledger and on the card."""

from reader.tui.widgets.rows_view import RowsView


class RowMoves:
    """Moves the cursor of a view.

    Args:
        view: The rows.
    """

    def __init__(self, view: RowsView) -> None:
        self._view = view

    def do_down(self, count: int) -> None:
        """Next row."""
        self._view.move(max(1, count))

    def do_up(self, count: int) -> None:
        """Previous row."""
        self._view.move(-max(1, count))

    def do_page_down(self, count: int) -> None:
        """Page down."""
        self._view.turn(max(1, count))

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self._view.turn(-max(1, count))

    def do_top(self, count: int) -> None:
        """First row, or that of the count."""
        self._view.put_cursor(max(0, count - 1))

    def do_bottom(self, count: int) -> None:
        """Last row, or that of the count."""
        self._view.put_cursor(count - 1 if count else self._view.count - 1)
