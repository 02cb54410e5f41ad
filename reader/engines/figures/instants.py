"""Instants: times counted in hours and minutes from the moment of publication: "now", "in 5 minutes", "an hour ago".

Most articles name only their day; then such a time keeps its text and has no value.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures.durations import SECONDS, read_duration, read_unnumbered, time_unit
from reader.engines.figures.foresight import BACK, is_lasting, leaning, looks_ahead
from reader.engines.figures.numerals import read_number
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.steps import ABOUT, direction
from reader.engines.figures.tokens import BREAK, Tokens

_NOW = (
    ("right", "now"), ("at", "present"), ("at", "the", "present", "time"), ("at", "the", "moment"),
    ("at", "this", "moment"), ("at", "this", "time"), ("at", "the", "present", "moment"),
)  # fmt: skip
_SHORT = frozenset({"hour", "minute", "second", "millisecond"})
_WHICH = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}
_ENDS = frozenset({".", ",", ";", "!", "?", ")", '"', "”", BREAK, ""})
_LONGEST = Decimal(10**9)  # seconds; longer times are not counted by the minute
KERNELS = frozenset({"now", "present", "moment"})
FIRST_WORDS = frozenset(_WHICH) | {"now", "right", "at", "in", "within", "the", "half", "an", "a", "quarter"} | ABOUT


def read_instant(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The time that is counted from the moment of publication, beginning at `index`."""
    word = tokens.at(index)
    moment = published if isinstance(published, datetime) else None
    if word in {"now", "right", "at"}:
        return _now(tokens, index, published)
    if word == "within":
        return _within(tokens, index, moment)
    if word in _WHICH or tokens.is_numeral(index):
        found = _last_or_next(tokens, index, moment)
        if found is not None or word in _WHICH:
            return found
    return _counted(tokens, index, moment)


def is_now(tokens: Tokens, index: int) -> int:
    """The token after "now" or one of its kin, else 0."""
    if tokens.at(index) == "now":
        return index + 1
    if tokens.at(index) not in {"right", "at"}:
        return 0
    return max(tokens.phrase(index, *words) for words in _NOW)


def _now(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    after = is_now(tokens, index)
    if not after or (after == index + 1 and (tokens.at(after) not in _ENDS or tokens.at(index - 1) in _ENDS)):
        return None  # "who now leads" tells no time
    if published is None or isinstance(published, datetime):
        return _at(index, after, published, 0)
    tomorrow = published + timedelta(days=1) if published < date.max else None
    return Reading(FigureKind.DATE, index, after, Interval(), core=index, numeral=after, starts=published.isoformat(),
                   until=tomorrow.isoformat() if tomorrow else "")  # fmt: skip


def _counted(tokens: Tokens, index: int, moment: datetime | None) -> Reading | None:
    """As in "in 5 minutes", "5 minutes ago", "half an hour later"."""
    inside = tokens.at(index) == "in"
    index, first = index + (tokens.at(index) in ABOUT), index
    length = _length(tokens, index + inside)
    if length is None or (inside and tokens.is_capital(index + 1) and not tokens.is_capital(index)):
        return None
    seconds, end = length
    sign, after = direction(tokens, end)
    if sign and tokens.at(after - 1) in {"from", "after", "before", "prior"}:
        return None
    if tokens.at(end) in {"earlier", "later"} and moment is None:
        return _at(first, after, None, 0)
    if not sign:
        if not inside or not (looks_ahead(tokens, index, end) or (moment and leaning(tokens, index, end) != BACK)):
            return None  # "finished in 5 minutes" says how long
        sign, after = 1, end
    return _at(first, after, moment, sign * seconds)


def _last_or_next(tokens: Tokens, index: int, moment: datetime | None) -> Reading | None:
    """As in "next hour", "the past 3 minutes", "the 5 coming minutes"."""
    which = 0 if is_lasting(tokens, index) else _WHICH.get(tokens.at(index), 0)
    number = read_number(tokens, index + bool(which))
    at = index + 1 if number is None else number.after
    if not which and number is not None:
        which = _WHICH.get(tokens.at(at), 0)
        at += 1
        which = which if tokens.at(at).endswith("s") else 0  # "13 last minute" is no 13 minutes
    unit = time_unit(tokens, at) if which else None
    if unit is None or unit[0] not in _SHORT or (number is None and tokens.at(unit[1]) not in _ENDS):
        return None  # "a last minute goal"
    seconds = SECONDS[unit[0]] * (number.value if number is not None else 1)
    return _from_now(index, unit[1], moment, which * seconds)


def _within(tokens: Tokens, index: int, moment: datetime | None) -> Reading | None:
    """As in "within 2 hours", "within the next five hours"."""
    at = index + 1 + (tokens.at(index + 1) == "the")
    named = _WHICH.get(tokens.at(at), 0) > 0
    length = _length(tokens, at + named)
    if length is None or not (named or looks_ahead(tokens, index, length[1])):
        return None  # "within nine hours" may say how long
    return _from_now(index, length[1], moment, length[0])


def _length(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """Seconds of a duration that ends in hours or less, and the token after it."""
    number = read_number(tokens, index)
    found = read_duration(tokens, index, number) if number is not None else None
    found = found or read_unnumbered(tokens, index)
    if found is None or found.unit not in _SHORT or found.value.point is None or found.value.approximate:
        return None
    seconds = found.value.point * SECONDS[found.unit]
    return (seconds, found.after) if 0 < seconds < _LONGEST else None


def _at(index: int, after: int, moment: date | None, seconds: Decimal | int) -> Reading:
    """A moment, so many seconds from the one of publication."""
    reading = Reading(FigureKind.DATE, index, after, Interval(), core=index, numeral=after, wording="moment")
    if not isinstance(moment, datetime):
        return reading
    found = _moved(moment, seconds)
    return Reading(FigureKind.DATE, index, after, Interval(), core=index, numeral=after, wording="moment",
                   starts=_iso(found), until=_iso(_moved(found, 60)) if found else "")  # fmt: skip


def _from_now(index: int, after: int, moment: datetime | None, seconds: Decimal) -> Reading:
    """The stretch between the moment of publication and another."""
    ends = sorted((moment, _moved(moment, seconds) or moment)) if moment else []
    starts, until = (_iso(end) for end in ends) if ends else ("", "")
    return Reading(FigureKind.PERIOD, index, after, Interval(), core=index, numeral=after, starts=starts, until=until)


def _moved(moment: datetime | None, seconds: Decimal | int) -> datetime | None:
    try:
        return None if moment is None else moment + timedelta(seconds=float(seconds))
    except OverflowError:
        return None


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else moment.replace(microsecond=0, tzinfo=None).isoformat()
