"""Roll: the entities of the census with all that the browser sorts and filters by, worked out once."""

import unicodedata
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from reader.core.entity import EntityKey, EntityKind
from reader.library.census import Census, Known

AT_ONCE = 64  # entities between two pauses


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list.

    Attributes:
        count: How often it is named.
        articles: In how many articles.
        newest: The day of the newest of them; None where none has one.
        searched: Its names as they are searched: without accents and capitals.
    """

    known: Known
    kind: EntityKind
    count: int
    articles: int
    newest: date | None
    aliases: tuple[str, ...]
    description: str
    searched: str

    @property
    def key(self) -> EntityKey:
        """Which entity it is."""
        return self.known.key

    def within(self, articles: frozenset[str], days: Mapping[str, date | None]) -> "Listed":
        """It in some of its articles alone."""
        there = self.known.within(articles)
        newest = _newest(there.articles, days)
        return replace(self, count=there.count, articles=len(there.presences), newest=newest)


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort, and how it is said."""

    words: str
    column: str
    key: Callable[[Listed], tuple[object, ...]]


ORDERS = (
    Order("most named first", "times", lambda each: (-each.count, each.searched)),
    Order("in most articles first", "articles", lambda each: (-each.articles, -each.count, each.searched)),
    Order("by name", "name", lambda each: (each.searched, each.key)),
    Order("newest first", "newest", lambda each: (-_ordinal(each.newest), -each.count, each.searched)),
)


def rolling(census: Census, days: Mapping[str, date | None]) -> Generator[None, None, list[Listed]]:
    """List every entity.

    Args:
        census: What the library names.
        days: The day on which each article was published.

    Yields:
        After every few entities, so that the work can be done in slices.
    """
    listed = []
    for number, known in enumerate(census.entities.values()):
        listed.append(_listed(known, days))
        if number % AT_ONCE == AT_ONCE - 1:
            yield
    return listed


def folded(text: str) -> str:
    """A text as it is searched: without accents, capitals and double spaces."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(text.casefold().split())


def _listed(known: Known, days: Mapping[str, date | None]) -> Listed:
    aliases = known.aliases
    return Listed(
        known=known,
        kind=known.key.kind,
        count=known.count,
        articles=len(known.presences),
        newest=_newest(known.articles, days),
        aliases=aliases,
        description=known.description,
        searched=folded("\n".join((known.key.name, *aliases))),
    )


def _newest(articles: Iterable[str], days: Mapping[str, date | None]) -> date | None:
    return max((day for article in articles if (day := days.get(article))), default=None)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
