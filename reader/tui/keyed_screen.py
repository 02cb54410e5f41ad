"""Keyed screen: what lists, cards and the shelf share: the keys of a mode, a line of input, a status line."""

from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.events import Key
from textual.widget import Widget

from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.tui.commander import Commander
from reader.tui.everywhere import Everywhere
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.messages import PromptAnswered, PromptLeft
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.status import TYPING, Status
from reader.tui.widgets.which_key import WhichKey


class TypedIn(Protocol):
    """Where keys are text.

    Attributes:
        taken: The key that came through it last.
    """

    taken: Key | None

    def take(self, event: Key) -> None:
        """Take a key that was pressed before it had the focus."""


class KeyedScreen(OwnScreen):
    """A screen of which everything is done by keys.

    Args:
        library: The library.
        services: What the app does for screens.
    """

    KEYS_OF: ClassVar[Mode]
    commander: Commander

    def __init__(self, library: Library, services: Services) -> None:
        super().__init__()
        self.library = library
        self.services = services

    def foot(self) -> ComposeResult:
        """What stands at the foot: the keys that may follow, the line of input, the status line."""
        yield WhichKey()
        yield Prompt()
        yield Status()

    def take_keys(self, *acts: object) -> None:
        """Let the keys of the mode be done by the screen itself, by these, and by what every screen has."""
        back = TakingBack(self.library, self.done)
        everywhere = Everywhere(self.app, self.query_one(Prompt), self.services, lambda: self.mode)
        keys, which_key = self.library.settings.keys, self.query_one(WhichKey)
        self.commander = Commander({self.mode: (self, *acts, back, everywhere)}, keys, self.status, which_key)
        self.listed.focus()
        self.say_mode()

    @property
    def listed(self) -> Widget:
        """What the keys move in."""
        raise NotImplementedError

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return self.KEYS_OF

    @property
    def status(self) -> Status:
        """The status line."""
        return self.query_one(Status)

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.status.message = message

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text."""
        self.status.mode = TYPING if self.query_one(Prompt).is_open else self.mode.upper()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

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

    # ── keys and the line of input ──────────────────────────────────────────────────────────

    @property
    def typed_in(self) -> TypedIn | None:
        """Where keys are text now; None where they are commands. A screen has more of its own."""
        prompt = self.query_one(Prompt)
        return prompt if prompt.is_open else None

    def on_key(self, event: Key) -> None:
        """Give the key to the commands, unless something is being typed: then no key is a command."""
        typed_in = self.typed_in
        if typed_in is None:
            self.commander.press(self.mode, event)
            self.say_mode()
        elif typed_in.taken is not event:
            event.stop()
            event.prevent_default()
            typed_in.take(event)

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
        self.listed.focus()
        self.say_mode()
