"""Census: every entity that the articles of a library name, from what the cache holds; no engine is run."""

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.library.joined import keep_joins, kept_joins
from reader.library.joining import joining
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.named import Named, named_in
from reader.library.shelf import entries, newest_first

__all__ = ["Census", "Known", "Presence", "counting", "kept_joins", "meant", "take_census"]

LISTED_MAX = 5  # entities named when a name means several


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

    def within(self, articles: Collection[str]) -> list[Known]:
        """The entities as these articles alone name them, the most named there first."""
        wanted = frozenset(articles)
        keys = dict.fromkeys(key for article in wanted for key in self.by_article.get(article, ()))
        found = [self.entities[key] for key in keys]
        here = [Known(each.key, tuple(one for one in each.presences if one.article in wanted)) for each in found]
        return sorted(here, key=_most_named)

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
    keep_joins(library, engine, joins)
    known: dict[EntityKey, list[Presence]] = {}
    for article, named in found.items():
        for key, presence in _presences(article, named, joins):
            known.setdefault(key, []).append(presence)
        yield len(shelf), len(shelf)
    every = [Known(key, tuple(presences)) for key, presences in known.items()]
    every.sort(key=_most_named)
    unread = tuple(entry.id for entry in shelf if entry.id not in found)
    return Census(MappingProxyType({each.key: each for each in every}), unread)


def meant(census: Census, name: str) -> EntityKey:
    """The entity that `name` means: its key as text (`person:Ann Reed`), its name, another of its names, or a part.

    Raises:
        ReaderError: It means none, or several.
    """
    for found in _meanings(census, " ".join(name.split()).casefold()):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(key.text for key in found[:LISTED_MAX]) + (" …" if len(found) > LISTED_MAX else "")
            raise ReaderError(f"“{name}” is a name of {len(found)} entities: {listed}", "say which, with its kind")
    raise ReaderError(f"no article names “{name}”", "`reader entities` shows what there is")


def _meanings(census: Census, wanted: str) -> Iterator[list[EntityKey]]:
    known = census.entities.values()
    yield [each.key for each in known if wanted in (each.key.text.casefold(), each.key.name.casefold())]
    yield [each.key for each in known if wanted in map(str.casefold, each.aliases)]
    yield [each.key for each in known if wanted and wanted in each.key.name.casefold()]


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


def _most_named(known: Known) -> tuple[int, EntityKey]:
    return -known.count, known.key


def _most_common(counts: Mapping[EntityKey, int]) -> list[tuple[EntityKey, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
