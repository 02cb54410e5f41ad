"""Wording: a figure's interval and its dates as a person reads them, the same on every screen."""

from datetime import date, datetime, time, timedelta
from decimal import Context, Decimal
from itertools import takewhile

from reader.core.figure import Figure

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_FRACTION = 4  # digits shown of a fraction that runs on, such as two thirds
_LONGEST_FRACTION = 6
_IRREGULAR = {"foot": "feet", "inch": "inches", "penny": "pence", "pence": "pence"}
_UNCHANGING = ("percent", "celsius", "fahrenheit", "hertz", "horsepower", "stone")
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_ANY_DAY = date(2000, 1, 1)


def interval_words(figure: Figure) -> str:
    """The number of a figure: "over 6,000", "18 to 25 years", "about 1,000 or more"; empty when it has none.

    Ends that are themselves excluded are told: "over 2 and under 5 kilometres".
    """
    low, high = figure.low, figure.high
    about = "about " if figure.approximate else ""
    unit = _unit(figure)
    if low is not None and high is not None:
        return _between(figure, about, low, high) + unit
    if low is not None:
        told = f"{about}{_number(low)}{unit}"
        return f"over {told}" if figure.low_open else f"{told} or more"
    if high is not None:
        told = f"{about}{_number(high)}{unit}"
        return f"under {told}" if figure.high_open else f"{told} or less"
    return ""


def unit_words(figure: Figure) -> str:
    """The unit alone, in the number that goes with the value: "kilometres", "USD", "percent"; empty for none."""
    return _unit(figure).strip()


def period_words(figure: Figure) -> str:
    """The days or hours of a figure: "2 June 2025", "16 to 26 June 2025"; empty when they are not resolved."""
    starts, until = figure.starts, figure.until
    if not starts and not until:
        return ""
    try:
        return _moments(starts, until) if ":" in starts + until else _days(starts, until)
    except (ValueError, OverflowError):  # a year beyond the calendar
        return " to before ".join(filter(None, (starts, until)))


def day_words(day: date) -> str:
    """A day: "2 June 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _between(figure: Figure, about: str, low: Decimal, high: Decimal) -> str:
    if low == high:
        return about + _number(low)
    if figure.low_open and figure.high_open:
        return f"over {about}{_number(low)} and under {_number(high)}"
    if figure.low_open:
        return f"over {about}{_number(low)} and at most {_number(high)}"
    if figure.high_open:
        return f"at least {about}{_number(low)} and under {_number(high)}"
    return f"{about}{_number(low)} to {_number(high)}"


def _number(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_LONGEST_FRACTION:
        value = Context(prec=max(_FRACTION, value.adjusted() + 1 + _FRACTION)).plus(value)
    words = f"{value:,f}"
    return words.rstrip("0").rstrip(".") if "." in words else words


def _unit(figure: Figure) -> str:
    """The unit in the number that goes with the value, after a space; nothing where there is none."""
    if not figure.unit or {figure.low, figure.high} <= {Decimal(1), None}:
        return f" {figure.unit}".rstrip()
    noun, per, rest = figure.unit.partition(" per ")
    return f" {_plural(noun)}{per}{rest}"


def _plural(unit: str) -> str:
    head, _, noun = unit.rpartition(" ")
    if noun in _IRREGULAR:
        return f"{head} {_IRREGULAR[noun]}".lstrip()
    if not noun[-1:].isalpha() or noun.isupper() or noun.endswith(_UNCHANGING):
        return unit
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return unit[:-1] + "ies"
    return unit + "s"


def _days(starts: str, until: str) -> str:
    if not until:
        return f"{day_words(date.fromisoformat(starts))} or later"
    last = date.fromisoformat(until) - _DAY
    if not starts:
        return f"{day_words(last)} or earlier"
    first = date.fromisoformat(starts)
    whole_months = first.day == 1 and (last + _DAY).day == 1
    whole_years = whole_months and first.month == 1 and last.month == len(MONTHS)
    skipped = 2 if whole_years else int(whole_months)
    return _joined(day_words(first).split()[skipped:], day_words(last).split()[skipped:])


def _joined(first: list[str], last: list[str]) -> str:
    """Two days as one stretch; what both end in is said once: "16 to 26 June 2025"."""
    if first == last:
        return " ".join(last)
    said_twice = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first[::-1], last[::-1], strict=True)))
    return f"{' '.join(first[: len(first) - said_twice])} to {' '.join(last)}"


def _moments(starts: str, until: str) -> str:
    if not until:
        return f"{_at(starts)} or later"
    if not starts:
        return f"before {_at(until)}"
    first, end = _moment(starts), _moment(until)
    if end - first in {_MINUTE, _MINUTE - _DAY}:
        return _at(starts)
    if "-" in starts + until and first.date() != end.date():
        midnight = end - first <= _DAY and end.time() == time()
        return f"{_at(starts)} to {'24:00' if midnight else _at(until)}"
    return f"{_at(starts)} to {end:%H:%M}"


def _at(written: str) -> str:
    moment = _moment(written)
    return f"{day_words(moment)}, {moment:%H:%M}" if "-" in written else f"{moment:%H:%M}"


def _moment(written: str) -> datetime:
    """A moment; a time without a day is one of any day."""
    return (
        datetime.fromisoformat(written) if "-" in written else datetime.combine(_ANY_DAY, time.fromisoformat(written))
    )
