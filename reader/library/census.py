"""Census: every entity that the articles of a library name, from what the cache holds; no engine is run."""

import json
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from reader.core.entity import EntityKey, EntityKind
from reader.library.joining import joining
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.named import Named, named_in
from reader.library.shelf import entries, newest_first
from reader.store.state import library_key

JOINS_RULE = 1  # of `joining`: a new number makes kept joins stale


@dataclass(frozen=True, slots=True)
class Presence:
    """An entity in one article.

    Attributes:
        article: The article's id.
        count: How often it is named there.
        surfaces: The names it goes by there, commonest first.
        descriptions: The titles and roles said before its names, commonest first.
    """

    article: str
    count: int
    surfaces: tuple[str, ...]
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the library.

    Attributes:
        key: Its kind and name.
        presences: The articles that name it, newest published first.
    """

    key: EntityKey
    presences: tuple[Presence, ...]

    @property
    def count(self) -> int:
        """How often it is named in all."""
        return sum(each.count for each in self.presences)

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that name it, newest published first."""
        return tuple(each.article for each in self.presences)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names it goes by, those in the most articles first."""
        surfaces = Counter(surface for each in self.presences for surface in each.surfaces)
        return tuple(surface for surface, _ in surfaces.most_common() if surface != self.key.name)

    @property
    def description(self) -> str:
        """The title or role that the most articles give it, of equals the newest; empty where none does."""
        said = Counter(each for presence in self.presences for each in presence.descriptions)
        return said.most_common(1)[0][0] if said else ""


@dataclass(frozen=True, slots=True)
class Census:
    """What a library names.

    Attributes:
        entities: All entities, the most named first.
        unread: The ids of the articles whose names are not known yet, newest published first.
        by_article: The entities of each article, the most named there first; made from `entities` when not given.
    """

    entities: Mapping[EntityKey, Known]
    unread: tuple[str, ...] = ()
    by_article: Mapping[str, tuple[EntityKey, ...]] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        if self.entities and not self.by_article:
            object.__setattr__(self, "by_article", _by_article(self.entities.values()))

    def in_article(self, article: str) -> list[Known]:
        """The entities that an article names, the most named there first."""
        return [self.entities[key] for key in self.by_article.get(article, ())]

    def beside(self, key: EntityKey) -> list[tuple[Known, int]]:
        """The entities named in the same articles, and in how many of those; the most shared first."""
        known = self.entities.get(key)
        shared = Counter(other for article in known.articles for other in self.by_article[article]) if known else {}
        return [(self.entities[other], count) for other, count in _most_common(shared) if other != key]

    def together(self, keys: Iterable[EntityKey]) -> tuple[str, ...]:
        """The ids of the articles that name all of these, newest published first; none for no keys."""
        known = [self.entities.get(key) for key in keys]
        if not known or not all(known):
            return ()
        first, *others = (each.articles for each in known if each)
        every = [frozenset(articles) for articles in others]
        return tuple(article for article in first if all(article in articles for articles in every))


def take_census(library: Library) -> Census:
    """Go through the library at once; see `counting`."""
    work = counting(library)
    while True:
        try:
            next(work)
        except StopIteration as done:
            census: Census = done.value
            return census


def counting(library: Library) -> Generator[tuple[int, int], None, Census]:
    """Go through the library: its names joined over all articles, and as the reader put them right.

    Yields:
        How many articles are done, and how many there are, after a few milliseconds of work each.
    """
    engine = present_engine(library)
    shelf = newest_first(entries(library))
    found: dict[str, list[Named]] = {}
    for entry in shelf:
        named = named_in(library, entry, engine) if engine else None
        if named is not None:
            found[entry.id] = named
        yield len(found), len(shelf)
    steps = joining(_articles_of(found.values()))
    joins = yield from _within(steps, (len(shelf), len(shelf)))
    _keep_joins(library, engine, joins)
    known: dict[EntityKey, list[Presence]] = {}
    for article, named in found.items():
        for key, presence in _presences(article, named, joins):
            known.setdefault(key, []).append(presence)
        yield len(shelf), len(shelf)
    every = [Known(key, tuple(presences)) for key, presences in known.items()]
    every.sort(key=lambda each: (-each.count, each.key))
    unread = tuple(entry.id for entry in shelf if entry.id not in found)
    return Census(MappingProxyType({each.key: each for each in every}), unread)


def kept_joins(library: Library) -> Mapping[EntityKey, EntityKey]:
    """What an entity that one article names is in the library, where that is another; as the last census found."""
    engine = present_engine(library)
    stored = library.cache.joins(library_key(library.root), _joins_maker(engine)) if engine else None
    return _read_joins(stored) if stored else MappingProxyType({})


def _within(
    steps: Generator[None, None, dict[EntityKey, EntityKey]], progress: tuple[int, int]
) -> Generator[tuple[int, int], None, dict[EntityKey, EntityKey]]:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            joins: dict[EntityKey, EntityKey] = done.value
            return joins
        yield progress


def _articles_of(found: Iterable[list[Named]]) -> Counter[EntityKey]:
    """In how many articles each entity is named."""
    return Counter(key for named in found for key in dict.fromkeys(each.key for each in named))


def _presences(
    article: str, named: Iterable[Named], joins: Mapping[EntityKey, EntityKey]
) -> Iterator[tuple[EntityKey, Presence]]:
    """The entities of one article, settled, in the order in which each is first named."""
    settled: dict[EntityKey, list[Named]] = {}
    for each in named:
        settled.setdefault(joins.get(each.key, each.key), []).append(each)
    for key, group in settled.items():
        surfaces, descriptions = Counter[str](), Counter[str]()
        for each in group:
            surfaces[each.surface] += each.count
            descriptions.update(each.descriptions)
        said = tuple(text for text, _ in descriptions.most_common())
        yield key, Presence(article, surfaces.total(), tuple(text for text, _ in surfaces.most_common()), said)


def _by_article(every: Iterable[Known]) -> dict[str, tuple[EntityKey, ...]]:
    named: dict[str, list[tuple[int, EntityKey]]] = {}
    for known in every:
        for presence in known.presences:
            named.setdefault(presence.article, []).append((-presence.count, known.key))
    return {article: tuple(key for _, key in sorted(pairs)) for article, pairs in named.items()}


def _most_common(counts: Mapping[EntityKey, int]) -> list[tuple[EntityKey, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _joins_maker(engine: str) -> str:
    return f"{engine}, joins {JOINS_RULE}"


def _keep_joins(library: Library, engine: str, joins: Mapping[EntityKey, EntityKey]) -> None:
    if engine:
        rows = [[one.kind.value, one.name, into.kind.value, into.name] for one, into in sorted(joins.items())]
        library.cache.keep_joins(library_key(library.root), _joins_maker(engine), json.dumps(rows))


@lru_cache(maxsize=2)
def _read_joins(stored: str) -> Mapping[EntityKey, EntityKey]:
    """The joins in a value of the cache; read once, for every article that is opened asks for them."""
    try:
        return MappingProxyType({_key(*row[:2]): _key(*row[2:]) for row in json.loads(stored)})
    except (ValueError, TypeError):  # of another shape: the next census writes it anew
        return MappingProxyType({})


def _key(kind: str, name: str) -> EntityKey:
    return EntityKey(EntityKind(kind), name)
