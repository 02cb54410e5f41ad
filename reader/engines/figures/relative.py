"""Relative ranks: "the last but one", "penultimate", "next": counted from an end, or from where one stands."""

from reader.core.figure import FigureKind
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, SMALL
from reader.engines.figures.words import word_set

_LONE = {"last": "end+0", "next": "current+1", "previous": "current-1", "current": "current+0",
         "penultimate": "end-1", "antepenultimate": "end-2"}  # fmt: skip
_COMMON = word_set("last next previous current")
_BEFORE_THE_VERB = word_set("to will would may might can could should shall must not cannot won't")
KERNELS = frozenset(_LONE)
FIRST_WORDS = frozenset({"the"})


def read_relative(tokens: Tokens, index: int) -> Reading | None:
    """A rank that is counted from an end, or from the current one; it has no value of its own.

    The place it means is its wording: "end-1" is the last but one, "current+1" the next.
    """
    at = index + (tokens.at(index) == "the")
    counted = _before_the_last(tokens, at) or _last_but(tokens, at)
    if counted is not None:
        return _reading(index, counted[1], f"end-{counted[0]}")
    if at > index or tokens.at(index) not in _LONE or not _is_rank(tokens, index):
        return None
    one = tokens.at(index) in _COMMON and tokens.at(index) != "last" and tokens.at(index + 1) == "one"
    return _reading(index, index + 1 + one, _LONE[tokens.at(index)])


def is_common(tokens: Tokens, reading: Reading) -> bool:
    """Whether it is only a "last" or "next", of which every page is full."""
    return bool(reading.wording) and tokens.at(reading.first) in _COMMON and reading.after <= reading.first + 2


def _reading(first: int, after: int, wording: str) -> Reading:
    return Reading(FigureKind.ORDINAL, first, after, Interval(), "", first, after, wording)


def _before_the_last(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "one before the last", "second to last", "third from last", "next-to-last"."""
    after = tokens.phrase(index, "one", "before", "the", "last") or tokens.phrase(index, "one", "before", "last")
    if after:
        return 1, after + (tokens.at(after) == "one")
    if tokens.at(index) == "next":
        rank, at = 2, index + 1
    else:
        found = read_ordinal(tokens, index)
        if found is None or not 1 < found.value < 10**4:
            return None
        rank, at = int(found.value), found.after
    at += tokens.at(at) in HYPHENS
    if tokens.at(at) not in {"to", "from"}:
        return None
    at += 1 + (tokens.at(at + 1) in HYPHENS | {"the"})
    return (rank - 1, at + 1) if tokens.at(at) == "last" else None


def _last_but(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "last but one"."""
    but = tokens.phrase(index, "last", "but")
    number = SMALL.get(tokens.at(but), 0) if but else 0
    return (number, but + 1) if number else None


def _is_rank(tokens: Tokens, index: int) -> bool:
    """Whether "last" is no verb and "next" no preposition here."""
    before, following = tokens.at(index - 1), tokens.at(index + 1)
    if tokens.at(index) == "last":
        return before not in _BEFORE_THE_VERB and before != "at"
    return not (tokens.at(index) == "next" and following == "to")
