"""Surfaces: the names that an entity goes by in the library, under the corrections."""

import json
from collections.abc import Collection, Iterator
from functools import lru_cache

from reader.core.entity import EntityKey, EntityKind
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.settling import corrector
from reader.library.shelf import Entry, entries, newest_first
from reader.library.summaries import named_in
from reader.store.corrections import all_corrections
from reader.store.state import library_key


def exists(library: Library, key: EntityKey) -> bool:
    """Whether an article of the library names this entity, or the reader marked it or split it off.

    The articles are those of the last census, so that a large library need not be gone through for a correction.
    """
    if any(True for _ in known_surfaces(library, key)):
        return True
    if not kept_surfaces(library):
        return any(True for _ in surfaces_of(library, key))
    here_alone = (each.into for each in all_corrections(library.database) if each.article)
    return key in here_alone and corrector(library).current(key) == key


def known_surfaces(library: Library, key: EntityKey) -> Iterator[str]:
    """The names of an entity as the last census knew them, and those that were marked; some more than once."""
    applied = corrector(library)
    yield from (mark for mark in applied.marks if applied.marked_as(mark, "") == key)
    yield from (surface for one, surface in kept_surfaces(library) if applied.settled(one, surface, "") == key)


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
    for entry in _shelf(library, first) if engine else ():
        for named in named_in(library, entry, engine) or ():
            if applied.settled(named.key, named.surface, entry.id) == key:
                yield entry.id, named.surface


def keep_surfaces(library: Library, surfaces: Collection[tuple[EntityKey, str]]) -> None:
    """Keep by which names the articles name their entities, as the engine found them; nothing where there is none."""
    engine = present_engine(library)
    if engine:
        rows = [[key.kind.value, key.name, surface] for key, surface in sorted(surfaces)]
        library.cache.keep_surfaces(library_key(library.root), engine, json.dumps(rows))


def kept_surfaces(library: Library) -> tuple[tuple[EntityKey, str], ...]:
    """The entities that the articles name, each with the names it goes by, as the last census kept them.

    Before the joins and corrections; nothing where no census was taken.
    """
    engine = present_engine(library)
    return _read(library.cache.surfaces(library_key(library.root), engine) or "[]") if engine else ()


@lru_cache(maxsize=1)
def _read(stored: str) -> tuple[tuple[EntityKey, str], ...]:
    """What a value of the cache says; read once for several corrections."""
    try:
        return tuple((EntityKey(EntityKind(kind), name), surface) for kind, name, surface in json.loads(stored))
    except (ValueError, TypeError):  # of another shape: the next census writes it anew
        return ()


def _shelf(library: Library, first: Entry | None) -> Iterator[Entry]:
    """The articles, that one first."""
    if first is not None:
        yield first
    yield from (entry for entry in newest_first(entries(library)) if first is None or entry.id != first.id)
