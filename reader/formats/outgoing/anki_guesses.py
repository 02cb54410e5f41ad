"""Anki guesses: cards of annotations, for a reader who made none: what can be asked of them, and how."""

from reader.core.document import Document
from reader.core.outgoing import Excerpt, Outgoing
from reader.formats.outgoing.anki_html import html, legal_tags, source_html, spaced
from reader.formats.outgoing.anki_look import GUESS
from reader.formats.outgoing.anki_note import AnkiNote

GAP_WORDS = 12  # of a highlight without a note that is asked as a gap; who could recall a longer one?

_CONTEXT = 240  # characters on either side of a quote, about


def can_be_asked(each: Excerpt) -> bool:
    """Whether there is a question in it: its note, or the gap that a short quote leaves in its sentence."""
    if each.note.strip():
        return True
    anchor = each.annotation.anchor
    around = f"{anchor.prefix}{anchor.suffix}" if anchor else ""
    return 0 < len(each.quote.split()) <= GAP_WORDS and any(map(str.isalnum, around))


def guess(article: Outgoing, each: Excerpt) -> AnkiNote:
    """The card of an annotation that can be asked."""
    made = each.annotation
    before, after = _around(each, article.document)
    fields = {
        "Id": made.uid,
        "Quote": html(each.quote),
        "Note": html(each.note.strip()),
        "Before": spaced(html(before)),
        "After": spaced(html(after)),
        "Article": html(article.article.title),
        "Source": source_html(article),
        "Link": html(each.link),
        "Label": html(made.label),
    }
    values = tuple(fields[name] for name in GUESS.fields)
    return AnkiNote(
        made.uid, GUESS, values, legal_tags(made.label, *made.tags), made.record.created, made.record.changed
    )


def _around(each: Excerpt, document: Document | None) -> tuple[str, str]:
    """What stands before and after the quote in its paragraph; where that is nothing, what its anchor remembers."""
    anchor, span = each.annotation.anchor, each.span
    if anchor is None:
        return "", ""
    if document is not None and span is not None:
        first = document.blocks[document.block_index_at(span.start)].span.start
        last = document.blocks[document.block_index_at(span.end - 1)].span.end
        before, after = document.text[first : span.start], document.text[span.end : last]
        if any(map(str.isalnum, before + after)):
            return _shortened(before, after)
    return f"…{anchor.prefix}", f"{anchor.suffix}…"


def _shortened(before: str, after: str) -> tuple[str, str]:
    if len(before) > _CONTEXT:
        before = f"…{before[-_CONTEXT:].partition(' ')[2]}"
    if len(after) > _CONTEXT:
        after = f"{after[:_CONTEXT].rpartition(' ')[0]}…"
    return before, after
