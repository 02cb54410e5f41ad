"""Review words: intervals, progress and what a sitting came to, as a person reads them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from reader.core.memory import Interval
from reader.core.review import Grade
from reader.core.wording import day_words
from reader.library.reviewing import DayAhead

GRADES = {Grade.AGAIN: "again", Grade.HARD: "hard", Grade.GOOD: "good", Grade.EASY: "easy"}
LEECH = "↻"  # the sign of a card that is forgotten again and again
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


def leech_words(lapses: int) -> tuple[str, str]:
    """Why a card that was graded is still shown: a sign, and the words."""
    return (
        LEECH,
        f"Forgotten {counted(lapses, 'time')}. It may be easier to keep in other words.",
    )


def grades_words(given: Iterable[Grade]) -> str:
    """How often each grade was given: `1 again · 9 good`."""
    counts = Counter(given)
    return " · ".join(f"{counts[each]} {GRADES[each]}" for each in Grade if counts[each])


def next_words(days: Sequence[DayAhead], now: datetime, begins: datetime, new: int) -> str:
    """When cards are due next: `Next: 3 cards tomorrow at 04:00, 5 on Thursday.`; empty where none are.

    Args:
        days: What comes due.
        now: The moment, where the reader is.
        begins: When the next review day begins there.
        new: How many new cards there are on that.
    """
    told = [
        f"{counted(count, 'card') if not number else f'{count:,}'} {_day(day, now, begins, is_first=not number)}"
        for number, (day, count) in enumerate(_soon(days, begins.date(), new)[:NEXT_DAYS])
    ]
    return f"Next: {', '.join(told)}." if told else ""


def nothing_words(days: Sequence[DayAhead], now: datetime, begins: datetime, new: int) -> str:
    """Until when nothing is due, and how many cards are then: `Nothing is due until tomorrow at 04:00: …`."""
    soon = _soon(days, begins.date(), new)[:1]
    if not soon:
        return "Nothing is due."
    [(day, count)] = soon
    until = _day(day, now, begins, is_first=True).removeprefix("on ")
    return f"Nothing is due until {until}: {counted(count, 'card')} then."


def _soon(days: Sequence[DayAhead], tomorrow: date, new: int) -> list[tuple[date, int]]:
    """The days on which cards come, with how many."""
    found = [(each.day, each.due + (new if each.day == tomorrow else 0)) for each in days if each.day >= tomorrow]
    return [(day, count) for day, count in found if count]


def _day(day: date, now: datetime, begins: datetime, *, is_first: bool) -> str:
    """As the calendar has it: after midnight, the next review day is today's."""
    hour, ahead = f" at {begins:%H:%M}" if is_first else "", (day - now.date()).days
    if ahead <= 1:
        return f"{'tomorrow' if ahead else 'today'}{hour}"
    return f"on {day:%A}{hour}" if ahead < _WEEK else f"on {day_words(day)}"
