"""State: what goes on with the names of the library, in a line."""

from reader.tui.entities.timeline import counted
from reader.tui.knowing import Knowledge


def unread_words(knowledge: Knowledge) -> str:
    """What is not known yet of the library, or how far it is; empty when all is."""
    if knowledge.is_indexing:
        return knowledge.state or "finding names and figures"
    unread = len(knowledge.unread)
    return f"{counted(unread, 'article')} {'is' if unread == 1 else 'are'} not read yet" if unread else ""


def state_words(knowledge: Knowledge) -> str:
    """What is being done, or could be; empty when all is known."""
    if knowledge.is_indexing:
        return f"{knowledge.state or 'finding names and figures'} · i stops"
    if knowledge.trouble:
        return knowledge.trouble
    if knowledge.census is None:
        return "going through the library …"
    unread = len(knowledge.census.unread)
    have = "has" if unread == 1 else "have"
    return f"{counted(unread, 'article')} {have} not been read for names; i finds them" if unread else ""
