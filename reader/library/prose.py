"""Prose: the words of an article itself, without footnote marks, raw HTML and code, at the same offsets."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable
from hashlib import sha256
from operator import attrgetter
from typing import TypeVar

from reader.core.document import BlockKind, Document
from reader.core.marks import Style
from reader.core.span import Span

Item = TypeVar("Item")

_STYLES = (Style.FOOTNOTE, Style.HTML, Style.CODE)
_WALLS = (Style.CODE,)  # a footnote mark or a tag in the middle of a figure or a name parts it no more than a space
_BLOCKS = (BlockKind.CODE, BlockKind.HTML)


def prose(document: Document) -> str:
    """The text with blanks in place of what is not prose; lines stay lines, and every offset holds."""
    pieces, done = [], 0
    for span in _gaps(document):
        gap = span.of(document.text)
        pieces += [document.text[done : span.start], "\n".join(" " * len(line) for line in gap.split("\n"))]
        done = span.end
    return "".join([*pieces, document.text[done:]])


def walled(document: Document) -> str:
    """The `prose` with a tab wherever no name reaches over: for the break between two blocks, and for code."""
    text = prose(document)
    pieces, done = [], 0
    breaks = (Span(block.span.start - 1, block.span.start) for block in document.blocks[1:])
    for span in sorted([*breaks, *_spans(document, _WALLS)]):
        if span.start >= done:
            pieces += [text[done : span.start], "\t" * len(span)]
            done = span.end
    return "".join([*pieces, text[done:]])


def prose_digest(document: Document) -> str:
    """What tells the prose of a document from any other: that of its text, where all of it is prose."""
    return sha256(prose(document).encode()).hexdigest() if _gaps(document) else document.text_digest


def in_prose(document: Document, items: Iterable[Item], span_of: Callable[[Item], Span]) -> list[Item]:
    """The items that begin and end in prose and do not reach across code or a block of HTML."""
    gaps, walls = _gaps(document), _spans(document, _WALLS)
    return [item for item in items if _stands(span_of(item), gaps, walls)]


def _gaps(document: Document) -> list[Span]:
    return _spans(document, _STYLES)


def _spans(document: Document, styles: Collection[Style]) -> list[Span]:
    marks = (mark.span for mark in document.marks if mark.style in styles)
    blocks = (block.span for block in document.blocks if block.kind in _BLOCKS)
    return _joined([*marks, *blocks])


def _joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = found[-1].joined(span)
        else:
            found.append(span)
    return found


def _stands(span: Span, gaps: list[Span], walls: list[Span]) -> bool:
    ends = (Span(span.start, span.start + 1), Span(span.end - 1, span.end)) if len(span) else (span,)
    return not any(_touches(end, gaps) for end in ends) and not _touches(span, walls)


def _touches(span: Span, spans: list[Span]) -> bool:
    index = bisect_left(spans, span.end, key=attrgetter("start"))
    return index > 0 and spans[index - 1].overlaps(span)
