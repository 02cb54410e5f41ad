"""Review words: intervals, progress and what a sitting came to, as a person reads them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from reader.core.memory import Interval
from reader.core.review import Grade
from reader.core.wording import day_words
from reader.library.reviewing import DayAhead

GRADES = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}
NEXT_DAYS = 3  # days that are told of ahead

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)
_MONTH, _YEAR = 30.44, 365.25  # days
_AS_DAYS = 60  # days up to which they are told as days
_AS_MONTHS = 700
_WEEK = 7


def interval_words(interval: Interval) -> str:
    """How long until a card is due again: `10 min`, `3 days`, `4 months`, `2.5 years`."""
    days = interval.days
    if not days:
        return span_words(interval.step)
    if days <= _AS_DAYS:
        return counted(days, "day")
    if days <= _AS_MONTHS:
        return counted(round(days / _MONTH), "month")
    return f"{days / _YEAR:.1f} years"


def span_words(time: timedelta) -> str:
    """A time of minutes or hours: `10 min`, `2 h`; what is less than a minute is one."""
    if time < _HOUR:
        return f"{max(1, round(time / _MINUTE))} min"
    return f"{time / _HOUR:.1f}".removesuffix(".0") + " h"


def counted(number: int, noun: str) -> str:
    """`1 card`, `2 cards`, `1,200 cards`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def left_words(time: timedelta) -> str:
    """How long the rest takes: `about 4 minutes left`; empty where that is not known."""
    return f"about {counted(max(1, round(time / _MINUTE)), 'minute')} left" if time else ""


def grades_words(given: Iterable[Grade]) -> str:
    """How often each grade was given: `1 again · 9 good`."""
    counts = Counter(given)
    return " · ".join(f"{counts[each]} {GRADES[each]}" for each in Grade if counts[each])


def ahead_words(days: Sequence[DayAhead], today: date) -> str:
    """When cards are due next: `3 cards tomorrow, 5 on Thursday 5 June 2025`; empty where none are."""
    soon = [each for each in days if each.due and each.day > today][:NEXT_DAYS]
    told = [f"{counted(each.due, 'card')} {_day(each.day, today)}" for each in soon[:1]]
    return ", ".join([*told, *(f"{each.due:,} {_day(each.day, today)}" for each in soon[1:])])


def _day(day: date, today: date) -> str:
    if (day - today).days == 1:
        return "tomorrow"
    return f"on {day:%A}" if (day - today).days < _WEEK else f"on {day_words(day)}"
