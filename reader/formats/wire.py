"""Wire: what the command line prints as JSON; plain dictionaries with the keys that users rely on."""

from collections.abc import Mapping
from decimal import Decimal

from reader.core.annotation import Annotation
from reader.core.article import Article
from reader.core.card import Card
from reader.core.document import Document
from reader.core.entity import Mention
from reader.core.figure import Figure
from reader.core.memory import Memory
from reader.core.reference import Reference
from reader.core.relocate import How
from reader.formats.moments import moment_text

Row = dict[str, object]

FIGURE_COLUMNS = (
    "start", "end", "text", "kind", "low", "high", "low_open", "high_open", "approximate", "unit", "counts", "change",
    "speaker", "from", "until",
)  # fmt: skip


def article_row(
    uid: str, slug: str, article: Article, *, path: str, reading: Mapping[str, int | float | bool] | None = None
) -> Row:
    """A line of `reader list`.

    Args:
        uid: The article's id.
        slug: Its short name.
        article: What is known of it.
        path: Where its file lies, relative to the library if it is in it.
        reading: annotations, notes (counts), progress (0 to 1) and finished; 0 and False where missing.
    """
    reading = reading or {}
    return {
        "id": uid,
        "slug": slug,
        "title": article.title,
        "author": article.author or None,
        "source": article.source or None,
        "url": article.url or None,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language or None,
        "tags": list(article.tags),
        "words": article.words,
        "annotations": int(reading.get("annotations", 0)),
        "notes": int(reading.get("notes", 0)),
        "progress": round(float(reading.get("progress", 0)), 4),
        "finished": bool(reading.get("finished", False)),
        "path": path,
    }


def document_row(uid: str, slug: str, article: Article, document: Document) -> Row:
    """What `reader show --json` prints."""
    return {
        "id": uid,
        "slug": slug,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "digest": document.text_digest,
        "text": document.text,
        "blocks": [
            {"kind": str(block.kind), "start": block.span.start, "end": block.span.end, "level": block.level}
            for block in document.blocks
        ],
        "marks": [{"kind": str(mark.style), "start": mark.span.start, "end": mark.span.end} for mark in document.marks],
    }


def mention_row(mention: Mention, text: str) -> Row:
    """A line of `reader entities ARTICLE`; `text` is what the span counts in."""
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.span.of(text),
        "kind": str(mention.kind),
        "entity": mention.entity,
        "engine": mention.engine,
    }


def figure_row(figure: Figure, text: str) -> Row:
    """A line of `reader figures ARTICLE`; numbers are decimal strings without exponent."""
    return {
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.span.of(text),
        "kind": str(figure.kind),
        "low": _decimal(figure.low),
        "high": _decimal(figure.high),
        "low_open": figure.low_open,
        "high_open": figure.high_open,
        "approximate": figure.approximate,
        "unit": figure.unit or None,
        "counts": figure.counts or None,
        "change": str(figure.change) if figure.change else None,
        "speaker": figure.speaker or None,
        "from": figure.starts or None,
        "until": figure.until or None,
    }


def annotation_row(annotation: Annotation, start: int | None, end: int | None, how: How) -> Row:
    """A line of `reader notes`.

    Args:
        annotation: What the reader made; one on a whole article has an empty quote.
        start: Where it lies in the text as it is now; None when it is lost or about the whole article.
        end: Likewise.
        how: How sure its place is.
    """
    anchor, record = annotation.anchor, annotation.record
    return {
        "id": annotation.uid,
        "article": annotation.article,
        "start": start,
        "end": end,
        "quote": anchor.exact if anchor else "",
        "prefix": anchor.prefix if anchor else "",
        "suffix": anchor.suffix if anchor else "",
        "label": annotation.label,
        "note": annotation.note,
        "tags": list(annotation.tags),
        "created": moment_text(record.created),
        "changed": moment_text(record.changed),
        "anchor": str(how),
    }


def reference_row(reference: Reference, source: Row, target: Row) -> Row:
    """A line of `reader links`.

    Args:
        reference: What the reader made.
        source: What it starts from: kind, key, words, article, start, end, state.
        target: What it leads to, likewise.
    """
    return {
        "id": reference.record.uid,
        "relation": reference.relation,
        "note": reference.note,
        "source": source,
        "target": target,
        "created": moment_text(reference.record.created),
        "changed": moment_text(reference.record.changed),
    }


def card_row(  # noqa: PLR0913 - a card has as many sides
    card: Card, article: str | None, memory: Memory, state: str, *, lack: str | None, leech: bool
) -> Row:
    """A line of `reader cards`.

    Args:
        card: What the reader made.
        article: The id of the article that it is from.
        memory: What is derived of it.
        state: How it stands: new, learning, review, relearning, suspended, buried or trashed.
        lack: What is gone of what it was made from: annotation trashed, article trashed, file missing or passage
            lost; None for nothing.
        leech: Whether it was forgotten so often that it had better be rewritten.
    """
    return {
        "id": card.uid,
        "annotation": card.annotation,
        "article": article,
        "family": card.family,
        "kind": card.kind.value,
        "question": card.question,
        "answer": card.answer,
        "cloze": card.cloze or None,
        "state": state,
        "lack": lack,
        "due": moment_text(memory.due) if memory.last else None,
        "due_day": memory.due_day.isoformat() if memory.due_day else None,
        "stability": round(memory.stability, 4) if memory.last else None,
        "difficulty": round(memory.difficulty, 4) if memory.last else None,
        "answers": memory.reps,
        "lapses": memory.lapses,
        "leech": leech,
        "created": moment_text(card.record.created),
        "changed": moment_text(card.record.changed),
    }


def _decimal(value: Decimal | None) -> str | None:
    if value is None:
        return None
    plain = format(value, "f")
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain
