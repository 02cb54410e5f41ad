"""Finding commands: every command of a screen as a choice, found by its words."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import App

from reader.core.cells import width_of
from reader.core.matching import loose
from reader.tui.command import Command
from reader.tui.command_line import commander_of
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.rows_view import Row

KEY_CELLS = 10
OF_NO_NEWS = "Moving"  # a group that comes last: who looks for a command does not look for these


@dataclass(frozen=True, slots=True)
class CommandChoice:
    """A command, after the first of its keys.

    Attributes:
        command: The command.
        keys: A sequence of keys that fires it.
    """

    command: Command
    keys: str

    @property
    def row(self) -> Row:
        """Its key and its words; what it says after them is in help."""
        key = "".join(self.keys.split())
        return (key + " " * max(1, KEY_CELLS - width_of(key)), "byline"), (self.command.words.partition(";")[0], "")

    @property
    def searched(self) -> str:
        """Its words."""
        return loose(self.command.words)


def choices(mode: Mode, keys: Mapping[str, str]) -> list[CommandChoice]:
    """The commands of a mode, but for the one that finds them; plain moving last.

    Args:
        mode: The mode.
        keys: Key sequences by command id that replace those of the table.
    """
    found = [each for each in of_mode(mode) if each.name != "palette"]
    found.sort(key=lambda each: each.group == OF_NO_NEWS)
    return [CommandChoice(each, keys.get(each.id, each.keys[0])) for each in found]


def find_command(app: App[None], keys: Mapping[str, str]) -> None:
    """Let a command of the screen be found and run."""
    screen = app.screen
    mode, commander = getattr(screen, "mode", None), commander_of(screen)
    if not isinstance(mode, Mode) or commander is None:
        return
    offered = choices(mode, keys)

    def run(chosen: int | None) -> None:
        if chosen is not None:
            commander.run(offered[chosen].command)

    app.push_screen(Picker("Commands", offered, loose), run)
