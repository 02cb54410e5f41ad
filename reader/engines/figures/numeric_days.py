"""Numeric days: reads days in numbers: "2025-06-02", "24.8.2019", "2019/aug/1", and after "on" also "6/2"."""

import re
from datetime import date

from reader.engines.figures import days
from reader.engines.figures.days import MONTHS
from reader.engines.figures.hours import ENDS
from reader.engines.figures.resolving import in_some_year
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.when import When
from reader.engines.figures.years import short_year

_DOTTED = re.compile(r"([0-9]{1,4})\.([0-9]{1,2})\.([0-9]{2,4})\Z")
_LAST_DAY = 31
_BEFORE_A_DAY = frozenset({"on", "by", "since", "until", "till", "from", "back", "before", "after", "between", "for",
                           "this", "next", "last"})  # fmt: skip


def read_numeric_day(tokens: Tokens, index: int, published: date | None, *, clear: bool = False) -> When | None:
    """A day in numbers.

    Args:
        tokens: The text.
        index: Where it begins.
        published: The day of publication.
        clear: Whether what stands before makes two numbers a day: "Friday 7/6", "from 10/1 to 11/7".
    """
    if not tokens.is_numeral(index) or (tokens.glued(index) and _hangs(tokens, index)):
        return None
    if tokens.phrase(index, "9", "/", "11") and tokens.glued(index + 2) and not _is_sum(tokens, index, clear=clear):
        return When(days.one_day(date(2001, 9, 11)), index + 3, is_day=True, has_year=True)  # its name by now
    dotted = _DOTTED.match(tokens.at(index))
    if dotted:
        return _ordered([int(part) for part in dotted.groups()], dotted[1], index + 1)
    return _three(tokens, index) or _two(tokens, index, published, clear=clear)


def _is_sum(tokens: Tokens, index: int, *, clear: bool) -> bool:
    """Whether two numbers are a day without a year, or part of more."""
    return clear or tokens.at(index - 1) in _BEFORE_A_DAY or _goes_on(tokens, index + 3, "/")


def _hangs(tokens: Tokens, index: int) -> bool:
    """Whether digits hang on a word or on other digits: "3-03-03-2020"."""
    before = tokens.at(index - 1)
    if before not in {"-", "/"}:
        return before[:1].isalnum()
    return tokens.glued(index - 1) and tokens.at(index - 2).isdecimal() and len(tokens.at(index - 2)) == 3  # an area


def _three(tokens: Tokens, index: int) -> When | None:
    """Three numbers parted by hyphens or slashes; the month may be a name."""
    sign = tokens.at(index + 1)
    if sign not in {"-", "/"} or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    one, two = tokens.at(index), tokens.at(index + 2)
    third = tokens.at(index + 4) if tokens.at(index + 3) in {sign, ","} and tokens.glued(index + 3) else ""
    named = MONTHS.get(two, 0)
    if not (one.isdecimal() and (named or two.isdecimal()) and third.isdecimal()) or len(one) > 4 or len(two) > 9:
        return None
    if len(third) not in {1, 2, 4} or _goes_on(tokens, index + 5, sign):
        return None
    if named and len(one) < 4:  # the day stands first
        return _dated(short_year(int(third)), named, int(one), index + 5)
    return _ordered([int(one), named or int(two), int(third)], one, index + 5)


def _two(tokens: Tokens, index: int, published: date | None, *, clear: bool) -> When | None:
    """As in "6/2", "Friday 7-6", "Friday 7.6"."""
    found = _pair(tokens, index, clear=clear)
    if found is None or not (clear or tokens.at(index - 1) in _BEFORE_A_DAY):
        return None
    one, two, after = found
    if not (one.isdecimal() and two.isdecimal()) or max(len(one), len(two)) > 2:  # two digits
        return None
    month, number = _month_and_day(int(one), int(two))
    if days.day(2000, month, number) is None:
        return None
    day = in_some_year(tokens, (index, after), lambda year: days.day(year, month, number), published)
    return When(days.one_day(day), after, is_day=True, month=month)


def _pair(tokens: Tokens, index: int, *, clear: bool) -> tuple[str, str, int] | None:
    """Two numbers and the token after them."""
    one, dot, two = tokens.at(index).partition(".")
    sign = tokens.at(index + 1)
    if dot:
        return (one, two, index + 1) if clear and sign in ENDS else None
    if sign == "-" and (tokens.at(index + 3) not in ENDS or tokens.at(index - 1) in {"from", "between"}):
        return None
    if sign != "/" and not (clear and sign == "-"):
        return None
    tight = tokens.glued(index + 1) and tokens.glued(index + 2) and not _goes_on(tokens, index + 3, sign)
    return (one, tokens.at(index + 2), index + 3) if tight else None


def _goes_on(tokens: Tokens, index: int, sign: str) -> bool:
    return tokens.at(index) == sign and tokens.glued(index) and tokens.is_numeral(index + 1)


def _ordered(parts: list[int], first: str, after: int) -> When | None:
    """Three numbers as a day: year first when it has four digits; else month first where that is possible."""
    if len(first) == 4:  # a year
        return _dated(parts[0], parts[1], parts[2], after)
    month, number = _month_and_day(parts[0], parts[1])
    return _dated(short_year(parts[2]), month, number, after)


def _dated(year: int, month: int, number: int, after: int) -> When | None:
    if not (1 <= month <= days.DECEMBER and 1 <= number <= _LAST_DAY):
        return None
    return When(days.one_day(days.day(year, month, number)), after, is_day=True, has_year=True, month=month)


def _month_and_day(one: int, two: int) -> tuple[int, int]:
    return (two, one) if one > days.DECEMBER else (one, two)
