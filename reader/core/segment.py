"""Segment: graphemes, words, sentences, paragraphs and sections, as spans of a document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import attrgetter

from unicode_segmentation_rs import graphemes as _graphemes
from unicode_segmentation_rs import split_word_bounds

from reader.core.cells import without_surrogates
from reader.core.document import BlockKind, Document
from reader.core.sentences import split_sentences
from reader.core.span import Span
from reader.core.tables import cells_of


def graphemes(text: str, span: Span) -> list[Span]:
    """What a person takes for one character, by the Unicode rules (UAX 29, extended)."""
    return _tiled(_graphemes(without_surrogates(span.of(text)), True), span.start)  # noqa: FBT003 (the library takes it so)


def words(text: str, span: Span) -> list[Span]:
    """The words by the Unicode rules (UAX 29) that hold a letter or a digit."""
    pieces = split_word_bounds(without_surrogates(span.of(text)))
    return [each for each in _tiled(pieces, span.start) if any(map(str.isalnum, each.of(text)))]


def word_at(document: Document, offset: int) -> Span | None:
    """The word that holds `offset`; None between words."""
    return next((word for word in words(document.text, sentence_at(document, offset)) if word.holds(offset)), None)


def next_word(document: Document, offset: int) -> Span | None:
    """The first word that starts after `offset`."""
    return next((word for word in words_from(document, offset) if word.start > offset), None)


def previous_word(document: Document, offset: int) -> Span | None:
    """The last word that starts before `offset`."""
    sentence: Span | None = sentence_at(document, offset)
    while sentence is not None:
        before = [word for word in words(document.text, sentence) if word.start < offset]
        if before:
            return before[-1]
        sentence = previous_sentence(document, sentence.start)
    return None


def words_from(document: Document, offset: int) -> Iterator[Span]:
    """The words from the start of the sentence at `offset` to the end of the text."""
    sentence: Span | None = sentence_at(document, offset)
    while sentence is not None:
        yield from words(document.text, sentence)
        sentence = next_sentence(document, sentence.start)


def word_count(text: str) -> int:
    """How many `words` a text has, without making them."""
    return sum(any(map(str.isalnum, piece)) for piece in split_word_bounds(without_surrogates(text)))


def sentences(document: Document, block_index: int) -> list[Span]:
    """The sentences of one block, trimmed; of a table row its cells, of code its lines."""
    start = _block_span(document, block_index).start
    return [span.shifted(start) for span in _sentences(document, block_index)]


def sentence_at(document: Document, offset: int) -> Span:
    """The sentence that holds `offset`, or the nearest one before it; else the first after it."""
    return _at(document, offset, _sentences)


def next_sentence(document: Document, offset: int) -> Span | None:
    """The first sentence that starts after `offset`."""
    return _next(document, offset, _sentences)


def previous_sentence(document: Document, offset: int) -> Span | None:
    """The last sentence that starts before `offset`."""
    return _previous(document, offset, _sentences)


def paragraph_at(document: Document, offset: int) -> Span:
    """The block that holds `offset`, or the nearest one before it that is not empty."""
    return _at(document, offset, _paragraph)


def next_paragraph(document: Document, offset: int) -> Span | None:
    """The first block, not empty, that starts after `offset`."""
    return _next(document, offset, _paragraph)


def previous_paragraph(document: Document, offset: int) -> Span | None:
    """The last block, not empty, that starts before `offset`."""
    return _previous(document, offset, _paragraph)


def section_at(document: Document, offset: int) -> Span:
    """From the heading over `offset` to before the next heading; before the first, from the start of the text."""
    starts = _section_starts(document)
    start = max((each for each in starts if each <= offset), default=0)
    return _section(document, start)


def next_section(document: Document, offset: int) -> Span | None:
    """The first section that starts after `offset`; None where no heading follows."""
    start = next((each for each in _section_starts(document) if each > offset), None)
    return None if start is None else _section(document, start)


def previous_section(document: Document, offset: int) -> Span | None:
    """The last section that starts before `offset`; None where no heading stands before."""
    start = next((each for each in reversed(_section_starts(document)) if each < offset), None)
    return None if start is None else _section(document, start)


def _tiled(pieces: list[str], start: int) -> list[Span]:
    # The library counts in bytes, so places come from the lengths of the pieces.
    spans = []
    for piece in pieces:
        spans.append(Span(start, start + len(piece)))
        start += len(piece)
    return spans


def _block_count(document: Document) -> int:
    return len(document.blocks) or 1


def _block_span(document: Document, index: int) -> Span:
    return document.blocks[index].span if document.blocks else Span(0, len(document.text))


def _sentences(document: Document, index: int) -> tuple[Span, ...]:
    kind = document.blocks[index].kind if document.blocks else BlockKind.PARAGRAPH
    return _split(_block_span(document, index).of(document.text), kind)


def _paragraph(document: Document, index: int) -> tuple[Span, ...]:
    span = _block_span(document, index)
    inside = Span(0, len(span)).trimmed(span.of(document.text))
    return () if inside.is_empty else (inside,)


@lru_cache(maxsize=1024)
def _split(text: str, kind: BlockKind) -> tuple[Span, ...]:
    whole = Span(0, len(text))
    if kind is BlockKind.ROW:
        found = [cell.trimmed(text) for cell in cells_of(text, whole)]
    elif kind is BlockKind.CODE:
        found = [line.trimmed(text) for line in _tiled(text.splitlines(keepends=True), 0)]
    else:
        found = split_sentences(text)
    return tuple(span for span in found if not span.is_empty)


# The spans that these give count from the start of their block, so that they can be kept by the block's text.
_Units = Callable[[Document, int], tuple[Span, ...]]


def _at(document: Document, offset: int, units: _Units) -> Span:
    index = max(document.block_index_at(offset), 0)
    start = _block_span(document, index).start
    inside = units(document, index)
    at = bisect_right(inside, offset - start, key=attrgetter("start")) - 1
    if at >= 0:
        return inside[at].shifted(start)
    return _previous(document, offset, units) or _next(document, offset, units) or Span(0, 0)


def _next(document: Document, offset: int, units: _Units) -> Span | None:
    for index in range(max(document.block_index_at(offset), 0), _block_count(document)):
        start = _block_span(document, index).start
        inside = units(document, index)
        at = bisect_right(inside, offset - start, key=attrgetter("start"))
        if at < len(inside):
            return inside[at].shifted(start)
    return None


def _previous(document: Document, offset: int, units: _Units) -> Span | None:
    for index in range(max(document.block_index_at(offset), 0), -1, -1):
        start = _block_span(document, index).start
        inside = units(document, index)
        at = bisect_left(inside, offset - start, key=attrgetter("start")) - 1
        if at >= 0:
            return inside[at].shifted(start)
    return None


def _section_starts(document: Document) -> list[int]:
    return [heading.span.start for heading in document.headings]


def _section(document: Document, start: int) -> Span:
    end = next((each for each in _section_starts(document) if each > start), len(document.text))
    return Span(start, end).trimmed(document.text)
