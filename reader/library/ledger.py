"""Ledger: every figure of the library with the article, the sentence and the names that it stands with."""

from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

from reader.core.correcting import Corrector
from reader.core.entity import Mention
from reader.core.likeness import Measure, measure_of
from reader.core.slices import at_once
from reader.library.figure_mention import FigureMention
from reader.library.gleaning import Gleaned, Told, glean, is_gleaned, kept_gleaned
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.postings import Postings
from reader.library.settling import corrector
from reader.library.shelf import Entry, entries
from reader.store.database import Database

__all__ = ["FigureMention", "Ledger", "reckoning", "take_ledger"]

SHORT = 2000  # words; figures in longer articles are not looked for while keys wait


@dataclass(frozen=True)
class Ledger:
    """The figures of a library, articles in the order of the shelf, those of an article as they stand in it.

    Attributes:
        unread: The ids of the articles that were left out, because their figures are not known yet.
        known: Where each name, word and value stands; made from `mentions` when not given.
    """

    mentions: tuple[FigureMention, ...]
    unread: tuple[str, ...] = ()
    known: Postings | None = field(default=None, compare=False, repr=False)

    @cached_property
    def postings(self) -> Postings:
        """Where each name, word and value stands beside a figure."""
        if self.known is not None:
            return self.known
        postings = Postings()
        for mentions in self._by_article.values():
            postings.add(mentions)
        return postings

    def of_article(self, article: str) -> tuple[FigureMention, ...]:
        """The figures of one article, as they stand in it."""
        return self._by_article.get(article, ())

    @cached_property
    def by_measure(self) -> Mapping[Measure, tuple[FigureMention, ...]]:
        """The figures that measure something, by what they measure."""
        grouped: dict[Measure, list[FigureMention]] = {}
        for mention in self.mentions:
            measure = measure_of(mention.figure)
            if measure is not None:
                grouped.setdefault(measure, []).append(mention)
        return {measure: tuple(mentions) for measure, mentions in grouped.items()}

    @cached_property
    def _by_article(self) -> dict[str, tuple[FigureMention, ...]]:
        grouped: dict[str, list[FigureMention]] = {}
        for mention in self.mentions:
            grouped.setdefault(mention.article, []).append(mention)
        return {article: tuple(mentions) for article, mentions in grouped.items()}


def reckoning(library: Library, find: int | None = None) -> Generator[tuple[int, int], None, Ledger]:
    """Take the ledger; what was gleaned from an article before comes from the cache.

    Args:
        library: The library.
        find: In how many articles, none of them long, figures that are not known may be looked for; those of
            all others are left to `indexing`. None to look in all.

    Yields:
        How many articles are done and how many there are, after each, so that the work can be done in slices.

    Returns:
        The ledger that was taken last, while nothing has changed since.
    """
    engine, names = present_engine(library), corrector(library)
    last = _LAST.get(library.database)
    known = last.parts if last is not None and last.names is names else {}
    shelf, parts, unread, found = entries(library), dict[str, _Part](), list[str](), 0
    for done, entry in enumerate(shelf, 1):
        part = known.get(entry.id)
        key = (entry.source_digest, entry.path, entry.article, engine)
        if part is None or part.key != key or _is_named_since(library, part, engine):
            may_find = find is None or (found < find and entry.article.words <= SHORT)
            is_known = is_gleaned(library, entry, engine)
            found += not is_known and may_find
            part = _part(library, entry, key, names, only_kept=not may_find)
        if part is None:
            unread.append(entry.id)
        else:
            parts[entry.id] = part
        yield done, len(shelf)
    if last is not None and list(parts.items()) == list(known.items()) and last.ledger.unread == tuple(unread):
        return last.ledger
    postings = Postings()
    for part in parts.values():
        postings.add(part.mentions)
        yield len(shelf), len(shelf)
    ledger = Ledger(tuple(each for part in parts.values() for each in part.mentions), tuple(unread), postings)
    _LAST[library.database] = _Last(names, parts, ledger)
    return ledger


def take_ledger(library: Library) -> Ledger:
    """The ledger, taken at once."""
    return at_once(reckoning(library))


def mentions_of(library: Library, entry: Entry) -> tuple[FigureMention, ...]:
    """The figures of one article, found now if they are not known; none when it cannot be read."""
    gleaned = glean(library, entry, present_engine(library))
    return tuple(_mentions(entry, gleaned, corrector(library))) if gleaned is not None else ()


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """The figures of one article, as they were taken.

    Attributes:
        key: What they depend on.
        unnamed: What the names of the article will be kept under; empty when they were known.
    """

    key: tuple[object, ...]
    unnamed: str
    mentions: tuple[FigureMention, ...]


@dataclass(frozen=True, slots=True)
class _Last:
    """The ledger that was taken last, with what it was made of."""

    names: Corrector
    parts: dict[str, _Part]
    ledger: Ledger


# Of each open database the last one: a screen asks again after each act, and an act seldom changes an article.
_LAST: WeakKeyDictionary[Database, _Last] = WeakKeyDictionary()


def _part(
    library: Library, entry: Entry, key: tuple[object, ...], names: Corrector, *, only_kept: bool
) -> _Part | None:
    """The figures of one article; None where they are not kept and nothing else may be had."""
    gleaned = (kept_gleaned if only_kept else glean)(library, entry, str(key[-1]))
    if gleaned is None:
        return None if only_kept else _Part(key, "", ())
    return _Part(key, "" if gleaned.named else gleaned.prose_digest, tuple(_mentions(entry, gleaned, names)))


def _is_named_since(library: Library, part: _Part, engine: str) -> bool:
    return bool(part.unnamed and engine) and library.cache.has_entities(part.unnamed, engine)


def _mentions(entry: Entry, gleaned: Gleaned, names: Corrector) -> Iterator[FigureMention]:
    for told in gleaned.told:
        yield FigureMention(
            article=entry.id,
            text_digest=gleaned.text_digest,
            figure=told.figure,
            quote=told.quote,
            sentence=told.sentence,
            names=frozenset(each.key for each in _settled(told, names, entry.id)),
            published=entry.article.published,
            title=entry.article.title,
            topic=told.topic,
        )


def _settled(told: Told, names: Corrector, article: str) -> Iterable[Mention]:
    return told.names if names.is_idle else names.corrected(told.sentence, told.names, article)
