"""App: the library on a screen; themes, the guard, names kept warm, and others' changes followed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.screen import Screen
from textual.theme import Theme

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.following import Follower
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.placing import recall, remember
from reader.library.shelf import Entry
from reader.tui.garbage import garbage
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.guard import Guard
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.palette import DARK, LIGHT, THEMES
from reader.tui.screens.reading import ReadingScreen
from reader.tui.services import LooseEnd, Names, Wide

FOLLOW_SECONDS = 0.5
TIDY_TICKS = 4  # of those, from a screen that was left until its memory is free
OPENING_TICKS = 2  # likewise, from an article that is opened until all of it is there
THEME = "theme"
CARDS = {Mode.ENTITY, Mode.FIGURE, Mode.LOST, Mode.REFERENCE, Mode.SUGGESTIONS, Mode.VERSIONS}
LONG_FILE = 200_000  # bytes
PAGE, LISTS = (Path(__file__).with_name(name) for name in ("reader.tcss", "lists.tcss"))  # how they look

At = str | Span | EntityKey

# Imports inside functions here are of what the first page does without: it is there a third sooner for it.


class PostilApp(App[None]):
    """Postil on a terminal.

    Args:
        library: The library, open.
        first: The article to begin with, open; None for the list.
        at: Where to begin: the beginning of the id of an annotation, a passage, or an entity to show the card of;
            without an article, a screen over the list, by its name after `:`; empty for where the reader was.
    """

    TITLE = "Postil"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]
    ENABLE_COMMAND_PALETTE = False  # the toolkit has one of its own

    begun: reactive[str] = reactive("")

    def __init__(self, library: Library, first: Opened | None = None, at: At = "") -> None:
        super().__init__(css_path=[PAGE] if first else [PAGE, LISTS])
        self.library = library
        self._first = first
        self._at = at
        self.broken_by: Exception | None = None
        self._names: Names | None = None
        self._wide: Wide | None = None
        self._loose_end: LooseEnd | None = None
        self._guard = Guard()
        self._until_opened = 0
        self._until_tidied = 0
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = _theme(library)

    def action_command_palette(self) -> None:
        """Find a command by name."""
        from reader.tui.finding_commands import find_command  # noqa: PLC0415

        find_command(self, self.library.settings.keys)

    # ── drawing ─────────────────────────────────────────────────────────────────────────────

    def get_line_filters(self) -> list[LineFilter]:
        """Textual's own, and last the guard."""
        return [*super().get_line_filters(), self._guard]

    def on_mount(self) -> None:
        """Begin to follow others."""
        self._follower = Follower(self.library)
        self.set_interval(FOLLOW_SECONDS, self.follow)
        self.theme_changed_signal.subscribe(self, self._redraw)
        self.call_after_refresh(self._go_on)

    def get_default_screen(self) -> Screen[None]:
        """The first screen: an article, or the list."""
        if self._first is None:
            return self._shelf()
        goal = Goal(span=self._at) if isinstance(self._at, Span) else Goal(str(self._at))
        return ReadingScreen(self.library, self._first, self, goal)

    def _go_on(self) -> None:
        """What the first page does without."""
        if self._first is not None:
            self.stylesheet.read(LISTS)
            self.stylesheet.parse()
        garbage.begin()
        if isinstance(self._at, EntityKey):
            self.wide.show_entity(self._at)
        elif self._first is None and self._at:
            self.command(str(self._at))

    def _shelf(self) -> OwnScreen:
        from reader.tui.screens.library import LibraryScreen  # noqa: PLC0415

        return LibraryScreen(self.library, self)

    def _redraw(self, theme: Theme) -> None:
        del theme
        for screen in self._own_screens():
            screen.redraw()

    def _own_screens(self) -> list[OwnScreen]:
        return [screen for screen in self.screen_stack if isinstance(screen, OwnScreen) and screen.stands]

    def follow(self) -> None:
        """Show what another program changed since last asked."""
        try:
            if self._wide is not None:
                self._wide.look_around()
            if self._follower.changed():
                self.wide.refresh()
                for screen in self._own_screens():
                    screen.follow_others()
        except ReaderError as error:
            self._tell(str(error))
        self._tidy_up()

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen that is shown."""
        self._until_tidied = TIDY_TICKS
        return super().pop_screen()

    def _tidy_up(self) -> None:
        """Look for garbage once what was opened is there; let go of screens a moment after they were left."""
        if self._until_opened:
            self._until_opened -= 1
            if not self._until_opened:
                garbage.look_again()
        if self._until_tidied:
            self._until_tidied -= 1
            if not self._until_tidied:
                garbage.let_go()

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback over the page; `run` raises the error once the terminal is as it was.
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.broken_by = error
        self._save_place()
        self.exit(return_code=1)

    def bell(self) -> None:
        """Nothing: a reader is quiet; what goes wrong is said in the status line."""

    # ── services ────────────────────────────────────────────────────────────────────────────

    def names(self) -> Names:
        """What finds names, kept warm."""
        from reader.engines.names.background import AsyncNames  # noqa: PLC0415

        if self._names is None:
            self._names = AsyncNames(self.library.settings.model)
        return self._names

    def says_once(self, key: str, text: str) -> bool:
        """Whether `text` was not yet said on this machine."""
        said = f"said {key}"
        if recall(self.library, said, "") == text:
            return False
        remember(self.library, said, text)
        return True

    @property
    def wide(self) -> Wide:
        """What spans the whole library."""
        from reader.tui.library_wide import LibraryWide  # noqa: PLC0415

        if self._wide is None:
            self._wide = LibraryWide(self, self.library, self)
        return self._wide

    @property
    def loose_end(self) -> LooseEnd:
        """The reference that was begun, if one was."""
        from reader.tui.references.loose_end import LooseEnd  # noqa: PLC0415

        if self._loose_end is None:
            self._loose_end = LooseEnd(self, self.library, self._say_begun)
        return self._loose_end

    def _say_begun(self, words: str) -> None:
        self.begun = words

    def read(self, entry: Entry, goal: Goal = WHERE_READ) -> None:
        """Open an article, cards put away; where it lies open right under them, go there.

        A long one is announced first, for it takes a moment.
        """
        while isinstance(self.screen, OwnScreen) and self.screen.mode in CARDS:
            self.pop_screen()
        below = self.screen
        if not isinstance(below, ReadingScreen) or not below.go_to(entry, goal):
            self._open(entry, lambda opened: self.push_screen(ReadingScreen(self.library, opened, self, goal)))

    def beside(self, entry: Entry, goal: Goal = WHERE_READ) -> None:
        """Open an article beside the one that lies under lists and cards, which are put away; plainly over none."""
        below = self._read_below()
        if below is None:
            self.read(entry, goal)
            return
        while self.screen is not below:
            self.pop_screen()
        if not below.go_to(entry, goal, beside=True):
            self._open(entry, lambda opened: below.show_beside(opened, goal))

    def _read_below(self) -> ReadingScreen | None:
        """The articles that lie under lists and cards; None where the library lies between, or nothing is read."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ReadingScreen):
                return screen
            if isinstance(screen, OwnScreen) and screen.mode is Mode.LIBRARY:
                return None
        return None

    def _open(self, entry: Entry, then: Callable[[Opened], object]) -> None:
        """Open an article; a long one is announced first."""
        if _size(entry) < LONG_FILE:
            self._open_now(entry, then)
        else:
            self._tell(f"opening “{entry.article.title}” …")
            self.call_after_refresh(self._open_now, entry, then)

    def _open_now(self, entry: Entry, then: Callable[[Opened], object]) -> None:
        if not self._until_opened:
            garbage.leave_alone()
        self._until_opened = OPENING_TICKS
        try:
            then(open_article(self.library, entry))
        except ReaderError as error:
            self._tell(str(error))

    def other_pane(self) -> None:
        """Go to the other of two articles that are open.

        Raises:
            ReaderError: There is one.
        """
        if isinstance(self.screen, ReadingScreen):
            self.screen.to_other()

    def leave(self) -> None:
        """Back to what was shown before; from the first screen, out. Of two articles, only the one in focus goes."""
        self._save_place()
        if isinstance(self.screen, ReadingScreen) and self.screen.close_pane():
            return
        if len(self.screen_stack) == 1:
            self.exit()
            return
        self.pop_screen()

    def came_from_an_article(self) -> bool:
        """Whether another article lies under the one that is shown; of two, none: one of them would be lost."""
        below = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        is_alone = not isinstance(self.screen, ReadingScreen) or len(self.screen.panes) == 1
        return is_alone and isinstance(below, ReadingScreen)

    def back_to_article(self) -> None:
        """Back to the article under the one that is shown; from there it leads forward here again."""
        left = self.screen
        self.leave()
        back = self.screen
        if isinstance(left, ReadingScreen) and isinstance(back, ReadingScreen):
            back.pane.jumps.beyond = left.pane.opened.entry, left.pane.focus_now.span

    def show_library(self) -> None:
        """The library, over what is read."""
        self._save_place()
        below = [screen for screen in self._own_screens() if screen.mode is Mode.LIBRARY]
        if not below:
            self.push_screen(self._shelf())
            return
        while self.screen is not below[-1]:
            self.pop_screen()

    def help(self, mode: Mode) -> None:
        """The keys of a mode."""
        from reader.tui.screens.help import HelpScreen  # noqa: PLC0415

        keys = dict(self.library.settings.keys)
        self.push_screen(HelpScreen(mode, keys, self.library.codebook, dark=self.current_theme.dark))

    def switch_theme(self) -> None:
        """Light or dark."""
        self.set_theme_name("light" if self.current_theme.dark else "dark")

    def set_theme_name(self, name: str) -> None:
        """Dark or light, from now on.

        Raises:
            ReaderError: There is no such theme.
        """
        chosen = {"dark": DARK, "light": LIGHT}.get(name)
        if chosen is None:
            raise ReaderError(f"there is no theme “{name}”", "themes are dark and light")
        self.theme = chosen
        remember(self.library, THEME, name)

    def quit(self) -> None:
        """End, with the place kept."""
        self._save_place()
        self.exit()

    async def action_quit(self) -> None:
        """End, with the place kept."""
        self.quit()

    async def on_unmount(self) -> None:
        """Let the processes go."""
        if self._names is not None:
            await self._names.close()
        if self._wide is not None:
            await self._wide.close()

    # ── the command line ────────────────────────────────────────────────────────────────────

    def command_names(self) -> list[str]:
        """What can be typed after `:`."""
        from reader.tui.command_line import names  # noqa: PLC0415

        return names(self.screen.mode) if isinstance(self.screen, OwnScreen) else []

    def command(self, line: str) -> None:
        """Run what was typed after `:`.

        Raises:
            ReaderError: It is no command.
        """
        from reader.tui.command_line import run_line  # noqa: PLC0415

        run_line(line, self.library, self, self.screen)

    def _save_place(self) -> None:
        for screen in self._own_screens():
            screen.save_place()

    def _tell(self, message: str) -> None:
        if isinstance(self.screen, OwnScreen):
            self.screen.tell(message)


def run(library: Library, entry: Entry | None = None, at: At | None = None) -> int:
    """Show the library until the reader leaves.

    Returns:
        The exit code: 0.

    Raises:
        ReaderError: The article cannot be opened.
        Exception: A bug; it is raised here once the terminal is as it was before.
    """
    app = PostilApp(library, open_article(library, entry) if entry else None, at or "")
    app.run()
    if app.broken_by is not None:
        raise app.broken_by
    return app.return_code or 0


def _size(entry: Entry) -> int:
    try:
        return entry.path.stat().st_size
    except OSError:
        return 0


def _theme(library: Library) -> str:
    chosen = recall(library, THEME, library.settings.theme)
    if chosen == "light" or (chosen not in {"dark", "light"} and _terminal_is_light()):
        return LIGHT
    return DARK


def _terminal_is_light() -> bool:
    # COLORFGBG is "foreground;background", 7 and 15 being the light grounds; few terminals say more.
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}
