"""Surfaces: the names that an entity goes by, article by article, under the corrections."""

from collections.abc import Iterator

from reader.core.entity import EntityKey
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.named import named_in
from reader.library.settling import corrector
from reader.library.shelf import Entry, entries, newest_first


def exists(library: Library, key: EntityKey) -> bool:
    """Whether an article of the library names this entity, or the reader marked it."""
    return any(True for _ in surfaces_of(library, key))


def surfaces_of(library: Library, key: EntityKey, first: Entry | None = None) -> Iterator[tuple[str, str]]:
    """The names of an entity, with the id of the article that each stands in; empty for a name that was marked.

    Args:
        library: The library.
        key: The entity.
        first: The article to be gone through first.
    """
    applied, engine = corrector(library), present_engine(library)
    for mark in applied.marks:
        if applied.marked_as(mark, "") == key:
            yield "", mark
    shelf = newest_first(entries(library)) if engine else []
    for entry in sorted(shelf, key=lambda each: first is None or each.id != first.id):
        for named in named_in(library, entry, engine) or ():
            if applied.settled(named.key, named.surface, entry.id) == key:
                yield entry.id, named.surface
