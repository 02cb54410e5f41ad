"""Beyond: what other articles say of the names and figures of one, for the quiet signs in its gutter."""

from collections.abc import Generator, Iterable

from reader.core.entity import EntityKey, folded
from reader.core.finding_names import NameFinder
from reader.core.span import Span
from reader.library.census import Census
from reader.library.comparing import suggestions
from reader.library.ledger import Ledger
from reader.library.library import Library
from reader.library.shown_ends import figures_tied
from reader.store.annotations import quotes_after

FEW_ARTICLES = 5
QUOTES = 200  # that are read at once


def names_beyond(census: Census, article: str) -> frozenset[EntityKey]:
    """The entities of an article that other articles name too, but for those that most articles name.

    A library is about something, and a sign at what it is all about says nothing; of a few articles none are "most".
    """
    articles = len(census.by_article)
    most = articles / 2 if articles > FEW_ARTICLES else articles
    return frozenset(known.key for known in census.in_article(article) if 1 < len(known.presences) <= most)


def noted_names(library: Library, census: Census) -> Generator[None, None, dict[EntityKey, frozenset[str]]]:
    """The articles in which the reader marked a passage that names an entity, for each entity.

    Yields:
        After each annotation, so that the work can be done in slices.
    """
    found: dict[EntityKey, set[str]] = {}
    called, last = _Called(census), ""
    while some := quotes_after(library.database, last, QUOTES):
        for uid, article, quote in some:
            last = uid
            for key in called.named(article, quote):
                found.setdefault(key, set()).add(article)
            yield
    return {key: frozenset(articles) for key, articles in found.items()}


def figures_beyond(library: Library, ledger: Ledger, article: str) -> Generator[None, None, frozenset[Span]]:
    """The figures of an article whose measure another article gives too, unless the reader turned that down.

    Yields:
        After each figure, so that the work can be done in slices.
    """
    found, tied = [], figures_tied(library, article)
    for mention in ledger.of_article(article):
        left = suggestions(library, ledger, mention)
        if mention.figure.span in tied or any(each.mention.article != article for each in left):
            found.append(mention.figure.span)
        yield
    return frozenset(found)


class _Called:
    """By which names the entities of each article go there, looked up once for each."""

    def __init__(self, census: Census) -> None:
        self._census = census
        self._of: dict[str, list[tuple[EntityKey, tuple[str, ...]]]] = {}

    def named(self, article: str, quote: str) -> list[EntityKey]:
        """The entities of the article that the quote names."""
        if article not in self._of:
            self._of[article] = [
                (known.key, presence.surfaces)
                for known in self._census.in_article(article)
                for presence in known.presences
                if presence.article == article
            ]
        there = folded(quote)
        return [key for key, surfaces in self._of[article] if _is_named(surfaces, there)]


def _is_named(surfaces: Iterable[str], text: str) -> bool:
    """Whether one of these names stands in the text, and not only as a part of a word."""
    found = [surface for surface in surfaces if surface in text]
    return bool(found and NameFinder(found).find(text))
