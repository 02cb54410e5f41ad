"""Weeks: reads weeks by number, by a day in them, or by their place in a longer period."""

from datetime import date

from reader.engines.figures import dates, days
from reader.engines.figures.days import Days
from reader.engines.figures.feasts import FEAST_WORDS
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.when import When
from reader.engines.figures.years import year_number

_OF_A_DAY = frozenset({"of", "starting", "beginning", "commencing", "ending"})
_MOST_WEEKS = 53
_FOURTH, _SATURDAY = 4, 5  # ISO: the first week of a year is the one with its fourth day
KERNELS = frozenset({"week", "weekend", "w"})
FIRST_WORDS = KERNELS | FEAST_WORDS


def read_week(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The week or weekend at `index`: "week 13", "week of 4 May", "w/c 4 May", "the weekend of 4 May"."""
    word = tokens.at(index)
    if word == "week":
        return _numbered(tokens, index, published) or _around(tokens, index + 1, published)
    if word == "weekend" and tokens.at(index + 1) in {"of", "after", "before"}:
        day = _a_day(tokens, index + 2, published) if tokens.at(index + 1) == "of" else None
        return None if day is None else When(_weekend(day.days), day.after)
    if word == "w":
        after = tokens.phrase(index, "w", "/", "c")
        day = _a_day(tokens, after, published) if after else None
        return None if day is None else When(_week(day.days), day.after)
    if word in FEAST_WORDS:
        day = dates.read_feast_day(tokens, index, published, alone=False)
        if day is not None and tokens.at(day.after) == "weekend":
            return When(_weekend(day.days), day.after + 1)
    return None


def weeks_within(whole: Days, rank: int, count: int = 1) -> Days | None:
    """So many weeks of a longer period, from the one with a rank, or up to its last for rank 0.

    A week belongs to the month or year that its Thursday is in, as in ISO 8601.
    """
    if rank:
        fourth = days.shifted(whole.starts, _FOURTH - 1)
        first = None if fourth is None else days.week_of(fourth)
        start = None if first is None else days.shifted(first.starts, days.WEEK * (rank - 1))
        return days.stretch(start, None if start is None else days.shifted(start, days.WEEK * count))
    last = days.shifted(whole.until, -_FOURTH)
    end = None if last is None else days.week_of(last)
    return None if end is None else days.stretch(days.shifted(end.until, -days.WEEK * count), end.until)


def _numbered(tokens: Tokens, index: int, published: date | None) -> When | None:
    number = tokens.at(index + 1)
    if not number.isdecimal() or len(number) > 2 or tokens.is_capital(index):
        return None
    at = index + 2 + (tokens.at(index + 2) in {"of", ",", "in"})
    year = year_number(tokens, at) if tokens.is_numeral(at) else None
    if not 1 <= int(number) <= _MOST_WEEKS or (year is None and tokens.at(index + 2) == "of"):
        return None  # "week 10 of the season"
    if year is None and published is None:
        return When(None, index + 2)
    whole = days.years(year[0] if year else published.year if published else 0)
    return When(None if whole is None else weeks_within(whole, int(number)), year[1] if year else index + 2)


def _around(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "week of the 18th", "week starting on 4 May"."""
    if tokens.at(index) not in _OF_A_DAY:
        return None
    at = index + 1 + (tokens.at(index + 1) in {"on", "from"})
    day = _a_day(tokens, at, published)
    return None if day is None else When(_week(day.days), day.after)


def _a_day(tokens: Tokens, index: int, published: date | None) -> When | None:
    found = dates.read_feast_day(tokens, index, published, alone=False) or dates.read_day(tokens, index, published)
    return found or dates.read_lone_day(tokens, index, published)


def _week(day: Days | None) -> Days | None:
    return None if day is None else days.week_of(day.starts)


def _weekend(day: Days | None) -> Days | None:
    """The weekend that holds a day, or that it makes longer."""
    if day is None:
        return None
    weekday = day.starts.weekday()
    if 0 < weekday < _SATURDAY - 2:
        return None  # a Tuesday or Wednesday makes no weekend longer
    monday = weekday == 0
    start = days.shifted(day.starts, -2) if monday else days.shifted(day.starts, min(_SATURDAY - weekday, 0))
    end = day.until if monday else days.shifted(day.starts, days.WEEK - weekday)
    return days.stretch(start, end)
