"""Printing: an article as it reads, laid out for the terminal or a page of 80 cells."""

from collections.abc import Iterator

from reader.cli.output import Piece, say, terminal_width
from reader.core.article import Article
from reader.core.document import Block, BlockKind, Document
from reader.core.layout import lay_out
from reader.core.marks import Layer, Mark
from reader.core.paint import Run, paint
from reader.core.span import Span

LEAST_WIDTH = 20  # cells; the layout knows no narrower page

_LOOKS = {
    "prefix": "faint",
    "strong": "strong",
    "emphasis": "emphasis",
    "link": "link",
    "code": "warn",
    "html": "faint",
    "footnote": "faint",
}


def say_article(article: Article, document: Document) -> None:
    """Write title, source line and text; a title that the text begins with is not written twice."""
    width = max(terminal_width(), LEAST_WIDTH)
    layout = lay_out(document, width)
    styles = Layer("styles", 0, (Mark(mark.span, mark.style) for mark in document.marks))
    rows = [[_piece(run) for run in paint(layout, row, [styles])] for row in range(len(layout))]
    head = layout.lines_of(document.blocks[0].span).stop if _begins_with_title(article, document) else 0
    title = rows[:head] or [*_wrapped(article.title, "strong", width)]
    source = [*_wrapped(source_line(article), "faint", width)]
    for row in [*title, *source, *([] if head else [[]]), *rows[head:]]:
        say(*row)


def source_line(article: Article) -> str:
    """Who wrote it, where and when; empty when nothing of that is known."""
    parts = [article.author, article.source, article.published.isoformat() if article.published else ""]
    return " · ".join(" ".join(part.split()) for part in parts if part)


def _begins_with_title(article: Article, document: Document) -> bool:
    if not document.blocks or document.blocks[0].kind is not BlockKind.HEADING:
        return False
    return document.blocks[0].span.of(document.text).split() == article.title.split()


def _wrapped(text: str, look: str, width: int) -> Iterator[list[Piece]]:
    line = " ".join(text.split())
    if line:
        layout = lay_out(Document(line, (Block(BlockKind.PARAGRAPH, Span(0, len(line))),)), width)
        for row in range(len(layout)):
            yield [(run.text, look) for run in paint(layout, row, [])]


def _piece(run: Run) -> Piece:
    if any(style.startswith("block.heading") for style in run.styles):
        return run.text, "strong"
    return run.text, next((_LOOKS[style] for style in reversed(run.styles) if style in _LOOKS), "")
