"""Amounts: a number together with the unit that stands around it, or without one."""

from dataclasses import replace
from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures import ages, durations, guards, money, multiples
from reader.engines.figures.currencies import NAMES, PARTS, PLURALS
from reader.engines.figures.numerals import read_number
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.units import may_follow_a, read_unit
from reader.engines.figures.vague import read_vague
from reader.engines.figures.vocabulary import HYPHENS, LETTER_SCALES, SCALES

_PERCENT = frozenset({"%", "percent", "pct", "percents", "percentage"})
_DEGREES = frozenset({"degree", "degrees", "deg", "°", "º"})
_SCALES = {"celsius": "celsius", "celcius": "celsius", "centigrade": "celsius", "c": "celsius", "f": "fahrenheit",
           "fahrenheit": "fahrenheit", "kelvin": "kelvin", "℃": "celsius", "℉": "fahrenheit"}  # fmt: skip
_INCHES = 12
_PARTS_OF = {"foot": ("inch", _INCHES), "stone": ("pound", 14)}
_PRICED = PARTS.keys() | PLURALS.keys() | NAMES.keys() | {f"{name}s" for name in NAMES} | SCALES.keys() | {"p", "times"}
_PRICED |= {f"{part}s" for part in PARTS} | LETTER_SCALES.keys() | {"m"}
LONE_UNITS = frozenset({"percent", "%", "cent", "celsius", "celcius", "fahrenheit"})
_TURNS = frozenset({"turn", "turned", "turns", "rotate", "rotated", "angle", "angles", "latitude", "longitude", "north",
                    "south", "east", "west", "tilt", "tilted", "spin", "slope", "pivot", "bend"})  # fmt: skip


def read_amount(tokens: Tokens, index: int) -> Reading | None:
    """The number that begins at `index`, with its unit and without any comparator."""
    prefixed = money.read_prefixed(tokens, index)
    if prefixed is not None:
        return replace(money.with_change(tokens, prefixed), scale=_scale_of(tokens, index, money_first=True))
    number = read_number(tokens, index) or read_vague(tokens, index)
    if number is None:
        return _one_of(tokens, index) or _lone_unit(tokens, index) or multiples.read_multiple(tokens, index)
    if not guards.is_free(tokens, index, number) or guards.is_title(tokens, index, number):
        return None
    reading = with_unit(tokens, index, number)
    if reading is not None and tokens.glued(number.after) and guards.is_named(tokens, index, number.after):
        return None  # "Boeing 777F"
    if reading is None and guards.is_count(tokens, index, number):
        reading = _plain(index, number)
    return None if reading is None else replace(reading, scale=number.scale, value=_roughly(reading, number))


def with_unit(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """The number with the unit that follows it, or None when none does."""
    if number.is_fraction and number.value < 1:
        number = replace(number, after=_before_unit(tokens, number.after))
    for read in (_percent, _degrees, ages.read_suffixed, durations.read_duration, multiples.read_times):
        reading = read(tokens, first, number)
        if reading is not None:
            return reading
    sum_of_money = money.read_suffixed(tokens, first, number)
    if sum_of_money is not None:
        return money.with_change(tokens, sum_of_money)
    return _measure(tokens, first, number)


def _before_unit(tokens: Tokens, index: int) -> int:
    """The token after the "a" of "half a mile", "a quarter of an hour"."""
    at = index + (tokens.at(index) == "of")
    return at + 1 if tokens.at(at) in {"a", "an"} else index


def _plain(first: int, number: Number) -> Reading:
    kind = FigureKind.RATIO if number.is_fraction else FigureKind.COUNT
    at = number.after
    return Reading(kind, first, at, Interval.just(number.value), "", first, at, counted=at)


def _roughly(reading: Reading, number: Number) -> Interval:
    if not number.is_vague:
        return reading.value
    return Interval(reading.value.low, None, approximate=True)


def _scale_of(tokens: Tokens, index: int, *, money_first: bool) -> Decimal:
    found = money.read_prefix(tokens, index)
    number = None if found is None else read_number(tokens, found[2], money=money_first)
    return Decimal(1) if number is None else number.scale


def _one_of(tokens: Tokens, index: int) -> Reading | None:
    """As in "a mile", "a couple of kilometres": one, or two, without a number word."""
    if tokens.at(index) not in {"a", "an"}:
        return None
    found = read_unit(tokens, index + 1, written_out=True)
    if found is None or not may_follow_a(found[0]):
        return None
    if tokens.is_numeral(index - 1) or tokens.at(index - 1) in _PRICED:
        return None  # "$60 a barrel", "90 cents a litre"
    unit, after = found
    value = Interval.just(Decimal(1))
    wording = tokens.slice(index + 1, after)
    return Reading(FigureKind.MEASURE, index, after, value, unit, index, index + 1, wording)


def _lone_unit(tokens: Tokens, index: int) -> Reading | None:
    """A unit that no number stands before: "only a small percent", "in degrees Celsius"; it has no value."""
    word = tokens.at(index)
    after = tokens.phrase(index, "per", "cent") or (index + 1 if word in {"percent", "%"} else 0)
    if after:
        if tokens.is_numeral(index - 1) or tokens.at(index - 1) in {"cent", "-"} or tokens.at(index + 1) == "%":
            return None
        number = (
            read_number(tokens, after + 1)
            if tokens.at(after) == "of" and guards.starts_sentence(tokens, index)
            else None
        )
        value, end = (Interval(), after) if number is None else (Interval.just(number.value), number.after)
        return Reading(FigureKind.PERCENT, index, end, value, "percent", index, end, "percent")
    at = index + (word in {"degree", "degrees"})
    if tokens.at(at) in {"celsius", "celcius", "fahrenheit"}:
        unit = _SCALES[tokens.at(at)]
        return Reading(FigureKind.TEMPERATURE, index, at + 1, Interval(), unit, index, at + 1, unit)
    return None


def _percent(tokens: Tokens, first: int, number: Number) -> Reading | None:
    at = number.after + (tokens.at(number.after) in HYPHENS)
    after = tokens.phrase(at, "basis", "points") or tokens.phrase(at, "basis", "point")
    if after:
        return _of_hundred(tokens, first, number, "basis point", after)
    after = tokens.phrase(at, "per", "cent") or tokens.phrase(at, "per", "-", "cent")
    after = after or (at + 1 if tokens.at(at) in _PERCENT or tokens.raw(at) == "pc" else 0)
    if not after:
        return None
    pointed = after + (tokens.at(after) == "-")
    if tokens.at(pointed) in {"point", "points"}:
        return _of_hundred(tokens, first, number, "percentage point", pointed + 1)
    return _of_hundred(tokens, first, number, "percent", after)


def _of_hundred(tokens: Tokens, first: int, number: Number, unit: str, after: int) -> Reading:
    counted = after if tokens.at(after) == "of" else -1
    value = Interval.just(number.value)
    return Reading(FigureKind.PERCENT, first, after, value, unit, first, number.after, unit, counted=counted)


def _degrees(tokens: Tokens, first: int, number: Number) -> Reading | None:
    at = number.after + (tokens.at(number.after) == "-")
    value = Interval.just(number.value)
    if tokens.at(at) in _DEGREES:
        at += 1 + (tokens.at(at) == "deg" and tokens.at(at + 1) == ".")
        if tokens.at(at) in _SCALES and not _goes_on(tokens, at):
            unit = _SCALES[tokens.at(at)]
            return Reading(FigureKind.TEMPERATURE, first, at + 1, value, unit, first, number.after, unit)
        around = tokens.words[max(first - 4, 0) : at + 3]
        kind = FigureKind.TEMPERATURE if _TURNS.isdisjoint(around) else FigureKind.MEASURE
        return Reading(kind, first, at, value, "degree", first, number.after, "degree")
    word = tokens.at(at)
    if (
        word in _SCALES
        and (len(word) > 1 or (tokens.raw(at) in {"C", "F"} and (tokens.glued(at) or _closes(tokens, at + 1))))
        and not _goes_on(tokens, at)
    ):
        unit = _SCALES[word]
        return Reading(FigureKind.TEMPERATURE, first, at + 1, value, unit, first, number.after, unit)
    return None


def _closes(tokens: Tokens, index: int) -> bool:
    """Whether a letter that stands alone behind digits ends there: "100 C (212 F)"."""
    return tokens.at(index) in {"(", ")", ",", ";", "/"}


def _goes_on(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index + 1) and (tokens.at(index + 1)[:1].isalnum() or tokens.at(index + 1) in {"-", "/", "$"})


def _measure(tokens: Tokens, first: int, number: Number) -> Reading | None:
    signed = _by_signs(tokens, first, number)
    if signed is not None:
        return signed
    at = number.after
    at += tokens.at(at) in HYPHENS and tokens.glued(at)
    bracket = tokens.at(at) == "("
    found = read_unit(tokens, at + bracket, written_out=not number.in_digits)
    if found is None or (bracket and tokens.at(found[1]) != ")"):
        return None
    unit, after = found
    value, after = _with_parts(tokens, number.value, unit, after + bracket)
    wording = tokens.slice(at + bracket, found[1])
    return Reading(FigureKind.MEASURE, first, after, Interval.just(value), unit, first, number.after, wording)


def _by_signs(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """As in 5'11" with typewriter signs."""
    at = number.after
    if tokens.at(at) not in {"'", "’", "′"} or not tokens.glued(at) or not tokens.glued(at + 1):
        return None
    inches = read_number(tokens, at + 1) if tokens.is_numeral(at + 1) else None
    if inches is None or inches.value >= _INCHES or tokens.at(inches.after) not in {'"', "”", "″"}:
        return None
    value = Interval.just(number.value + inches.value / _INCHES)
    return Reading(FigureKind.MEASURE, first, inches.after + 1, value, "foot", first, number.after, "foot")


def _with_parts(tokens: Tokens, whole: Decimal, unit: str, after: int) -> tuple[Decimal, int]:
    """As in "6 ft 1 in", "15st 4lb": the inches as a part of a foot, the pounds of a stone."""
    part, size = _PARTS_OF.get(unit, ("", 0))
    number = read_number(tokens, after) if part else None
    found = None if number is None else read_unit(tokens, number.after)
    if number is None or found is None or found[0] != part or number.value >= size:
        return whole, after
    return whole + number.value / size, found[1]
