"""Showing: the ends of references in lines: what an end is, where it stands, the paragraph around it."""

from collections.abc import Sequence

from reader.core.cells import fitted
from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKey
from reader.core.reference import TargetKind
from reader.core.segment import next_paragraph, paragraph_at, previous_paragraph, sentence_at
from reader.core.span import Span
from reader.library.ends import End, Ends, EndState
from reader.library.tied import Direction
from reader.tui.entities.blocks import Lead, wrapped
from reader.tui.goal import Goal
from reader.tui.widgets.rows_view import Row

GLYPHS = {Direction.OUT: "→", Direction.IN: "←", Direction.BOTH: "↔"}
QUIET, MARKED, GONE = "byline", "search", "sign.conflict"
TITLE_LEAST = 8  # cells
NEIGHBOUR_ROWS = 3  # of the paragraphs before and after a passage
LONG = 700  # characters of a paragraph; of a longer one the sentences around the place are shown
STATES = {EndState.LOST: "its words are no longer in the text", EndState.MOVED: "moved with the text"}


def lead_of(end: End) -> Lead:
    """Where an end leads: to its passage, its article, the card of the entity."""
    if end.now.kind is TargetKind.ENTITY and end.state is not EndState.GONE:
        return Lead(key=EntityKey.of(end.now.key))
    if end.entry is None or end.state is EndState.GONE:
        return Lead()
    if end.now.kind is TargetKind.ANNOTATION and end.span is not None:
        return Lead(end.entry, Goal(at=end.now.key))
    return Lead(end.entry, Goal(span=end.span))


def where(end: End, width: int = 0) -> str:
    """The article that an end stands in, with its day; empty for an entity, and for an article itself only the day.

    Args:
        end: The end.
        width: Cells that the title is cut to fit in, for the day to be seen; 0 for all of it.
    """
    if end.entry is None:
        return ""
    article = end.entry.article
    day = f"{article.published:%-d %b %Y}" if article.published else ""
    title = "" if end.target.kind is TargetKind.ARTICLE else article.title
    room = width - len(day) - 3
    title = "" if width and room < TITLE_LEAST else fitted(title, room) if width and title else title
    return " · ".join(part for part in (title, day) if part)


def state_words(end: End) -> str:
    """What is the matter with an end, in words; empty where nothing is."""
    return STATES.get(end.state, "")


def passage_rows(ends: Ends, end: End, width: int, rows_max: int) -> list[Row]:
    """The paragraph that an end stands in, its words marked; of an article its beginning; else nothing."""
    is_article = end.target.kind is TargetKind.ARTICLE
    document = ends.document(end.entry) if end.entry and (end.span or is_article) else None
    if document is None:
        return []
    return context_rows(document, end.span or _beginning(document), width, rows_max)


def context_rows(document: Document, span: Span, width: int, rows_max: int, indent: str = "  ") -> list[Row]:
    """The paragraph around a span, that marked, in so many rows at most."""
    around = _around(document, span)
    marks = [(Span(max(0, span.start - around.start), min(span.end, around.end) - around.start), MARKED)]
    rows = list(wrapped(around.of(document.text), marks, width, indent))
    return _cut(rows, rows_max, indent, width)


def neighbourhood_rows(document: Document, span: Span, width: int, rows_max: int) -> list[Row]:
    """The paragraph around a span, that marked, between the end of the one before and the beginning of the next."""
    here = paragraph_at(document, span.start)
    before, after = previous_paragraph(document, here.start), next_paragraph(document, here.start)
    rows = [*_quiet(document, before, width)[-NEIGHBOUR_ROWS:], ()] if before else []
    rows += context_rows(document, span, width, rows_max, "")
    return [*rows, (), *_quiet(document, after, width)[:NEIGHBOUR_ROWS]] if after else rows


def _quiet(document: Document, span: Span, width: int) -> list[Row]:
    return [tuple((text, QUIET) for text, _ in row) for row in wrapped(span.of(document.text), (), width)]


def _beginning(document: Document) -> Span:
    """No words, where the first paragraph begins."""
    start = next((each.span.start for each in document.blocks if each.kind is BlockKind.PARAGRAPH), 0)
    return Span(start, start)


def _around(document: Document, span: Span) -> Span:
    paragraph = paragraph_at(document, span.start)
    if len(paragraph) <= LONG:
        return paragraph.joined(span) if len(span) <= LONG else paragraph
    sentence = sentence_at(document, span.start)
    return sentence if len(sentence) <= LONG else Span(span.start, min(len(document.text), span.start + LONG))


def _cut(rows: Sequence[Row], rows_max: int, indent: str, width: int) -> list[Row]:
    """So many rows, among them the one with the mark."""
    if len(rows) <= rows_max:
        return list(rows)
    marked = next((number for number, row in enumerate(rows) if any(style == MARKED for _, style in row)), 0)
    first = min(max(0, marked - rows_max // 3), len(rows) - rows_max)
    cut = list(rows[first : first + rows_max])
    if first + rows_max < len(rows):
        words = "".join(text for text, _ in cut[-1])
        if not any(style == MARKED for _, style in cut[-1]):
            cut[-1] = ((fitted(f"{words.rstrip()} …", max(width, len(indent) + 2)), ""),)
    return cut
