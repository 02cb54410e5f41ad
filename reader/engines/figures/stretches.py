"""Stretches: reads periods from one date to another: "from 2 to 9 May", "for a week from Monday"."""

from dataclasses import replace
from datetime import date, datetime

from reader.core.figure import FigureKind
from reader.engines.figures import calendar_days, dates, days, numeric_days
from reader.engines.figures.clock import read_clock
from reader.engines.figures.days import Days
from reader.engines.figures.instants import is_now, read_instant
from reader.engines.figures.moments import read_moment, with_time
from reader.engines.figures.portions import read_bare_year, read_when
from reader.engines.figures.reading import Reading
from reader.engines.figures.resolving import plain
from reader.engines.figures.steps import read_steps, stepped
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.when import When, reading_of, spanning

LINKS = frozenset({"to", "until", "till", "til", "through", "thru", "~"}) | HYPHENS
_LOOSE = frozenset({"until", "till", "til"})
FIRST_WORDS = frozenset({"between", "from", "for"})


def read_between(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "between 2 June and 4 July", "from March to July", "from 4pm today to 5pm tomorrow"."""
    word = tokens.at(index)
    if word not in {"between", "from"}:
        return _lasting(tokens, index, published)
    shared = read_shared_month(tokens, index + 1 + (tokens.at(index + 1) == "the"), published)
    if shared is not None:
        return replace(shared, first=index)
    links = LINKS | {"and"} if word == "between" else LINKS
    first = _end(tokens, index + 1, published)
    if first is not None and tokens.at(first.after) in links:
        found = _to(tokens, (index, index + 1), first, first.after + 1, published)
        if found is not None:
            return found
    return _between_moments(tokens, index, links, published)


def read_joined(tokens: Tokens, index: int, first: When, published: date | None) -> Reading | None:
    """The stretch from a day or period that was read to the one behind a "to" or hyphen."""
    if tokens.at(first.after) not in LINKS - _LOOSE:
        return None
    both = _to(tokens, (index, index), first, first.after + 1, published)
    if both is not None and (tokens.glued(first.after) or tokens.at(first.after) not in HYPHENS or both.last):
        return both
    return None


def read_until_moment(tokens: Tokens, low: Reading, published: date | None) -> Reading | None:
    """As in "Monday 9am – Tuesday 5pm": the stretch from a moment that was read to the one behind a hyphen or "to"."""
    if low.kind is not FigureKind.DATE or "T" not in low.starts or tokens.at(low.after) not in LINKS:
        return None
    high = _moment(tokens, low.after + 1, published)
    if high is None or high.kind is not FigureKind.DATE or high.starts <= low.starts:
        return None
    return replace(low, kind=FigureKind.PERIOD, after=high.after, until=high.starts)


def read_pair(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "10/1-11/2/2017"."""
    if tokens.at(index + 1) != "/" or not tokens.is_numeral(index):
        return None
    first = numeric_days.read_numeric_day(tokens, index, published, clear=True)
    if first is None or tokens.at(first.after) not in HYPHENS | {"~"} or tokens.at(first.after + 2) != "/":
        return None
    return _to(tokens, (index, index), first, first.after + 1, published)


def _end(tokens: Tokens, index: int, published: date | None) -> When | None:
    """Either end of a stretch: a day, a period, a year alone, "10/1", or "now"."""
    now = is_now(tokens, index) or tokens.phrase(index, "current", "date") or tokens.phrase(index, "date")
    if now:
        today = None if published is None else days.one_day(plain(published))
        return When(today, now, is_day=True, has_year=True)
    found = numeric_days.read_numeric_day(tokens, index, published, clear=True) if tokens.is_numeral(index) else None
    return found or read_when(tokens, index, published) or read_bare_year(tokens, index)


def _to(tokens: Tokens, span: tuple[int, int], low: When, index: int, published: date | None) -> Reading | None:
    """The stretch from one day or period to the one that begins at `index`."""
    first, core = span
    named = low.has_year or core > first
    high = read_when(tokens, index, published) or (_end(tokens, index, published) if named else None)
    if tokens.at(core + 1) == "/" and tokens.is_numeral(index):
        high = numeric_days.read_numeric_day(tokens, index, published, clear=True) or high
    if high is None or (low.is_day and low.month and tokens.at(index) == "the" and not high.month):
        low, high = _same_month(tokens, low, index)
    if high is None:
        return None
    if low.days is None or high.days is None:
        return replace(spanning(FigureKind.PERIOD, first, high.after, None, None), core=core)
    ends = _in_order(low, high, published)
    if ends is None:
        return None
    start, end = ends
    reading = spanning(FigureKind.PERIOD, first, high.after, low.edge or start.starts, high.edge or end.until)
    return replace(reading, core=core, last=(high.edge or end.starts).isoformat())


def _same_month(tokens: Tokens, low: When, index: int) -> tuple[When, When | None]:
    """As in "April 2-9", "from April the ninth till the seventeenth": the month is the first day's."""
    number = calendar_days.day_number(tokens, index + (tokens.at(index) == "the"))
    if number is None or low.days is None or not (low.is_day and low.month):
        return low, None
    year, after = calendar_days.year_after(tokens, number.after)
    if year is not None:
        low = replace(low, days=days.one_day(days.day(year, low.month, low.days.starts.day)), has_year=True)
    same = days.day(year or low.days.starts.year if low.days else 0, low.month, int(number.value)) if low.days else None
    return low, When(days.one_day(same), after, is_day=True, month=low.month, has_year=True)


def _in_order(low: When, high: When, published: date | None) -> tuple[Days, Days] | None:
    """Both parts, the one without a year moved until they are in order."""
    start, end = low.days, high.days
    if start is None or end is None:
        return None
    if low.has_year and high.has_year:
        return (start, end) if start.starts < end.starts else None
    spans_today = (
        published is not None and not low.has_year and end.starts < start.starts > plain(published) < end.until
    )
    if high.has_year or spans_today:
        start_moved = _moved_to(start, low, before=end.starts)
        return None if start_moved is None else (start_moved, end)
    end_moved = _moved_to(end, high, after=start.starts)
    return None if end_moved is None else (start, end_moved)


def _moved_to(part: Days, when: When, *, before: date | None = None, after: date | None = None) -> Days | None:
    """The last such part before a day, or the first after one."""
    if when.is_day and not when.month:
        return _weeks_moved(part, before=before, after=after)
    edge = before or after or part.starts
    for year in (edge.year, edge.year - 1) if before else (edge.year, edge.year + 1):
        start = days.day(year, part.starts.month, part.starts.day)
        if start is not None and (start < edge if before else start > edge):
            return days.stretch(start, days.month_later(part.until, days.DECEMBER * (year - part.starts.year)))
    return None


def _weeks_moved(part: Days, *, before: date | None, after: date | None) -> Days | None:
    offset = 0
    if before is not None:
        offset = -((part.starts - before).days // days.WEEK + 1) * days.WEEK
    elif after is not None:
        offset = ((after - part.starts).days // days.WEEK + 1) * days.WEEK
    return days.one_day(days.shifted(part.starts, offset))


def _between_moments(tokens: Tokens, index: int, links: frozenset[str], published: date | None) -> Reading | None:
    """As in "from 4pm today to 5pm tomorrow", "between 2:00 tomorrow and 4:00"."""
    low = _moment(tokens, index + 1, published)
    if low is None or tokens.at(low.after) not in links:
        return None
    high = _moment(tokens, low.after + 1, published)
    if high is None:
        return _same_day(tokens, index, low)
    starts, until = low.starts, high.starts if high.kind is FigureKind.DATE else high.until
    if low.kind is not FigureKind.DATE and high.kind is FigureKind.DATE:
        return None
    late = bool(starts and until) and datetime.fromisoformat(starts) >= datetime.fromisoformat(until)
    return None if late else replace(low, kind=FigureKind.PERIOD, first=index, after=high.after, until=until)


def _same_day(tokens: Tokens, index: int, low: Reading) -> Reading | None:
    time = read_clock(tokens, low.after + 1)
    if time is None or time.is_plain or low.kind is not FigureKind.DATE:
        return None
    day, _, clock = low.starts.partition("T")
    until = f"{day}T{time.iso if time.iso > clock else time.later_half.iso}" if day else ""
    return replace(low, kind=FigureKind.PERIOD, first=index, after=time.after, until=until)


def _moment(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A day with its time of day, or a moment counted from now."""
    now = read_instant(tokens, index, published)
    if now is None and is_now(tokens, index) and isinstance(published, datetime):
        moment = published.replace(microsecond=0, tzinfo=None).isoformat()
        now = replace(spanning(FigureKind.DATE, index, index + 1, None, None), starts=moment, until=moment)
    when = dates.read_day(tokens, index, published) if now is None else None
    found = now or (with_time(tokens, index, when) if when is not None else read_moment(tokens, index, published))
    return found if found is not None and ("T" in found.starts or now is not None) else None


def _lasting(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "for a week from 20 December", "3 days starting from next Monday"."""
    opened = tokens.at(index) == "for"
    pairs, after = read_steps(tokens, index + opened)
    if not pairs:
        return None
    at = after + (opened and tokens.at(after) == ",")
    starting = tokens.at(at) in {"starting", "beginning"}
    if not starting and not (opened and tokens.at(at) == "from"):
        return None
    at += 1 + (starting and tokens.at(at + 1) in {"from", "on"})
    first = read_when(tokens, at, published)
    if first is None or not first.is_day:
        return None
    start = None if first.days is None else first.days.starts
    end = None if start is None else stepped(start, pairs, 1)
    reading = spanning(FigureKind.PERIOD, index, first.after, start, end)
    return replace(reading, last=end.isoformat() if end else "")


def read_shared_month(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "2 to 11 March 1987", "5 until 14 of Aug", "6-19 in next month"."""
    low = calendar_days.day_number(tokens, index)
    if low is None or tokens.at(low.after) not in LINKS | {"and"}:
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
    if tokens.at(at) not in days.WHICH or tokens.at(at + 1) != "month" or published is None:
        return None
    month = days.whole("month", published, days.WHICH[tokens.at(at)])
    found = None if month is None else days.day(month.starts.year, month.starts.month, number)
    return None if found is None else When(days.one_day(found), at + 2, is_day=True, month=found.month)
