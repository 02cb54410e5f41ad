"""Choices: entities and kinds as rows to pick from."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.library.census import Known
from reader.tui.entities.kinds import sign_of, style_of_sign
from reader.tui.entities.roll import folded
from reader.tui.entities.timeline import QUIET, counted
from reader.tui.widgets.rows_view import Row


@dataclass(frozen=True, eq=False)
class EntityChoice:
    """An entity to pick; how it looks and by what it is found are worked out when they are asked for."""

    known: Known

    @property
    def row(self) -> Row:
        """Its sign, its name and how often it is named."""
        kind = self.known.key.kind
        look = style_of_sign(kind)
        often = f"  {counted(self.known.count, 'time')}"
        return (f"{sign_of(kind)} ", look), (self.known.key.name, look), (often, QUIET)

    @cached_property
    def searched(self) -> str:
        """All its names."""
        return folded("\n".join((self.known.key.name, *self.known.aliases)))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What is no entity to pick: the other end is to be chosen where it stands."""

    @property
    def row(self) -> Row:
        """What to do."""
        return (("… something else: go there, and press x", QUIET),)

    @property
    def searched(self) -> str:
        """Found by no name: it stands last."""
        return "…"


ELSEWHERE = Elsewhere()


def choices_of(every: Iterable[Known]) -> list[EntityChoice]:
    """Each as a row to pick."""
    return [EntityChoice(known) for known in every]
