"""Timeline: whichever date, period, time or set begins at a token, alone or joined with others."""

from dataclasses import replace
from datetime import date

from reader.core.figure import FigureKind
from reader.engines.figures import (
    calendar_days,
    clock,
    dates,
    days,
    ends,
    hours,
    instants,
    numeric_days,
    periods,
    portions,
    sets,
)
from reader.engines.figures.days import Days
from reader.engines.figures.ends import or_later, read_open
from reader.engines.figures.feasts import FEAST_WORDS
from reader.engines.figures.instants import read_instant
from reader.engines.figures.moments import read_moment, with_time
from reader.engines.figures.portions import read_bare_year, read_portion
from reader.engines.figures.reading import Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINALS, SMALL
from reader.engines.figures.when import When, reading_of, spanning
from reader.engines.figures.words import word_set

_LINKS = frozenset({"to", "until", "till", "through", "thru"}) | HYPHENS
_NAMED = word_set("today yesterday tomorrow tmrw tmr tonight tonite noon midnight midday noonish noontime")
FIRST_WORDS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.FIRST_WORDS | FEAST_WORDS | sets.FIRST_WORDS
    | portions.FIRST_WORDS | ends.FIRST_WORDS | ORDINALS.keys() | SMALL.keys()
    | instants.FIRST_WORDS | hours.FIRST_WORDS | clock.PARTS | _NAMED
    | word_set("the later during in at a an half quarter between from couple week weekend within rest")
)  # fmt: skip
KERNELS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.KERNELS | FEAST_WORDS | sets.FIRST_WORDS
    | instants.KERNELS | ends.KERNELS | clock.PARTS | _NAMED
)  # fmt: skip


def read(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The reading of time that begins at `index`, or None."""
    if "," in tokens.at(index):
        return None
    return (
        sets.read_set(tokens, index)
        or _between(tokens, index, published)
        or read_open(tokens, index, published, read_when)
        or read_instant(tokens, index, published)
        or _joined(tokens, index, published)
        or read_moment(tokens, index, published)
    )


def read_year(tokens: Tokens, index: int) -> Reading | None:
    """A day in numbers or a year alone, where nothing stands beside it."""
    found = numeric_days.read_numeric_day(tokens, index, None) or periods.read_year(tokens, index)
    return None if found is None else reading_of(index, found)


def read_when(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day or period at `index`, with "the" and "early" or "late" before it."""
    found = read_portion(tokens, index, published) or dates.read_day(tokens, index, published)
    if found is not None:
        return found
    found = periods.read_period(tokens, index, published)
    if found is None and tokens.at(index) == "the":
        return periods.read_period(tokens, index + 1, published)
    return found


def _joined(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A day or period, with the end of a range or a time of day behind it."""
    shared = _shared_month(tokens, index, published)
    if shared is not None:
        return shared
    first = read_when(tokens, index, published)
    if first is None:
        return None
    if tokens.at(first.after) in _LINKS - {"until", "till"}:
        both = _to(tokens, (index, index), first, first.after + 1, published)
        if both is not None and (tokens.glued(first.after) or tokens.at(first.after) not in HYPHENS or both.last):
            return both
    reading = with_time(tokens, index, first) if first.is_day else reading_of(index, first)
    return or_later(tokens, reading, first)


def _between(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "between 2 June and 4 July", "from March to July"."""
    word = tokens.at(index)
    if word not in {"between", "from"}:
        return None
    shared = _shared_month(tokens, index + 1, published)
    if shared is not None:
        return replace(shared, first=index)
    first = read_when(tokens, index + 1, published) or read_bare_year(tokens, index + 1)
    if first is None:
        return None
    links = _LINKS | {"and"} if word == "between" else _LINKS
    if tokens.at(first.after) not in links:
        return None
    return _to(tokens, (index, index + 1), first, first.after + 1, published)


def _to(tokens: Tokens, span: tuple[int, int], low: When, index: int, published: date | None) -> Reading | None:
    """The range from one day or period to the one that begins at `index`."""
    first, core = span
    high = read_when(tokens, index, published) or (read_bare_year(tokens, index) if low.has_year else None)
    if high is None and low.is_day and low.month:
        number = calendar_days.day_number(tokens, index)
        if number is not None and low.days is not None:
            same = days.day(low.days.starts.year, low.month, int(number.value))
            year, after = calendar_days.year_after(tokens, number.after)
            if year is not None and same is not None:
                same = days.day(year, low.month, int(number.value))
                low = replace(low, days=days.one_day(days.day(year, low.month, low.days.starts.day)))
            high = When(days.one_day(same), after, is_day=True, month=low.month)
    if high is None:
        return None
    start, end = low.days, high.days
    if start is None or end is None:
        return replace(reading_of(first, high), kind=FigureKind.PERIOD, core=core)
    start = _before(start, end, low, high)
    if start is None:
        return None
    reading = spanning(FigureKind.PERIOD, first, high.after, start.starts, end.until)
    return replace(reading, core=core, last=end.starts.isoformat())


def _before(start: Days, end: Days, low: When, high: When) -> Days | None:
    """The first part moved by years until it lies right before the last."""
    if start.starts < end.starts and (low.has_year or not high.has_year):
        return start
    if low.has_year:
        return None
    year = end.starts.year
    for candidate in (year, year - 1):
        moved = days.day(candidate, start.starts.month, start.starts.day)
        if moved is not None and moved < end.starts:
            until = days.month_later(start.until, 12 * (candidate - start.starts.year))
            return days.stretch(moved, until)
    return None


def _shared_month(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "2 to 11 March 1987", "5 until 14 of Aug", "6-19 in next month"."""
    low = calendar_days.day_number(tokens, index)
    if low is None or tokens.at(low.after) not in _LINKS | {"and"}:
        return None
    if tokens.at(low.after) == "and" and tokens.at(index - 1) != "between":
        return None
    at = low.after + 1 + (tokens.at(low.after + 1) == "the")
    number = calendar_days.day_number(tokens, at)
    if number is None or number.value <= low.value:
        return None
    high = dates.read_day(tokens, at, published) or _of_month(tokens, number.after, int(number.value), published)
    if high is None or not high.month:
        return None
    if high.days is None:
        return replace(reading_of(index, high), kind=FigureKind.PERIOD)
    start = days.day(high.days.starts.year, high.days.starts.month, int(low.value))
    reading = spanning(FigureKind.PERIOD, index, high.after, start, high.days.until)
    return replace(reading, last=high.days.starts.isoformat())


def _of_month(tokens: Tokens, index: int, number: int, published: date | None) -> When | None:
    """A day of "this month", "in next month", "of last month"."""
    at = index + (tokens.at(index) in {"of", "in"})
    if tokens.at(at) not in days.WHICH_OR_SAME or tokens.at(at + 1) != "month" or published is None:
        return None
    month = days.whole("month", published, days.WHICH_OR_SAME[tokens.at(at)])
    found = None if month is None else days.day(month.starts.year, month.starts.month, number)
    return None if found is None else When(days.one_day(found), at + 2, is_day=True, month=found.month)
