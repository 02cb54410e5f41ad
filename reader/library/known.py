"""Known: what a library names, each entity with the articles that name it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from reader.core.entity import EntityKey, EntityKind
from reader.core.errors import ReaderError, SeveralError

PresenceRow = tuple[str, int, tuple[str, ...], tuple[str, ...]]  # the values of a `Presence`

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


class Presences(Sequence[Presence]):
    """Presences, each made when it is asked for.

    They are kept as plain tuples, which the garbage collector leaves alone: of a large library there are so many
    that it would stop the screen for a second each time it looked them through.

    Args:
        rows: The values of each.
    """

    __slots__ = ("rows",)

    def __init__(self, rows: Iterable[PresenceRow]) -> None:
        self.rows = tuple(rows)

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Presence: ...
    @overload
    def __getitem__(self, index: slice) -> "Presences": ...
    def __getitem__(self, index: int | slice) -> "Presence | Presences":
        return Presences(self.rows[index]) if isinstance(index, slice) else Presence(*self.rows[index])

    def __eq__(self, other: object) -> bool:
        return self.rows == other.rows if isinstance(other, Presences) else tuple(self) == other

    def __hash__(self) -> int:
        return hash(self.rows)

    def __repr__(self) -> str:
        return repr(tuple(self))


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the library.

    Attributes:
        key: Its kind and name.
        presences: The articles that name it, newest published first.
    """

    key: EntityKey
    presences: Sequence[Presence]

    @property
    def count(self) -> int:
        """How often it is named in all."""
        return sum(count for _, count, _, _ in self._rows())

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that name it, newest published first."""
        return tuple(article for article, _, _, _ in self._rows())

    @property
    def aliases(self) -> tuple[str, ...]:
        """The other names it goes by, those in the most articles first."""
        surfaces = Counter(surface for _, _, surfaces, _ in self._rows() for surface in surfaces)
        return tuple(surface for surface, _ in surfaces.most_common() if surface != self.key.name)

    @property
    def description(self) -> str:
        """The title or role that the most articles give it, of equals the newest; empty where none does."""
        said = Counter(each for _, _, _, descriptions in self._rows() for each in descriptions)
        return said.most_common(1)[0][0] if said else ""

    def within(self, articles: Collection[str]) -> "Known":
        """The same as these articles alone name it."""
        return Known(self.key, Presences(row for row in self._rows() if row[0] in articles))

    def _rows(self) -> Sequence[PresenceRow]:
        if isinstance(self.presences, Presences):
            return self.presences.rows
        return [(each.article, each.count, each.surfaces, each.descriptions) for each in self.presences]


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
        return sorted((each.within(wanted) for each in found), key=most_named)

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
        ReaderError: It means none.
        SeveralError: It means several.
    """
    for found in _meanings(census, " ".join(name.split()).casefold()):
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(key.text for key in found[:LISTED_MAX]) + (" …" if len(found) > LISTED_MAX else "")
            raise SeveralError(f"“{name}” is a name of {len(found)} entities: {listed}", "say which, with its kind")
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
