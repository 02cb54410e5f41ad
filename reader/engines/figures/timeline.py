"""Timeline: whichever date, period, time or set begins at a token, alone or joined with others."""

from dataclasses import replace
from datetime import date

from reader.core.figure import FigureKind
from reader.engines.figures import clock, dates, days, hours, instants, periods, sets
from reader.engines.figures.days import Days
from reader.engines.figures.feasts import FEAST_WORDS
from reader.engines.figures.instants import read_instant
from reader.engines.figures.moments import read_moment, with_time
from reader.engines.figures.reading import Reading
from reader.engines.figures.steps import read_steps
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINALS, SMALL
from reader.engines.figures.when import When, reading_of, spanning
from reader.engines.figures.words import word_set
from reader.engines.figures.years import year_number

_OPEN_START = frozenset({"before", "until", "till", "by"})
_OPEN_END = frozenset({"since", "after"})
_LINKS = frozenset({"to", "until", "till", "through", "thru"}) | HYPHENS
_PARTS = {
    "early": 0,
    "mid": 1,
    "late": 2,
    "later": 2,
    "beginning": 0,
    "start": 0,
    "end": 2,
    "middle": 1,
    "earlier": 0,
    "rest": 2,
}
_SO_FAR = frozenset({"earlier", "later", "rest"})
_EARLIEST, _LATEST = 1500, 2100  # years that a number between "from" and "to" may be
_AHEAD = frozenset({"will", "would", "shall", "ll", "must", "should", "promised", "plans", "expects", "expected"})
_HALF_MONTH = 15
_MID_MONTH = (10, 21)
_NAMED = word_set("today yesterday tomorrow tmrw tmr tonight tonite noon midnight midday noonish noontime")
FIRST_WORDS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.FIRST_WORDS | FEAST_WORDS | sets.FIRST_WORDS
    | _PARTS.keys() | _OPEN_START | _OPEN_END | ORDINALS.keys() | SMALL.keys()
    | instants.FIRST_WORDS | hours.FIRST_WORDS | clock.PARTS | _NAMED
    | word_set("the later during in at a an half quarter between from couple week weekend within rest")
)  # fmt: skip
KERNELS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.KERNELS | FEAST_WORDS | sets.FIRST_WORDS
    | instants.KERNELS | clock.PARTS | _NAMED
)  # fmt: skip


def read(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The reading of time that begins at `index`, or None."""
    if "," in tokens.at(index):
        return None
    return (
        sets.read_set(tokens, index)
        or _between(tokens, index, published)
        or _open(tokens, index, published)
        or _within(tokens, index, published)
        or read_instant(tokens, index, published)
        or _joined(tokens, index, published)
        or read_moment(tokens, index, published)
    )


def read_year(tokens: Tokens, index: int) -> Reading | None:
    """A day in numbers or a year alone, where nothing stands beside it."""
    found = dates.read_numeric(tokens, index) or periods.read_year(tokens, index)
    return None if found is None else reading_of(index, found)


def read_when(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day or period at `index`, with "the" and "early" or "late" before it."""
    found = _part_of_period(tokens, index, published) or dates.read_day(tokens, index, published)
    if found is not None:
        return found
    found = periods.read_period(tokens, index, published)
    if found is None and tokens.at(index) == "the":
        return periods.read_period(tokens, index + 1, published)
    return found


def _joined(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A day or period, with the end of a range or a time of day behind it."""
    shared = _shared_month(tokens, index, published)
    if shared is not None:
        return shared
    first = read_when(tokens, index, published)
    if first is None:
        return None
    if tokens.at(first.after) in _LINKS - {"until", "till"}:
        both = _to(tokens, (index, index), first, first.after + 1, published)
        if both is not None and (tokens.glued(first.after) or tokens.at(first.after) not in HYPHENS or both.last):
            return both
    reading = with_time(tokens, index, first) if first.is_day else reading_of(index, first)
    return _or_later(tokens, reading, first)


def _or_later(tokens: Tokens, reading: Reading, first: When) -> Reading:
    """As in "2003 or later": one end only."""
    if reading.after != first.after or tokens.at(first.after) not in {"or", "and"}:
        return reading
    if tokens.at(first.after + 1) in {"later", "after", "onwards", "onward"}:
        return replace(reading, kind=FigureKind.PERIOD, after=first.after + 2, until="")
    if tokens.at(first.after + 1) in {"earlier", "before"}:
        return replace(reading, kind=FigureKind.PERIOD, after=first.after + 2, starts="")
    return reading


def _between(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "between 2 June and 4 July", "from March to July"."""
    word = tokens.at(index)
    if word not in {"between", "from"}:
        return None
    shared = _shared_month(tokens, index + 1, published)
    if shared is not None:
        return replace(shared, first=index)
    first = read_when(tokens, index + 1, published) or _bare_year(tokens, index + 1)
    if first is None:
        return None
    links = _LINKS | {"and"} if word == "between" else _LINKS
    if tokens.at(first.after) not in links:
        return None
    return _to(tokens, (index, index + 1), first, first.after + 1, published)


def _bare_year(tokens: Tokens, index: int) -> When | None:
    found = year_number(tokens, index)
    if found is None or not _EARLIEST <= found[0] <= _LATEST:
        return None
    return When(days.years(found[0]), found[1], has_year=True)


def _to(tokens: Tokens, span: tuple[int, int], low: When, index: int, published: date | None) -> Reading | None:
    """The range from one day or period to the one that begins at `index`."""
    first, core = span
    high = read_when(tokens, index, published) or (_bare_year(tokens, index) if low.has_year else None)
    if high is None and low.is_day and low.month:
        number = dates.day_number(tokens, index)
        if number is not None and low.days is not None:
            same = days.day(low.days.starts.year, low.month, int(number.value))
            year, after = dates.year_after(tokens, number.after)
            if year is not None and same is not None:
                same = days.day(year, low.month, int(number.value))
                low = replace(low, days=days.one_day(days.day(year, low.month, low.days.starts.day)))
            high = When(days.one_day(same), after, is_day=True, month=low.month)
    if high is None:
        return None
    start, end = low.days, high.days
    if start is None or end is None:
        return replace(reading_of(first, high), kind=FigureKind.PERIOD, core=core)
    start = _before(start, end, low, high)
    if start is None:
        return None
    reading = spanning(FigureKind.PERIOD, first, high.after, start.starts, end.until)
    return replace(reading, core=core, last=end.starts.isoformat())


def _before(start: Days, end: Days, low: When, high: When) -> Days | None:
    """The first part moved by years until it lies right before the last."""
    if start.starts < end.starts and (low.has_year or not high.has_year):
        return start
    if low.has_year:
        return None
    year = end.starts.year
    for candidate in (year, year - 1):
        moved = days.day(candidate, start.starts.month, start.starts.day)
        if moved is not None and moved < end.starts:
            until = days.month_later(start.until, 12 * (candidate - start.starts.year))
            return days.stretch(moved, until)
    return None


def _shared_month(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "2 to 11 March 1987", "5 until 14 of Aug", "6-19 in next month"."""
    low = dates.day_number(tokens, index)
    if low is None or tokens.at(low.after) not in _LINKS | {"and"}:
        return None
    if tokens.at(low.after) == "and" and tokens.at(index - 1) != "between":
        return None
    at = low.after + 1 + (tokens.at(low.after + 1) == "the")
    number = dates.day_number(tokens, at)
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
    if tokens.at(at) not in periods.WHICH or tokens.at(at + 1) != "month" or published is None:
        return None
    month = days.whole("month", published, periods.WHICH[tokens.at(at)])
    found = None if month is None else days.day(month.starts.year, month.starts.month, number)
    return None if found is None else When(days.one_day(found), at + 2, is_day=True, month=found.month)


def _open(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "since August", "before 2009", "until 6 June": one end only."""
    word = tokens.at(index)
    if word not in _OPEN_START | _OPEN_END:
        return None
    at = index + 1 + (tokens.at(index + 1) in {"about", "around"})
    found = read_when(tokens, at, published) or _bare_year(tokens, at)
    if found is None:
        return None
    if tokens.at(at) == "the" and found.has_year and not found.is_day and tokens.is_numeral(found.after - 1):
        return None  # "after the 2012 election" is no period; the year stands for itself
    first, last = (None, None) if found.days is None else (found.days.starts, found.days.until)
    kind = FigureKind.PERIOD
    if word == "since":
        return replace(spanning(kind, index, found.after, first, None), core=at)
    if word == "after":
        return replace(spanning(kind, index, found.after, last, None), core=at)
    return replace(spanning(kind, index, found.after, None, first if word == "before" else last), core=at,
                   last=first.isoformat() if first else "")  # fmt: skip


def _within(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "within six weeks", "within the next three years"."""
    if tokens.at(index) != "within" or published is None:
        return None
    at = index + 1 + (tokens.at(index + 1) == "the")
    at += tokens.at(at) in {"next", "coming", "upcoming"}
    pairs, after = read_steps(tokens, at)
    if not pairs or (at == index + 1 and not _looks_ahead(tokens, index)):
        return None
    today = date(published.year, published.month, published.day)
    end: date | None = today
    for count, unit in pairs:
        end = None if end is None else days.moved(end, count, unit)
    return spanning(FigureKind.PERIOD, index, after, today, end)


def _looks_ahead(tokens: Tokens, index: int) -> bool:
    """Whether the words before speak of what is to come; else "within nine days" only says how long."""
    return not _AHEAD.isdisjoint(tokens.words[max(index - 10, 0) : index])


def _part_of_period(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "early 2015", "late last year", "mid-November", "the end of March"."""
    at = index + (tokens.at(index) == "the")
    part = _PARTS.get(tokens.at(at))
    if part is None or (
        at > index
        and tokens.at(at) in {"late", "mid", "early", "later"}
        and tokens.at(at + 1)[:1].isalpha()
        and tokens.at(at + 1) not in periods.WHICH
    ):
        return None
    named = tokens.at(at) in {"beginning", "start", "end", "middle", "rest"}
    if tokens.at(at) in {"earlier", "later"} and tokens.at(at + 1) not in periods.WHICH:
        return None
    inner = at + 1 + (tokens.at(at + 1) in {"of", "-", "in"})
    if named and tokens.at(at + 1) != "of":
        return None
    whole = _whole(tokens, inner, published)
    if whole is None or whole.is_day:
        return None
    cut = None if whole.days is None else _cut(whole.days, part)
    if tokens.at(at) in _SO_FAR and published is not None and whole.days is not None:
        cut = _so_far(tokens.at(at), whole.days, cut, _day_of(published))
    return replace(whole, days=cut, is_day=False)


def _so_far(word: str, whole: Days, cut: Days | None, today: date) -> Days | None:
    """As in "earlier this year", "later this week", "the rest of the month": up to, or from, publication."""
    if not whole.starts <= today < whole.until:
        return cut
    if word == "earlier":
        return Days(whole.starts, today) if whole.starts < today else cut
    if word == "rest" or cut is None:
        return Days(today, whole.until)
    return Days(max(today, cut.starts), whole.until)


def _whole(tokens: Tokens, index: int, published: date | None) -> When | None:
    at = index + (tokens.at(index) == "the")
    if at > index and tokens.at(at) in {"week", "month", "year"}:
        return When(None if published is None else days.whole(tokens.at(at), _day_of(published)), at + 1)
    return periods.read_period(tokens, at, published) or _bare_year(tokens, at)


def _day_of(published: date) -> date:
    """The day alone, of what may be a moment."""
    return date(published.year, published.month, published.day)


def _cut(whole: Days, part: int) -> Days | None:
    """The first half, the middle or the second half of a month, year or longer period."""
    start, length = whole.starts, (whole.until - whole.starts).days
    if length <= 31:  # a month or less
        if part == 1:
            return (
                Days(start.replace(day=_MID_MONTH[0]), start.replace(day=_MID_MONTH[1]))
                if length > days.WEEK
                else whole
            )
        middle = days.shifted(start, 15 if length > days.WEEK else 3)
    else:
        middle = days.shifted(start, length // 2)
        middle = (
            None
            if middle is None
            else (middle.replace(day=1) if middle.day <= _HALF_MONTH else days.month_later(middle.replace(day=1), 1))
        )
    if middle is None:
        return None
    if part == 1:
        quarter = length // 4
        return days.stretch(days.shifted(start, quarter), days.shifted(whole.until, -quarter))
    return Days(start, middle) if part == 0 else Days(middle, whole.until)
