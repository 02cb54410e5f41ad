"""Everywhere: the keys that every screen has, handed to the app."""

from collections.abc import Callable

from textual.app import App

from reader.tui.modes import Mode
from reader.tui.services import Services
from reader.tui.widgets.prompt import Prompt


class Everywhere:
    """Help, palette, command line, theme, suspend, library, back, quit.

    Args:
        app: The app.
        prompt: The line of input of the screen.
        services: What the app does for screens.
        mode: Tells the mode whose keys help shows.
    """

    def __init__(self, app: App[object], prompt: Prompt, services: Services, mode: Callable[[], Mode]) -> None:
        self._app = app
        self._prompt = prompt
        self._services = services
        self._mode = mode

    def do_help(self) -> None:
        """The keys of this mode."""
        self._services.help(self._mode())

    def do_palette(self) -> None:
        """Find a command by name."""
        self._app.action_command_palette()

    def do_command_line(self) -> None:
        """Type a command."""
        self._prompt.ask("command", ":", "", self._services.command_names())

    def do_show_notebook(self) -> None:
        """The notebook."""
        self._services.wide.show_notebook()

    def do_show_review(self) -> None:
        """Review what is due."""
        self._services.wide.show_review()

    def do_show_statistics(self) -> None:
        """How reviewing goes."""
        self._services.wide.show_statistics()

    def do_show_cards(self) -> None:
        """The cards that were made."""
        self._services.wide.show_cards()

    def do_show_desk(self) -> None:
        """The review desk."""
        self._services.wide.show_desk()

    def do_show_search(self) -> None:
        """Search everything."""
        self._services.wide.show_search()

    def do_show_references(self) -> None:
        """The references."""
        self._services.wide.show_references()

    def do_show_history(self) -> None:
        """What was done, and when."""
        self._services.wide.show_history()

    def do_theme(self) -> None:
        """Light or dark."""
        self._services.switch_theme()

    def do_suspend(self) -> None:
        """Back to the shell for a while."""
        self._app.action_suspend_process()

    def do_library(self) -> None:
        """The library."""
        self._services.show_library()

    def do_leave(self) -> None:
        """Back; from the library out."""
        self._services.leave()

    def do_quit(self) -> None:
        """Quit."""
        self._services.quit()
