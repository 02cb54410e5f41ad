"""Relocate: where an anchor lies in a text that may have changed; the inverse of `describe` on the same text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from reader.core.anchor import CONTEXT, Anchor
from reader.core.document import Document
from reader.core.span import Span

CONTEXT_FLOOR = 8  # code points of context that must agree before a quote is believed to be the same; all, where fewer
QUOTE_FLOOR = 24  # code points of a quote that stands only once and is believed by itself

_WHITE_SPACE = re.compile(r"\s+")
_AROUND = 2 * CONTEXT  # code points looked at, so that enough are left once white space is folded


class How(StrEnum):
    """What an anchor's state is, as a person is told."""

    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Placed:
    """The anchor lies at `span`; `score` is 1.0 when quote and context agree wholly."""

    span: Span
    score: float
    how: How


@dataclass(frozen=True, slots=True)
class Lost:
    """The anchor has no place in this text that could be believed."""

    reason: str
    how: How = How.LOST


def relocate(anchor: Anchor, document: Document) -> Placed | Lost:
    """Find the place of `anchor` in `document`.

    The same text needs no search. In another text the quote is searched verbatim. Its surroundings
    must agree in part; a long quote that stands only once needs no surroundings. Of several, the one
    whose surroundings agree best is taken, and none when two agree alike.

    Returns:
        `Placed` with how it was found, or `Lost` with the reason in words.
    """
    if anchor.text_digest == document.text_digest and document.text[anchor.start : anchor.end] == anchor.exact:
        return Placed(anchor.span, 1.0, How.EXACT)
    starts = _occurrences(document.text, anchor.exact)
    if not starts:
        return Lost("the quote is no longer in the text")
    ranked = sorted(((_agreement(anchor, document.text, start), start) for start in starts), reverse=True)
    best, start = ranked[0]
    context = len(_folded(anchor.prefix)) + len(_folded(anchor.suffix))
    agrees = best >= max(min(CONTEXT_FLOOR, context), 1)
    if len(ranked) > 1 and (not agrees or best == ranked[1][0]):
        return Lost("the quote stands in several places and its surroundings do not tell which")
    if not agrees and len(anchor.exact) < QUOTE_FLOOR:
        return Lost("the quote is short and stands only among other words now")
    return Placed(
        Span(start, start + len(anchor.exact)),
        score=best / context if context else 1.0,
        how=How.EXACT if (start, best) == (anchor.start, context) else How.MOVED,
    )


def _occurrences(text: str, quote: str) -> list[int]:
    starts, start = [], text.find(quote) if quote else -1
    while start >= 0:
        starts.append(start)
        start = text.find(quote, start + 1)
    return starts


def _agreement(anchor: Anchor, text: str, start: int) -> int:
    """How much of the surroundings agrees, from the quote outward; a new paragraph is as good as a space."""
    end = start + len(anchor.exact)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    agreeing = _shared(reversed(_folded(before)), reversed(_folded(anchor.prefix)))
    return agreeing + _shared(_folded(after), _folded(anchor.suffix))


def _folded(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text)


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
