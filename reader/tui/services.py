"""Services: what screens ask of the app, so that no screen knows another."""

from typing import Protocol

from textual.events import Key

from reader.core.entity import Mention
from reader.library.shelf import Entry
from reader.tui.modes import Mode


class Names(Protocol):
    """What finds names without keeping a key waiting."""

    engine: str

    async def find(self, text: str) -> list[Mention]:
        """The names in a text."""

    async def close(self) -> None:
        """Let the worker go."""


class Services(Protocol):
    """The app, as a screen sees it."""

    def names(self) -> Names:
        """What finds names, kept warm. Raises NoModel when there is no model."""

    def says_once(self, key: str, text: str) -> bool:
        """Whether `text` was not yet said on this machine; it counts as said from now on."""

    def read(self, entry: Entry, at: str = "") -> None:
        """Open an article over what is shown."""

    def leave(self) -> None:
        """Back to what was shown before; from the last screen, out."""

    def came_from_an_article(self) -> bool:
        """Whether another article lies under the one that is shown."""

    def show_library(self) -> None:
        """The library."""

    def help(self, mode: Mode) -> None:
        """The keys of a mode."""

    def command(self, line: str) -> None:
        """Run what was typed on the command line. Raises ReaderError when it is no command."""

    def command_names(self) -> list[str]:
        """What can be typed there."""

    def switch_theme(self) -> None:
        """Light or dark."""

    def set_theme_name(self, name: str) -> None:
        """Dark or light. Raises ReaderError when there is no such theme."""

    def quit(self) -> None:
        """End."""


class Hands(Protocol):
    """What is done at the desk, as the reading screen sees it before it is loaded."""

    @property
    def is_typing(self) -> bool:
        """Whether keys are text just now."""

    def press(self, event: Key) -> None:
        """Take a key."""

    def typed(self, about: str, text: str) -> None:
        """The line of input changed."""

    def answered(self, about: str, text: str) -> None:
        """The line of input was answered."""

    def left(self, about: str) -> None:
        """The line of input was left."""

    def note_typed(self, text: str) -> None:
        """The note changed."""

    def note_kept(self, text: str) -> None:
        """The note is done."""

    def save_draft(self) -> None:
        """Save what is being typed, now."""

    def note_dropped(self) -> None:
        """The note is thrown away."""

    def note_outside(self, text: str) -> None:
        """The note goes to $EDITOR."""

    def pointed(self, offset: int) -> None:
        """The text was clicked."""

    def dragged(self, start: int, end: int) -> None:
        """Text was dragged over."""
