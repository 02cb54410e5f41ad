"""Anki cards: which annotations can be asked, and what stands on their cards, as fields of HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from reader.core.document import Document
from reader.core.outgoing import Excerpt, Outgoing, Parcel

NAME = "Postil"  # of the note type and of the deck
FIELDS = ("Id", "Quote", "Note", "Before", "After", "Article", "Source", "Link", "Label")

GAP_WORDS = 12  # of a highlight without a note that is asked as a gap; who could recall a longer one?

_CONTEXT = 240  # characters on either side of a quote, about
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # one of them parts the fields in Anki's database
_NO_TAG = re.compile(r"[\s\"'\\*{}<>&\x00-\x1f\x7f]+|:(?!:)(?<!::)")
_WEB = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """What becomes a card.

    Attributes:
        uid: That of the annotation; by it a second import knows the card again.
        fields: HTML for each of `FIELDS`.
        tags: As Anki takes them.
    """

    uid: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    created: datetime
    changed: datetime


def notes(parcel: Parcel) -> Iterator[AnkiNote]:
    """A card for each annotation that can be asked, in reading order."""
    for article in parcel.articles:
        for each in article.excerpts:
            if can_be_asked(each):
                yield _note(article, each)


def can_be_asked(each: Excerpt) -> bool:
    """Whether there is a question in it: its note, or the gap that a short quote leaves in its sentence."""
    if each.note.strip():
        return True
    anchor = each.annotation.anchor
    around = f"{anchor.prefix}{anchor.suffix}" if anchor else ""
    return 0 < len(each.quote.split()) <= GAP_WORDS and any(map(str.isalnum, around))


def notices(parcel: Parcel) -> tuple[str, ...]:
    """How many annotations are left out, and why."""
    left = sum(not can_be_asked(each) for article in parcel.articles for each in article.excerpts)
    if not left:
        return ()
    which = "one annotation makes no card" if left == 1 else f"{left:,} annotations make no card"
    return (f"{which}: it takes a note, or a highlight of at most {GAP_WORDS} words",)


def html(text: str) -> str:
    """A plain text as HTML that Anki shows as it is; a bracket could be the beginning of a sound or of LaTeX."""
    kept = _NO_TEXT.sub("", text.replace("\t", " "))
    return escape(kept).replace("[", "&#91;").replace("\n", "<br>")


def _note(article: Outgoing, each: Excerpt) -> AnkiNote:
    made = each.annotation
    before, after = _around(each, article.document)
    fields = {
        "Id": made.uid,
        "Quote": html(each.quote),
        "Note": html(each.note.strip()),
        "Before": _spaced(html(before)),
        "After": _spaced(html(after)),
        "Article": html(article.article.title),
        "Source": _source(article),
        "Link": html(each.link),
        "Label": html(made.label),
    }
    return AnkiNote(
        made.uid, tuple(fields[name] for name in FIELDS), _tags(made.tags), made.record.created, made.record.changed
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


def _spaced(text: str) -> str:
    """With spaces at its ends that stay when Anki trims a field."""
    return re.sub(r"\A +| +\Z", "&#32;", text)


def _source(article: Outgoing) -> str:
    """Where the article comes from, as a link where it has an address."""
    of = article.article
    day = of.published.isoformat() if of.published else ""
    words = html(" · ".join(filter(None, (of.source or of.url, day))))
    return f'<a href="{html(of.url)}">{words}</a>' if _WEB.fullmatch(of.url) else words


def _tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags without what parts them in Anki; the levels of `rain/heavy` are `rain::heavy` there."""
    legal = (_NO_TAG.sub("_", "::".join(filter(None, tag.split("/")))).strip("_") for tag in tags)
    return tuple(dict.fromkeys(filter(None, legal)))
