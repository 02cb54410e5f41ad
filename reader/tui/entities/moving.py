"""Moving: the keys that move the cursor over rows, the same in the list and on the card."""

from reader.tui.widgets.rows_view import RowsView


class Moving:
    """What the moving keys do; each `do_` method is one command of the table.

    Args:
        view: The rows.
    """

    def __init__(self, view: RowsView) -> None:
        self._view = view

    def do_down(self, count: int) -> None:
        """Next item."""
        self._view.move(max(1, count))

    def do_up(self, count: int) -> None:
        """Previous item."""
        self._view.move(-max(1, count))

    def do_page_down(self, count: int) -> None:
        """Page down."""
        self._view.turn(max(1, count))

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self._view.turn(-max(1, count))

    def do_top(self, count: int) -> None:
        """First item, or that of the count."""
        self._view.put_cursor(max(0, count - 1))

    def do_bottom(self, count: int) -> None:
        """Last item, or that of the count."""
        self._view.put_cursor((count or self._view.count) - 1)
