"""Services: what screens ask of the app, so that no screen knows another."""

from typing import Protocol

from reader.engines.names import AsyncNames
from reader.library.shelf import Entry


class Services(Protocol):
    """The app, as a screen sees it."""

    def names(self) -> AsyncNames:
        """What finds names, kept warm. Raises NoModel when there is no model."""

    def says_once(self, key: str, text: str) -> bool:
        """Whether `text` was not yet said on this machine; it counts as said from now on."""

    def read(self, entry: Entry, at: str = "") -> None:
        """Open an article over what is shown."""

    def leave(self) -> None:
        """Back to what was shown before; from the last screen, out."""

    def show_library(self) -> None:
        """The library."""

    def help(self, mode: str) -> None:
        """The keys of a mode."""

    def command(self, line: str) -> None:
        """Run what was typed on the command line. Raises ReaderError when it is no command."""

    def command_names(self) -> list[str]:
        """What can be typed there."""

    def switch_theme(self) -> None:
        """Light or dark."""

    def quit(self) -> None:
        """End."""
