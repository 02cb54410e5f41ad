"""Keys: from what a terminal sends to one command, by sequences and counts (Textual itself has no chords)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from textual.events import Key

from reader.tui.command import Command, Takes

NAMES = {"escape": "esc", "return": "enter", "delete": "del"}


def name_of(event: Key) -> str:
    """The name of a key as the commands table writes it: the character itself where it has one."""
    if event.key == "space":
        return "space"
    if event.character and event.is_printable:
        return event.character
    return NAMES.get(event.key, event.key)


@dataclass(frozen=True, slots=True)
class Fired:
    """A whole command was typed, with its count (0 for none) and the character it takes (or empty)."""

    command: Command
    count: int = 0
    char: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A sequence has begun: what may follow, as (key, words)."""

    typed: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What was typed is no command."""

    typed: str


@dataclass
class Pending:
    """The keys typed so far of one command; `feed` it each key.

    Args:
        commands: The commands of the mode.
        keys: Key sequences by command id that replace those of the table.
    """

    commands: Iterable[Command]
    keys: Mapping[str, str] = field(default_factory=dict)
    _count: str = ""
    _typed: tuple[str, ...] = ()
    _taking: Command | None = None

    def __post_init__(self) -> None:
        self._by_keys = {
            tuple(keys.split()): command
            for command in self.commands
            for keys in ((self.keys[command.id],) if command.id in self.keys else command.keys)
        }

    @property
    def is_waiting(self) -> bool:
        """Whether a count or a sequence has begun."""
        return bool(self._count or self._typed)

    def await_one(self, command: Command) -> Waiting:
        """Go on as if the keys of a command had been typed that takes one more."""
        self.clear()
        self._typed = tuple(self.keys.get(command.id, command.keys[0]).split())
        return self._await(command)

    def clear(self) -> None:
        """Forget what was typed."""
        self._count, self._typed, self._taking = "", (), None

    def feed(self, key: str) -> Fired | Waiting | Unknown:
        """Take one more key."""
        if key == "esc" and self.is_waiting:
            self.clear()
            return Waiting("", ())
        if self._taking is not None:
            return self._fire(self._taking, key)
        if not self._typed and self._counts(key):
            self._count += key
            return Waiting(self._count, ())
        self._typed = (*self._typed, key)
        return self._found()

    def _counts(self, key: str) -> bool:
        """Whether a key is a digit of a count: any, once one has begun, and before that any but 0 that does nothing."""
        return key.isdecimal() and key.isascii() and bool(self._count or (key != "0" and (key,) not in self._by_keys))

    def _found(self) -> Fired | Waiting | Unknown:
        typed = " ".join(self._typed)
        command = self._by_keys.get(self._typed)
        if command is not None and command.takes is Takes.NOTHING:
            return self._fire(command, "")
        if command is not None:
            return self._await(command)
        choices = self._choices()
        if choices:
            return Waiting(self._count + typed, choices)
        self.clear()
        return Unknown(typed)

    def _await(self, command: Command) -> Waiting:
        self._taking = command
        return Waiting(self._count + " ".join(self._typed), ((command.takes.value, command.words),))

    def _fire(self, command: Command, char: str) -> Fired:
        fired = Fired(command, int(self._count[:6] or 0), char)
        self.clear()
        return fired

    def _choices(self) -> tuple[tuple[str, str], ...]:
        depth = len(self._typed)
        return tuple(
            (" ".join(keys[depth:]), command.words)
            for keys, command in self._by_keys.items()
            if keys[:depth] == self._typed
        )
