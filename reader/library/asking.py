"""Asking: what a query means in this library: its qualifiers looked up, those that mean nothing taken as words."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reader.core.folding import words_of
from reader.core.phrase import Phrase
from reader.core.query import Query, Term
from reader.engines.figures import find_figures
from reader.library import facets
from reader.library.known import Census, Known
from reader.library.shelf import Entry
from reader.store.asked import Asked
from reader.store.search_index import SearchIndex

ENTITIES_MAX = 200  # that one word may mean
SURFACES_MAX = 100  # names of them that are looked for
ARTICLES_MAX = 100  # that one word may mean as facets; more are looked up row by row

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?")

Group = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query asks of the index, and what is to be shown of the rows.

    Attributes:
        shown: The phrases that are marked in a row.
        as_words: The qualifiers that mean nothing here, and so are searched for as words, as they were typed.
    """

    asked: Asked
    shown: tuple[Phrase, ...]
    as_words: tuple[str, ...] = ()


@dataclass(slots=True)
class _Asking:
    """A meaning on its way."""

    every: list[Group] = field(default_factory=list)
    none: list[Group] = field(default_factory=list)
    shown: list[Phrase] = field(default_factory=list)
    as_words: list[str] = field(default_factory=list)
    since: date | None = None
    until: date | None = None
    articles: frozenset[str] | None = None


def called(entry: Entry) -> tuple[str, ...]:
    """By which names `in:` may mean an article: its id, its file's name and its title."""
    return entry.id, entry.path.stem.casefold(), entry.article.title.casefold()


def meaning(
    query: Query, index: SearchIndex, shelf: Mapping[str, tuple[str, ...]], census: Census | None = None
) -> Meaning | None:
    """What a query asks for; None when it asks for nothing.

    Args:
        query: What was typed.
        index: The index of the library.
        shelf: The articles by id, with what each is `called`.
        census: Whom `entity:` may name; nobody without it.
    """
    if not query.terms:
        return None
    asking, looked = _Asking(), _Lookup(index, shelf, census)
    for term in query.terms:
        if not (term.qualifier and _LOOKUPS[term.qualifier](looked, term, asking)):
            if term.qualifier:
                asking.as_words.append(f"{term.qualifier}:{term.value}")
            _add_words(term, asking)
    if not asking.every:
        asking.every.append(_group(facets.SECTION, facets.ANNOTATION))
    asked = Asked(tuple(asking.every), tuple(asking.none), (asking.since, asking.until), asking.articles)
    return Meaning(asked, tuple(dict.fromkeys(asking.shown)), tuple(asking.as_words))


@dataclass(frozen=True, slots=True)
class _Lookup:
    """What qualifiers are looked up in."""

    index: SearchIndex
    shelf: Mapping[str, tuple[str, ...]]
    census: Census | None

    def has(self, term: Term, asking: _Asking) -> bool:
        facet = facets.HAS.get(term.value.casefold().removesuffix("s"))
        return bool(facet) and _add(term, asking, _group(str(facet)))

    def label(self, term: Term, asking: _Asking) -> bool:
        return self._facet(term, asking, facets.label(term.value))

    def tag(self, term: Term, asking: _Asking) -> bool:
        return self._facet(term, asking, facets.tag(term.value.removeprefix("#").strip("/")))

    def by(self, term: Term, asking: _Asking) -> bool:
        words = facets.by(term.value)
        phrase = Phrase(words, prefix=True)
        return bool(words) and self.index.holds(phrase) and _add(term, asking, (phrase,))

    def figure(self, term: Term, asking: _Asking) -> bool:
        if not term.without:  # its digits show where it stands
            asking.shown += [Phrase((word,)) for word in words_of(term.value) if word[0].isdigit()]
        if self._facet(term, asking, facets.figure(term.value)):
            return True
        every = [facet for found in find_figures(term.value) for facet in facets.exactly(found)]
        phrases = [Phrase((facet,)) for facet in every]
        if not phrases or not all(map(self.index.holds, phrases)):
            return False
        return _add(term, asking, *((phrase,) for phrase in phrases))

    def entity(self, term: Term, asking: _Asking) -> bool:
        known = _meant(self.census, term.value) if self.census else []
        surfaces = dict.fromkeys(name for each in known for name in (each.key.name, *each.aliases))
        worded = (tuple(words_of(surface)) for surface in surfaces)
        phrases = tuple(Phrase(words) for words in worded if words)[:SURFACES_MAX]
        if not phrases:
            return False
        if term.without:
            asking.none += [(phrase,) for phrase in phrases]
            return True
        articles = frozenset(article for each in known for article in each.articles)
        asking.articles = articles if asking.articles is None else asking.articles & articles
        asking.shown += phrases
        return _add(term, asking, phrases)

    def article(self, term: Term, asking: _Asking) -> bool:
        found = _articles(self.shelf, " ".join(term.value.split()).casefold())
        if not found:
            return False
        if len(found) <= ARTICLES_MAX or term.without:
            return _add(term, asking, _group(*map(facets.in_article, found[:ARTICLES_MAX])))
        asking.articles = frozenset(found) if asking.articles is None else asking.articles & frozenset(found)
        return True

    def before(self, term: Term, asking: _Asking) -> bool:
        day = _first_day(term.value)
        return day is not None and _limit(asking, day, is_end=not term.without)

    def after(self, term: Term, asking: _Asking) -> bool:
        day = _first_day(term.value)
        return day is not None and _limit(asking, day, is_end=term.without)

    def _facet(self, term: Term, asking: _Asking, facet: str) -> bool:
        return self.index.holds(Phrase((facet,))) and _add(term, asking, _group(facet))


_LOOKUPS: dict[str, Callable[[_Lookup, Term, _Asking], bool]] = {
    "has": _Lookup.has,
    "label": _Lookup.label,
    "tag": _Lookup.tag,
    "by": _Lookup.by,
    "figure": _Lookup.figure,
    "entity": _Lookup.entity,
    "in": _Lookup.article,
    "before": _Lookup.before,
    "after": _Lookup.after,
}


def _add(term: Term, asking: _Asking, *groups: Group) -> bool:
    """Let a row have one phrase of each group, or, where the term excludes, none of them."""
    if term.without:
        asking.none += [(phrase,) for group in groups for phrase in group]
    else:
        asking.every += groups
    return True


def _add_words(term: Term, asking: _Asking) -> None:
    if term.without:
        asking.none.append(term.phrases)
    else:
        asking.every += [(phrase,) for phrase in term.phrases]
        asking.shown += term.phrases


def _group(*words: str) -> Group:
    return tuple(Phrase((word,)) for word in words)


def _limit(asking: _Asking, day: date, *, is_end: bool) -> bool:
    if is_end:
        asking.until = day if asking.until is None else min(day, asking.until)
    else:
        asking.since = day if asking.since is None else max(day, asking.since)
    return True


def _first_day(text: str) -> date | None:
    """The first day of a year, a month or a day: `2025`, `2025-05`, `2025-05-03`."""
    match = _DAY.fullmatch(text.strip())
    if not match:
        return None
    try:
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None


def _articles(shelf: Mapping[str, tuple[str, ...]], wanted: str) -> list[str]:
    """The ids of the articles that a word means: an id, its file's name or its title, else a part of one."""
    exact = [uid for uid, names in shelf.items() if wanted in names]
    return exact or [uid for uid, names in shelf.items() if any(wanted in name for name in names[1:])]


def _meant(census: Census, name: str) -> list[Known]:
    """The entities that a name means: by their own name or key, else another of their names, else a part of one."""
    wanted = " ".join(name.split()).casefold()
    for found in _meanings(census, wanted):
        if found:
            return found[:ENTITIES_MAX]
    return []


def _meanings(census: Census, wanted: str) -> Iterator[list[Known]]:
    every = census.entities.values()
    yield [each for each in every if wanted in {each.key.text.casefold(), each.key.name.casefold()}]
    yield [each for each in every if wanted in map(str.casefold, each.aliases)]
    yield [each for each in every if wanted and wanted in each.key.name.casefold()]
