"""Strata: the layers over an article, from what the library and the engines know of it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from operator import attrgetter

from reader.core.document import Document
from reader.core.entity import EntityKind, Mention
from reader.core.figure import Figure
from reader.core.labels import NOTE_GLYPH, Codebook, Label
from reader.core.marks import Layer, Mark
from reader.core.segment import graphemes
from reader.core.selection import Selection
from reader.core.span import Span
from reader.core.worth import says_something
from reader.library.holding import Held, Lying, lying
from reader.tui.widgets.drawing import GutterSign

TWO = 2  # annotations on the same words
ELSEWHERE = "elsewhere"  # no marks, but signs in the gutter; switched on and off like the layers
FROM_THE_GROUND_UP = (
    FOCUS, ARTICLE, ENTITIES, FIGURES, ANNOTATIONS, OVERLAPS, REFERENCES, THING, SEARCH, SELECTION, HINTS,
) = (
    "focus", "article", "entities", "figures", "annotations", "overlaps", "references", "thing", "search", "selection",
    "hints",
)  # fmt: skip
RANKS = {name: rank for rank, name in enumerate((*FROM_THE_GROUND_UP, ELSEWHERE))}
NAMED_KINDS = {EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE}


def layer(name: str, marks: Iterable[Mark] = ()) -> Layer:
    """A layer at its rank."""
    return Layer(name, RANKS[name], marks)


def entity_layer(mentions: Iterable[Mention]) -> Layer:
    """People, organisations and places each in their style, all other names in one; a mark's ref is the key's text."""
    return layer(
        ENTITIES,
        (
            Mark(each.span, f"entity.{each.kind if each.kind in NAMED_KINDS else 'other'}", each.key.text)
            for each in mentions
        ),
    )


def figure_layer(figures: Sequence[Figure], text: str) -> Layer:
    """Figures; the mark's ref is the number of the figure in the list. Those that say little stay unmarked."""
    told = ((number, each) for number, each in enumerate(figures) if says_something(each, text))
    return layer(FIGURES, (Mark(each.span, "figure", str(number)) for number, each in told))


def annotation_layer(held: Iterable[Held], codebook: Codebook) -> Layer:
    """Annotations where they lie now, in the colour of their label."""
    style = cache(lambda name: _style(codebook.by_name(name)))
    return layer(ANNOTATIONS, [Mark(each.span, style(each.label), each.uid) for each in lying(held) if each.span])


def overlap_layer(held: Iterable[Held]) -> Layer:
    """A line under what several annotations share, for only one of their grounds can be seen there."""
    spans = [each.span for each in lying(held) if each.span]
    return layer(OVERLAPS, (Mark(span, "annotation.overlap") for span in shared(spans)))


def shared(spans: Iterable[Span]) -> list[Span]:
    """The stretches that at least two of the spans cover."""
    spans = sorted(spans, key=attrgetter("start"))
    if all(one.end <= other.start for one, other in pairwise(spans)):  # as most are, so that an article opens at once
        return []
    edges = sorted(edge for span in spans for edge in ((span.start, 1), (span.end, -1)))
    found, depth, start = [], 0, 0
    for offset, change in edges:
        before, depth = depth, depth + change
        if before == 1 and depth == TWO:
            start = offset
        elif before == TWO and depth == 1 and offset > start:
            found.append(Span(start, offset))
    return found


def gutter_signs(held: Iterable[Held], codebook: Codebook) -> list[GutterSign]:
    """The glyph of each annotation beside its first line, and its note for the margin."""
    sign = cache(lambda name: _sign(codebook.by_name(name)))
    found = [GutterSign(each.span.start, *sign(each.label), _margin_text(each)) for each in lying(held) if each.span]
    return sorted(found, key=attrgetter("offset"))


def article_layer(document: Document) -> Layer:
    """The styles that the article itself carries, and those of the heads of its tables."""
    heads = (Mark(block.span, "table.head") for block in document.blocks if block.head)
    return layer(ARTICLE, (*document.marks, *heads))


def focus_layer(span: Span) -> Layer:
    """The ground under the focus."""
    return layer(FOCUS, () if span.is_empty else (Mark(span, "focus"),))


def thing_layer(span: Span | None) -> Layer:
    """What lies over a thing in focus, so that it is told from all others on its line."""
    return layer(THING, () if span is None or span.is_empty else (Mark(span, "focus.thing"),))


def selection_layer(selection: Selection | None, document: Document) -> Layer:
    """The ground under the selection, and its caret."""
    if selection is None:
        return layer(SELECTION)
    marks = [] if selection.span.is_empty else [Mark(selection.span, "selection")]
    return layer(SELECTION, [*marks, *(Mark(span, "caret") for span in _caret(selection, document))])


def search_layer(hits: Iterable[Span], here: Span | None) -> Layer:
    """Every hit of a search; the one in focus stands out."""
    return layer(SEARCH, (Mark(hit, "search.here" if hit == here else "search") for hit in hits))


def hint_layer(hints: Mapping[str, Mark], typed: str) -> Layer:
    """The letters that are still to type, on what they stand for."""
    marks = []
    for letters, mark in hints.items():
        left = letters.removeprefix(typed)
        if letters.startswith(typed) and left:
            marks.append(Mark(Span(mark.span.start, min(mark.span.start + len(left), mark.span.end)), "hint", left))
    return layer(HINTS, marks)


def _caret(selection: Selection, document: Document) -> list[Span]:
    """The character under the caret: the last one selected when the head is at the end."""
    if not document.text:
        return []
    at = selection.head - 1 if selection.head > selection.anchor else selection.head
    block = Span(at, min(at + 1, len(document.text)))
    return [next((each for each in graphemes(document.text, _around(at, document)) if each.holds(at)), block)]


def _around(at: int, document: Document) -> Span:
    index = document.block_index_at(at)
    return document.blocks[index].span.joined(Span(at, at + 1)) if index >= 0 else Span(at, at + 1)


def _sign(label: Label | None) -> tuple[str, str]:
    return (label.glyph, f"glyph.{label.colour}") if label else (NOTE_GLYPH, "glyph.none")


def _style(label: Label | None) -> str:
    return f"label.{label.colour}" if label else "note.none"


def _margin_text(made: Lying) -> str:
    if not made.tags:
        return made.note
    tags = " ".join(f"#{tag}" for tag in made.tags)
    return f"{made.note}\n{tags}" if made.note else tags
