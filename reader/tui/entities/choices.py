"""Choices: entities as rows to pick from."""

from collections.abc import Iterable

from reader.library.census import Known
from reader.tui.entities.kinds import sign_of, style_of_sign
from reader.tui.entities.roll import folded
from reader.tui.entities.timeline import QUIET, counted
from reader.tui.widgets.picker import Choice


def choices_of(every: Iterable[Known]) -> list[Choice]:
    """Each with its sign, its name and how often it is named; searched by all its names."""
    return [Choice(_row(known), _searched(known)) for known in every]


def _row(known: Known) -> tuple[tuple[str, str], ...]:
    kind = known.key.kind
    return (
        (f"{sign_of(kind)} ", style_of_sign(kind)),
        (known.key.name, style_of_sign(kind)),
        (f"  {counted(known.count, 'time')}", QUIET),
    )


def _searched(known: Known) -> str:
    surfaces = {surface for each in known.presences for surface in each.surfaces}
    return folded("\n".join((known.key.name, *surfaces)))
