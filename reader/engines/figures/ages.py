"""Ages: "aged 18 to 25", "25-year-old", "nine months of age", "between the ages of 18 and 25"."""

from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.durations import time_unit
from reader.engines.figures.numerals import read_number
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, SMALL
from reader.engines.figures.words import word_set

_OLDEST = 130
_OPENERS = ("between the ages of", "from the ages of", "at the age of", "the ages of", "the age of", "ages", "aged",
            "age of", "age")  # fmt: skip
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90, "teens": 13}  # fmt: skip
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_PERSONS = word_set(
    "man woman boy girl patient driver suspect victim teacher farmer wife husband mother father son daughter brother "
    "sister widow widower actor actress singer student player striker pensioner grandmother grandfather soldier nurse "
    "worker pilot lawyer defendant passenger teenager"
)
_PEOPLE = word_set("those people men women adults children anyone everyone citizens residents voters workers patients")
_AFTER_AN_AGE = word_set(
    "and who were are is was have had to in by with can must will may voted on at travel go get pay live"
)
_THEIR = frozenset({"his", "her", "their", "my", "our", "your"})
KERNELS = frozenset(_DECADES)
FIRST_WORDS = frozenset({"between", "from", "at", "the", "ages", "aged", "age", ",", "in"})


def read_suffixed(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """A number with a unit of time and "old" or "of age" behind it."""
    at = number.after + (tokens.at(number.after) == "-")
    found = time_unit(tokens, at)
    if found is None:
        return None
    unit, at = found
    at += tokens.at(at) == "-"
    after = tokens.phrase(at, "of", "age") or (at + 1 if tokens.at(at) in {"old", "olds"} else 0)
    if not after:
        return None
    value = Interval.just(number.value)
    return Reading(FigureKind.AGE, first, after, value, unit, first, number.after, unit)


def read_opened(tokens: Tokens, index: int) -> Reading | None:
    """An age, or a range of ages, that a word announces: "aged 18 to 25", "at the age of 90"."""
    if tokens.at(index) not in FIRST_WORDS:
        return None
    at = _opened(tokens, index)
    if not at:
        return _decade(tokens, index)
    at += tokens.at(at) in {"between", "from"}
    low = _age(tokens, at)
    if low is None:
        return None
    after = tokens.at(low.after)
    high = _age(tokens, low.after + 1) if after in {"to", "and", "-", "–", "through", "until"} else None
    if high is None or high.value <= low.value or (after == "and" and tokens.at(at - 1) not in {"of", "between"}):
        value, end = Interval.just(low.value), low.after
    else:
        value, end = Interval(low.value, high.value), high.after
    core = index if tokens.at(index) in {"age", "aged"} else at
    return Reading(FigureKind.AGE, index, _years(tokens, end), value, "year", core, end, "age")


def read_between_commas(tokens: Tokens, index: int) -> Reading | None:
    """The age of "Olena Marchenko, 34, said", "the driver, 34,": a number between commas after a name or person."""
    if tokens.at(index) != "," or not tokens.is_numeral(index + 1):
        return None
    if tokens.at(index + 2) != "," and not (
        tokens.at(index - 1) in _PERSONS and tokens.at(index + 2) in {".", ")", ";"}
    ):
        return None
    name, number = tokens.raw(index - 1), _age(tokens, index + 1)
    if (
        number is None
        or not is_whole(number.value)
        or not ((name[:1].isupper() and name[1:].islower()) or name in _PERSONS)
        or tokens.glued(index + 1)
    ):
        return None
    value = Interval.just(number.value)
    return Reading(FigureKind.AGE, index + 1, index + 2, value, "year", index + 1, index + 2, "age")


def read_over(tokens: Tokens, index: int) -> Reading | None:
    """As in "over-65s", "under 18s", "those over 65"."""
    word = tokens.at(index)
    if word not in {"over", "under"}:
        return None
    at = index + 1 + (tokens.at(index + 1) in HYPHENS)
    after = at + 1
    plural = tokens.at(after) == "s" and tokens.glued(after)
    if not (tokens.is_numeral(at) or tokens.at(at) in SMALL) or not (plural or _are_persons(tokens, index, after)):
        return None
    number = _age(tokens, at)
    if number is None or not is_whole(number.value):
        return None
    value = (
        Interval(number.value, None, low_open=True) if word == "over" else Interval(None, number.value, high_open=True)
    )
    return Reading(FigureKind.AGE, index, after + plural, value, "year", at, after, "age")


def _are_persons(tokens: Tokens, index: int, after: int) -> bool:
    """As in "those over 65": persons stand before, and behind it nothing that it could count or measure."""
    return tokens.at(index - 1) in _PEOPLE and not (tokens.is_word(after) and tokens.at(after) not in _AFTER_AN_AGE)


def _opened(tokens: Tokens, index: int) -> int:
    for opener in _OPENERS:
        after = tokens.phrase(index, *opener.split())
        if after:
            return after
    return 0


def _age(tokens: Tokens, index: int) -> Number | None:
    number = read_number(tokens, index)
    if number is None or not 0 <= number.value <= _OLDEST or number.is_fraction:
        return None
    return number


def _years(tokens: Tokens, index: int) -> int:
    found = time_unit(tokens, index)
    if found is None or found[0] != "year":
        return index
    return found[1] + (tokens.at(found[1]) == "old")


def _decade(tokens: Tokens, index: int) -> Reading | None:
    """As in "in his 40s", "in her early thirties"."""
    if tokens.at(index) != "in" or tokens.at(index + 1) not in _THEIR:
        return None
    part = _PARTS.get(tokens.at(index + 2))
    at = index + 2 + (part is not None)
    at += tokens.at(at) == "-"
    low, after = _DECADES.get(tokens.at(at), 0), at + 1
    if not low and tokens.is_numeral(at) and tokens.at(at + 1) == "s" and tokens.at(at) in _ROUND:
        low, after = int(tokens.at(at)), at + 2
    if not low:
        return None
    first, last = part or (0, 9)
    last = last if low != _DECADES["teens"] else 6
    value = Interval(Decimal(low + first), Decimal(low + last))
    return Reading(FigureKind.AGE, index + 2, after, value, "year", at, after, "age")


_ROUND = frozenset(str(decade) for decade in range(20, 120, 10))
