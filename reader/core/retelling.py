"""Retelling: a text as another program had it, in which what was marked in other words stands as it was marked."""

from collections.abc import Sequence

from reader.core.anchor import CONTEXT, Anchor
from reader.core.document import Document
from reader.core.span import Span

_Place = tuple[int, tuple[Span, str]]


def retold(document: Document, told: Sequence[tuple[Span, str]]) -> list[tuple[Anchor, str]]:
    """Anchors for quotes that are not word for word what stands at their places, each with the text it is in.

    Such a text is the document with the quotes in the place of what it says there: the version of it that the other
    program marked, as far as that is known. In the document, the anchors lie where those words were edited.

    Args:
        document: The text.
        told: Places in it, and what was marked there.
    """
    anchors: dict[int, tuple[Anchor, str]] = {}
    left = sorted(enumerate(told), key=lambda each: (each[1][0].start, each[1][0].end, each[0]))
    while left:
        end, layer, later = -1, list[_Place](), list[_Place]()
        for each in left:
            is_apart = each[1][0].start > end
            (layer if is_apart else later).append(each)
            end = each[1][0].end if is_apart else end
        anchors |= _layer(document, layer)
        left = later
    return [anchors[number] for number in range(len(told))]


def _layer(document: Document, layer: Sequence[_Place]) -> dict[int, tuple[Anchor, str]]:
    """The anchors of quotes that do not touch each other, by their numbers, in one text."""
    pieces, at, length = list[str](), 0, 0
    places: dict[int, Span] = {}
    for number, (span, quote) in layer:
        before = document.text[at : span.start]
        length += len(before)
        places[number] = Span(length, length + len(quote))
        pieces += [before, quote]
        length, at = length + len(quote), span.end
    text = "".join([*pieces, document.text[at:]])
    digest = Document(text).text_digest
    made = {}
    for number, (span, quote) in layer:
        start, end = places[number].start, places[number].end
        heading = document.heading_over(span.start)
        words = heading.span.of(document.text) if heading else ""
        around = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        made[number] = Anchor(quote, *around, start, end, words, digest), text
    return made
