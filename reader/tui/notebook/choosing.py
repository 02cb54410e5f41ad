"""Choosing: the keys with which a reader moves through the notebook, sorts it and selects in it."""

from bisect import bisect_right
from typing import Protocol

from reader.library.notebook import Row
from reader.library.wishing import Order
from reader.tui.notebook.lines import Laid
from reader.tui.widgets.rows_view import RowsView

ON_ALL = "t tags · H label · c cards · dd trash · W exports · y copies"
IN_TRASH = "dd brings them back · y copies"


class Notebook(Protocol):
    """The list, as these keys see it."""

    order: Order
    laid: Laid
    marked: dict[str, Row]

    @property
    def is_trash(self) -> bool:
        """Whether it shows the trash."""

    @property
    def rows(self) -> RowsView:
        """The list."""

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""

    def sort(self, order: Order) -> None:
        """Sort it otherwise."""

    def turn_to(self, *, trash: bool) -> None:
        """Show the trash, or what lives."""

    def mark(self, marked: dict[str, Row]) -> None:
        """Let these be selected, by their ids, and no others."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Choosing:
    """What these keys do; each `do_` method is one command of the table.

    Args:
        notebook: The list.
    """

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook

    def do_next_part(self, count: int) -> None:
        """The first annotation of the next article, label, tag or name."""
        self._step(max(1, count))

    def do_previous_part(self, count: int) -> None:
        """The first one of this, or of the one before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        parts, view = self._notebook.laid.parts, self._notebook.rows
        if not parts:
            return
        here = bisect_right(parts, view.cursor) - 1
        if by < 0 and parts[here] < view.cursor:
            by += 1
        view.put_cursor(parts[max(0, min(here + by, len(parts) - 1))])

    def do_order(self) -> None:
        """The next way to sort."""
        self._notebook.sort(self._notebook.order.next)
        self._notebook.tell(self._notebook.order.value)

    def do_show_trash(self) -> None:
        """The trash, and back."""
        self._notebook.turn_to(trash=not self._notebook.is_trash)

    def do_mark(self, count: int) -> None:
        """Select the annotation and go on to the next; one that is selected is so no longer."""
        notebook = self._notebook
        for _ in range(max(1, count)):
            row, before = notebook.chosen, notebook.rows.cursor
            if row is None:
                return
            kept = {uid: each for uid, each in notebook.marked.items() if uid != row.uid}
            notebook.mark(kept if row.uid in notebook.marked else {**kept, row.uid: row})
            self._say_keys()
            notebook.rows.move(1)
            if notebook.rows.cursor == before:
                return

    def do_mark_all(self) -> None:
        """Select all that are shown; when they are, none."""
        shown = {row.brief.uid: row for row in self._notebook.laid.rows}
        is_all = bool(shown) and shown.keys() <= self._notebook.marked.keys()
        self._notebook.mark({} if is_all else {**self._notebook.marked, **shown})
        self._say_keys()

    def _say_keys(self) -> None:
        if self._notebook.marked:
            self._notebook.tell("of all selected: " + (IN_TRASH if self._notebook.is_trash else ON_ALL))
