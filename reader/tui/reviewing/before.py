"""Before: what a card has to say before it asks, in a line each; in full where its passage is looked at."""

from reader.library.caveat import Caveat, Why
from reader.library.newer_figures import asks_for_figure
from reader.tui.entities.timeline import counted, day_words
from reader.tui.knowing import Knowledge
from reader.tui.reviewing.asked import Asked

LOOKING = "…", "looking for newer figures"

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


def unknown_words(asked: Asked | None, knowledge: Knowledge) -> tuple[str, str] | None:
    """A sign, and why a card may have to say what is not known yet; None where all that it asks for is."""
    ledger = knowledge.ledger
    if (ledger is not None and not ledger.unread) or not asked or not asks_for_figure(asked.card, asked.published):
        return None
    if ledger is None or knowledge.is_indexing:
        return LOOKING
    number = len(ledger.unread)
    are = "is" if number == 1 else "are"
    return "?", f"there may be newer figures: {counted(number, 'article')} {are} not read yet"


def full_words(caveat: Caveat) -> tuple[str, str]:
    """Its sign, and all that it says."""
    return SIGNS[caveat.why], caveat.words
