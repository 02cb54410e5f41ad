"""Placing: where a reader is in the new text of an article that has changed."""

from reader.core.anchor import describe
from reader.core.document import Document
from reader.core.relocate import Placed, relocate
from reader.core.segment import sentence_at


def carried(old: Document, offset: int, new: Document) -> int:
    """Where the sentence at an offset of the old text begins in the new one; else the same offset, if it is there."""
    span = sentence_at(old, min(offset, max(0, len(old.text) - 1)))
    placed = relocate(describe(old, span), new, old.text) if not span.is_empty else None
    return placed.span.start if isinstance(placed, Placed) else min(offset, max(0, len(new.text) - 1))
