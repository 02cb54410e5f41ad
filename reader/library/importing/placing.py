"""Placing: where the quotes of one article's records lie in its text, and the anchors that they get there."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.anchor import Anchor, describe
from reader.core.document import Document
from reader.core.incoming import Incoming
from reader.core.relocate import How, Lost, Placed, relocate_all
from reader.core.retelling import retold
from reader.core.span import Span
from reader.core.told import Telling, Told
from reader.core.utf16 import Utf16
from reader.library.importing.cleaning import kept_quote, kept_text

NO_LONGER = "too little of the quote is in the article"


@dataclass(frozen=True, slots=True)
class Lying:
    """Where a quote lies, with the anchor that keeps it.

    Attributes:
        text: The text that the anchor counts in, when that is not the article's own.
    """

    placed: Placed
    anchor: Anchor
    text: str = ""


def places(document: Document, records: Sequence[Incoming]) -> list[Lying | Lost]:
    """Where records lie in the text of their article, in their order; each has a quote.

    Of one that is not there word for word, the anchor keeps the words that were marked, in the article's text with
    them in it, so that it is shown as changed, follows later edits, and can be confirmed.
    """
    telling, units = Telling(document), Utf16(document.text)
    told = [_told(each, units, len(document.text)) for each in records]
    found: list[Placed | Lost] = [telling.place(each) for each in told]
    lying: dict[int, Lying | Lost] = {}
    near: list[tuple[int, Span]] = []
    for number, each in enumerate(found):
        if isinstance(each, Lost):
            lying[number] = each
        elif each.how is How.CHANGED:
            near.append((number, each.span))
        else:
            lying[number] = Lying(each, describe(document, each.span))
    lying |= _near(document, near, told)
    return [lying[number] for number in range(len(records))]


def _near(document: Document, near: Sequence[tuple[int, Span]], told: Sequence[Told]) -> dict[int, Lying | Lost]:
    """Anchors of quotes that are not there word for word, as far as they are found again by them."""
    lying: dict[int, Lying | Lost] = {}
    anchors = retold(document, [(span, told[number].quote) for number, span in near])
    by_text: dict[str, list[int]] = {}
    for at, (_, text) in enumerate(anchors):
        by_text.setdefault(text, []).append(at)
    for text, some in by_text.items():
        again = relocate_all([anchors[at][0] for at in some], document, text)
        for at, placed in zip(some, again, strict=True):
            number, span = near[at]
            if isinstance(placed, Placed) and placed.span.overlaps(span):
                lying[number] = Lying(placed, anchors[at][0], text)
            else:
                lying[number] = Lost(NO_LONGER)
    return lying


def _told(record: Incoming, units: Utf16, length: int) -> Told:
    at = None
    if record.offsets is not None:
        start, end = record.offsets.start, record.offsets.end
        if record.offsets.in_utf16:
            start, end = units.offset(start), units.offset(end)
        at = Span(start, end) if 0 <= start < end <= length else None
    return Told(kept_quote(record.quote), kept_text(record.prefix), kept_text(record.suffix), at)
