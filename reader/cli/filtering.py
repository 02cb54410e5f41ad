"""Filtering: the options that say which annotations are meant."""

import re
from collections.abc import Callable
from typing import TypedDict

import click

from reader.cli.root import label_option
from reader.core.relocate import How

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Filters(TypedDict):
    """What the options of `note_filters` say."""

    label: str
    tag: str
    entity: str
    text: str
    since: str
    until: str
    anchor: str | None


def note_filters(function: Callable[..., object]) -> Callable[..., object]:
    """Declare the options that leave out annotations; all of them may be combined."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def _day(_context: click.Context, _parameter: click.Parameter, typed: str) -> str:
    if typed and not _DAY.fullmatch(typed):
        raise click.BadParameter(f"“{typed}” is no day: 2025, 2025-06 or 2025-06-02")
    return typed


_OPTIONS = (
    label_option("Only those with this label."),
    click.option("--tag", default="", metavar="TAG", help="Only those with this tag."),
    click.option("--entity", default="", metavar="NAME", help="Only those whose passage names this entity."),
    click.option("--text", default="", metavar="TEXT", help="Only those whose quote or note has this text."),
    click.option(
        "--anchor",
        type=click.Choice([how.value for how in How]),
        metavar="STATE",
        help="Only those that are exact, moved, changed or lost.",
    ),
    click.option(
        "--since", default="", metavar="DAY", callback=_day, help="Only those on articles of that day or later."
    ),
    click.option("--until", default="", metavar="DAY", callback=_day, help="Only those on articles before that day."),
)
