"""Ledger: every figure of the library with the article, the sentence and the names that it stands with."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reader.core.entity import EntityKey
from reader.core.figure import Figure
from reader.core.likeness import Measure, measure_of
from reader.core.topic import Topic
from reader.library.gleaning import Gleaned, glean
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.library.shelf import Entry, entries

NO_TOPIC = Topic()


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A figure where it stands.

    Attributes:
        article: The id of the article.
        text_digest: Which text the figure's span counts in.
        quote: The figure as it is written.
        sentence: What it is told in; of a table the row with its header, of a list the item.
        names: The entities of that sentence.
        published: The day of the article.
        title: That of the article.
        topic: What the words around it tell.
    """

    article: str
    text_digest: str
    figure: Figure
    quote: str
    sentence: str
    names: frozenset[EntityKey]
    published: date | None
    title: str
    topic: Topic = NO_TOPIC

    @property
    def place(self) -> tuple[str, int, int]:
        """Which figure it is: the article and where it stands there."""
        return self.article, self.figure.span.start, self.figure.span.end


@dataclass(frozen=True)
class Ledger:
    """The figures of a library, articles in the order of the shelf, those of an article as they stand in it."""

    mentions: tuple[FigureMention, ...]

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


def reckoning(library: Library) -> Generator[tuple[int, int], None, Ledger]:
    """Take the ledger; what was gleaned from an article before comes from the cache.

    Yields:
        How many articles are done and how many there are, after each, so that the work can be done in slices.
    """
    engine = present_engine(library)
    shelf, mentions = entries(library), list[FigureMention]()
    for done, entry in enumerate(shelf, 1):
        gleaned = glean(library, entry, engine)
        if gleaned is not None:
            mentions.extend(_mentions(entry, gleaned))
        yield done, len(shelf)
    return Ledger(tuple(mentions))


def take_ledger(library: Library) -> Ledger:
    """The ledger, taken at once."""
    work = reckoning(library)
    while True:
        try:
            next(work)
        except StopIteration as done:
            taken: Ledger = done.value
            return taken


def mentions_of(library: Library, entry: Entry) -> tuple[FigureMention, ...]:
    """The figures of one article, found now if they are not known; none when it cannot be read."""
    gleaned = glean(library, entry, present_engine(library))
    return tuple(_mentions(entry, gleaned)) if gleaned is not None else ()


def _mentions(entry: Entry, gleaned: Gleaned) -> Iterator[FigureMention]:
    for told in gleaned.told:
        yield FigureMention(
            article=entry.id,
            text_digest=gleaned.text_digest,
            figure=told.figure,
            quote=told.quote,
            sentence=told.sentence,
            names=frozenset(each.key for each in told.names),
            published=entry.article.published,
            title=entry.article.title,
            topic=told.topic,
        )
