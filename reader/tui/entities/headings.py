"""Headings: what stands over the list of entities: which it is, what is not known yet, the kinds, the columns."""

from collections.abc import Sequence

from textual.screen import Screen
from textual.widgets import Static

from reader.core.cells import fitted, width_of
from reader.core.entity import EntityKey
from reader.tui.entities.lines import columns_row, tabs_row
from reader.tui.entities.roll import Order
from reader.tui.figures.headings import title_line
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.rows_view import LEAD, Row, text_of


class Headings:
    """The lines over the list.

    Args:
        screen: The screen that they stand on.
    """

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen

    def say(self, together: Sequence[EntityKey], said: str) -> None:
        """Say with whom all are named, and how much is known; that on a line of its own where there is no room."""
        names = " and ".join(key.name for key in together)
        title, width = f"Entities{f' · with {names}' if names else ''}", self._screen.size.width - 2 * LEAD
        is_beside = width_of(title) + 2 * LEAD + width_of(said) <= width
        self._put("title", title_line(title, [said] if is_beside else [], width))
        state = self._screen.query_one("#entities-state", Static)
        state.update(text_of(((fitted(said, width), "byline"),), dark=self._dark))
        state.display = bool(said) and not is_beside

    def count(self, counts: Sequence[int], tab: int, order: Order) -> None:
        """Say how many of each kind there are, and in which order."""
        self._put("tabs", tabs_row(counts, tab, self._screen.size.width - 2 * LEAD))
        room = self._screen.query_one("#entities-list").size.width - LEAD - 1
        self._put("columns", columns_row(order, room))

    def _put(self, name: str, row: Row) -> None:
        self._screen.query_one(f"#entities-{name}", HeadLine).put(row, dark=self._dark)

    @property
    def _dark(self) -> bool:
        return self._screen.app.current_theme.dark
