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
from reader.library.prose import in_prose, prose, prose_digest
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
    """The figures in an article's prose, in order; dates are counted from the day it was published."""
    published = entry.article.published
    day = published.isoformat() if published else ""
    digest = prose_digest(document)
    known = _read(library.cache.figures(digest, day, ENGINE), _figure)
    if known is None:
        known = in_prose(document, find_figures(prose(document), published), _span)
        library.cache.keep_figures(digest, day, ENGINE, _json(_figure_row(each) for each in known))
    return known


def entities_of(library: Library, document: Document, names: Names) -> list[Mention]:
    """The names in an article's prose, in order; from the cache, else from `names`, which may take seconds.

    Raises:
        NoModel: `names` has to look and finds no model.
    """
    known = _read(library.cache.entities(prose_digest(document), names.engine), _mention)
    if known is None:
        known = keep_entities(library, document, names.engine, names.find(prose(document)))
    return known


def kept_entities(library: Library, document: Document) -> list[Mention] | None:
    """The names in a text as the present model found them before; None when it has not yet."""
    engine = present_engine(library)
    return kept_under(library, prose_digest(document), engine) if engine else None


def kept_under(library: Library, digest: str, engine: str) -> list[Mention] | None:
    """The names that `engine` found before in the prose of this digest; None when it has not yet."""
    return _read(library.cache.entities(digest, engine), _mention)


def present_engine(library: Library) -> str:
    """What finds names here, name and version; empty where there is no model."""
    try:
        return engine_version(library.settings.model)
    except NoModel:
        return ""


def keep_entities(library: Library, document: Document, engine: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Keep what `engine` found in a text, or better in its `prose`.

    Returns:
        What was kept: the mentions that lie in the prose.
    """
    known = in_prose(document, mentions, _span)
    library.cache.keep_entities(prose_digest(document), engine, _json(_mention_row(each) for each in known))
    return known


def _span(found: Mention | Figure) -> Span:
    return found.span


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
    row: list[object] = [mention.span.start, mention.span.end, mention.kind.value, mention.entity, mention.engine]
    return [*row, mention.description] if mention.description else row


def _mention(start: int, end: int, kind: str, entity: str, engine: str, description: str = "") -> Mention:  # noqa: PLR0913, PLR0917 the values of a row
    return Mention(Span(start, end), EntityKind(kind), entity, engine, description)


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
