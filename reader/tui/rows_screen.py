"""Rows screen: what lists and cards share: the keys of one mode, a line of input, a status line."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Key

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.tui.commander import Commander
from reader.tui.entities.moving import Moving
from reader.tui.everywhere import Everywhere
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.messages import PromptAnswered, PromptLeft
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import TYPING, Status
from reader.tui.widgets.which_key import WhichKey


class RowsScreen(OwnScreen):
    """A screen whose rows are gone through by keys.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF: ClassVar[Mode]
    commander: Commander

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__()
        self.library = library
        self.services = services
        self.knowledge = knowledge
        self._hearing: list[Callable[[], None]] = []

    def foot(self) -> ComposeResult:
        """What stands under the rows: the keys that may follow, the line of input, the status line."""
        yield WhichKey()
        yield Prompt()
        yield Status()

    def take_keys(self, *acts: object) -> None:
        """Let the keys of the mode be done by the screen itself, by these, and by what every screen has."""
        usual = Moving(self.rows), TakingBack(self.library, self.done)
        everywhere = Everywhere(self.app, self.query_one(Prompt), self.services, lambda: self.mode)
        keys, which_key = self.library.settings.keys, self.query_one(WhichKey)
        self.commander = Commander({self.mode: (self, *acts, *usual, everywhere)}, keys, self.status, which_key)
        self.rows.focus()
        self.say_mode()

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return self.KEYS_OF

    @property
    def rows(self) -> RowsView:
        """The rows that the keys move in."""
        return self.query(RowsView).first()

    @property
    def status(self) -> Status:
        """The status line."""
        return self.query_one(Status)

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.status.message = message

    def gather(self) -> object:
        """Read from the library what is shown, and show it; between the keys, where that takes longer.

        Raises:
            ReaderError: Another program holds the database, say; what was shown before stays.
        """
        raise NotImplementedError

    def read_anew(self) -> None:
        """Read and show it, or say why that cannot be; the next change tries again."""
        try:
            self.gather()
        except ReaderError as error:
            self.tell(str(error))

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        self.read_anew()

    def done(self, words: str) -> None:
        """Something was done here, or taken back: show it, and say so."""
        self.read_anew()
        self.tell(words)

    def hear(self, told: Callable[[tuple[Change, ...]], None]) -> None:
        """Be told of what this program does to the library, as long as the screen stands."""
        self._hearing.append(self.library.subscribe(lambda changes: told(changes) if self.stands else None))

    def on_unmount(self) -> None:
        """Hear of changes no more."""
        for end_it in self._hearing:
            end_it()

    def try_to(self, act: Callable[[], str], then: Callable[[], None]) -> None:
        """Do something after a sheet was answered, then the rest, and say what came of it, or what is to be mended."""
        try:
            said = act()
        except ReaderError as error:
            self.tell(str(error))
        else:
            then()
            self.tell(said)

    def redraw(self) -> None:
        """Draw for another theme; a screen draws what else it has."""
        for view in self.query(RowsView):
            view.set_dark(dark=self.app.current_theme.dark)

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text."""
        self.status.mode = TYPING if self.query_one(Prompt).is_open else self.mode.upper()

    # ── keys and the line of input ──────────────────────────────────────────────────────────

    def on_key(self, event: Key) -> None:
        """Give the key to the commands, unless a line is being typed."""
        prompt = self.query_one(Prompt)
        if not prompt.is_open:
            self.commander.press(self.mode, event)
            self.say_mode()
        elif prompt.taken is not event:
            event.stop()
            event.prevent_default()
            prompt.take(event)

    def on_prompt_answered(self, event: PromptAnswered) -> None:
        """Take what was typed; what a person can mend is said."""
        self._close_prompt()
        try:
            self.answered(event.about, event.text)
        except ReaderError as error:
            self.tell(str(error))
            self.query_one(Prompt).again()
            self.say_mode()

    def on_prompt_left(self, event: PromptLeft) -> None:
        """Nothing was asked after all."""
        self._close_prompt()
        self.left(event.about)

    def answered(self, about: str, text: str) -> None:
        """Take the answer to a question; a screen asks more of its own.

        Raises:
            ReaderError: It cannot be done.
        """
        if about == "command":
            self.services.command(text)

    def left(self, about: str) -> None:
        """A question was left without an answer."""

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self.rows.focus()
        self.say_mode()
