"""Empty: what the ledger says when it has nothing to show, and which key helps."""

from reader.tui.figures.kinds import Kinds
from reader.tui.figures.sifting import Wish

WAITING = "Going through the library …\n\nesc goes back."
NONE_IN_ARTICLE = "No figures in this article.\n\nL  shows those of the library   esc  goes back"
NONE_IN_LIBRARY = "No figures in the library yet.\n\ni  looks for them in all articles   q  goes back"


def why_empty(wish: Wish, hidden: int, *, is_waiting: bool, whole_library: bool) -> str:
    """Why no row is shown, and what to press."""
    if is_waiting:
        return WAITING
    plain = (
        f"\nz    shows {hidden:,} plain small number{'' if hidden == 1 else 's'} that fit{'s' if hidden == 1 else ''}"
    )
    more = plain if hidden else ""
    if wish.like is not None and wish.like.is_alone:
        quote = " ".join(wish.like.mention.quote.split())
        return f"No other figure of the library likely measures the same as “{quote}”.\n\nesc  goes back"
    if wish.typed:
        return f"Nothing matches “{wish.typed}”.\n\nesc  shows all again{more}"
    if wish.kinds is not Kinds.ALL:
        return f"No {wish.kinds} here.\n\ntab  shows the next kind\nesc  shows all kinds{more}"
    if hidden:
        return f"Only plain small numbers, such as “two”.\n{more}"
    return NONE_IN_LIBRARY if whole_library else NONE_IN_ARTICLE
