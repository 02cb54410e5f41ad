"""Query: what is typed into the filter of the list: plain words, and values after `relation:`, `in:`, `entity:`."""

import re
from collections.abc import Callable, Generator, Iterable

from reader.tui.references.rows import Row

Test = Callable[[Row], bool]

_PARTS = re.compile(r'(?:(\w+):)?(?:"([^"]*)"?|(\S*))')


def matching(rows: Iterable[Row], relation: str, typed: str, found: list[Row]) -> Generator[None, None, bool]:
    """Fill `found` with the rows of a relation, of all where it is empty, that pass everything typed."""
    tests = read_query(typed)
    for row in rows:
        if relation in ("", row.relation) and all(test(row) for test in tests):
            found.append(row)
        yield
    return True


def read_query(typed: str) -> list[Test]:
    """Take apart what was typed: `relation:updates in:"second round" entity:umerov bodies`.

    A qualifier without a value asks nothing, for its value is still being typed; one that there is not is taken
    for plain words.
    """
    tests: list[Test] = []
    for match in _PARTS.finditer(typed):
        name, quoted, plain = match.groups()
        value = (quoted or plain or "").casefold()
        if name and name.casefold() in QUALIFIERS:
            tests += [QUALIFIERS[name.casefold()](value)] if value else []
        elif match.group().strip():
            tests.append(_holds(f"{name}:{value}".casefold() if name else value))
    return tests


def _holds(word: str) -> Test:
    return lambda row: word in row.searched


def _relation(word: str) -> Test:
    return lambda row: row.relation.casefold().startswith(word)


def _article(word: str) -> Test:
    return lambda row: word in row.articles


def _entity(word: str) -> Test:
    return lambda row: word in row.entities


QUALIFIERS: dict[str, Callable[[str], Test]] = {"relation": _relation, "in": _article, "entity": _entity}
