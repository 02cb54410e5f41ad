"""Slices: long work that a screen does a few milliseconds at a time, and everyone else at once."""

from collections.abc import Generator
from typing import TypeVar

Made = TypeVar("Made")
Said = TypeVar("Said")


def at_once(work: Generator[object, None, Made]) -> Made:
    """Do all of the work; what comes of it."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            made: Made = done.value
            return made


def saying(said: Said, work: Generator[object, None, Made]) -> Generator[Said, None, Made]:
    """The same work, which says `said` after each slice."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            made: Made = done.value
            return made
        yield said
