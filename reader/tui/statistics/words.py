"""Words of the statistics: times, shares and stretches of days, as a person reads them."""

from collections.abc import Sequence
from datetime import date, timedelta

from reader.core.retention import Retention
from reader.core.wording import MONTHS

FEW = 5  # answers under which a share says nothing
NOT_ASKED, TOO_FEW = "–", "few"
_MINUTE, _SECOND, _SIXTY = timedelta(minutes=1), timedelta(seconds=1), 60


def counted(number: int, noun: str) -> str:
    """`1 card`, `1,200 cards`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def time_words(took: timedelta) -> str:
    """`0 s`, `8 s`, `5 min`, `4 h 12 min`."""
    seconds, minutes = round(took / _SECOND), round(took / _MINUTE)
    if seconds < _SIXTY:
        return f"{seconds} s"
    return f"{minutes} min" if minutes < _SIXTY else f"{minutes // _SIXTY:,} h {minutes % _SIXTY} min"


def pace_words(took: timedelta, answers: int) -> str:
    """How long an answer took: `6.2 s`."""
    return f"{took / answers / _SECOND:.1f} s"


def percent(share: float) -> str:
    """`91 %`."""
    return f"{100 * share:.0f} %"


def kept_words(retention: Retention) -> str:
    """What share was recalled, in few cells."""
    if retention.share is None:
        return NOT_ASKED
    return percent(retention.share) if retention.asked >= FEW else TOO_FEW


def short_day(day: date) -> str:
    """`9 Jun`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def stretch(first: date, last: date) -> str:
    """`Mon 2 Jun`, `2 – 8 Jun`, `30 Jun – 6 Jul`."""
    if first == last:
        return f"{first:%a} {short_day(first)}"
    return f"{first.day if first.month == last.month else short_day(first)} – {short_day(last)}"


def listed(words: Sequence[str]) -> str:
    """Facts as a sentence: `Three days in a row, 12 answers.`; nothing for none."""
    told = ", ".join(filter(None, words))
    return f"{told[:1].upper()}{told[1:]}." if told else ""
