"""Palette provider: every command of the screen, to be found by its words in the command palette."""

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from reader.tui.command import Command, Takes
from reader.tui.command_line import commander_of
from reader.tui.commands import of_mode
from reader.tui.modes import Mode


class CommandProvider(Provider):
    """Finds commands of the mode that the palette was opened in."""

    def _commands(self) -> Iterator[tuple[Command, Callable[[], None]]]:
        commander, mode = commander_of(self.screen), getattr(self.screen, "mode", None)
        if commander is not None and isinstance(mode, Mode):
            for command in of_mode(mode):
                if command.takes is Takes.NOTHING and command.name != "palette":
                    yield command, partial(commander.run, command)

    async def discover(self) -> Hits:
        """All of them, before anything is typed."""
        for command, run in self._commands():
            yield DiscoveryHit(_said(command), run, help=_keys(command))

    async def search(self, query: str) -> Hits:
        """Those that match."""
        matcher = self.matcher(query)
        for command, run in self._commands():
            score = matcher.match(_said(command))
            if score > 0:
                yield Hit(score, matcher.highlight(_said(command)), run, help=_keys(command))


def _said(command: Command) -> str:
    return command.words[0].upper() + command.words[1:]


def _keys(command: Command) -> str:
    return "  or  ".join("".join(keys.split()) for keys in command.keys).replace("[", r"\[")
