"""Linkable: what a `[[` in a note can lead to, and which of it fits what is typed of its name."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from reader.core.matching import loose
from reader.core.reference import Target, TargetKind
from reader.core.slices import saying
from reader.core.wiki_links import linkable
from reader.library.known import Census
from reader.library.library import Library
from reader.library.note_words import annotation_words
from reader.library.notebook import Row, gathering
from reader.library.shelf import Entry, bare_entries

ARTICLE, NOTE, HIGHLIGHT = "article", "note", "highlight"  # what the kinds are called that are no entity's
OFFERED = 40  # at most
STEP = 500  # names that are looked at, about a tenth of a millisecond
MADE = 100  # rows that are made, about a millisecond
SEARCHED = 200  # characters of a quote or a note


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a link can lead to.

    Attributes:
        target: It.
        words: What it is called in a link.
        kind: What it is, in a word.
        where: What tells it from others that are called so: an article's slug, the title of an annotation's article;
            empty for an entity.
    """

    target: Target
    words: str
    kind: str
    where: str = ""


_Row = tuple[str, str, str, str, str, str]  # kind and key of a target, and the rest of an `Offer`; searched is the last


@dataclass(frozen=True, slots=True)
class Offers:
    """All that a link can lead to.

    They are kept as plain tuples of texts, which the garbage collector leaves alone, for there are many of them.

    Attributes:
        articles: The newest first.
        entities: The most named first.
        annotations: The newest first.
    """

    articles: Sequence[_Row]
    entities: Sequence[_Row]
    annotations: Sequence[_Row]


def offering(library: Library, census: Census | None) -> Generator[None, None, Offers]:
    """All that a link can lead to.

    Yields:
        After a few milliseconds of work each.
    """
    shelf = yield from saying(None, bare_entries(library))
    articles = [_article(entry) for entry in sorted(shelf, key=_day, reverse=True)]
    entities: list[_Row] = []
    for key, known in census.entities.items() if census else ():
        names = key.name, *known.aliases
        entities.append(_row(TargetKind.ENTITY, key.text, key.name, key.kind.value, "", *names))
        if len(entities) % MADE == 0:
            yield
    rows = yield from saying(None, gathering(library))
    annotations: list[_Row] = []
    for number, row in enumerate(sorted(rows, key=_made, reverse=True)):
        if row.quote or row.brief.note:
            annotations.append(_annotation(row))
        if number % MADE == 0:
            yield
    return Offers(articles, entities, annotations)


def fitting(offers: Offers, typed: str) -> Generator[None, None, list[Offer]]:
    """What fits: first what begins with these words, then what begins so, what has words that begin so, what holds it.

    Args:
        offers: What there is.
        typed: Some of a name; of nothing, a few of each kind fit.

    Yields:
        After a short slice of the work each.
    """
    wanted, groups = loose(typed), (offers.articles, offers.entities, offers.annotations)
    if not wanted:
        mixed = chain.from_iterable(zip_longest(*groups))
        return [_offer(row) for row in islice((row for row in mixed if row is not None), OFFERED)]
    whole, words = f" {wanted}", [f" {word}" for word in wanted.split()]
    words_whole, first, then, last = list[_Row](), list[_Row](), list[_Row](), list[_Row]()
    for number, row in enumerate(chain.from_iterable(groups)):
        searched = row[-1]
        if wanted not in searched:
            if len(words) > 1 and all(word in searched for word in words):
                then.append(row)
        elif searched.startswith(whole):
            (words_whole if f"{searched} ".startswith(f"{whole} ") else first).append(row)
        else:
            (then if whole in searched else last).append(row)
        if number % STEP == 0:
            yield
    found = chain(words_whole, first, then, last)
    return [_offer(row) for row in islice(found, OFFERED)]


def _offer(row: _Row) -> Offer:
    kind, key, words, what, where, _ = row
    return Offer(Target(TargetKind(kind), key), words, what, where)


def _row(kind: TargetKind, key: str, words: str, what: str, where: str, *called: str) -> _Row:
    return kind.value, key, linkable(words), what, where, f" {loose(' '.join(called))}"


def _article(entry: Entry) -> _Row:
    title = entry.article.title
    return _row(TargetKind.ARTICLE, entry.id, title, ARTICLE, entry.slug, title)


def _annotation(row: Row) -> _Row:
    quote, note = row.quote[:SEARCHED], row.brief.note[:SEARCHED]
    words, what = annotation_words(quote, note), NOTE if note else HIGHLIGHT
    return _row(TargetKind.ANNOTATION, row.uid, words, what, row.entry.article.title, quote, note)


def _day(entry: Entry) -> str:
    return entry.article.published.isoformat() if entry.article.published else ""


def _made(row: Row) -> str:
    return row.brief.created
