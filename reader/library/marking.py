"""Marking: the names and figures of an article, found once and then kept in the cache."""

import json
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol, TypeVar

from reader.core.document import Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure, FigureKind, Trend
from reader.core.span import Span
from reader.engines.figures import ENGINE, find_figures
from reader.engines.names import NoModel, engine_version
from reader.library.library import Library
from reader.library.shelf import Entry

Found = TypeVar("Found")


class Names(Protocol):
    """What finds names in a text; waits for the answer."""

    @property
    def engine(self) -> str:
        """Its name and version."""

    def find(self, text: str) -> list[Mention]:
        """The names in `text`, in order."""


def figures_of(library: Library, entry: Entry, document: Document) -> list[Figure]:
    """The figures of an article, in order; dates are counted from the day it was published."""
    published = entry.article.published
    day = published.isoformat() if published else ""
    stored = library.cache.figures(document.text_digest, day, ENGINE)
    known = _read(stored, _figure)
    if known is None:
        known = find_figures(document.text, published)
        library.cache.keep_figures(document.text_digest, day, ENGINE, _json(_figure_row(each) for each in known))
    return known


def entities_of(library: Library, entry: Entry, document: Document, names: Names) -> list[Mention]:  # noqa: ARG001 - as `figures_of` takes it: corrections are of an article
    """The names in an article, in order; from the cache, else from `names`, which may take seconds.

    Raises:
        NoModel: `names` has to look and finds no model.
    """
    known = _read(library.cache.entities(document.text_digest, names.engine), _mention)
    if known is None:
        known = names.find(document.text)
        keep_entities(library, document, names.engine, known)
    return known


def kept_entities(library: Library, document: Document) -> list[Mention] | None:
    """The names in a text as the present model found them before; None when it has not yet."""
    try:
        engine = engine_version(library.settings.model)
    except NoModel:
        return None
    return _read(library.cache.entities(document.text_digest, engine), _mention)


def keep_entities(library: Library, document: Document, engine: str, mentions: Iterable[Mention]) -> None:
    """Keep what `engine` found in a text."""
    library.cache.keep_entities(document.text_digest, engine, _json(_mention_row(each) for each in mentions))


def _json(rows: Iterable[list[object]]) -> str:
    return json.dumps(list(rows), separators=(",", ":"))


def _read(stored: str | None, make: Callable[..., Found]) -> list[Found] | None:
    if stored is None:
        return None
    try:
        rows = json.loads(stored)
        return [make(*row) for row in rows] if isinstance(rows, list) else None
    except (ValueError, TypeError, ArithmeticError):  # of another shape: found anew, and overwritten
        return None


def _mention_row(mention: Mention) -> list[object]:
    return [mention.span.start, mention.span.end, mention.kind.value, mention.entity, mention.engine]


def _mention(start: int, end: int, kind: str, entity: str, engine: str) -> Mention:
    return Mention(Span(start, end), EntityKind(kind), entity, engine)


def _figure_row(figure: Figure) -> list[object]:
    ends = [str(end) if end is not None else None for end in (figure.low, figure.high)]
    return [
        [figure.span.start, figure.span.end],
        [figure.kind.value, figure.change.value if figure.change else ""],
        ends,
        [figure.low_open, figure.high_open, figure.approximate],
        [figure.unit, figure.counts, figure.speaker, figure.starts, figure.until],
    ]


def _figure(span: list[int], kinds: list[str], ends: list[str | None], signs: list[bool], words: list[str]) -> Figure:
    kind, change = kinds
    low, high = (Decimal(end) if end is not None else None for end in ends)
    low_open, high_open, approximate = signs
    unit, counts, speaker, starts, until = words
    return Figure(
        span=Span(*span),
        kind=FigureKind(kind),
        low=low,
        high=high,
        low_open=low_open,
        high_open=high_open,
        approximate=approximate,
        unit=unit,
        counts=counts,
        change=Trend(change) if change else None,
        speaker=speaker,
        starts=starts,
        until=until,
    )
