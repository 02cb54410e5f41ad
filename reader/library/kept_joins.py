"""Kept joins: which entities of single articles are one in the library, as the last census found it."""

import json
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from reader.core.entity import EntityKey, EntityKind
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.store.state import library_key

NONE: tuple[str, Mapping[EntityKey, EntityKey]] = ("", MappingProxyType({}))
JOINS_RULE = 3  # of `joining`: a new number makes kept joins stale


def kept_joins(library: Library) -> Mapping[EntityKey, EntityKey]:
    """What an entity that one article names is in the library, where that is another; as the last census found."""
    return _kept(library)[1]


def joined_of(library: Library) -> str:
    """What tells the names that the kept joins were made of from any others; empty for none."""
    return _kept(library)[0]


def keep_joins(library: Library, made_of: str, joins: Mapping[EntityKey, EntityKey]) -> None:
    """Keep what `kept_joins` and `joined_of` give back; nothing where there is no engine."""
    engine = present_engine(library)
    if engine:
        rows = [[one.kind.value, one.name, into.kind.value, into.name] for one, into in sorted(joins.items())]
        library.cache.keep_joins(library_key(library.root), _maker(engine), json.dumps([made_of, *rows]))


def _kept(library: Library) -> tuple[str, Mapping[EntityKey, EntityKey]]:
    engine = present_engine(library)
    stored = library.cache.joins(library_key(library.root), _maker(engine)) if engine else None
    return _read(stored) if stored else NONE


def _maker(engine: str) -> str:
    return f"{engine}, joins {JOINS_RULE}"


@lru_cache(maxsize=2)
def _read(stored: str) -> tuple[str, Mapping[EntityKey, EntityKey]]:
    """What a value of the cache says; read once, for every article that is opened asks for it."""
    try:
        made_of, *rows = json.loads(stored)
        return str(made_of), MappingProxyType({_key(*row[:2]): _key(*row[2:]) for row in rows})
    except (ValueError, TypeError):  # of another shape: the next census writes it anew
        return NONE


def _key(kind: str, name: str) -> EntityKey:
    return EntityKey(EntityKind(kind), name)
