"""Resolving: which year, month or week a day means that names none: the last one, unless the clause looks ahead."""

from collections.abc import Callable
from datetime import date

from reader.engines.figures import days
from reader.engines.figures.foresight import looks_ahead
from reader.engines.figures.tokens import Tokens

NEAR_DAYS, LONG_AGO_DAYS = 28, 330  # of nearly a year ago, the year is said
_YEARS = 9  # between two leap days at most
_MONTHS = 120  # a day of the month falls on a weekday sooner


def plain(moment: date) -> date:
    """The day alone, of what may be a moment."""
    return date(moment.year, moment.month, moment.day)


def in_some_year(
    tokens: Tokens, span: tuple[int, int], falls: Callable[[int], date | None], published: date | None
) -> date | None:
    """The day of a year that is not named: on or before publication, or the coming one where the clause looks ahead.

    A coming day within `NEAR_DAYS` is taken too where the last one lies more than `LONG_AGO_DAYS` back.

    Args:
        tokens: The text.
        span: The token where the date begins, and the one after it.
        falls: On which day it falls in a year, if there is one.
        published: The day of publication.
    """
    if published is None:
        return None
    today = plain(published)
    if tokens.at(span[0] - 1) in _DIRECTIONS:
        way = _DIRECTIONS[tokens.at(span[0] - 1)]
        if not way:
            return falls(today.year)
        return nearest_year(falls, today, way)
    last, coming = nearest_year(falls, today, -1, today), nearest_year(falls, today, 1, today)
    if last == today or coming is None or last is None:
        return last
    is_near = (coming - today).days <= NEAR_DAYS and (today - last).days > LONG_AGO_DAYS
    return coming if is_near or looks_ahead(tokens, *span) else last


def nearest_year(falls: Callable[[int], date | None], today: date, way: int, same: date | None = None) -> date | None:
    """The next (1) or last (-1) day of its kind, other than today unless that is `same`."""
    for year in range(today.year, today.year + way * _YEARS, way):
        found = falls(year) if date.min.year < year < date.max.year else None
        if found is not None and (found == same or (found > today if way > 0 else found < today)):
            return found
    return None


def in_some_month(tokens: Tokens, span: tuple[int, int], number: int, published: date | None) -> date | None:
    """A day of a month that is not named: of the last month that has had it, or of the next that will."""
    if published is None:
        return None
    today = plain(published)
    way = 1 if looks_ahead(tokens, *span) else -1
    for offset in range(3):
        found = _of_month(today, number, way * offset)
        if found is not None and (found == today or (found > today) == (way > 0)):
            return found
    return None


def on_weekday(number: int, weekday: int, published: date | None) -> date | None:
    """The day nearest to publication with that number and that weekday."""
    if published is None:
        return None
    today = plain(published)
    for offset in range(_MONTHS):
        found = [_of_month(today, number, way * offset) for way in (-1, 1)]
        fitting = [day for day in found if day is not None and day.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda day: abs((day - today).days))
    return None


def on_a_weekday(tokens: Tokens, span: tuple[int, int], weekday: int, published: date | None) -> date | None:
    """The last such weekday on or before publication, or the coming one where the clause looks ahead."""
    if published is None:
        return None
    today = plain(published)
    back = (today.weekday() - weekday) % days.WEEK
    if back and looks_ahead(tokens, *span):
        return days.shifted(today, days.WEEK - back)
    return days.shifted(today, -back)


def _of_month(today: date, number: int, offset: int) -> date | None:
    first = days.month_later(today.replace(day=1), offset)
    return None if first is None else days.day(first.year, first.month, number)


_DIRECTIONS = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0}
