"""Dates: reads one day, named in full, in numbers, or relative to the day of publication."""

from datetime import date

from reader.engines.figures import days
from reader.engines.figures.calendar_days import day_number, read_day_month, read_month_day, year_after
from reader.engines.figures.days import AMBIGUOUS, WEEKDAYS, WHICH
from reader.engines.figures.durations import time_unit
from reader.engines.figures.feasts import FEAST_WORDS, read_feast
from reader.engines.figures.foresight import AHEAD, BACK, leaning
from reader.engines.figures.hours import ENDS
from reader.engines.figures.numeric_days import read_numeric_day
from reader.engines.figures.resolving import in_some_month, in_some_year, on_a_weekday, on_weekday, plain
from reader.engines.figures.small_numbers import read_small
from reader.engines.figures.steps import ABOUT, direction, read_steps, stepped
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.when import When

_LONG_NAME = 6  # letters; the weekdays in full
_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yday": -1}
_AFTER_A_NUMBER = ENDS - HYPHENS - {"to", "and", "or", "until", "for"}
_NEXT = frozenset({"next", "coming", "upcoming", "last", "previous", "past", "this"})


def read_day(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day that begins at `index`."""
    for read in (_weekday_first, read_month_day, read_day_month, read_numeric_day, read_lone_day, _relative,
                 _directed, read_feast_day):  # fmt: skip
        found = read(tokens, index, published)
        if found is not None:
            return found
    return None


def read_feast_day(tokens: Tokens, index: int, published: date | None, *, alone: bool = True) -> When | None:
    """A day that has a name, perhaps with its year: "Easter", "Christmas 2023"."""
    found = read_feast(tokens, index) if tokens.at(index) in FEAST_WORDS else None
    if found is None:
        return None
    falls, named = found
    if alone and tokens.at(named) == "weekend":
        return None
    year, after = year_after(tokens, named)
    day = in_some_year(tokens, (index, after), falls, published) if year is None else falls(year)
    month = 0 if day is None else day.month
    return When(days.one_day(day), after, is_day=True, has_year=year is not None, month=month)


def read_lone_day(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "on the 27th": a day of the last month that has had it."""
    article = tokens.at(index) == "the"
    if (
        tokens.at(index - 1) not in {"on", "by", "until", "till", "since", "for", "of", "before", "after"}
        or not article
    ):
        return None
    number = day_number(tokens, index + 1)
    if number is None:
        return None
    following = tokens.at(number.after)
    bare = number.after == index + 2
    if bare and (not number.in_digits or tokens.at(index - 1) not in {"on", "for"}):
        return None
    if (following[:1].isalpha() and following not in ENDS) or following in HYPHENS:
        return None
    found = in_some_month(tokens, (index, number.after), int(number.value), published)
    return When(days.one_day(found), number.after, is_day=True)


def _directed(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "last Christmas", "next 6th of April", "this 5/12"."""
    if tokens.at(index) not in _NEXT:
        return None
    at = index + 1
    found = read_month_day(tokens, at, published) if tokens.at(index) != "this" else None
    found = found or read_day_month(tokens, at, published) or read_numeric_day(tokens, at, published)
    found = found or read_feast_day(tokens, at, published)
    return None if found is None or found.has_year or not (found.month or tokens.at(at) in FEAST_WORDS) else found


def _weekday_first(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "Monday, 2 June", "Monday the 9th", "Monday", "Friday next week"."""
    which = WHICH.get(tokens.at(index))
    at = index if which is None else index + 1
    if which == 0 and tokens.at(at) in {"coming", "upcoming", "past"}:  # "this coming Friday"
        which, at = WHICH[tokens.at(at)], at + 1
    word = tokens.at(at)
    if word not in WEEKDAYS or (word in AMBIGUOUS and not tokens.is_capital(at)) or _is_plural(tokens, at):
        return None
    if len(word) <= 3 and tokens.at(at - 1) == "the":
        return None  # "from the Sun"
    short = tokens.at(at + 1) == "." and len(word) < _LONG_NAME
    after = at + 1 + (short and tokens.at(at + 2)[:1].isalnum() and not tokens.is_capital(at + 2))
    if which is None:
        full = _after_weekday(tokens, after, WEEKDAYS[word], published)
        if full is not None:
            return full
    return _weekday(tokens, (at, after), WEEKDAYS[word], which, published)


def _after_weekday(tokens: Tokens, index: int, weekday: int, published: date | None) -> When | None:
    at = index + (tokens.at(index) == ",")
    found = read_month_day(tokens, at, published) or read_day_month(tokens, at, published)
    found = found or read_numeric_day(tokens, at, published, clear=at == index)
    if found is not None:
        return found
    at = index + (tokens.at(index) == "the")
    number = day_number(tokens, at)
    if number is None or (at == index and not number.in_digits):
        return None
    if at == index and number.after == at + 1 and (tokens.at(number.after) not in _AFTER_A_NUMBER or index != at):
        return None  # "Friday 23" is a day before a stop, else more likely a count
    day = on_weekday(int(number.value), weekday, published)
    return When(days.one_day(day), number.after, is_day=True)


def _weekday(tokens: Tokens, span: tuple[int, int], weekday: int, which: int | None, published: date | None) -> When:
    at, after = span
    week = after + (tokens.at(after) == "of")
    week += week > after and tokens.at(week) == "the"
    if which is None and tokens.at(week) in WHICH and tokens.at(week + 1) == "week":
        which, after = WHICH[tokens.at(week)], week + 2
    if published is None:
        return When(None, after, is_day=True)
    if which is None and tokens.at(after) in {"after", "before"}:
        other = read_feast_day(tokens, after + 1, published) or read_day_month(tokens, after + 1, published)
        if other is not None and other.days is not None and other.month:
            sign = 1 if tokens.at(after) == "after" else -1
            gap = (sign * (weekday - other.days.starts.weekday()) - 1) % days.WEEK + 1
            return When(
                days.one_day(days.shifted(other.days.starts, sign * gap)), other.after, is_day=True, has_year=True
            )
    today = plain(published)
    if which is None and tokens.at(at - 1) in {"a", "one"}:
        return When(None, after, is_day=True)  # "on a Monday": which one, nobody can tell
    if which is None:
        return When(days.one_day(on_a_weekday(tokens, (at, after), weekday, published)), after, is_day=True)
    if tokens.at(at - 1) in {"coming", "upcoming", "past"}:  # the nearest, of whichever week
        ahead = (weekday - today.weekday() - 1) % days.WEEK + 1
        back = (today.weekday() - weekday - 1) % days.WEEK + 1
        found = days.shifted(today, ahead if which > 0 else -back)
    else:
        found = days.shifted(today, weekday - today.weekday() + days.WEEK * which)
    return When(days.one_day(found), after, is_day=True, has_year=True)


def _is_plural(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalpha()


def _relative(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "yesterday", "the day before yesterday", "two years ago", "three weeks from now", "in two days"."""
    at = index + (tokens.at(index) == "the")
    offset = {"before": -1, "after": 1}.get(tokens.at(at + 1), 0) if tokens.at(at) == "day" else 0
    if offset and tokens.at(at + 2) in _TODAY:
        return _from_today(_TODAY[tokens.at(at + 2)] + offset, at + 3, published)
    if offset and at > index and tokens.at(at + 2) in ENDS - HYPHENS:
        return When(None, at + 2, is_day=True)  # before what, the text around would have to say
    if offset:
        other = _base(tokens, at + 2, published)
        if other is not None:
            day = None if other.days is None else days.shifted(other.days.starts, offset)
            return When(days.one_day(day), other.after, is_day=True, has_year=other.has_year)
    at = index + (tokens.at(index) in {"earlier", "later"})
    if tokens.at(at) in _TODAY:
        return _from_today(_TODAY[tokens.at(at)], at + 1, published)
    if tokens.at(index) in WHICH and tokens.at(index + 1) == "week":
        at = index + 2 + (tokens.at(index + 2) in {"on", "-"})
        if tokens.at(at) in WEEKDAYS:
            return _weekday(tokens, (at, at + 1), WEEKDAYS[tokens.at(at)], WHICH[tokens.at(index)], published)
    return _counted(tokens, index, published)


def _from_today(offset: int, after: int, published: date | None) -> When:
    found = None if published is None else days.shifted(plain(published), offset)
    return When(days.one_day(found), after, is_day=True, has_year=True)


def _counted(tokens: Tokens, index: int, published: date | None) -> When | None:
    """A number of units of time before or after a day."""
    rough = _roughly_ago(tokens, index)
    if rough is not None:
        return rough
    inside = tokens.at(index) == "in"
    start = index + (inside or tokens.at(index) in ABOUT)
    start += inside and tokens.at(start) in ABOUT
    pairs, at = read_steps(tokens, start)
    if not pairs:
        return _weekdays_away(tokens, start, published)
    if inside and tokens.is_capital(start) and not tokens.is_capital(index):
        return None  # a title: "in Three Days of the Condor"
    sign, after = direction(tokens, at)
    if not sign and inside and _is_coming(tokens, index, at):
        sign, after = 1, at
    if not sign:
        return None
    base = None if published is None else plain(published)
    if tokens.at(after - 1) in {"from", "after", "before"}:
        other = _base(tokens, after, published)
        if other is None or other.days is None:
            return None
        coming = tokens.at(after - 1) == "from" and base is not None and tokens.at(after) in WEEKDAYS
        base, after = _next(other.days.starts, base) if coming else other.days.starts, other.after
    if tokens.at(after - 1) in {"later", "earlier"} and leaning(tokens, index, after) == BACK:
        base = None  # "two years later he died": later than what, the text around would have to say
    found = None if base is None else stepped(base, pairs, sign)
    return When(days.one_day(found), after, is_day=True, has_year=True)


def _next(found: date, today: date | None) -> date | None:
    """A weekday from which days are counted onwards is the coming one."""
    return found if today is None or found >= today else days.shifted(found, days.WEEK)


def _is_coming(tokens: Tokens, index: int, after: int) -> bool:
    """Whether "in two weeks" says when, not how long something took or has not been: "its lowest in two weeks"."""
    before = tokens.at(index - 1)
    if before.endswith("est") or before in {"first", "time", "most", "best", "worst", "least"}:
        return False
    way = leaning(tokens, index, after)
    return way == AHEAD or (way != BACK and not tokens.at(after)[:1].isalpha())


def _weekdays_away(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "two Sundays ago", "three Mondays from now"."""
    number = read_small(tokens, index)
    at = 0 if number is None else number.after
    if number is None or tokens.at(at)[:-1] not in WEEKDAYS or not tokens.at(at).endswith("days"):
        return None
    sign, after = direction(tokens, at + 1)
    if not sign or tokens.at(after - 1) in {"from", "after", "before", "later", "earlier"} or published is None:
        return None
    today, weekday = plain(published), WEEKDAYS[tokens.at(at)[:-1]]
    first = (
        (weekday - today.weekday() - 1) % days.WEEK + 1 if sign > 0 else (today.weekday() - weekday - 1) % days.WEEK + 1
    )
    found = days.shifted(today, sign * (first + days.WEEK * (int(number.value) - 1)))
    return When(days.one_day(found), after, is_day=True, has_year=True)


def _roughly_ago(tokens: Tokens, index: int) -> When | None:
    """As in "a few months ago", "several years ago": a day that nobody can name."""
    at = index + (tokens.at(index) == "a")
    if tokens.at(at) not in {"few", "several", "many", "some"}:
        return None
    found = time_unit(tokens, at + 1)
    if found is None or tokens.at(found[1]) not in {"ago", "earlier", "later"}:
        return None
    return When(None, found[1] + 1, is_day=True, has_year=True)


def _base(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day from which others are counted: any but one that is counted itself."""
    if tokens.at(index) in _TODAY:
        return _from_today(_TODAY[tokens.at(index)], index + 1, published)
    for read in (_weekday_first, read_month_day, read_day_month, read_numeric_day, read_feast_day):
        found = read(tokens, index, published)
        if found is not None:
            return found
    return None
