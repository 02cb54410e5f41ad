"""Query: what is typed into the filter of the ledger: plain words, and values after `kind:`, `who:` and others."""

from collections.abc import Callable

from reader.tui.asked import tests_of
from reader.tui.figures.rows import Row

Test = Callable[[Row], bool]


def read_query(typed: str) -> list[Test]:
    """What a row must be: `kind:money who:"Ann Reed" after:2025-06 flood`.

    Days are ISO 8601 or their beginning: `after:2025-06` is from June on, `before:2025-06` until the end of May.
    """
    return tests_of(typed, QUALIFIERS, _holds)


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
