"""Summaries: what the names of an article come to; kept in the cache, so that a library is gone through fast."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.marking import kept_under
from reader.library.opening import open_article
from reader.library.prose import prose_digest
from reader.library.shelf import Entry


@dataclass(frozen=True, slots=True)
class Named:
    """How often an article names an entity by one surface.

    Attributes:
        key: The entity, as the article alone tells it.
        surface: The name as it stands there, white space folded.
        descriptions: The titles and roles said before it, commonest first.
    """

    key: EntityKey
    surface: str
    count: int
    descriptions: tuple[str, ...] = ()


def named_in(library: Library, entry: Entry, engine: str) -> list[Named] | None:
    """What an article names, in reading order; None when `engine` has not looked yet, or its file is gone.

    The file is not opened where this was asked before.
    """
    stored = library.cache.summary(entry.prose_digest, engine)
    known = None if stored is None else text_named(stored)
    if known is None and (mentions := kept_under(library, entry.prose_digest, engine)) is not None:
        known = _summed_up(library, entry, engine, mentions)
    return known


def summed(mentions: Iterable[Mention], text: str) -> list[Named]:
    """The mentions of one text by entity and surface, in the order in which each is first named."""
    described: dict[tuple[EntityKey, str], list[str]] = {}
    for mention in mentions:
        surface = " ".join(mention.span.of(text).split())
        described.setdefault((mention.key, surface), []).append(mention.description)
    return [
        Named(key, surface, len(said), tuple(each for each, _ in Counter(filter(None, said)).most_common()))
        for (key, surface), said in described.items()
    ]


def named_text(found: Iterable[Named]) -> str:
    """What an article names as it is kept in the cache."""
    return json.dumps(
        [[each.key.kind.value, each.key.name, each.surface, each.count, *each.descriptions] for each in found]
    )


def text_named(text: str) -> list[Named] | None:
    """What `named_text` wrote; None where it is of another shape, and so has to be made anew."""
    try:
        return [_named(*row) for row in json.loads(text)]
    except (ValueError, TypeError):
        return None


def _summed_up(library: Library, entry: Entry, engine: str, mentions: Sequence[Mention]) -> list[Named] | None:
    try:
        document = open_article(library, entry).document
    except ReaderError:  # gone in this moment
        return None
    if prose_digest(document) != entry.prose_digest:  # changed in this moment: its names are not known yet
        return None
    found = summed(mentions, document.text)
    library.cache.keep_summary(entry.prose_digest, engine, named_text(found))
    return found


def _named(kind: str, name: str, surface: str, count: int, *descriptions: str) -> Named:
    return Named(_key(kind, name), intern(surface), count, tuple(map(intern, descriptions)))


@lru_cache(maxsize=1 << 16)
def _key(kind: str, name: str) -> EntityKey:
    # The same one for every article: the articles of a library name much the same, and then it is kept but once.
    return EntityKey(EntityKind(kind), name)
