"""Picking: what a deed is, and which of the things that are there a number stands for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from reader.core.entity import EntityKind
from reader.library.library import Library
from reader.library.referencing import relations

Deed = Callable[[Library, int], object]
Thing = TypeVar("Thing")
MORNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
KINDS = list(EntityKind)


def one(things: Iterable[Thing], number: int) -> Sequence[Thing]:
    """The one that a number stands for; none where there are none."""
    found = list(things)
    return found[number % len(found) :][:1] if found else []


def label_of(library: Library, number: int) -> str:
    """The name of the label that a number stands for."""
    labels = library.codebook.labels
    return labels[number % len(labels)].name


def relation_of(library: Library, number: int) -> str:
    """The relation that a number stands for."""
    known = relations(library)
    return known[number % len(known)]
