"""Sets: what comes again and again: "every day", "weekly", "twice a month", "Sundays", "Tuesday mornings at 9"."""

from reader.core.figure import FigureKind
from reader.engines.figures.clock import read_clock
from reader.engines.figures.days import MONTHS, WEEKDAYS
from reader.engines.figures.durations import time_unit
from reader.engines.figures.guards import starts_sentence
from reader.engines.figures.hours import ENDS
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import read_small
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

_ADVERBS = word_set(
    "daily weekly monthly yearly annually quarterly hourly nightly biweekly fortnightly everyday annual biannually "
    "semiannually bimonthly"
)
_PARTS = word_set("morning afternoon evening night lunchtime")
_MANY_PARTS = frozenset(f"{part}s" for part in _PARTS)
_DAYS = {day for day in WEEKDAYS if day.endswith("day")} | {"weekday", "weekend"}
_MANY_DAYS = frozenset(f"{day}s" for day in _DAYS)
_TIMES = word_set("once twice thrice")
_EVERY = word_set("every each any")
_PER = word_set("a an every each per")
KERNELS = _ADVERBS | _TIMES | _MANY_PARTS | _MANY_DAYS | {"every", "each", "times", "any"}
FIRST_WORDS = KERNELS | _DAYS


def read_set(tokens: Tokens, index: int) -> Reading | None:
    """The recurrence that begins at `index`; when it falls is not resolved."""
    after = _after(tokens, index, tokens.at(index))
    if not after:
        return None
    return Reading(FigureKind.SET, index, after, Interval(), core=index, numeral=after)


def _after(tokens: Tokens, index: int, word: str) -> int:
    if word not in FIRST_WORDS:
        return _times(tokens, index) or _timed(tokens, index)
    if word in _ADVERBS:
        return 0 if word == "annual" or _is_name(tokens, index) else index + 1
    if word in _TIMES:
        return _per(tokens, index + 1)
    if word in _EVERY:
        return _at_a_time(tokens, _every(tokens, index + 1, word))
    if word in _MANY_DAYS or word in _MANY_PARTS:
        return _plural(tokens, index, word)
    many = word in WEEKDAYS and tokens.at(index + 1) in _MANY_PARTS
    return _at_a_time(tokens, index + 2) if many else 0


def _is_name(tokens: Tokens, index: int) -> bool:
    """Whether "Daily" is part of a name."""
    return tokens.is_capital(index) and (tokens.is_capital(index + 1) or not starts_sentence(tokens, index))


def _plural(tokens: Tokens, index: int, word: str) -> int:
    """As in "Sundays", "weekends", "mornings at 9"; "two nights" and "the evenings" are something else."""
    if word in _MANY_PARTS and (tokens.at(index - 1) not in {"on", "out", "open", "work", "works", "working", "most"}):
        timed = _at_a_time(tokens, index + 1)
        return timed if timed > index + 1 and not tokens.is_numeral(index - 1) else 0
    if word in {"weekends", "weekdays"} and (tokens.is_numeral(index - 1) or read_small(tokens, index - 1) is not None):
        return 0
    at = index + 1 + (tokens.at(index + 1) in _PARTS)
    return _at_a_time(tokens, at)


def _times(tokens: Tokens, index: int) -> int:
    """As in "three times a week", "one a day"."""
    number = read_small(tokens, index)
    at = index + 1 if number is None else number.after
    if number is None and not (tokens.is_numeral(index) and tokens.at(index).isdecimal()):
        return 0
    if tokens.at(at) == "times":
        return _per(tokens, at + 1)
    unit = time_unit(tokens, at + 1) if tokens.at(index) == "one" and tokens.at(at) == "a" else None
    return unit[1] if unit is not None and tokens.at(unit[1]) in ENDS else 0


def _per(tokens: Tokens, index: int) -> int:
    if tokens.at(index) in {"daily", "weekly", "monthly", "yearly", "annually"}:
        return index + 1
    unit = time_unit(tokens, index + 1) if tokens.at(index) in _PER else None
    return unit[1] if unit else 0


def _timed(tokens: Tokens, index: int) -> int:
    """As in "6am every day", "9 am daily"."""
    if not tokens.is_numeral(index):
        return 0
    time = read_clock(tokens, index)
    if time is None or time.is_plain:
        return 0
    if tokens.at(time.after) in {"every", "each"}:
        return _every(tokens, time.after + 1, "every")
    on = time.after + (tokens.at(time.after) == "on")
    return time.after + 1 if tokens.at(time.after) in _ADVERBS else on + 1 if tokens.at(on) in _MANY_DAYS else 0


def _at_a_time(tokens: Tokens, after: int) -> int:
    """The token after the time of day that follows: "at 4pm"."""
    time = read_clock(tokens, after + 1) if after and tokens.at(after) == "at" else None
    if time is None or (time.is_plain and tokens.at(time.after) not in ENDS and not tokens.is_capital(time.after)):
        return after
    return time.after


def _every(tokens: Tokens, index: int, word: str) -> int:
    if word == "any":
        return index + 1 if tokens.at(index) in {"weekend", "weekday"} else 0
    number = read_small(tokens, index)
    at = index if number is None else number.after
    at += tokens.at(at).isdecimal()
    at += tokens.at(at) in {"other", "single"} or (tokens.at(at) in {"second", "third"} and tokens.at(at + 1) in _DAYS)
    unit = time_unit(tokens, at)
    if unit is not None:
        return unit[1]
    if tokens.at(at) in WEEKDAYS or tokens.at(at) in _DAYS:
        return at + 1 + (tokens.at(at + 1) in _PARTS)
    rank = read_ordinal(tokens, at)
    if rank is not None and tokens.at(rank.after) in WEEKDAYS:
        month = tokens.phrase(rank.after + 1, "of", "the", "month") or tokens.phrase(
            rank.after + 1, "of", "each", "month"
        )
        return month or rank.after + 1
    if tokens.at(at) in MONTHS and tokens.is_capital(at):
        day = at + 1
        return day + (tokens.at(day).isdecimal() and len(tokens.at(day)) <= 2)  # two digits
    return at + 1 if tokens.at(at) in _PARTS else 0
