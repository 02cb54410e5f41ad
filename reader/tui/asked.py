"""Asked: what is typed into a filter, taken apart: plain words, and values after the qualifiers that a list has."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

Of = TypeVar("Of")
Test = Callable[[Of], bool]
Making = Callable[[str], Test[Of]]  # makes a test of a value that was typed

_PARTS = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S*))')


def tests_of(typed: str, qualifiers: Mapping[str, Making[Of]], plain: Making[Of]) -> list[Test[Of]]:
    """What a row must be to be shown: all of it; nothing where nothing is typed.

    A qualifier without a value asks nothing, for its value is still being typed; one that there is not is taken for
    plain words.

    Args:
        typed: Such as `kind:money who:"Ann Reed" flood`.
        qualifiers: What may stand before a colon, with what makes a test of the value behind it.
        plain: Makes a test of a plain word.
    """
    tests = []
    for match in _PARTS.finditer(typed):
        name, quoted, word = match.groups()
        value = (quoted or word or "").casefold()
        if name and name.casefold() in qualifiers:
            tests += [qualifiers[name.casefold()](value)] if value else []
        elif match.group().strip():
            tests.append(plain(f"{name}:{value}".casefold() if name else value))
    return tests
