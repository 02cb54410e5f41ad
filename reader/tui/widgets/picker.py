"""Picker: a line to type in over a list that narrows with it; answers with one row of the list."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from reader.core.cells import fitted, shown, width_of
from reader.core.slices import at_once
from reader.tui.ending import EndsWork
from reader.tui.pasting import CleanInput, anew
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.widgets.rows_view import MadeRows, Piece, Row, RowsView
from reader.tui.widgets.sheets import NARROW_THEN_WIDE, KeysLine

KEYS = ("type to find", "enter takes it", "↑ ↓ move", "esc leaves")
STEP = 100  # choices, about a millisecond
NO_MATCH: Row = (("nothing matches", "byline"),)


class Choice(Protocol):
    """A row to choose; made when it comes into view."""

    @property
    def row(self) -> Row:
        """How it looks."""

    @property
    def searched(self) -> str:
        """The text that what is typed is looked for in."""


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The choices that were found, in order.

    Attributes:
        choices: All choices.
        found: The numbers of those that were found.
    """

    choices: Sequence[Choice]
    found: Sequence[int]

    def __len__(self) -> int:
        return len(self.found)

    def row(self, number: int, width: int) -> Row:
        """A choice, cut where there is no room."""
        return tuple(_cut(self.choices[self.found[number]].row, width))


def _cut(row: Row, width: int) -> Iterator[Piece]:
    for words, look in row:
        if width > 0:
            piece = fitted(words, width)
            width -= width_of(piece)
            yield piece, look


class Picker(ModalScreen[int | None], EndsWork):
    """Answers with the number of the choice, or None.

    Args:
        title: What is to be chosen.
        choices: All there is to choose from, the likeliest first.
        fold: Makes what is typed comparable with what is searched.
        chosen: The row to begin at.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, title: str, choices: Sequence[Choice], fold: Callable[[str], str], chosen: int = 0) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._fold = fold
        self._chosen = chosen
        self._found: Sequence[int] = range(len(choices))
        self._found_for = ""

    def compose(self) -> ComposeResult:
        """A title, the line, the list, the keys."""
        with Vertical(classes="sheet sheet--picker"):
            yield Label(shown(self._title), classes="sheet--title", markup=False)
            yield CleanInput(first=self._first)
            yield RowsView(dark=self.app.current_theme.dark, at_once=True)
            yield KeysLine(*KEYS)

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()
        self._show(self._found, self._chosen)

    def _show(self, found: Sequence[int], chosen: int = 0) -> None:
        self._found = found
        rows = self.query_one(RowsView)
        rows.show(FoundRows(self._choices, found) if found else MadeRows([NO_MATCH]), None if found else [])
        rows.put_cursor(chosen)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list, at once or, where it is long, between the keys."""
        event.stop()
        self.workers.cancel_group(self, "finding")
        steps = self._finding(event.value)
        found = soon(steps, FRAME_SECONDS)
        if found is not None:
            self._show(found)
        else:
            self._find_on(steps)

    @work(exclusive=True, group="finding", description="what was asked for")
    async def _find_on(self, steps: Generator[None, None, list[int]]) -> None:
        self._show(await in_slices(steps))

    def _finding(self, line: str) -> Generator[None, None, list[int]]:
        """The choices that hold all the words of a line, those that begin with them first."""
        words = self._fold(line).split()
        first, then, typed = list[int](), list[int](), " ".join(words)
        for number, each in enumerate(self._choices):
            if all(word in each.searched for word in words):
                (first if each.searched.startswith(typed) else then).append(number)
            if number % STEP == 0:
                yield
        self._found_for = line
        return first + then

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        self._take()

    def _take(self) -> None:
        line = self.query_one(Input).value
        if line != self._found_for:  # enter came before the list was as short as that
            self._show(at_once(self._finding(line)))
        if self._found:
            self.dismiss(self._found[self.query_one(RowsView).cursor])

    def on_key(self, event: Key) -> None:
        """A key that was pressed before the line could take it."""
        if not self._first(event):
            self.query_one(Input).post_message(anew(event))
        event.stop()
        event.prevent_default()

    def _first(self, event: Key) -> bool:
        """Move in the list; take, or leave, and let go of what is pressed after that."""
        rows = self.query_one(RowsView)
        acts: dict[str, Callable[[], object]] = {
            "down": lambda: rows.move(1),
            "up": lambda: rows.move(-1),
            "tab": lambda: rows.move(1),
            "shift+tab": lambda: rows.move(-1),
            "ctrl+n": lambda: rows.move(1),
            "ctrl+p": lambda: rows.move(-1),
            "pagedown": lambda: rows.turn(1),
            "pageup": lambda: rows.turn(-1),
            "enter": self._take,
            "escape": lambda: self.dismiss(None),
        }
        if self.app.screen is not self:
            self.app.post_message(anew(event))
        elif event.key in acts:
            acts[event.key]()
        else:
            return False
        return True
