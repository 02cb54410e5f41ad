"""Gleaning: the figures of one article with the sentence, the names and the words beside each, kept in the cache."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reader.core.document import Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind, Trend
from reader.core.span import Span
from reader.core.topic import Topic, topic_of
from reader.engines.figures import ENGINE
from reader.library.library import Library
from reader.library.marking import figures_of, kept_under
from reader.library.named_finds import kept_or_found
from reader.library.parsing import RULE
from reader.library.prose import prose_digest
from reader.library.shelf import Entry
from reader.library.surroundings import Marks, headers, is_listed, said_before, surroundings

GLEANING = 6  # version of what is kept; another number makes it be taken anew

_PARTS = {FigureKind.DATE, FigureKind.PERIOD}


@dataclass(frozen=True, slots=True)
class Told:
    """A figure with what stands around it.

    Attributes:
        sentence: The sentence; of a table the row with its header, of a list the item.
        names: The names in the sentence, their spans counted in it.
    """

    figure: Figure
    quote: str
    sentence: str
    names: tuple[Mention, ...]
    topic: Topic


@dataclass(frozen=True, slots=True)
class Gleaned:
    """What one article says with figures.

    Attributes:
        prose_digest: What the names of the article are kept under.
        named: Whether its names were known.
    """

    text_digest: str
    prose_digest: str
    named: bool
    told: tuple[Told, ...]


def glean(library: Library, entry: Entry, engine: str) -> Gleaned | None:
    """The figures of an article with what stands around them; from the cache where that is known.

    Args:
        library: The library.
        entry: The article.
        engine: What finds names here; empty where nothing does.

    Returns:
        None when the article cannot be read.
    """

    def find(document: Document) -> Gleaned:
        found = _gleaned(library, entry, document, engine)
        library.cache.keep_gleaned(entry.source_digest, _maker(entry, engine, named=found.named), _json(found))
        return found

    return kept_or_found(library, entry, engine, kept_gleaned(library, entry, engine), find)


def kept_gleaned(library: Library, entry: Entry, engine: str) -> Gleaned | None:
    """What `glean` kept, best with names; None when nothing is kept that can be used."""
    for named in (True, False):
        known = _read(library.cache.gleaned(entry.source_digest, _maker(entry, engine, named=named)))
        if known is not None:
            return known
    return None


def is_gleaned(library: Library, entry: Entry, engine: str) -> bool:
    """Whether what `glean` would find is kept, with names where something finds them."""
    return library.cache.has_gleaned(entry.source_digest, _maker(entry, engine, named=bool(engine)))


def _maker(entry: Entry, engine: str, *, named: bool) -> str:
    published = entry.article.published.isoformat() if entry.article.published else ""
    return f"{GLEANING} {RULE} {ENGINE} {published} {engine if named else ''} {entry.path.suffix}"


def _gleaned(library: Library, entry: Entry, document: Document, engine: str) -> Gleaned:
    names = kept_under(library, prose_digest(document), engine) if engine else None
    figures = figures_of(library, entry, document)
    told = tuple(_told(document, figures, names or []))
    return Gleaned(document.text_digest, prose_digest(document), names is not None, told)


def _told(document: Document, figures: Sequence[Figure], names: Sequence[Mention]) -> Iterator[Told]:
    dates, named = Marks(each for each in figures if each.kind in _PARTS), Marks(names)
    heads = headers(document)
    for figure in figures:
        passage = surroundings(document, figure.span, heads)
        place = passage.place(figure.span)
        if place is None:
            continue
        days = tuple((day.starts, day.until) for day, _ in passage.among(dates) if day.starts or day.until)
        yield Told(
            figure=figure,
            quote=figure.span.of(document.text),
            sentence=passage.text,
            names=tuple(Mention(at, name.kind, name.entity, name.engine) for name, at in passage.among(named)),
            topic=topic_of(
                passage.text,
                place,
                said_before(document, figure.span.start),
                days,
                listed=is_listed(document, figure.span.start),
            ),
        )


def _json(gleaned: Gleaned) -> str:
    rows = [_told_row(each) for each in gleaned.told]
    return json.dumps([gleaned.text_digest, gleaned.prose_digest, gleaned.named, rows], separators=(",", ":"))


def _read(stored: str | None) -> Gleaned | None:
    if stored is None:
        return None
    try:
        text_digest, digest, named, rows = json.loads(stored)
        return Gleaned(text_digest, digest, named, tuple(_row_told(*row) for row in rows))
    except (ValueError, TypeError, ArithmeticError):  # of another shape: gleaned anew, and overwritten
        return None


def _told_row(told: Told) -> list[object]:
    figure, topic = told.figure, told.topic
    signs = [figure.low_open, figure.high_open, figure.approximate]
    signs += [topic.each, topic.earlier, topic.growing, topic.further, topic.listed]
    return [
        [figure.span.start, figure.span.end, *map(int, signs)],
        [str(figure.low) if figure.low is not None else "", str(figure.high) if figure.high is not None else ""],
        [figure.kind.value, figure.unit, figure.counts, figure.change.value if figure.change else ""],
        [figure.speaker, figure.starts, figure.until],
        [told.quote, told.sentence, topic.fate],
        [" ".join(topic.words), " ".join(topic.near), " ".join(topic.context), "|".join(topic.ranks)],
        topic.days,
        [[each.span.start, each.span.end, each.kind.value, each.entity] for each in told.names],
    ]


def _row_told(  # noqa: PLR0913, PLR0917 the values of a row
    place: list[int],
    ends: list[str],
    kinds: list[str],
    rest: list[str],
    around: list[str],
    words: list[str],
    days: list[list[str]],
    names: list[list[str]],
) -> Told:
    start, end, low_open, high_open, approximate, *said_so = place
    low, high = (Decimal(value) if value else None for value in ends)
    kind, unit, counts, change = kinds
    quote, sentence, fate = around
    figure = Figure(
        Span(start, end),
        FigureKind(kind),
        low,
        high,
        bool(low_open),
        bool(high_open),
        bool(approximate),
        unit,
        counts,
        Trend(change) if change else None,
        *rest,
    )
    said, near, context = map(_words, words[:3])
    ranks = frozenset(filter(None, words[3].split("|")))
    periods = tuple((first, until) for first, until in days)
    topic = Topic(said, near, context, ranks, periods, fate, *map(bool, said_so))
    return Told(figure, quote, sentence, tuple(_mention(*name) for name in names), topic)


@lru_cache(maxsize=4096)
def _words(line: str) -> frozenset[str]:
    """The words of a line; those of one sentence are kept once for all its figures."""
    return frozenset(line.split())


def _mention(start: str, end: str, kind: str, entity: str) -> Mention:
    return Mention(Span(int(start), int(end)), EntityKind(kind), entity, "")
