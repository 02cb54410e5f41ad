"""Progress: a bar on stderr while long work goes on, on a terminal only."""

import sys
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")


def with_progress(label: str, items: Sequence[T]) -> Iterator[T]:
    """The items one by one, with a bar that shows how many are done."""
    if not sys.stderr.isatty():
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar
