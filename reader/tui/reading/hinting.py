"""Hints: letters on everything in view, to go to a thing by typing what stands on it."""

from collections.abc import Iterable
from itertools import product

from reader.core.marks import Mark

LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # the home row first


def hint_letters(count: int) -> list[str]:
    """`count` strings of which none is the start of another; as short as can be."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in product(LETTERS, repeat=length)][:count]


def hinted(marks: Iterable[Mark]) -> dict[str, Mark]:
    """Each thing with its letters, in reading order; of several at one place only the shortest."""
    by_start: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda each: (each.span.start, -len(each.span))):
        by_start[mark.span.start] = mark
    ordered = [by_start[start] for start in sorted(by_start)]
    return dict(zip(hint_letters(len(ordered)), ordered, strict=True))
