"""Commander: from keys to the `do_` methods of a screen, with what goes wrong said in the status line."""

from collections.abc import Callable, Mapping
from inspect import signature

from textual.events import Key

from reader.core.errors import ReaderError
from reader.tui.command import Command, Takes
from reader.tui.commands import of_mode
from reader.tui.keys import Fired, Pending, Unknown, Waiting, name_of
from reader.tui.modes import Mode
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

Handler = Callable[..., None]


class Commander:
    """Turns keys into commands and commands into calls.

    Args:
        modes: For each mode the objects that have its `do_` methods, the first that has one wins.
        keys: Key sequences by command id that replace those of the table.
        status: The status line, for what is typed and what goes wrong.
        which_key: The strip that shows what may follow.
    """

    def __init__(
        self,
        modes: Mapping[Mode, tuple[object, ...]],
        keys: Mapping[str, str],
        status: Status,
        which_key: WhichKey,
    ) -> None:
        self._modes = modes
        self._pending = {mode: Pending(of_mode(mode), keys) for mode in modes}
        self._status = status
        self._which_key = which_key

    def press(self, mode: Mode, event: Key) -> None:
        """Take one key."""
        event.stop()
        event.prevent_default()
        self._status.message = ""
        outcome = self._pending[mode].feed(name_of(event))
        self._offer(outcome if isinstance(outcome, Waiting) else Waiting("", ()))
        if isinstance(outcome, Fired):
            self.run(outcome.command, outcome.count, outcome.char)
        elif isinstance(outcome, Unknown):
            self._status.message = f"{outcome.typed} does nothing · ? helps"

    def run(self, command: Command, count: int = 0, char: str = "", typed: str = "") -> None:
        """Run a command; what a person can mend is said in the status line.

        A handler gets of the count, the character and what was typed behind its name what it has parameters for. A
        character that is missing is the next key.
        """
        handler = self.handler_of(command)
        if command.takes is not Takes.NOTHING and not char:
            self._offer(self._pending[command.mode].await_one(command))
            return
        wanted = signature(handler).parameters
        given = {"count": count, "char": char, "typed": typed}
        try:
            handler(**{name: value for name, value in given.items() if name in wanted})
        except ReaderError as error:
            self._status.message = str(error)

    def _offer(self, waiting: Waiting) -> None:
        self._which_key.offer(waiting.choices)
        self._status.typed = waiting.typed

    def handler_of(self, command: Command) -> Handler:
        """The method that does it.

        Raises:
            LookupError: No object of its mode has one; a test holds the table to the handlers.
        """
        for each in self._modes[command.mode]:
            found = getattr(each, f"do_{command.name}", None)
            if found is not None:
                return found  # type: ignore[no-any-return]
        raise LookupError(f"nothing does {command.id}")
