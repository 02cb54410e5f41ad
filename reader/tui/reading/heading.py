"""Heading: what stands over the text of an article."""

from collections.abc import Iterable

from reader.core.labels import NOTE_GLYPH
from reader.library.holding import on_whole
from reader.library.opening import Opened
from reader.tui.widgets.margin import plain


def heading(
    opened: Opened, about: Iterable[str] = (), lost: str = "", *, is_in_focus: bool = False
) -> tuple[tuple[str, str], ...]:
    """What stands over the text, as (text, style name): title, byline, notes and references of the whole article.

    Args:
        opened: The article.
        about: Its references in words.
        lost: How many annotations have lost their place, in words.
        is_in_focus: Whether these are in focus.
    """
    article, document = opened.entry.article, opened.document
    first = document.blocks[0].span.of(document.text) if document.blocks else ""
    parts = (article.source, article.author, f"{article.published:%-d %B %Y}" if article.published else "")
    byline = " · ".join(part for part in parts if part)
    title = "" if first.startswith(article.title.rstrip("…")) else article.title
    notes = on_whole(opened.annotations)
    noted = [(f"{NOTE_GLYPH} {' '.join(plain(each.note).split())}", "margin.note") for each in notes]
    tied = [(lost, "sign.conflict"), *((line, "focus.thing" if is_in_focus else "sign.reference") for line in about)]
    return tuple(row for row in ((title, "title"), (byline, "byline"), *noted, *tied) if row[0])
