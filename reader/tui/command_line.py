"""Command line of the screen (`:`): lines, per cent, theme, width, other articles, any command by its name."""

from dataclasses import dataclass

from textual.screen import Screen

from reader.core.address import is_address
from reader.core.errors import ReaderError
from reader.library.addressing import place_at
from reader.library.library import Library
from reader.library.shelf import resolve
from reader.tui.command import Takes
from reader.tui.commander import Commander
from reader.tui.commands import of_mode
from reader.tui.goal import Goal
from reader.tui.modes import Mode
from reader.tui.reading.hands import Hands
from reader.tui.services import Services

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


def run_line(line: str, library: Library, services: Services, screen: Screen[object]) -> None:
    """Run what was typed after `:` on a screen.

    Raises:
        ReaderError: It is no command.
    """
    typed = read_line(line)
    hands = getattr(screen, "hands", None)
    if typed.word == "open":
        _open(library, services, typed.rest)
    elif typed.word == "theme":
        services.set_theme_name(typed.rest)
    elif typed.word == "width" and isinstance(hands, Hands) and typed.rest.isdecimal():
        hands.viewing.set_width(int(typed.rest))
    else:
        _run(typed, screen)


def _open(library: Library, services: Services, what: str) -> None:
    if not is_address(what):
        services.read(resolve(library, what))
        return
    place = place_at(library, what)
    if place.entity is not None:
        services.wide.show_entity(place.entity)
    elif place.entry is not None:
        services.read(place.entry, Goal(place.annotation, place.span))


def commander_of(screen: object) -> Commander | None:
    """What runs the commands of a screen; None for a screen without."""
    holder = getattr(screen, "hands", None) or screen
    commander = getattr(holder, "commander", None)
    return commander if isinstance(commander, Commander) else None


def _run(typed: Line, screen: Screen[object]) -> None:
    name = "bottom" if typed.word == "line" else typed.word
    count = int(typed.rest) if typed.rest.isdecimal() else 0
    mode, commander = getattr(screen, "mode", None), commander_of(screen)
    commands = of_mode(mode) if isinstance(mode, Mode) else ()
    command = next((each for each in commands if each.name == name), None)
    if command is None or commander is None:
        raise ReaderError(f"“{typed.word}” is no command", "? shows the keys, ctrl+p finds commands")
    commander.run(command, count)
