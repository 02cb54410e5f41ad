"""Selection: what the caret holds, between two gaps of the text, and how it grows and shrinks by meaning."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.core.document import Document
from reader.core.segment import paragraph_at, section_at, sentence_at, word_at
from reader.core.span import Span


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun to where the caret is; both are gaps between characters."""

    anchor: int
    head: int

    @property
    def span(self) -> Span:
        """The characters between the two gaps."""
        return Span(min(self.anchor, self.head), max(self.anchor, self.head))

    def moved(self, head: int) -> "Selection":
        """With the caret elsewhere."""
        return replace(self, head=head)

    def swapped(self) -> "Selection":
        """With the caret at the other end."""
        return Selection(self.head, self.anchor)


def grow(document: Document, selection: Selection) -> Selection:
    """The next larger of word, sentence, paragraph, section and the whole text around the selection.

    Returns:
        A selection with the caret at the same side; the same one when it already holds everything.
    """
    span = selection.span
    for around in _UNITS:
        larger = around(document, span)
        if larger.covers(span) and larger != span:
            return Selection(larger.end, larger.start) if selection.head < selection.anchor else _forward(larger)
    return selection


def shrink(document: Document, selection: Selection, seed: Selection) -> Selection:
    """What `grow` would have come from, on the way from `seed` to the selection.

    Returns:
        The largest selection grown from `seed` that is smaller than this one; else `seed` itself.
    """
    step = seed
    while True:
        larger = grow(document, step)
        if larger == step or not selection.span.covers(larger.span) or larger.span == selection.span:
            return step
        step = larger


def _forward(span: Span) -> Selection:
    return Selection(span.start, span.end)


def _word(document: Document, span: Span) -> Span:
    first = word_at(document, span.start)
    last = first if span.is_empty else word_at(document, span.end - 1)
    return first.joined(last) if first and last else span


def _by(unit_at: Callable[[Document, int], Span]) -> Callable[[Document, Span], Span]:
    def around(document: Document, span: Span) -> Span:
        return unit_at(document, span.start).joined(unit_at(document, max(span.start, span.end - 1)))

    return around


def _all(document: Document, span: Span) -> Span:
    del span
    return Span(0, len(document.text))


_UNITS = (_word, _by(sentence_at), _by(paragraph_at), _by(section_at), _all)
