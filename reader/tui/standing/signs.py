"""Signs: the states of annotations in one cell, in a word, and what a list says of each."""

from reader.core.relocate import How, Lost, Placed

SIGNS = {How.MOVED: "»", How.CHANGED: "~", How.LOST: "?"}
LOOKS = {How.MOVED: "byline", How.CHANGED: "ledger.value", How.LOST: "sign.conflict"}
_MEANS = {How.MOVED: "the same words, elsewhere in the text", How.CHANGED: "the words are not as you marked them"}


def state_word(how: How) -> str:
    """A state as lists show it, with its sign; empty for one that is as it was marked."""
    return f"{SIGNS[how]} {how}" if how in SIGNS else ""


def state_words(placed: Placed | Lost) -> str:
    """A state in words, with the reason why it is lost."""
    means = placed.reason if isinstance(placed, Lost) else _MEANS.get(placed.how, "")
    return f"{placed.how}: {means}" if means else placed.how.value
