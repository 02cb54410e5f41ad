"""Focus: the span that acts apply to in READ, and how the keys move it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.document import Document
from reader.core.marks import Layer, Mark
from reader.core.segment import (
    next_paragraph,
    next_section,
    next_sentence,
    previous_paragraph,
    previous_section,
    previous_sentence,
    sentence_at,
)
from reader.core.span import Span


class FocusKind(StrEnum):
    """What is in focus."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SECTION = "section"
    ENTITY = "entity"
    FIGURE = "figure"
    ANNOTATION = "annotation"
    LINK = "link"
    REFERENCE = "reference"
    HIT = "hit"


@dataclass(frozen=True, slots=True)
class Focus:
    """A span, what it is, and the id of what it stands for (an annotation's uid, an entity's name)."""

    span: Span
    kind: FocusKind
    ref: str = ""


Step = Callable[[Document, int], Span | None]

STEPS: dict[tuple[FocusKind, bool], Step] = {
    (FocusKind.SENTENCE, True): next_sentence,
    (FocusKind.SENTENCE, False): previous_sentence,
    (FocusKind.PARAGRAPH, True): next_paragraph,
    (FocusKind.PARAGRAPH, False): previous_paragraph,
    (FocusKind.SECTION, True): next_section,
    (FocusKind.SECTION, False): previous_section,
}


def step(document: Document, at: int, kind: FocusKind, *, forward: bool) -> Focus | None:
    """The next or previous sentence, paragraph or section, seen from offset `at`; None at the end."""
    span = STEPS[kind, forward](document, at)
    return Focus(span, kind) if span is not None else None


def leap(layer: Layer, focus: Focus, kind: FocusKind, *, forward: bool) -> Focus | None:
    """The next or previous mark of a layer; None when there is none that way.

    From a mark of the layer it is the one beside it, also when both begin at one place; from anything else it is
    the first that begins at the focus or after it, or the last before it.
    """
    marks = layer.marks
    here = next((n for n, mark in enumerate(marks) if focus.kind is kind and _is_on(focus, mark)), None)
    if here is None:
        start = focus.span.start
        following = next((n for n, mark in enumerate(marks) if mark.span.start >= start), len(marks))
        wanted = following if forward else following - 1
    else:
        wanted = here + 1 if forward else here - 1
    return on_mark(marks[wanted], kind) if 0 <= wanted < len(marks) else None


def _is_on(focus: Focus, mark: Mark) -> bool:
    return focus.span == mark.span and focus.ref == mark.ref


def on_mark(mark: Mark, kind: FocusKind) -> Focus:
    """A focus on a mark."""
    return Focus(mark.span, kind, mark.ref)


def widened(document: Document, focus: Focus) -> Focus:
    """One step out: a thing to its sentence, a paragraph or section back to its first sentence."""
    return sentence_focus(document, focus.span.start)


def sentence_focus(document: Document, offset: int) -> Focus:
    """The sentence at an offset."""
    return Focus(sentence_at(document, offset), FocusKind.SENTENCE)
