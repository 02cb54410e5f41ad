"""Command line of the screen (`:`): lines, per cent, theme, width, other articles, any command by its name."""

from dataclasses import dataclass

from reader.core.errors import ReaderError
from reader.tui.commands import Mode, Takes, of_mode

WORDS = ("open", "theme", "width", "quit", "help")


@dataclass(frozen=True, slots=True)
class Line:
    """What was typed: a word and the rest."""

    word: str
    rest: str


def read_line(typed: str) -> Line:
    """Take a line apart; `42` is `line 42`, `42%` is `percent 42`.

    Raises:
        ReaderError: Nothing was typed.
    """
    word, _, rest = typed.strip().removeprefix(":").strip().partition(" ")
    if not word:
        raise ReaderError("nothing was typed", "a line number, a name of a command, or: open, theme, width, quit")
    if word.isdecimal():
        return Line("line", word)
    if word.endswith("%") and word[:-1].isdecimal():
        return Line("percent", word[:-1])
    short = {"q": "quit", "q!": "quit", "x": "quit", "wq": "quit", "e": "open", "o": "open", "h": "help"}
    return Line(short.get(word, word.replace("-", "_")), rest.strip())


def names(mode: Mode) -> list[str]:
    """What can be typed in a mode."""
    commands = (command.name.replace("_", "-") for command in of_mode(mode) if command.takes is Takes.NOTHING)
    return sorted({*WORDS, *commands})
