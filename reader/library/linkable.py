"""Linkable: what a `[[` in a note can lead to, and which of it fits what is typed of its name."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from reader.core.matching import loose
from reader.core.reference import Target, TargetKind, entity_target
from reader.core.slices import saying
from reader.core.wiki_links import linkable
from reader.library.known import Census
from reader.library.library import Library
from reader.library.note_words import annotation_words
from reader.library.notebook import Row, gathering
from reader.library.shelf import Entry, bare_entries

ARTICLE, NOTE, HIGHLIGHT = "article", "note", "highlight"  # what the kinds are called that are no entity's
OFFERED = 40  # at most
STEP = 500  # offers, about a tenth of a millisecond
SEARCHED = 200  # characters of a quote or a note


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that a link can lead to.

    Attributes:
        target: It.
        words: What it is called in a link.
        kind: What it is, in a word.
        searched: What is typed is looked for in this; loose, with a blank before each word.
    """

    target: Target
    words: str
    kind: str
    searched: str


Offers = tuple[Sequence[Offer], Sequence[Offer], Sequence[Offer]]


def offering(library: Library, census: Census | None) -> Generator[None, None, Offers]:
    """All that a link can lead to: articles and annotations, the newest first, and entities, the most named first.

    Yields:
        After a few milliseconds of work each.
    """
    shelf = yield from saying(None, bare_entries(library))
    articles = [_article(entry) for entry in sorted(shelf, key=_day, reverse=True)]
    entities = []
    for key, known in census.entities.items() if census else ():
        entities.append(_offer(entity_target(key), key.name, key.kind, key.name, *known.aliases))
        if len(entities) % STEP == 0:
            yield
    rows = yield from saying(None, gathering(library))
    annotations = []
    for row in sorted(rows, key=_made, reverse=True):
        annotations.append(_annotation(row))
        if len(annotations) % STEP == 0:
            yield
    return articles, entities, [each for each in annotations if each.words]


def fitting(offers: Offers, typed: str) -> Generator[None, None, list[Offer]]:
    """What fits: first what begins so, then what has words that begin so, then what holds it anywhere.

    Args:
        offers: What there is.
        typed: Some of a name; of nothing, a few of each kind fit.

    Yields:
        After a short slice of the work each.
    """
    wanted = loose(typed)
    if not wanted:
        mixed = chain.from_iterable(zip_longest(*offers))
        return list(islice((each for each in mixed if each is not None), OFFERED))
    words = [f" {word}" for word in wanted.split()]
    first, then, last = list[Offer](), list[Offer](), list[Offer]()
    for number, each in enumerate(chain.from_iterable(offers)):
        if each.searched.startswith(f" {wanted}"):
            first.append(each)
        elif all(word in each.searched for word in words):
            then.append(each)
        elif wanted in each.searched:
            last.append(each)
        if number % STEP == 0:
            yield
    return [*first[:OFFERED], *then[:OFFERED], *last[:OFFERED]][:OFFERED]


def _offer(target: Target, name: str, kind: str, *called: str) -> Offer:
    return Offer(target, linkable(name), kind, f" {loose(' '.join(called))}")


def _article(entry: Entry) -> Offer:
    return _offer(Target(TargetKind.ARTICLE, entry.id), entry.article.title, ARTICLE, entry.article.title)


def _annotation(row: Row) -> Offer:
    quote, note = row.quote[:SEARCHED], row.brief.note[:SEARCHED]
    kind = NOTE if note else HIGHLIGHT
    return _offer(Target(TargetKind.ANNOTATION, row.uid), annotation_words(quote, note), kind, quote, note)


def _day(entry: Entry) -> str:
    return entry.article.published.isoformat() if entry.article.published else ""


def _made(row: Row) -> str:
    return row.brief.created
