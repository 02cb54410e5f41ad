"""Years: reads a year, in digits or words."""

from reader.engines.figures.decimals import is_whole
from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import read_number
from reader.engines.figures.small_numbers import read_small
from reader.engines.figures.tokens import Tokens

_PIVOT = 40  # two-digit years below it are of this century
_NEAR_YEARS = range(1000, 2200)


@remembered
def year_number(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A year, as digits or words, and the token after it; any run of four digits that could be one."""
    word = tokens.at(index)
    if len(word) == 4 and word.isdecimal():  # four digits
        following = tokens.at(index + 1)
        runs_on = (tokens.glued(index + 1) and following[:1].isalpha()) or following in {"gmt", "utc", "bc", "bce"}
        return (int(word), index + 1) if int(word) in _NEAR_YEARS and not runs_on else None
    return _year_words(tokens, index)


def short_year(number: int) -> int:
    """A year of two digits in full."""
    if number >= 100:  # two digits
        return number
    return number + (2000 if number < _PIVOT else 1900)


def _year_words(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "nineteen eighty-four", "two thousand and eight", "twenty twenty"."""
    century = read_small(tokens, index)
    if century is None or tokens.is_numeral(index):
        return None
    if 10 < century.value < 22 and century.after == index + 1:  # the centuries that are said so
        rest = read_small(tokens, century.after)
        if rest is not None and rest.value >= 10:
            return int(century.value * 100 + rest.value), rest.after
    if tokens.at(century.after) == "thousand" and century.value in {1, 2}:
        number = read_number(tokens, index)
        if number is not None and is_whole(number.value) and number.value in _NEAR_YEARS:
            return int(number.value), number.after
    return None
