"""Query: what is typed into the filter of the list: plain words, and values after `relation:`, `in:`, `entity:`."""

from collections.abc import Callable, Generator, Iterable

from reader.tui.asked import tests_of
from reader.tui.references.rows import Row

Test = Callable[[Row], bool]


def matching(rows: Iterable[Row], relation: str, typed: str, found: list[Row]) -> Generator[None, None, bool]:
    """Fill `found` with the rows of a relation, of all where it is empty, that pass everything typed.

    What is typed is such as `relation:updates in:"second round" entity:umerov bodies`.
    """
    tests = tests_of(typed, QUALIFIERS, _holds)
    for row in rows:
        if relation in ("", row.relation) and all(test(row) for test in tests):
            found.append(row)
        yield
    return True


def _holds(word: str) -> Test:
    return lambda row: word in row.searched


def _relation(word: str) -> Test:
    return lambda row: row.relation.casefold().startswith(word)


def _article(word: str) -> Test:
    return lambda row: word in row.articles


def _entity(word: str) -> Test:
    return lambda row: word in row.entities


QUALIFIERS: dict[str, Callable[[str], Test]] = {"relation": _relation, "in": _article, "entity": _entity}
