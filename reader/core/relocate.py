"""Relocate: where an anchor lies in a text that may have changed; the inverse of `describe` on the same text."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reader.core.anchor import Anchor
from reader.core.document import Document
from reader.core.span import Span

PLACING_RULE = 1  # version of the rules by which places are found; what older ones found is searched anew


class How(StrEnum):
    """What an anchor's state is, as a person is told.

    The same words at the same offsets, the same words elsewhere, other words in their place, or no place.
    """

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Placed:
    """The anchor lies at `span`; `score` is 1.0 when quote and surroundings agree wholly."""

    span: Span
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class Lost:
    """The anchor has no place in this text that could be believed."""

    reason: str
    how: How = How.LOST


def relocate(anchor: Anchor, document: Document, old: str | None = None) -> Placed | Lost:
    """Find the place of `anchor` in `document`.

    The same text needs no search. Where the text that it was made in is known, a word diff carries its
    span over; what is not carried, and everything where that text is not known, is searched word for
    word, and then by its likeness. White space, quotation marks, dashes and Unicode form may differ.

    Args:
        anchor: What to find.
        document: The text as it is now.
        old: The text with the anchor's `text_digest`, when it was kept.

    Returns:
        `Placed` with how it was found, or `Lost` with the reason in words.
    """
    return _unmoved(anchor, document) or _places([anchor], document, old)[0]


def relocate_all(anchors: Iterable[Anchor], document: Document, old: str | None = None) -> list[Placed | Lost]:
    """Find the places of many anchors, all of them made in `old` when it is given; in their order.

    Without the old text, the order of those that are found tells apart the places of those that stand in several.
    """
    every = list(anchors)
    places: list[Placed | Lost | None] = [_unmoved(anchor, document) for anchor in every]
    found = iter(_places([anchor for anchor, at in zip(every, places, strict=True) if at is None], document, old))
    return [at or next(found) for at in places]


def likeliest(anchor: Anchor, document: Document, old: str | None = None, limit: int = 5) -> list[Placed]:
    """The places that are most like what a lost anchor marked, for a person to choose from; the best first."""
    from reader.core.finding_quotes import finder_for  # noqa: PLC0415 (as in _places)

    return [
        _placed(anchor, each.span, each.agreement, is_verbatim=each.is_verbatim)
        for each in finder_for(document.text, old).likeliest(anchor, limit)
    ]


def _unmoved(anchor: Anchor, document: Document) -> Placed | None:
    if anchor.text_digest == document.text_digest and document.text[anchor.start : anchor.end] == anchor.exact:
        return Placed(anchor.span, 1.0, How.EXACT)
    return None


def _places(anchors: list[Anchor], document: Document, old: str | None) -> list[Placed | Lost]:
    if not anchors:
        return []
    # What searches is loaded with the first text that differs, for the first page is not to wait for it.
    from reader.core.finding_quotes import finder_for  # noqa: PLC0415

    found = finder_for(document.text, old).find_all(anchors)
    return [
        Lost(each)
        if isinstance(each, str)
        else _placed(anchor, each.span, each.agreement, is_verbatim=each.is_verbatim)
        for anchor, each in zip(anchors, found, strict=True)
    ]


def _placed(anchor: Anchor, span: Span, agreement: float, *, is_verbatim: bool) -> Placed:
    if not is_verbatim:
        return Placed(span, agreement, How.CHANGED)
    return Placed(span, agreement, How.EXACT if span == anchor.span else How.MOVED)
