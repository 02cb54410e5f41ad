"""Picker: a line to type in over a list that narrows with it; answers with one row of the list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from reader.tui.pasting import CleanInput
from reader.tui.widgets.rows_view import MadeRows, Row, RowsView
from reader.tui.widgets.sheets import NARROW_THEN_WIDE

KEYS = "type to find · ↑ ↓ move · enter takes it · esc leaves"
NO_MATCH: Row = (("nothing matches", "byline"),)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row to choose, and the text that is searched for what is typed."""

    row: Row
    searched: str


class Picker(ModalScreen[int | None]):
    """Answers with the number of the choice, or None.

    Args:
        title: What is to be chosen.
        choices: All there is to choose from, the likeliest first.
        fold: Makes what is typed comparable with what is searched.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, title: str, choices: Sequence[Choice], fold: Callable[[str], str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._fold = fold
        self._found: Sequence[int] = range(len(choices))

    def compose(self) -> ComposeResult:
        """A title, the line, the list, the keys."""
        with Vertical(classes="sheet sheet--picker"):
            yield Label(self._title, classes="sheet--title", markup=False)
            yield CleanInput(compact=True, select_on_focus=False)
            yield RowsView(dark=self.app.current_theme.dark)
            yield Label(KEYS, classes="sheet--keys", markup=False)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()
        self._show()

    def _show(self) -> None:
        rows = [self._choices[number].row for number in self._found]
        self.query_one(RowsView).show(MadeRows(rows or [NO_MATCH]), None if rows else [])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        event.stop()
        words = self._fold(event.value).split()
        self._found = [
            number for number, each in enumerate(self._choices) if all(word in each.searched for word in words)
        ]
        self._show()
        self.query_one(RowsView).put_cursor(0)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the row under the cursor."""
        event.stop()
        self._take()

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        self._take()

    def _take(self) -> None:
        if self._found:
            self.dismiss(self._found[self.query_one(RowsView).cursor])

    def on_key(self, event: Key) -> None:
        """Move in the list; leave."""
        rows = self.query_one(RowsView)
        acts: dict[str, Callable[[], None]] = {
            "down": lambda: rows.move(1),
            "up": lambda: rows.move(-1),
            "tab": lambda: rows.move(1),
            "shift+tab": lambda: rows.move(-1),
            "ctrl+n": lambda: rows.move(1),
            "ctrl+p": lambda: rows.move(-1),
            "pagedown": lambda: rows.turn(1),
            "pageup": lambda: rows.turn(-1),
        }
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
        elif event.key in acts:
            event.stop()
            event.prevent_default()
            acts[event.key]()
        elif not self.query_one(Input).has_focus:  # pressed before the line could take it
            event.stop()
            self.query_one(Input).post_message(Key(event.key, event.character))
