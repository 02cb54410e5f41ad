"""Before: why a card may have to say what is not known yet, before it asks."""

from reader.library.newer_figures import asks_for_figure
from reader.tui.entities.timeline import counted
from reader.tui.knowing import Knowledge
from reader.tui.reviewing.asked import Asked

LOOKING = "…", "looking for newer figures"


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
