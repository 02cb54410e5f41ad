"""Known: what a library names, each entity with the articles that name it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError

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
        return sorted(here, key=most_named)

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


def most_named(known: Known) -> tuple[int, str, EntityKind]:
    """What entities are sorted by: the most named first, then by name."""
    return -known.count, known.key.name, known.key.kind


def _meanings(census: Census, wanted: str) -> Iterator[list[EntityKey]]:
    known = census.entities.values()
    yield [each.key for each in known if wanted in (each.key.text.casefold(), each.key.name.casefold())]
    yield [each.key for each in known if wanted in map(str.casefold, each.aliases)]
    yield [each.key for each in known if wanted and wanted in each.key.name.casefold()]


def _by_article(every: Iterable[Known]) -> dict[str, tuple[EntityKey, ...]]:
    named: dict[str, list[tuple[int, EntityKey]]] = {}
    for known in every:
        for presence in known.presences:
            named.setdefault(presence.article, []).append((-presence.count, known.key))
    return {article: tuple(key for _, key in sorted(pairs)) for article, pairs in named.items()}


def _most_common(counts: Mapping[EntityKey, int]) -> list[tuple[EntityKey, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
