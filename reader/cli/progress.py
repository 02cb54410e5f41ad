"""Progress: a bar on stderr while long work goes on, on a terminal only."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")


def with_progress(label: str, items: Iterable[T], length: int | None = None) -> Iterator[T]:
    """The items one by one, with a bar that shows how many are done.

    Args:
        label: What is being done.
        items: The items.
        length: How many there are, where they cannot be counted beforehand.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, length, label=label, file=sys.stderr) as bar:
        yield from bar
