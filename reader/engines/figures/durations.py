"""Durations: numbers with units of time, alone or one after another ("2 years 3 months")."""

from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures.numerals import read_number
from reader.engines.figures.quarters import is_time
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS

SECONDS = {
    "second": Decimal(1), "minute": Decimal(60), "hour": Decimal(3600), "day": Decimal(86400),
    "night": Decimal(86400), "week": Decimal(604800), "fortnight": Decimal(1209600), "month": Decimal(2592000),
    "quarter": Decimal(7776000), "year": Decimal(31536000), "decade": Decimal(315360000),
    "century": Decimal(3153600000), "millisecond": Decimal("0.001"), "weekend": Decimal(172800),
    "millennium": Decimal(31536000000),
}  # fmt: skip
_SHORT = {
    "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "hr": "hour", "hrs": "hour",
    "yr": "year", "yrs": "year", "wk": "week", "wks": "week", "mo": "month", "mos": "month", "centuries": "century",
    "ms": "millisecond", "millennia": "millennium",
}  # fmt: skip
_LETTERS = {"h": "hour", "d": "day", "y": "year", "w": "week"}  # only right behind digits
_UNITS = _SHORT | {unit: unit for unit in SECONDS} | {f"{unit}s": unit for unit in SECONDS}
WORDS = frozenset(_UNITS)
_ONES = frozenset({"a", "an", "another", "one"})
_WHOLE = frozenset({"all", "full", "whole", "entire"})
_A_FEW = Decimal(3)


def time_unit(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """The unit of time at `index`, in the singular, and the token after it."""
    word = tokens.at(index)
    if word in _LETTERS:
        glued = tokens.glued(index) and tokens.is_numeral(index - 1) and not _runs_on(tokens, index)
        return (_LETTERS[word], index + 1) if glued else None
    if word in {"business", "working", "timeline", "school", "light"} and tokens.at(index + 1) in _UNITS:
        return (_UNITS[tokens.at(index + 1)], index + 2) if word != "light" else None
    if word not in _UNITS or _runs_on(tokens, index) or (word == "ms" and not tokens.glued(index)):
        return None
    after = index + 1 + (word in _SHORT and tokens.at(index + 1) == "." and tokens.at(index + 2)[:1].islower())
    return _UNITS[word], after


def read_duration(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """A number with a unit of time, and further such pairs with smaller units."""
    at = number.after + (tokens.at(number.after) in HYPHENS and tokens.glued(number.after))
    found = time_unit(tokens, at)
    if found is None:
        return None
    unit, after = found
    value = number.value
    part = _and_a_part(tokens, after)
    if part is not None:
        value, after = value + part[0], part[1]
    value, unit, after = _further(tokens, value, unit, after)
    return Reading(FigureKind.DURATION, first, after, Interval.just(value), unit, first, number.after, unit)


def read_unnumbered(tokens: Tokens, index: int) -> Reading | None:
    """As in "a month", "another hour", "a few minutes", "a couple of weeks", "the whole day"."""
    at, value, rough = index, Decimal(1), False
    if tokens.at(at) in _WHOLE:
        at += 1 + (tokens.at(at + 1) == "-")
        at += tokens.at(at) in {"the", "of"}
    else:
        found = _few(tokens, at)
        if found is None:
            return None
        at, value, rough = found
    unit = time_unit(tokens, at)
    if unit is None or (tokens.at(at).endswith("s") and value == 1):
        return None
    name, after = unit
    if name == "second" and value == 1 and tokens.is_word(after):
        return None  # "a second round"
    if name == "quarter" and tokens.at(index) in {"a", "one"} and not is_time(tokens, index, at):
        return None  # "a quarter of them", "we pay nearly a quarter"
    part = _and_a_part(tokens, after) if value == 1 else None
    if part is not None:
        value, after = value + part[0], part[1]
    interval = Interval.just(value, approximate=rough)
    return Reading(FigureKind.DURATION, index, after, interval, name, index, at, name)


def _few(tokens: Tokens, index: int) -> tuple[int, Decimal, bool] | None:
    after = tokens.phrase(index, "a", "few") or tokens.phrase(index, "few")
    if after:
        return after, _A_FEW, True
    after = tokens.phrase(index, "a", "couple") or tokens.phrase(index, "couple")
    if after:
        return after + (tokens.at(after) == "of"), Decimal(2), True
    if tokens.at(index) in _ONES:
        return index + 1, Decimal(1), False
    if tokens.at(index) == "half":
        return index + 1 + (tokens.at(index + 1) in {"a", "an"}), Decimal("0.5"), False
    return None


def _and_a_part(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """As in "and a half", "and a quarter"."""
    half = tokens.phrase(index, "and", "a", "half")
    quarter = 0 if half else tokens.phrase(index, "and", "a", "quarter")
    return (Decimal("0.5"), half) if half else (Decimal("0.25"), quarter) if quarter else None


def _further(tokens: Tokens, value: Decimal, unit: str, after: int) -> tuple[Decimal, str, int]:
    """Add "… 3 weeks 4 days": the sum is in the smallest unit."""
    for _ in range(5):
        at = after + (tokens.at(after) in {"and", ","})
        number = read_number(tokens, at)
        found = time_unit(tokens, number.after) if number is not None else None
        if number is None or found is None or SECONDS[found[0]] >= SECONDS[unit]:
            break
        value = value * SECONDS[unit] / SECONDS[found[0]] + number.value
        unit, after = found
    return value, unit, after


def _runs_on(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalnum()
