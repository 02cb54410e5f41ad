"""Heading: what stands over the text of an article."""

from reader.core.labels import NOTE_GLYPH
from reader.library.opening import Opened
from reader.tui.widgets.margin import plain


def heading(opened: Opened) -> tuple[tuple[str, str], ...]:
    """What stands over the text, as (text, style name): the title, the byline, notes on the whole article."""
    article, document = opened.entry.article, opened.document
    first = document.blocks[0].span.of(document.text) if document.blocks else ""
    parts = (article.source, article.author, f"{article.published:%-d %B %Y}" if article.published else "")
    byline = " · ".join(part for part in parts if part)
    title = "" if first.startswith(article.title.rstrip("…")) else article.title
    notes = (each.annotation for each in opened.annotations if each.annotation.anchor is None)
    about = [(f"{NOTE_GLYPH} {' '.join(plain(each.note).split())}", "margin.note") for each in notes]
    return tuple(row for row in ((title, "title"), (byline, "byline"), *about) if row[0])
