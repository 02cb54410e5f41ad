"""Moments: times of day, alone, joined with their day, or as stretches of a day."""

from dataclasses import replace
from datetime import date

from reader.core.figure import FigureKind
from reader.engines.figures import clock, dates, days
from reader.engines.figures.clock import Clock
from reader.engines.figures.days import Days
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.when import When, reading_of

_LINKS = frozenset({"to", "until", "till", "til", "through"}) | HYPHENS


def with_time(tokens: Tokens, index: int, found: When) -> Reading:
    """A day with the time of day that follows it: "Monday at 3 pm", "2 June, 15:30"."""
    reading = reading_of(index, found)
    at = found.after + (tokens.at(found.after) == ",")
    hours = _clock_range(tokens, at)
    if hours is not None:
        return _between_hours(reading, hours, found.days)
    named = at + (tokens.at(at) in {"at", "around", "about"})
    time = clock.read_clock(tokens, named)
    if time is not None and (not time.is_plain or tokens.at(at) == "at"):
        return _moment(reading, time, found.days)
    at += tokens.at(at) == "in" and tokens.at(at + 1) == "the"
    at += tokens.at(at) == "the"
    part = clock.part_of_day(tokens, at)
    if part is None:
        return reading
    return _stretch_of_day(reading, part[0], part[1], part[2], found.days)


def _moment(reading: Reading, time: Clock, when: Days | None) -> Reading:
    if when is None:
        return replace(reading, after=time.after)
    starts = f"{when.starts.isoformat()}T{time.iso}"
    end = when.until if time.next_minute.iso < time.iso else when.starts
    return replace(reading, after=time.after, starts=starts, until=f"{end.isoformat()}T{time.next_minute.iso}")


def _between_hours(reading: Reading, hours: Reading, when: Days | None) -> Reading:
    reading = replace(reading, kind=FigureKind.PERIOD, after=hours.after)
    if when is None:
        return reading
    day = when.starts.isoformat()
    last = day if hours.until > hours.starts else when.until.isoformat()
    return replace(reading, starts=f"{day}T{hours.starts}", until=f"{last}T{hours.until}")


def _stretch_of_day(reading: Reading, start: int, end: int, after: int, when: Days | None) -> Reading:
    reading = replace(reading, kind=FigureKind.PERIOD, after=after)
    if when is None:
        return reading
    day = when.starts.isoformat()
    until = f"{day}T{end:02}:00:00" if end < 24 else f"{when.until.isoformat()}T00:00:00"  # midnight
    return replace(reading, starts=f"{day}T{start:02}:00:00", until=until)


def read_moment(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A time of day, alone or before its day; "this morning", "in the evening", "tonight"."""
    part = _named_part(tokens, index, published)
    if part is not None:
        return part
    spans = _clock_range(tokens, index)
    if spans is not None:
        return spans
    time = clock.read_clock(tokens, index)
    if time is None or time.is_plain or _is_code(tokens, index):
        return None
    reading = Reading(FigureKind.TIME, index, time.after, Interval(), core=index, numeral=time.after, wording="time",
                      starts=time.iso, until=time.next_minute.iso)  # fmt: skip
    at = time.after + (tokens.at(time.after) in {"on", ","})
    day = dates.read_day(tokens, at, published)
    if day is None or (
        at == time.after and tokens.at(at) not in days.WEEKDAYS | {"today": 0, "tomorrow": 0, "yesterday": 0}
    ):
        return reading
    return replace(_moment(reading_of(index, day), time, day.days), after=day.after)


def _is_code(tokens: Tokens, index: int) -> bool:
    """Whether a dial is part of something longer, or hangs on a word: "1:05:12:07", "A3:30"."""
    return tokens.glued(index) and tokens.at(index - 1) not in {"(", "“", '"', "-", "–", "—", "'"}


def _clock_range(tokens: Tokens, index: int) -> Reading | None:
    """As in "2 to 4 pm", "from 10 am to 2", "between 1pm and 2pm", "8:30–10"."""
    word = tokens.at(index)
    opened = word in {"from", "between"}
    first = clock.read_clock(tokens, index + opened)
    if first is None or (_is_code(tokens, index) and not opened):
        return None
    if tokens.at(first.after) not in _LINKS | ({"and"} if word == "between" else set()):
        return None
    last = clock.read_clock(tokens, first.after + 1)
    if last is None or (first.is_plain and (last.is_plain or not last.half)):
        return None
    if last.is_plain and tokens.at(last.after) not in {".", ",", "", ";", ")", "on", "and", "\n", "today", "tomorrow"}:
        return None
    first = first.in_half(last.half) if not first.half and first.in_half(last.half).seconds < last.seconds else first
    if first.half == "pm" and last.in_half("pm").seconds > first.seconds:
        last = last.in_half("pm")
    return Reading(FigureKind.TIME, index, last.after, Interval(), core=index + opened, numeral=last.after,
                   starts=first.iso, until=last.iso)  # fmt: skip


def _named_part(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "tonight", "this morning", "last night", "in the evening"."""
    word = tokens.at(index)
    if word == "tonight":
        return _part_of_day(index, (20, 24, index + 1), published, 0)
    at = tokens.phrase(index, "in", "the")
    if at:
        part = clock.part_of_day(tokens, at)
        if part is None:
            return None
        starts, until = f"{part[0]:02}:00:00", f"{part[1] % 24:02}:00:00"
        return Reading(
            FigureKind.TIME, index, part[2], Interval(), core=at, numeral=part[2], starts=starts, until=until
        )
    part = clock.part_of_day(tokens, index + 1) if word in {"this", "last"} else None
    if part is None:
        return None
    return _part_of_day(index, part, published, -1 if word == "last" else 0)


def _part_of_day(index: int, part: tuple[int, int, int], published: date | None, offset: int) -> Reading:
    reading = Reading(FigureKind.PERIOD, index, part[2], Interval(), core=index, numeral=part[2])
    today = None if published is None else days.shifted(date(published.year, published.month, published.day), offset)
    return _stretch_of_day(reading, part[0], part[1], part[2], days.one_day(today))
