"""Parts of a year: reads quarters, halves and seasons, and which year they are of."""

from datetime import date

from reader.engines.figures import days
from reader.engines.figures.days import WHICH_OR_SAME as WHICH
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.when import When
from reader.engines.figures.words import word_set
from reader.engines.figures.years import year_number

SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
RANKS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_BEFORE_A_SEASON = word_set("in the during by until since over for last early late mid -")
_NO_NOUN = word_set(". , ; and or of in when as to the at that for") | {""}


def read_year_part(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "Q2 2021", "H2 2021", "2019 Q1", "second quarter of 2021", "first half of last year"."""
    before = year_number(tokens, index) if tokens.is_numeral(index) else None
    if before is not None and tokens.at(before[1]) in {"q", "h"}:  # "2019 q1"
        part = _lettered(tokens, before[1])
        return None if part is None else When(days.months(before[0], *_months(*part)), before[1] + 2)
    part = _lettered(tokens, index)
    if part is not None:
        return _slice_of_year(tokens, index + 2, part, published)
    return _ranked_part(tokens, index, published)


def _lettered(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "Q2", "H1": its rank and its months."""
    if tokens.at(index) not in {"q", "h"} or not tokens.is_numeral(index + 1) or not tokens.glued(index + 1):
        return None
    if tokens.glued(index) and tokens.is_numeral(index - 1):
        return None  # "version 24H2"
    number, size = tokens.at(index + 1), 3 if tokens.at(index) == "q" else 6
    return (int(number), size) if number in {"1", "2", "3", "4"} and int(number) * size <= days.DECEMBER else None


def _months(rank: int, size: int) -> tuple[int, int]:
    return (rank - 1) * size + 1, size


def _ranked_part(tokens: Tokens, index: int, published: date | None) -> When | None:
    letter = tokens.at(index)
    ordinal = read_ordinal(tokens, index) if tokens.is_numeral(index) else None
    rank = int(ordinal.value) if ordinal is not None else RANKS.get(letter, 0)
    at = index + 1 if ordinal is None else ordinal.after
    at += tokens.at(at) == "-"
    unit, at = tokens.at(at), at + 1
    if not 0 < rank <= 4 or unit not in {"quarter", "half"}:  # a year has four quarters
        return None
    if unit == "half" and rank > 2:
        return None
    if letter == "last" and tokens.at(at) != "of":
        return None
    return _slice_of_year(tokens, at, (rank, 3 if unit == "quarter" else 6), published, named=True)


def _slice_of_year(
    tokens: Tokens, at: int, part: tuple[int, int], published: date | None, *, named: bool = False
) -> When | None:
    rank, size = part
    year = some_year(tokens, at, published)
    if year is None:
        if named and size != 3:  # "the first half" may be of a game
            return None
        number, after = (published.year if published else None), at
        if number is not None and published is not None and (rank - 1) * size + 1 > published.month:
            number -= 1
    else:
        number, after = year
    return When(None if number is None else days.months(number, *_months(rank, size)), after, has_year=year is not None)


def some_year(tokens: Tokens, index: int, published: date | None) -> tuple[int, int] | None:
    """As in "2016", "of 2016", "of last year", "of the year"."""
    at = index + (tokens.at(index) in {"of", "in", ",", "-"})
    found = year_number(tokens, at) or year_by_words(tokens, at, published)
    if found is None and tokens.phrase(at, "the", "year") and published is not None:
        return published.year, at + 2
    return found


def year_by_words(tokens: Tokens, index: int, published: date | None) -> tuple[int, int] | None:
    """As in "next year", "of this year"."""
    at = index + (tokens.at(index) == "of")
    which = WHICH.get(tokens.at(at))
    if which is None or tokens.at(at + 1) != "year" or published is None:
        return None
    return published.year + which, at + 2


def read_season(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "summer 2021", "spring of 1984", "this winter": when a season begins is not the same everywhere."""
    at = index + (tokens.at(index) in WHICH)
    at += at > index and tokens.at(at) in {"coming", "past"}
    if tokens.at(at) not in SEASONS:
        return None
    year = some_year(tokens, at + 1, published)
    if year is not None:
        next_too = (
            tokens.at(year[1]) in {"/", "-", "–"} and tokens.glued(year[1]) and tokens.at(year[1] + 1).isdecimal()
        )
        return When(None, year[1] + 2 * next_too)  # "winter 2019/20"
    alone = tokens.at(index - 1) in _BEFORE_A_SEASON or (tokens.at(index - 1) == "the" and tokens.at(at) != "fall")
    if (
        at > index
        or (alone and tokens.at(at + 1) in _NO_NOUN and tokens.at(at) not in {"fall", "spring"})
        or (tokens.at(index - 1) == "the" and alone and tokens.at(at + 1) in _NO_NOUN - {"of"})
    ):
        return When(None, at + 1)
    return None
