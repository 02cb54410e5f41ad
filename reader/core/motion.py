"""Motion: where the caret goes by the keys of vim, and which object stands around it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reader.core.document import Document
from reader.core.layout import Layout, Place
from reader.core.marks import Layer
from reader.core.segment import (
    graphemes,
    next_paragraph,
    next_sentence,
    next_word,
    paragraph_at,
    previous_paragraph,
    previous_sentence,
    previous_word,
    sentence_at,
    word_at,
    words_from,
)
from reader.core.span import Span

ENTITIES, FIGURES = "entities", "figures"  # the layers whose marks are objects

_QUOTE = re.compile('[“”„«»"]')
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}


@dataclass(frozen=True, slots=True)
class Where:
    """What a motion starts from: the gap before the character at `offset`."""

    document: Document
    layout: Layout
    offset: int
    char: str = ""

    @property
    def text(self) -> str:
        """The whole text."""
        return self.document.text


Motion = Callable[[Where], int]


def move(name: str, document: Document, layout: Layout, offset: int, count: int = 1, char: str = "") -> int:  # noqa: PLR0913, PLR0917 (a key press has that many parts)
    """Where a motion leads.

    Args:
        name: One of `MOTIONS`.
        document: The text to move in.
        layout: Its lines, for the motions that go by line.
        offset: The gap before this character is where the caret is.
        count: How often.
        char: What `find` and `find_back` look for.

    Returns:
        A gap in the text, `offset` itself when there is nowhere to go. Motions that go to an end
        (`word_end`, `line_end`, `find`) lead to the gap after it, so that a selection takes it in.

    Raises:
        KeyError: There is no such motion.
    """
    motion = MOTIONS[name]
    if name in {"up", "down"}:
        return _rows_on(Where(document, layout, offset), count if name == "down" else -count)
    for _ in range(count):
        there = motion(Where(document, layout, offset, char))
        if there == offset:
            break
        offset = there
    return offset


def object_at(name: str, document: Document, offset: int, layers: Mapping[str, Layer]) -> Span | None:
    """The object around the character at `offset`.

    Args:
        name: w word, s sentence, p paragraph, q quotation (without its marks), e entity, f figure.
        document: The text.
        offset: A character.
        layers: By name; `entities` and `figures` are asked for those.

    Returns:
        Its span; None where there is none, or no such kind of object.
    """
    if name in {"e", "f"}:
        layer = layers.get(ENTITIES if name == "e" else FIGURES)
        return next((mark.span for mark in layer.at(offset)), None) if layer else None
    if name == "w":
        return word_at(document, offset)
    if name == "q":
        return _quotation(document, offset)
    unit = {"s": sentence_at, "p": paragraph_at}.get(name)
    span = unit(document, offset) if unit else None
    return None if span is None or span.is_empty else span


def _left(where: Where) -> int:
    if where.offset <= 0:
        return 0
    line = where.layout.line_at(where.layout.row_of(where.offset - 1))
    return max((each.start for each in graphemes(where.text, line.span) if each.start < where.offset), default=0)


def _right(where: Where) -> int:
    line = where.layout.line_at(where.layout.row_of(where.offset))
    ends = (each.end for each in graphemes(where.text, line.span) if each.end > where.offset)
    return next(ends, len(where.text))


def _rows_on(where: Where, by: int) -> int:
    """So many rows on, not counting the blank ones between blocks, in the same column."""
    place = where.layout.place_of(where.offset)
    row, step = place.row, 1 if by > 0 else -1
    for _ in range(abs(by)):
        ahead = row + step
        while 0 <= ahead < len(where.layout) and where.layout.line_at(ahead).is_gap:
            ahead += step
        if not 0 <= ahead < len(where.layout):
            break
        row = ahead
    return where.offset if row == place.row else where.layout.offset_at(Place(row, place.column))


def _down(where: Where) -> int:
    return _rows_on(where, 1)


def _up(where: Where) -> int:
    return _rows_on(where, -1)


def _word_end(where: Where) -> int:
    ends = (word.end for word in words_from(where.document, where.offset) if word.end > where.offset)
    return next(ends, len(where.text))


def _line_start(where: Where) -> int:
    return where.layout.line_at(where.layout.row_of(where.offset)).span.start


def _line_end(where: Where) -> int:
    return where.layout.line_at(where.layout.row_of(where.offset)).drawn(where.text).end


def _first_nonblank(where: Where) -> int:
    line = where.layout.line_at(where.layout.row_of(where.offset))
    return line.span.trimmed(where.text).start if line.span.of(where.text).strip() else line.span.start


def _find(where: Where) -> int:
    end = _block_span(where).end
    at = where.text.find(where.char, where.offset, end) if where.char else -1
    return at + len(where.char) if at >= 0 else where.offset


def _find_back(where: Where) -> int:
    start = _block_span(where).start
    at = where.text.rfind(where.char, start, where.offset) if where.char else -1
    return at if at >= 0 else where.offset


def _block_span(where: Where) -> Span:
    index = where.document.block_index_at(where.offset)
    return where.document.blocks[index].span if index >= 0 else Span(0, len(where.text))


def _top(where: Where) -> int:
    del where
    return 0


def _bottom(where: Where) -> int:
    return len(where.text)


def _to_next(unit: Callable[[Document, int], Span | None]) -> Motion:
    def motion(where: Where) -> int:
        span = unit(where.document, where.offset)
        return span.start if span else len(where.text)

    return motion


def _to_previous(unit: Callable[[Document, int], Span | None]) -> Motion:
    def motion(where: Where) -> int:
        span = unit(where.document, where.offset)
        return span.start if span else 0

    return motion


MOTIONS: Mapping[str, Motion] = {
    "left": _left,
    "right": _right,
    "up": _up,
    "down": _down,
    "word_next": _to_next(next_word),
    "word_back": _to_previous(previous_word),
    "word_end": _word_end,
    "line_start": _line_start,
    "line_end": _line_end,
    "first_nonblank": _first_nonblank,
    "sentence_next": _to_next(next_sentence),
    "sentence_back": _to_previous(previous_sentence),
    "paragraph_next": _to_next(next_paragraph),
    "paragraph_back": _to_previous(previous_paragraph),
    "find": _find,
    "find_back": _find_back,
    "top": _top,
    "bottom": _bottom,
}


def _quotation(document: Document, offset: int) -> Span | None:
    """The innermost quotation of the paragraph; one left open goes on to the paragraph's end."""
    paragraph = paragraph_at(document, offset)
    opened: list[tuple[int, str]] = []
    for mark in _QUOTE.finditer(document.text, paragraph.start, paragraph.end):
        if opened and mark[0] in _CLOSING[opened[-1][1]]:
            start = opened.pop()[0]
            if start <= offset <= mark.start():
                return Span(start + 1, mark.start())
        elif mark[0] in _CLOSING and mark[0] != "»":
            opened.append((mark.start(), mark[0]))
    held = [start for start, mark in opened if mark != '"' and start <= offset < paragraph.end]
    return Span(held[-1] + 1, paragraph.end) if held else None
