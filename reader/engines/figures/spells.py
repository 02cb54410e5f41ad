"""Spells: reads periods by their place beside the day of publication: "last week", "the next three years"."""

from datetime import date, timedelta

from reader.engines.figures import days
from reader.engines.figures.days import WHICH_OR_SAME as WHICH
from reader.engines.figures.days import Days
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.durations import time_unit
from reader.engines.figures.foresight import BACK, is_lasting, leaning
from reader.engines.figures.numerals import read_cardinal
from reader.engines.figures.resolving import plain
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import SMALL
from reader.engines.figures.when import When

_WHOLES = frozenset({"day", "week", "month", "year", "quarter", "decade", "century", "weekend"})
_OF_SOMETHING = frozenset({"the", "a", "an", "his", "her", "its", "their", "my", "our", "your"})
_SATURDAY = 5
_NO_LONGER = 200  # units; "the past 500 days" is more likely a count than a period that anyone looks up


def read_spell(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The period at `index` that is counted from the day of publication."""
    if is_lasting(tokens, index):
        return None
    if tokens.at(index) in WHICH or tokens.at(index) == "weekend":
        return _relative(tokens, index, published) or _counted(tokens, index, published)
    return _turned(tokens, index, published)


def _relative(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "last week", "this year", "next month", "the coming decade"."""
    which = WHICH.get(tokens.at(index))
    if tokens.at(index) == "weekend":
        return When(None if published is None else _past_weekend(published), index + 1)
    at = index + 1 + (tokens.at(index + 1) in {"calendar", "whole", "entire", "full"})
    if which is None or tokens.at(at) not in _WHOLES or (tokens.glued(at + 1) and tokens.at(at + 1)[:1].isalnum()):
        return None
    if tokens.at(index) == "last" and tokens.at(at + 1) == "of" and tokens.at(at + 2) in _OF_SOMETHING:
        return When(None, at + 1, is_day=tokens.at(at) == "day", has_year=True)
    found = None
    if published is not None and tokens.at(index) not in {"same", "that"}:  # which one, the text would have to say
        found = days.whole(tokens.at(at), plain(published), which)
    if tokens.at(at) == "weekend" and which == 0 and published is not None and found is not None:
        gone = plain(published) < found.starts and leaning(tokens, index, at + 1) == BACK
        found = _past_weekend(published) if gone else found
    return When(found, at + 1, is_day=tokens.at(at) == "day", has_year=True)


def _past_weekend(published: date) -> Days | None:
    found = days.whole("weekend", plain(published))
    if found is None or found.starts <= plain(published):
        return found
    return days.stretch(days.shifted(found.starts, -days.WEEK), days.shifted(found.until, -days.WEEK))


def _counted(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "past three years", "next 5 days", "last few weeks", "last four decades"."""
    which = WHICH.get(tokens.at(index), 0)
    if not which:
        return None
    count = _how_many(tokens, index + 1)
    found = None if count is None else time_unit(tokens, count[1])
    if count is None or found is None or not 0 < count[0] < _NO_LONGER:
        return None
    unit, after = found
    if tokens.at(index) == "last" and tokens.at(after) == "of" and tokens.at(after + 1) in _OF_SOMETHING:
        return When(None, after, has_year=True)  # "the last five months of her life"
    if tokens.at(after) == "later":
        return None  # "the first group came on Monday, the last two days later"
    if tokens.at(count[1]) in {"business", "working"}:
        unit = "working day"
    return _counting(published, which * count[0], unit, after)


def _turned(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "2 next days", "10 previous weeks"."""
    count = _how_many(tokens, index) if tokens.is_numeral(index) or tokens.at(index) in SMALL else None
    which = 0 if count is None else WHICH.get(tokens.at(count[1]), 0)
    found = time_unit(tokens, count[1] + 1) if which and count is not None else None
    if count is None or found is None or not 0 < count[0] < _NO_LONGER or not tokens.at(found[1] - 1).endswith("s"):
        return None  # "only 3 next week"
    return _counting(published, which * count[0], *found)


def _counting(published: date | None, count: int, unit: str, after: int) -> When | None:
    """So many units before (negative) or after the day of publication."""
    if unit != "working day" and days.moved(date(2000, 1, 1), 1, unit) is None:
        return None
    if published is None:
        return When(None, after, has_year=True)
    return When(_before_or_after(plain(published), count, unit), after, has_year=True)


def _before_or_after(today: date, count: int, unit: str) -> Days | None:
    if unit in {"decade", "century", "quarter"}:
        here = days.whole(unit, today)
        edge = None if here is None else (here.starts if count < 0 else here.until)
    else:
        edge = today if count < 0 else days.shifted(today, 1)
    if edge is None:
        return None
    other = _working_days(edge, count) if unit == "working day" else days.moved(edge, count, unit)
    return days.stretch(other, edge) if count < 0 else days.stretch(edge, other)


def _working_days(start: date, count: int) -> date | None:
    """The day so many days later or earlier, Saturdays and Sundays not counted."""
    found: date | None = start
    for _ in range(abs(count)):
        found = _working_day(found, 1 if count > 0 else -1)
    return found


def _working_day(start: date | None, step: int) -> date | None:
    found = None if start is None else days.shifted(start, step)
    while found is not None and (found if step < 0 else found - timedelta(days=1)).weekday() >= _SATURDAY:
        found = days.shifted(found, step)
    return found


def _how_many(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.at(index) in {"few", "several"}:
        return 3, index + 1
    at = index + (tokens.at(index) == "a")
    if tokens.at(at) == "couple":
        return 2, at + 1 + (tokens.at(at + 1) == "of")
    number = read_cardinal(tokens, index, money=False)
    if number is None or not is_whole(number.value):
        return None
    return int(number.value), number.after
