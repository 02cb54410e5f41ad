"""Quarters: whether a quarter is one of a year; it is a part of something unless words of time stand around it."""

from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

_LIMITS = word_set(
    "nearly almost about around roughly over under more less than just only at least most some up to well"
)
_LASTING = word_set("during lasting lasts lasted last within throughout in after per each every once")
_TAKING = word_set("take takes took taken taking")
_BEHIND = word_set("ago later earlier long running straight")
_MADE_UP = word_set(
    "account accounts accounted accounting responsible allow allows allowed sold sell sells bought buy paid pay pays "
    "call calls called calling asked ask asks aim aims aimed aiming compensate stand stands stood vote votes voted "
    "provide provides provided"
)


def is_time(tokens: Tokens, first: int, at: int) -> bool:
    """Whether "quarter" at `at`, said of so many from `first` on, is three months: "for a quarter", "a quarter ago"."""
    behind = tokens.at(at + 1)
    if behind in _BEHIND or tokens.phrase(at + 1, "in", "a", "row"):
        return True
    before = _past_limits(tokens, first)
    word = tokens.at(before)
    if behind == "of":
        return False
    if word == "for":
        return tokens.at(before - 1) not in _MADE_UP
    return word in _LASTING or (word in _TAKING and behind == "to")


def changes_by(tokens: Tokens, first: int) -> bool:
    """Whether something changes by what begins at `first`: "fell by almost a quarter last year"."""
    return tokens.at(_past_limits(tokens, first)) == "by"


def _past_limits(tokens: Tokens, index: int) -> int:
    """The token before `index` and the words that limit it."""
    before = index - 1
    while tokens.at(before) in _LIMITS:
        before -= 1
    return before
