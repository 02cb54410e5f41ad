"""Before: what a card has to say before it asks, in a line each; in full where its passage is looked at."""

from reader.library.stale import Caveat, Why
from reader.tui.entities.timeline import day_words

SIGNS = {
    Why.GONE: "?",
    Why.TRASHED: "?",
    Why.LOST: "?",
    Why.CHANGED: "~",
    Why.NEWER: "≠",
    Why.CONFLICT: "≠",
}


def short_words(caveat: Caveat) -> tuple[str, str]:
    """Its sign, and what it says without the sentence that it is said in."""
    if caveat.mention is None:
        return SIGNS[caveat.why], caveat.words
    day = day_words(caveat.mention.published)
    return SIGNS[caveat.why], " · ".join(part for part in (caveat.words.partition(": “")[0], day) if part)


def full_words(caveat: Caveat) -> tuple[str, str]:
    """Its sign, and all that it says."""
    return SIGNS[caveat.why], caveat.words
