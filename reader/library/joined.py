"""Joined: which entities of single articles are one in the library, as the last census found and kept it."""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reader.core.entity import EntityKey, EntityKind
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.store.state import library_key

JOINS_RULE = 1  # of `joining`: a new number makes kept joins stale


def kept_joins(library: Library) -> Mapping[EntityKey, EntityKey]:
    """What an entity that one article names is in the library, where that is another; as the last census found."""
    engine = present_engine(library)
    stored = library.cache.joins(library_key(library.root), _maker(engine)) if engine else None
    return _read(stored) if stored else MappingProxyType({})


def keep_joins(library: Library, engine: str, joins: Mapping[EntityKey, EntityKey]) -> None:
    """Keep what `kept_joins` gives back; nothing where there is no engine."""
    if engine:
        rows = [[one.kind.value, one.name, into.kind.value, into.name] for one, into in sorted(joins.items())]
        library.cache.keep_joins(library_key(library.root), _maker(engine), json.dumps(rows))


def _maker(engine: str) -> str:
    return f"{engine}, joins {JOINS_RULE}"


@lru_cache(maxsize=2)
def _read(stored: str) -> Mapping[EntityKey, EntityKey]:
    """The joins in a value of the cache; read once, for every article that is opened asks for them."""
    try:
        return MappingProxyType({_key(*row[:2]): _key(*row[2:]) for row in json.loads(stored)})
    except (ValueError, TypeError):  # of another shape: the next census writes it anew
        return MappingProxyType({})


def _key(kind: str, name: str) -> EntityKey:
    return EntityKey(EntityKind(kind), name)
