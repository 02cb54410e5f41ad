"""Portions: reads pieces of a longer period: "early 2015", "the end of March", "last week of May"."""

from dataclasses import replace
from datetime import date

from reader.engines.figures import dates, days, periods
from reader.engines.figures.days import WEEKDAYS, Days
from reader.engines.figures.durations import time_unit
from reader.engines.figures.hours import ENDS
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.resolving import plain
from reader.engines.figures.small_numbers import read_small
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.weeks import weeks_within
from reader.engines.figures.when import When
from reader.engines.figures.years import year_number

_PARTS = {"early": 0, "mid": 1, "late": 2, "later": 2, "beginning": 0, "start": 0, "end": 2, "middle": 1, "earlier": 0,
          "rest": 2, "remainder": 2}  # fmt: skip
_NAMED = frozenset({"beginning", "start", "end", "middle", "rest", "remainder"})
_WITH_A_PERIOD = frozenset({"late", "mid", "early", "later"})
_SO_FAR = frozenset({"earlier", "later", "rest", "remainder"})
_FROM_THE_END = frozenset({"last", "final", "closing"})
_OPENING = frozenset({"opening", "initial"})
_UNITS = frozenset({"day", "week", "weekend", "month", "year"})
_EARLIEST, _LATEST = 1500, 2100  # years that a number between "from" and "to" may be
_YEAR = 360  # days; what is shorter is no year
_SATURDAY = 5
_HALF_MONTH = 15
_MID_MONTH = (10, 21)
_MOST = 60  # units; more are no portion that anyone names
FIRST_WORDS = frozenset(_PARTS) | _FROM_THE_END | _OPENING


def read_when(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day or period at `index`, with "the" and "early" or "late" before it."""
    found = read_portion(tokens, index, published) or dates.read_day(tokens, index, published)
    if found is not None:
        return found
    found = periods.read_period(tokens, index, published)
    if found is None and tokens.at(index) == "the":
        return periods.read_period(tokens, index + 1, published)
    return found


def read_portion(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The piece of a period that begins at `index`."""
    at = index + (tokens.at(index) == "the")
    if tokens.at(at) == "year":
        return _year_end(tokens, at, published)
    if tokens.at(at) in _PARTS:
        return _part(tokens, index, at, published)
    return _ranked(tokens, at, published)


def read_bare_year(tokens: Tokens, index: int) -> When | None:
    """A year of this age, where the words before it make clear that it is one."""
    found = year_number(tokens, index)
    if found is None or not _EARLIEST <= found[0] <= _LATEST:
        return None
    return When(days.years(found[0]), found[1], has_year=True)


def _year_end(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "by year end", "at year's end"."""
    ways = (("year", "end"), ("year", "-", "end"), ("year", "'", "s", "end"), ("year", "’", "s", "end"))
    after = max(tokens.phrase(index, *words) for words in ways)
    if not after:
        return None
    whole = None if published is None else days.years(published.year)
    return When(None if whole is None else _third(whole, 2), after, edge=None if whole is None else whole.until)


def _ranked(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "last week of 2019", "first ten days of June", "third week next year", "last Friday of the month"."""
    word = tokens.at(index)
    rank = 0
    at = index + 1
    if word in _OPENING:
        rank = 1
    elif word not in _FROM_THE_END:
        ordinal = read_ordinal(tokens, index)
        if ordinal is None or not 0 < ordinal.value <= _MOST:
            return None
        rank, at = int(ordinal.value), ordinal.after
    count = read_small(tokens, at) if rank <= 1 else None
    number = int(count.value) if count is not None else 1
    at = at if count is None else count.after
    if count is None and rank <= 1 and tokens.at(at).isdecimal() and len(tokens.at(at)) <= 2:
        number, at = int(tokens.at(at)), at + 1
    weekday = WEEKDAYS.get(tokens.at(at)) if number == 1 else None
    halved = tokens.at(at) == "half" and rank in {0, 1, 2} and number == 1
    unit = (tokens.at(at), at + 1) if weekday is not None or halved else time_unit(tokens, at)
    whole = None if unit is None else _of_whole(tokens, unit[1], published)
    if unit is None or whole is None or whole.is_day or (weekday is None and not halved and unit[0] not in _UNITS):
        return None
    if halved:
        return replace(whole, days=None if whole.days is None else _cut(whole.days, 0 if rank == 1 else 2))
    found = None if whole.days is None else _piece(whole.days, unit[0], weekday, rank, number)
    return When(found, whole.after, is_day=number == 1 and (weekday is not None or unit[0] == "day"),
                has_year=whole.has_year)  # fmt: skip


def _of_whole(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The period that a piece is of."""
    of = tokens.at(index) in {"of", "in"}
    if not of and tokens.at(index) not in days.WHICH_OR_SAME:
        return None
    return _whole(tokens, index + of, published, bare=False)


def _piece(whole: Days, unit: str, weekday: int | None, rank: int, count: int) -> Days | None:
    """So many units from the one with a rank, or the last ones for rank 0; None beyond the whole."""
    if unit == "week":
        found = weeks_within(whole, rank, count)
    elif weekday is not None or unit == "weekend":
        wanted = _SATURDAY if weekday is None else weekday
        edge = whole.starts if rank else days.shifted(whole.until, -days.WEEK)
        first = (
            None
            if edge is None
            else days.shifted(edge, (wanted - edge.weekday()) % days.WEEK + days.WEEK * max(rank - 1, 0))
        )
        found = None if first is None else days.stretch(first, days.shifted(first, 2 if weekday is None else 1))
    elif rank:
        start = days.moved(whole.starts, rank - 1, unit)
        found = None if start is None else days.stretch(start, days.moved(start, count, unit))
    else:
        found = days.stretch(days.moved(whole.until, -count, unit), whole.until)
    beyond = found is None or found.starts >= whole.until or found.until <= whole.starts
    return None if beyond else found


def _part(tokens: Tokens, index: int, at: int, published: date | None) -> When | None:
    """As in "early 2015", "late last year", "mid-November", "the end of March", "earlier this year"."""
    word, following = tokens.at(at), tokens.at(at + 1)
    if not _is_part(word, following, article=at > index):
        return None
    inner = at + 1 + (following in {"of", "in"} | HYPHENS)
    whole = _whole(tokens, inner, published, bare=word in _NAMED)
    if whole is None or whole.is_day:
        return None
    if whole.days is None:
        return replace(whole, is_day=False)
    part = _PARTS[word]
    cut = _third(whole.days, part) if word in _NAMED else _cut(whole.days, part)
    if word in _SO_FAR and published is not None:
        return replace(whole, days=_so_far(word, whole.days, cut, plain(published)), is_day=False)
    return replace(whole, days=cut, is_day=False, edge=_edge(whole.days, part) if word in _NAMED else None)


def _is_part(word: str, following: str, *, article: bool) -> bool:
    if following in days.WHICH_OR_SAME:
        return word not in _NAMED or word in {"rest", "remainder"}
    if article and word in _WITH_A_PERIOD and following[:1].isalpha():
        return False  # "the late August Strindberg"
    return word not in {"earlier", "later"} and (word not in _NAMED or following == "of")


def _edge(whole: Days, part: int) -> date | None:
    """The day that the beginning (0), middle (1) or end (2) of a period names, as an end of a longer one."""
    if part == 1:
        return days.shifted(whole.starts, (whole.until - whole.starts).days // 2)
    return whole.until if part else whole.starts


def _third(whole: Days, part: int) -> Days | None:
    """The first or last third of a year; of a shorter period the first or last half."""
    if (whole.until - whole.starts).days < _YEAR or part == 1:
        return _cut(whole, part)
    months = (whole.until.year - whole.starts.year) * days.DECEMBER // 3
    if part:
        return days.stretch(days.month_later(whole.until, -months), whole.until)
    return days.stretch(whole.starts, days.month_later(whole.starts, months))


def _so_far(word: str, whole: Days, cut: Days | None, today: date) -> Days | None:
    """As in "earlier this year", "later this week", "the rest of the month": up to, or from, publication."""
    if not whole.starts <= today < whole.until:
        return cut
    if word == "earlier":
        return Days(whole.starts, today) if whole.starts < today else cut
    if word in {"rest", "remainder"} or cut is None:
        return Days(today, whole.until)
    return Days(max(today, cut.starts), whole.until)


def _whole(tokens: Tokens, index: int, published: date | None, *, bare: bool) -> When | None:
    """The period at `index`; "the year", and where `bare` allows it "year", are those of publication."""
    at = index + (tokens.at(index) == "the")
    if (at > index or bare) and tokens.at(at) in {"week", "month", "year"} and not tokens.is_numeral(at + 1):
        return When(None if published is None else days.whole(tokens.at(at), plain(published)), at + 1)
    found = periods.read_period(tokens, at, published) or read_bare_year(tokens, at)
    attribute = found is not None and at > index and tokens.is_numeral(at) and tokens.at(found.after) not in ENDS
    return None if attribute and len(tokens.at(at)) == 4 and tokens.is_word(at + 1) else found  # "the 2014 games"


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
