"""Appearing: an entity in the articles that name it: its sentences, the figures beside it, the notes that touch it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.core.document import Document
from reader.core.entity import EntityKey, Mention
from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.relocate import Placed
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.library.known import Known
from reader.library.library import Library
from reader.library.marking import figures_of
from reader.library.naming import names_here
from reader.library.opening import Held, Opened, open_article
from reader.library.shelf import Entry, entries

NOTHING = Document("")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention and the sentence that it stands in."""

    span: Span
    surface: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Appearance:
    """An entity in one article.

    Attributes:
        mentions: Where it is named, in order.
        figures: Those in the same sentences, in order.
        annotations: Those that touch a mention.
        description: The title or role most often said before it there; empty for none.
        problem: Why there are no mentions, in one line: the file is gone, or changed; else empty.
    """

    entry: Entry
    document: Document
    mentions: tuple[Spoken, ...] = ()
    figures: tuple[Figure, ...] = ()
    annotations: tuple[Held, ...] = ()
    description: str = ""
    problem: str = ""


def appearances(library: Library, known: Known) -> Iterator[Appearance]:
    """An entity in each of its articles, newest published first.

    One article is opened at a time, when its turn comes; one that left the library meanwhile is passed over.
    """
    shelf = {entry.id: entry for entry in entries(library)}
    for article in known.articles:
        if article in shelf:
            yield _appearance(library, shelf[article], known.key)


def _appearance(library: Library, entry: Entry, key: EntityKey) -> Appearance:
    try:
        opened = open_article(library, entry)
    except ReaderError as error:
        return Appearance(entry, NOTHING, problem=error.message)
    mentions = [each for each in names_here(library, opened.entry, opened.document) if each.key == key]
    if not mentions:
        return Appearance(opened.entry, opened.document, problem="its text has changed, or its names have")
    return _told(library, opened, mentions)


def _told(library: Library, opened: Opened, mentions: Sequence[Mention]) -> Appearance:
    document = opened.document
    spoken = tuple(
        Spoken(each.span, each.span.of(document.text), sentence_at(document, each.span.start)) for each in mentions
    )
    sentences = list(dict.fromkeys(each.sentence for each in spoken))
    figures = figures_of(library, opened.entry, document)
    said = Counter(each.description for each in mentions if each.description)
    return Appearance(
        entry=opened.entry,
        document=document,
        mentions=spoken,
        figures=tuple(each for each in figures if any(_within(each.span, sentence) for sentence in sentences)),
        annotations=tuple(held for held in opened.annotations if _touches(held, mentions)),
        description=said.most_common(1)[0][0] if said else "",
    )


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _touches(held: Held, mentions: Sequence[Mention]) -> bool:
    placed = held.placed
    return isinstance(placed, Placed) and any(placed.span.overlaps(each.span) for each in mentions)
