"""Command line of the screen (`:`): lines, per cent, theme, width, articles, screens, any command by its name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.screen import Screen

from reader.core.address import is_address
from reader.core.errors import ReaderError
from reader.library.addressing import place_at
from reader.library.library import Library
from reader.library.shelf import resolve
from reader.tui.command import Command, Takes
from reader.tui.commander import Commander
from reader.tui.commands import of_mode
from reader.tui.goal import Goal
from reader.tui.modes import Mode
from reader.tui.reading.hands import Hands
from reader.tui.services import Services

WORDS = ("open", "theme", "width", "quit", "help")
SCREENS: Mapping[str, Callable[[Services, str], None]] = {
    "cards": lambda services, typed: services.wide.show_cards(typed=typed),
    "desk": lambda services, typed: services.wide.show_round(typed) if typed else services.wide.show_desk(),
    "entities": lambda services, _: services.wide.show_entities(),
    "export": lambda services, typed: services.wide.show_export(format_name=typed),
    "figures": lambda services, _: services.wide.show_figures(),
    "history": lambda services, _: services.wide.show_history(),
    "import": lambda services, typed: services.wide.show_import(typed),
    "labels": lambda services, _: services.wide.show_codebook(labels=True),
    "library": lambda services, _: services.show_library(),
    "lost": lambda services, _: services.wide.show_notebook("anchor:lost"),
    "notebook": lambda services, typed: services.wide.show_notebook(typed),
    "parked": lambda services, _: services.wide.show_parked(),
    "references": lambda services, _: services.wide.show_references(),
    "relations": lambda services, _: services.wide.show_relations(),
    "review": lambda services, _: services.wide.show_review(),
    "search": lambda services, typed: services.wide.show_search(typed),
    "statistics": lambda services, _: services.wide.show_statistics(),
    "tags": lambda services, _: services.wide.show_codebook(labels=False),
}  # by the word that is typed; what stands behind it is what that screen begins with

TAKE_ALL = frozenset({"export"})  # whose commands take what stands behind their word


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
    short = {"q": "quit", "q!": "quit", "x": "quit", "wq": "quit", "e": "open", "o": "open", "h": "help", "w": "export"}
    return Line(short.get(word, word.replace("-", "_")), rest.strip())


def names(mode: Mode) -> list[str]:
    """What can be typed in a mode."""
    commands = {command.name.replace("_", "-") for command in of_mode(mode) if command.takes is Takes.NOTHING}
    return sorted({*WORDS, *SCREENS, *commands} - {f"show-{word}" for word in SCREENS})


def run_line(line: str, library: Library, services: Services, screen: Screen[object]) -> None:
    """Run what was typed after `:` on a screen.

    Raises:
        ReaderError: It is no command.
    """
    typed = read_line(line)
    hands = getattr(screen, "hands", None)
    if typed.word == "open":
        _open(library, services, typed.rest)
    elif typed.word == "beside" and typed.rest:
        services.beside(resolve(library, typed.rest))
    elif typed.word == "theme":
        services.set_theme_name(typed.rest)
    elif typed.word == "width" and isinstance(hands, Hands) and typed.rest.isdecimal():
        hands.viewing.set_width(int(typed.rest))
    elif typed.word in SCREENS and not _is_own(typed, screen):
        SCREENS[typed.word](services, typed.rest)
    else:
        if typed.word == "export" and typed.rest:
            _refuse_format(typed.rest)
        _run(typed, screen)


def _refuse_format(name: str) -> None:
    """Make sure that there is such a format, while what was typed can still be mended."""
    from reader.formats.outgoing.table import out_format  # noqa: PLC0415 - few lines need it

    out_format(name)


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


def _command(screen: object, name: str) -> Command | None:
    mode = getattr(screen, "mode", None)
    return next((each for each in (of_mode(mode) if isinstance(mode, Mode) else ()) if each.name == name), None)


def _is_own(typed: Line, screen: object) -> bool:
    """Whether the screen has a command of that name, which knows what it is typed over, and takes the rest."""
    has = _command(screen, f"show_{typed.word}") is not None
    return has and (not typed.rest or typed.word in TAKE_ALL)


def _run(typed: Line, screen: Screen[object]) -> None:
    name = f"show_{typed.word}" if typed.word in SCREENS else "bottom" if typed.word == "line" else typed.word
    command, commander = _command(screen, name), commander_of(screen)
    if command is None or commander is None:
        raise ReaderError(f"“{typed.word}” is no command", "? shows the keys, ctrl+p finds commands")
    char = typed.rest if command.takes is not Takes.NOTHING and len(typed.rest) == 1 else ""
    count = int(typed.rest) if typed.rest.isdecimal() and not char else 0
    commander.run(command, count, char, typed.rest)
