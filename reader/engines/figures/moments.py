"""Moments: times of day, alone, joined with their day, or as stretches of a day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from reader.core.figure import FigureKind
from reader.engines.figures import clock, dates, days
from reader.engines.figures.clock import Clock
from reader.engines.figures.days import Days
from reader.engines.figures.hours import ENDS, Hours, read_hours
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.when import When, reading_of
from reader.engines.figures.words import word_set

_TONIGHT = frozenset({"tonight", "tonite"})
_WHICH = {"this": 0, "last": -1, "next": 1}
_TODAY = frozenset({"today", "tomorrow", "yesterday", "tmrw", "tmr"})
_ABOUT = frozenset({"at", "around", "about"})
_LUNCH = (("lunchtime",), ("lunch", "time"), ("at", "lunch"), ("at", "lunchtime"), ("at", "lunch", "time"))
_LUNCH_WORDS = frozenset({"lunchtime", "lunch", "at"})
_ABOUT_A_TIME = frozenset({"around", "about", "circa", "approximately", "roughly", "nearly", "almost"})
_BOOKS = word_set(  # of the Bible, and a holy book
    "genesis exodus leviticus numbers deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job "
    "psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos jonah micah "
    "habakkuk zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians philippians "
    "colossians thessalonians timothy titus hebrews james peter jude revelation surah quran"
)
_TRIMS = {"early": 1, "late": -1, "later": -1, "mid": 0}
_NO_DAY = When(None, 0, is_day=True)
_DAY = 24 * 3600


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: "tonight", "in the late evening"; `when` is None if it names no day."""

    start: int
    end: int
    after: int
    when: When | None = None


def with_time(tokens: Tokens, index: int, found: When) -> Reading:
    """A day with the time of day that follows it: "Monday at 3 pm", "2 June, 15:30", "tomorrow from 9 to 5"."""
    reading = reading_of(index, found)
    if tokens.at(found.after) == "t" and tokens.glued(found.after) and tokens.glued(found.after + 1):
        time = clock.read_clock(tokens, found.after + 1)  # ISO: "2025-05-03T14:30"
        return reading if time is None or time.is_plain else _moment(index, time.after, time, found)
    at = found.after + (tokens.at(found.after) == ",")
    part = _part_behind(tokens, at)
    if part is not None:
        return _in_part(tokens, index, replace(part, when=found))
    hours = read_hours(tokens, at, dayed=True)
    if hours is not None and not hours.is_plain:
        return _during(index, hours.after, hours, found)
    time = _time_behind(tokens, at)
    return reading if time is None else _moment(index, time.after, time, found)


def read_moment(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A time of day, alone or before its day; "this morning", "in the evening", "tonight"."""
    if tokens.at(index) in _ABOUT_A_TIME:
        near = read_moment(tokens, index + 1, published) if clock.read_clock(tokens, index + 1) is not None else None
        return None if near is None else replace(near, first=index, value=Interval(approximate=True))
    part = _named_part(tokens, index, published)
    if part is not None:
        return _in_part(tokens, index, part, published)
    hours = read_hours(tokens, index)
    if hours is not None and not _is_code(tokens, hours.core):
        return _hours(tokens, index, hours, published)
    time = clock.read_clock(tokens, index)
    spoken = time is not None and time.is_plain and time.seconds % 3600 and not tokens.is_numeral(index)
    if time is None or (time.is_plain and not spoken) or _is_code(tokens, index):
        return None
    behind = _day_behind(tokens, time.after, published)
    if behind is None:
        at_it = tokens.at(index - 1) == "at" and tokens.at(time.after) in ENDS
        return None if spoken and not at_it else _time(index, time)
    if time.half == "" and behind.start >= 12:  # noon
        time = time.later_half
    return _moment(index, behind.after, time, behind.when or _NO_DAY)


def _time(index: int, time: Clock) -> Reading:
    return Reading(FigureKind.TIME, index, time.after, Interval(), core=index, numeral=time.after, wording="time",
                   starts=time.iso, until=time.next_minute.iso)  # fmt: skip


def _time_behind(tokens: Tokens, index: int) -> Clock | None:
    """The time behind a day: "at 5", "15:30", "around noon"."""
    about = tokens.at(index) in _ABOUT
    time = clock.read_clock(tokens, index + (about or tokens.at(index) == "for"))
    if time is None:
        return None
    if time.is_plain and not (about or (not tokens.is_numeral(index) and time.seconds % 3600)):
        return None
    is_hour = not time.is_plain or tokens.at(time.after) in ENDS or tokens.is_capital(time.after)
    return time if is_hour else None


def _hours(tokens: Tokens, index: int, hours: Hours, published: date | None) -> Reading | None:
    behind = _day_behind(tokens, hours.after, published)
    if behind is None:
        if hours.is_plain:
            return None
        return Reading(FigureKind.TIME, index, hours.after, Interval(), core=hours.core, numeral=hours.after,
                       starts=_iso(hours.low), until=_iso(hours.high))  # fmt: skip
    return _during(index, behind.after, hours.in_half(behind.start), behind.when or _NO_DAY)


def _iso(seconds: int | None) -> str:
    return "" if seconds is None else Clock(seconds % _DAY, 0).iso


def _moment(index: int, after: int, time: Clock, found: When) -> Reading:
    reading = replace(reading_of(index, found), after=after)
    if found.days is None:
        return reading
    return replace(reading, kind=FigureKind.DATE, starts=_on(found.days, time.seconds),
                   until=_on(found.days, time.seconds + 60))  # fmt: skip


def _during(index: int, after: int, hours: Hours, found: When) -> Reading:
    reading = replace(reading_of(index, found), kind=FigureKind.PERIOD, after=after, starts="", until="")
    if found.days is None:
        return reading
    starts = "" if hours.low is None else _on(found.days, hours.low)
    return replace(reading, starts=starts, until="" if hours.high is None else _on(found.days, hours.high))


def _on(when: Days, seconds: int) -> str:
    """A moment of a day, or of the next when the seconds run beyond midnight."""
    beyond, seconds = divmod(seconds, _DAY)
    day = when.starts if not beyond or when.starts == date.max else when.starts + timedelta(days=beyond)
    return f"{day.isoformat()}T{Clock(seconds, 0).iso}"


def _is_code(tokens: Tokens, index: int) -> bool:
    """Whether a dial is part of something longer, hangs on a word or is a verse: "1:05:12:07", "A3:30", "Luke 2:14"."""
    if tokens.at(index - 1) in _BOOKS and tokens.is_capital(index - 1) and tokens.at(index + 1) == ":":
        return True
    return tokens.glued(index) and tokens.at(index - 1) not in {"(", "“", '"', "-", "–", "—", "'"}


def _day_behind(tokens: Tokens, index: int, published: date | None) -> Part | None:
    """The day behind a time, perhaps with its part: "on Tuesday", "tomorrow evening", "this morning"."""
    at = index + (tokens.at(index) == ",")
    named = _named_part(tokens, at, published)
    if named is not None:
        return named if named.when is not None else None
    on = tokens.at(at) in {"on", "of"}
    at += on
    at += tokens.at(at) == "the" and not on
    which = tokens.at(at) in days.WHICH and tokens.at(at + 1) in days.WEEKDAYS
    dated = tokens.at(at) in days.MONTHS or (tokens.is_numeral(at) and tokens.at(at + 1) in days.MONTHS)
    if not (on or which or dated or tokens.at(at) in _TODAY or tokens.at(at) in days.WEEKDAYS):
        return None
    found = dates.read_day(tokens, at, published)
    if found is None or (dated and not found.month):
        return None
    part = _part_behind(tokens, found.after)
    if part is None:
        return Part(0, 0, found.after, found)
    return replace(part, when=found)


def _part_behind(tokens: Tokens, index: int) -> Part | None:
    """The part of a day behind the day: "evening", "in the morning", "am"."""
    at = index + (tokens.at(index) == "in" and tokens.at(index + 1) == "the")
    at += tokens.at(at) == "the"
    part = clock.part_of_day(tokens, at)
    if part is None or _runs_into_name(tokens, index, part[2]):
        return None
    return Part(*part)


def _runs_into_name(tokens: Tokens, index: int, after: int) -> bool:
    """Whether it is part of a name: "Saturday Night Live"."""
    return tokens.is_capital(index) and tokens.is_capital(after) and tokens.is_word(after)


def _named_part(tokens: Tokens, index: int, published: date | None) -> Part | None:
    """As in "tonight", "this morning", "last night", "in the evening", "early in the morning", "mid today"."""
    word = tokens.at(index)
    if word in _TONIGHT | _LUNCH_WORDS:
        return _tonight_or_lunch(tokens, index, published)
    if word in _TRIMS:
        return _trimmed(tokens, index, published)
    if word == "the":
        return _part_of_day_named(tokens, index + 1, published)
    if word in {"in", "during"}:
        part = clock.part_of_day(tokens, index + 2) if tokens.at(index + 1) == "the" else None
        return None if part is None or tokens.at(part[2] - 1) in {"am", "pm"} else Part(*part)
    part = clock.part_of_day(tokens, index + 1) if word in _WHICH else None
    if part is None or tokens.at(part[2] - 1) in {"am", "pm"}:
        return None
    return Part(*part, when=_from_today(published, _WHICH[word]))


def _tonight_or_lunch(tokens: Tokens, index: int, published: date | None) -> Part | None:
    if tokens.at(index) in _TONIGHT:
        return Part(20, 24, index + 1, _from_today(published, 0))
    after = max(tokens.phrase(index, *words) for words in _LUNCH)
    return Part(11, 13, after) if after else None


def _trimmed(tokens: Tokens, index: int, published: date | None) -> Part | None:
    """As in "early in the morning", "later this afternoon", "mid today"."""
    trim = _TRIMS[tokens.at(index)]
    at = index + 1 + (tokens.at(index + 1) == "-")
    if not trim:
        return Part(10, 14, at + 1, _from_today(published, 0)) if tokens.at(at) == "today" else None
    inner = _named_part(tokens, index + 1, published) if tokens.at(index + 1) not in _TRIMS else None
    if inner is None:
        return _trimmed_day(tokens, index, trim, published)
    start, end = clock.trimmed(inner.start, inner.end, trim)
    return replace(inner, start=start, end=end)


def _part_of_day_named(tokens: Tokens, index: int, published: date | None) -> Part | None:
    """As in "the morning of 12 May", "the night of Monday"."""
    part = clock.part_of_day(tokens, index)
    if part is None or tokens.at(part[2]) not in {"of", "on"} or tokens.at(part[2] - 1) in {"am", "pm"}:
        return None
    found = dates.read_day(tokens, part[2] + 1, published)
    return None if found is None else Part(part[0], part[1], found.after, found)


def _trimmed_day(tokens: Tokens, index: int, trim: int, published: date | None) -> Part | None:
    """As in "early Tuesday morning", "late on Friday night"."""
    at = index + 1 + (tokens.at(index + 1) == "on")
    found = dates.read_day(tokens, at, published) if tokens.at(at) in days.WEEKDAYS else None
    part = None if found is None else _part_behind(tokens, found.after)
    if part is None:
        return None
    start, end = clock.trimmed(part.start, part.end, trim)
    return Part(start, end, part.after, found)


def _from_today(published: date | None, offset: int) -> When:
    today = None if published is None else days.shifted(date(published.year, published.month, published.day), offset)
    return When(days.one_day(today), 0, is_day=True)


def _in_part(tokens: Tokens, index: int, part: Part, published: date | None = None) -> Reading:
    """A part of a day, or the time in it that follows: "tonight at 7", "in the morning 9 o'clock"."""
    if part.when is None:
        behind = _day_behind(tokens, part.after, published)
        if behind is not None:
            part = replace(part, after=behind.after, when=behind.when)
    time = _time_behind(tokens, part.after)
    if time is not None and (time.half or time.seconds <= _DAY // 2):
        if part.start >= 12 and time.half == "":  # noon
            time = time.later_half
        if part.start >= 20 and not time.seconds:  # midnight ends the night
            time = replace(time, seconds=_DAY)
        return _time(index, time) if part.when is None else _moment(index, time.after, time, part.when)
    hours = None if part.when is None else read_hours(tokens, part.after, dayed=True)
    if hours is not None and not hours.is_plain and part.when is not None:
        return _during(index, hours.after, hours.in_half(part.start), part.when)
    return _stretch(index, part)


def _stretch(index: int, part: Part) -> Reading:
    if part.when is None:
        starts, until = _iso(part.start * 3600), _iso(part.end * 3600)
        return Reading(FigureKind.TIME, index, part.after, Interval(), core=index, numeral=part.after, starts=starts,
                       until=until)  # fmt: skip
    return _during(index, part.after, Hours(part.start * 3600, part.end * 3600, part.after, index), part.when)
