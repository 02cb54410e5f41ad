"""Settled passages: what the reader said of a passage and others: that they belong together, or that they do not."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.document import Document
from reader.core.entity import EntityKey
from reader.core.reference import Dismissal, Reference, Target, TargetKind, figure_place
from reader.core.span import Span
from reader.library.library import Library
from reader.library.naming import names_here
from reader.library.said_where import Term
from reader.library.sayings import saying_at
from reader.library.shelf import Entry
from reader.store.annotations import annotations_named
from reader.store.dismissals import all_dismissals
from reader.store.references import references_in
from reader.store.versions import kept_text


@dataclass(frozen=True, slots=True)
class Focus:
    """The passage that others are looked for.

    Attributes:
        names: Its entities.
        words: The stems of its telling words.
    """

    entry: Entry
    document: Document
    span: Span
    names: frozenset[EntityKey]
    words: frozenset[str]

    @property
    def terms(self) -> Iterator[Term]:
        """What others are found by."""
        yield from self.words
        yield from self.names


def focus_on(library: Library, entry: Entry, document: Document, span: Span) -> Focus:
    """A passage of an article that is open, with what it names and says."""
    span = span.trimmed(document.text)
    names = names_here(library, entry, document)
    saying = saying_at(document, names, span)
    return Focus(entry, document, span, frozenset(each.key for each in names if span.covers(each.span)), saying.words)


@dataclass(frozen=True, slots=True)
class _End:
    """Where an end of what the reader said lies, and its words, for a text that is another by now."""

    article: str
    text_digest: str
    span: Span
    quote: str

    def touches(self, article: str, text_digest: str, span: Span, text: str) -> bool:
        """Whether it is in a passage."""
        if article != self.article:
            return False
        if text_digest == self.text_digest:
            return span.overlaps(self.span)
        return bool(self.quote) and (self.quote in text or text in self.quote)


class Settled:
    """The passages that the reader linked with the one in focus, or said that they have nothing to do with it."""

    def __init__(self, library: Library, focus: Focus) -> None:
        self._library = library
        said: list[Reference | Dismissal] = [*references_in(library.database, focus.entry.id)]
        said += [each for each in all_dismissals(library.database) if _is_of(focus.entry.id, each)]
        pairs = [(each.source, each.target) for each in said]
        both_ways = [pair for one, other in pairs for pair in ((one, other), (other, one))]
        uids = [end.key for pair in pairs for end in pair if end.kind is TargetKind.ANNOTATION]
        self._annotations = annotations_named(library.database, uids) if uids else {}
        self._others = [end for own, other in both_ways if self._lies(own, focus) and (end := self._end(other))]

    def has(self, article: str, text_digest: str, span: Span, text: str) -> bool:
        """Whether something was said of a sentence: of which text of which article, where, and its words."""
        return any(each.touches(article, text_digest, span, text) for each in self._others)

    def _lies(self, own: Target, focus: Focus) -> bool:
        end, document = self._end(own), focus.document
        words = focus.span.of(document.text)
        return end is not None and end.touches(focus.entry.id, document.text_digest, focus.span, words)

    def _end(self, target: Target) -> _End | None:
        if target.kind is TargetKind.FIGURE:
            article, digest, span = figure_place(target)
            return _End(article, digest, span, span.of(kept_text(self._library.database, digest) or ""))
        found = self._annotations.get(target.key) if target.kind is TargetKind.ANNOTATION else None
        if found is None or found.anchor is None:
            return None
        return _End(found.article, found.anchor.text_digest, found.anchor.span, found.anchor.exact)


def _is_of(article: str, said: Dismissal) -> bool:
    return any(end.key.startswith(f"{article}:") for end in (said.source, said.target))
