"""Query: what is typed into the filter of the ledger: plain words, and values after `kind:`, `who:` and others."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from reader.tui.figures.rows import Row

Test = Callable[[Row], bool]

_PARTS = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S*))')


@dataclass(frozen=True, slots=True)
class Query:
    """What a row must be; an empty query asks nothing."""

    tests: tuple[Test, ...] = ()

    def matches(self, row: Row) -> bool:
        """Whether a row passes all tests."""
        return all(test(row) for test in self.tests)


def read_query(typed: str) -> Query:
    """Take apart what was typed: `kind:money who:"Ann Reed" after:2025-06 flood`.

    A qualifier without a value asks nothing, for its value is still being typed; one that there is not is taken
    for plain words. Days are ISO 8601 or their beginning: `after:2025-06` is from June on, `before:2025-06`
    until the end of May.
    """
    tests = []
    for match in _PARTS.finditer(typed):
        name, quoted, plain = match.groups()
        value = (quoted or plain or "").casefold()
        if name and name.casefold() in QUALIFIERS:
            tests += [QUALIFIERS[name.casefold()](value)] if value else []
        elif match.group().strip():
            tests.append(_holds(f"{name}:{value}".casefold() if name else value))
    return Query(tuple(tests))


def _holds(word: str) -> Test:
    return lambda row: word in row.searched


def _kind(word: str) -> Test:
    return lambda row: row.figure.kind.startswith(word.rstrip("s")) or row.kinds.startswith(word)


def _unit(word: str) -> Test:
    return lambda row: word in row.unit.casefold() or word in row.figure.unit.casefold()


def _counts(word: str) -> Test:
    return lambda row: word in row.counts.casefold()


def _who(word: str) -> Test:
    return lambda row: word in row.who.casefold()


def _article(word: str) -> Test:
    return lambda row: word in row.title.casefold()


def _after(day: str) -> Test:
    return lambda row: row.day >= day


def _before(day: str) -> Test:
    return lambda row: bool(row.day) and row.day < day


QUALIFIERS: dict[str, Callable[[str], Test]] = {
    "kind": _kind,
    "unit": _unit,
    "counts": _counts,
    "who": _who,
    "in": _article,
    "after": _after,
    "before": _before,
}
