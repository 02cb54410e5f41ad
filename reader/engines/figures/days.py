"""Days: the arithmetic of the calendar, and the names of its parts."""

from dataclasses import dataclass
from datetime import date, timedelta

_LONG_MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december"]  # fmt: skip
_LONG_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
MONTHS = {name: number for number, name in enumerate(_LONG_MONTHS, 1)}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9, "febr": 2}
SHORT_MONTHS = MONTHS.keys() - set(_LONG_MONTHS)
WEEKDAYS = {name: number for number, name in enumerate(_LONG_DAYS)}
WEEKDAYS |= {name[:3]: number for number, name in enumerate(_LONG_DAYS)}
WEEKDAYS |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
AMBIGUOUS = frozenset({"may", "march", "mar", "sat", "sun", "wed", "dec", "jan", "august", "jun", "april", "june"})
WHICH = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this": 0,
         "current": 0}  # fmt: skip
WHICH_OR_SAME = WHICH | {"same": 0, "that": 0}
DECEMBER = 12
WEEK = 7


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days: from `starts` until, and without, `until`."""

    starts: date
    until: date


def day(year: int, month: int, number: int) -> date | None:
    """A day of the calendar, or None when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, days: int) -> date | None:
    """A day so many days later, or None beyond the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def month_later(start: date, months: int) -> date | None:
    """The same day so many months later, or the last of a shorter month."""
    index = start.year * DECEMBER + start.month - 1 + months
    year, month = divmod(index, DECEMBER)
    for number in range(start.day, start.day - 4, -1):
        found = day(year, month + 1, number) if number > 0 else None
        if found is not None:
            return found
    return None


def stretch(starts: date | None, until: date | None) -> Days | None:
    """The days from one to the other, or None when either is beyond the calendar."""
    return None if starts is None or until is None else Days(starts, until)


def one_day(start: date | None) -> Days | None:
    """A stretch of one day."""
    return None if start is None else stretch(start, shifted(start, 1))


def months(year: int, month: int, count: int = 1) -> Days | None:
    """So many whole months, from the one given."""
    first = day(year, month, 1)
    return None if first is None else stretch(first, month_later(first, count))


def years(year: int, count: int = 1) -> Days | None:
    """So many whole years, from the one given."""
    return months(year, 1, DECEMBER * count)


def week_of(start: date) -> Days | None:
    """The week, Monday to Sunday, that holds a day."""
    monday = shifted(start, -start.weekday())
    return None if monday is None else stretch(monday, shifted(monday, WEEK))


def moved(start: date, count: int, unit: str) -> date | None:
    """A day moved by so many days, weeks, fortnights, months, quarters, years, decades or centuries."""
    in_days = {"day": 1, "night": 1, "week": WEEK, "fortnight": 2 * WEEK}
    in_months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
    if unit in in_days:
        return shifted(start, count * in_days[unit])
    return month_later(start, count * in_months[unit]) if unit in in_months else None


def whole(unit: str, reference: date, offset: int = 0) -> Days | None:
    """The day, week, month, quarter, year, decade or century that holds a day, or one so many before or after."""
    if unit == "quarter":
        start = day(reference.year, (reference.month - 1) // 3 * 3 + 1, 1)
        start = None if start is None else month_later(start, 3 * offset)
        return None if start is None else months(start.year, start.month, 3)
    if unit == "weekend":
        saturday = shifted(reference, 5 - reference.weekday() + WEEK * offset)
        return None if saturday is None else stretch(saturday, shifted(saturday, 2))
    if unit in {"decade", "century"}:
        size = 10 if unit == "decade" else 100
        return years((reference.year // size + offset) * size, size)
    at = moved(reference, offset, unit)
    if at is None:
        return None
    if unit == "week":
        return week_of(at)
    return {"day": one_day(at), "month": months(at.year, at.month), "year": years(at.year)}.get(unit)
