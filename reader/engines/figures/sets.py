"""Sets: what comes again and again: "every day", "weekly", "twice a month", "Sundays"."""

from reader.core.figure import FigureKind
from reader.engines.figures.days import MONTHS, WEEKDAYS
from reader.engines.figures.durations import time_unit
from reader.engines.figures.guards import starts_sentence
from reader.engines.figures.numerals import read_small
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.tokens import Tokens

_ADVERBS = frozenset({"daily", "weekly", "monthly", "yearly", "annually", "quarterly", "hourly", "nightly", "biweekly",
                      "fortnightly", "everyday", "annual"})  # fmt: skip
_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_FULL_NAMES = [day for day in WEEKDAYS if day.endswith("day")]
_TIMES = frozenset({"once", "twice"})
FIRST_WORDS = (
    _ADVERBS | _TIMES | {"every", "each"} | {f"{part}s" for part in _PARTS} | {f"{day}s" for day in _FULL_NAMES}
)


def read_set(tokens: Tokens, index: int) -> Reading | None:
    """The recurrence that begins at `index`; when it falls is not resolved."""
    word = tokens.at(index)
    if word not in FIRST_WORDS or (word in _ADVERBS and _is_name(tokens, index)):
        return None
    after = _after(tokens, index, word)
    if not after:
        return None
    return Reading(FigureKind.SET, index, after, Interval(), core=index, numeral=after)


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether "Daily" is part of a name."""
    return tokens.is_capital(index) and (tokens.is_capital(index + 1) or not starts_sentence(tokens, index))


def _after(tokens: Tokens, index: int, word: str) -> int:
    if word in _TIMES:
        at = index + 2 if tokens.at(index + 1) in {"a", "an", "every", "each", "per"} else 0
        unit = time_unit(tokens, at) if at else None
        return unit[1] if unit else 0
    if word in {"every", "each"}:
        return _every(tokens, index + 1)
    if word in _ADVERBS:
        return index + 1 if word != "annual" else 0
    return index + 1 if word[:-1] in WEEKDAYS else 0


def _every(tokens: Tokens, index: int) -> int:
    number = read_small(tokens, index)
    at = index if number is None else number.after
    if tokens.at(at).isdecimal():
        at += 1
    at += tokens.at(at) == "other"
    unit = time_unit(tokens, at)
    if unit is not None:
        return unit[1]
    known = tokens.at(at) in _PARTS or tokens.at(at) in WEEKDAYS or (tokens.at(at) in MONTHS and tokens.is_capital(at))
    return at + 1 if known else 0
