"""Dates: reads one day, named in full, in numbers, or relative to the day of publication."""

import re
from datetime import date
from decimal import Decimal

from reader.engines.figures import days
from reader.engines.figures.days import AMBIGUOUS, MONTHS, WEEKDAYS
from reader.engines.figures.durations import time_unit
from reader.engines.figures.feasts import read_feast
from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import Number, read_small
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.steps import direction, read_steps
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINAL_ENDINGS
from reader.engines.figures.when import When
from reader.engines.figures.years import short_year, year_number

_DOTTED = re.compile(r"([0-9]{1,4})\.([0-9]{1,2})\.([0-9]{2,4})\Z")
_LONG_NAME = 6  # letters; the weekdays in full
_LAST_DAY = 31
_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1, "tmr": 1, "yday": -1}
WHICH = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this": 0,
          "current": 0}  # fmt: skip
_ROUGH_UNITS = frozenset({"month", "year", "decade", "century"})


def read_day(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The day that begins at `index`."""
    for read in (_weekday_first, _month_first, _day_first, _numeric, _relative, _feast):
        found = read(tokens, index, published)
        if found is not None:
            return found
    return None


def read_numeric(tokens: Tokens, index: int) -> When | None:
    """A day in numbers that names its year: "24.8.2019"."""
    return _numeric(tokens, index, None)


@remembered
def day_number(tokens: Tokens, index: int) -> Number | None:
    """A day of the month: "2", "2nd", "second", "twenty-first", "twenty one"."""
    if tokens.is_numeral(index):
        word = tokens.at(index)
        if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= _LAST_DAY:  # two digits
            return None
        ending = index + 1 + (tokens.at(index + 1) in ORDINAL_ENDINGS and tokens.glued(index + 1))
        return Number(Decimal(word), ending, in_digits=True)
    number = read_ordinal(tokens, index) or read_small(tokens, index)
    return number if number is not None and 1 <= number.value <= _LAST_DAY else None


def month_name(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """A month by name and the token after it, a full stop of its short form included."""
    word = tokens.at(index)
    if word not in MONTHS or (word in AMBIGUOUS and not tokens.is_capital(index) and word in {"may", "march", "mar"}):
        return None
    stop = len(word) <= 4 and tokens.at(index + 1) == "." and word not in {"may", "june", "july"}
    return MONTHS[word], index + 1 + (stop and tokens.glued(index + 1))


def in_the_past(month: int, number: int, published: date | None) -> date | None:
    """The last such day on or before the day of publication."""
    if published is None:
        return None
    for year in range(published.year, published.year - 9, -1):
        found = days.day(year, month, number)
        if found is not None and found <= _plain(published):
            return found
    return None


def _plain(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)


def _dated(month: int, number: int, year: int | None, published: date | None, after: int) -> When | None:
    found = in_the_past(month, number, published) if year is None else days.day(year, month, number)
    if found is None and days.day(2000 if year is None else year, month, number) is None and year is not None:
        return When(None, after, is_day=True, has_year=True, month=month)
    return When(days.one_day(found), after, is_day=True, has_year=year is not None, month=month)


def _weekday_first(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "Monday, 2 June", "Monday the 9th", "Monday", "Friday next week"."""
    which = WHICH.get(tokens.at(index))
    at = index if which is None else index + 1
    word = tokens.at(at)
    if word not in WEEKDAYS or (word in AMBIGUOUS and not tokens.is_capital(at)) or _is_plural(tokens, at):
        return None
    after = (
        at
        + 1
        + (
            tokens.at(at + 1) == "."
            and len(word) < _LONG_NAME
            and tokens.at(at + 2)[:1].isalnum()
            and not tokens.is_capital(at + 2)
        )
    )
    if which is None:
        full = _after_weekday(tokens, after, WEEKDAYS[word], published)
        if full is not None:
            return full
    return _weekday(tokens, after, WEEKDAYS[word], which, published)


def _after_weekday(tokens: Tokens, index: int, weekday: int, published: date | None) -> When | None:
    at = index + (tokens.at(index) == ",")
    found = _month_first(tokens, at, published) or _day_first(tokens, at, published) or _numeric(tokens, at, published)
    if found is not None:
        return found
    at = index + (tokens.at(index) == "the")
    number = day_number(tokens, at)
    if number is None or (at == index and not (number.in_digits and number.after == at + 2)):
        return None
    return When(days.one_day(_such_a_day(int(number.value), weekday, published)), number.after, is_day=True)


def _such_a_day(number: int, weekday: int, published: date | None) -> date | None:
    """The last day on or before publication with that number and that weekday."""
    if published is None:
        return None
    for back in range(120):
        first = days.month_later(date(published.year, published.month, 1), -back)
        found = None if first is None else days.day(first.year, first.month, number)
        if found is not None and found <= _plain(published) and found.weekday() == weekday:
            return found
    return None


def _weekday(tokens: Tokens, after: int, weekday: int, which: int | None, published: date | None) -> When:
    week = after + (tokens.at(after) == "of")
    week += week > after and tokens.at(week) == "the"
    if which is None and tokens.at(week) in WHICH and tokens.at(week + 1) == "week":
        which, after = WHICH[tokens.at(week)], week + 2
    if published is None:
        return When(None, after, is_day=True)
    today = _plain(published)
    if which is None:
        found = days.shifted(today, -((today.weekday() - weekday) % days.WEEK))
    else:
        found = days.shifted(today, weekday - today.weekday() + days.WEEK * which)
    return When(days.one_day(found), after, is_day=True, has_year=which is not None)


def _is_plural(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalpha()


def _month_first(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "June 2", "June 2, 2025", "Nov7", "Mar-8", "May thirty", "April the 12th"."""
    named = month_name(tokens, index)
    if named is None:
        return None
    month, at = named
    at += (tokens.at(at) in HYPHENS and tokens.glued(at) and tokens.glued(at + 1)) or tokens.at(at) in {"the", "."}
    number = day_number(tokens, at)
    if number is None or _is_part_of_more(tokens, number.after):
        return None
    year, after = year_after(tokens, number.after)
    return _dated(month, int(number.value), year, published, after)


def _is_part_of_more(tokens: Tokens, after: int) -> bool:
    """Whether what looks like a day is a time or a count: "June 2:30", "June 20%"."""
    if tokens.at(after) in {":", "%", "percent"} or (
        tokens.at(after) in {"pm", "am", "p", "a"} and tokens.glued(after)
    ):
        return True
    return tokens.glued(after) and tokens.at(after)[:1].isalpha()


def year_after(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The year that follows a day or month, perhaps after a comma or "of", and the token after it."""
    at = index + (tokens.at(index) in {",", "of", "."})
    found = year_number(tokens, at)
    if found is not None and (at > index or tokens.is_numeral(at) or found[0] > 1000):
        return found
    if tokens.at(index) == "-" and tokens.glued(index):
        found = year_number(tokens, index + 1)
    return found if found is not None else (None, index)


def _day_first(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "2 June", "the 2nd of June 2025", "9. Oct. 2023", "twenty-third of April"."""
    at = index + (tokens.at(index) == "the")
    number = day_number(tokens, at)
    if number is None:
        return None
    link = number.after
    link += tokens.at(link) == "day" and tokens.at(link + 1) == "of"
    link += tokens.at(link) in {"of", "-", "/", "."} and (tokens.at(link) != "." or number.in_digits)
    named = month_name(tokens, link)
    if named is not None and (tokens.at(link) not in {"may", "march"} or tokens.is_capital(link)):
        year, after = year_after(tokens, named[1])
        return _dated(named[0], int(number.value), year, published, after)
    return (
        _of_some_month(tokens, number, published)
        or _nth_weekday(tokens, number, published)
        or _lone(tokens, index, number, published)
    )


def _of_some_month(tokens: Tokens, number: Number, published: date | None) -> When | None:
    """As in "6th of next month"."""
    at = number.after + (tokens.at(number.after) == "day")
    at = tokens.phrase(at, "of")
    if not at:
        return None
    which = WHICH.get(tokens.at(at), 0 if tokens.at(at) == "the" else None)
    if which is None or tokens.at(at + 1) != "month":
        return None
    if published is None:
        return When(None, at + 2, is_day=True)
    first = days.month_later(date(published.year, published.month, 1), which)
    found = None if first is None else days.day(first.year, first.month, int(number.value))
    return When(days.one_day(found), at + 2, is_day=True)


def _nth_weekday(tokens: Tokens, number: Number, published: date | None) -> When | None:
    """As in "the first Sunday of May", "the second Tuesday in November"."""
    weekday = WEEKDAYS.get(tokens.at(number.after))
    at = number.after + 1
    if weekday is None or number.value > 5 or tokens.at(at) not in {"of", "in"}:  # a month has five
        return None
    named = month_name(tokens, at + 1)
    if named is not None:
        month, after = named
        year, after = year_after(tokens, after)
        if year is None and published is not None:
            year = published.year - (month > published.month)
    elif tokens.at(at + 1) in {"this", "the"} and tokens.at(at + 2) == "month":
        after = at + 3
        month, year = (published.month, published.year) if published else (0, None)
    else:
        return None
    first = None if year is None else days.day(year, month, 1)
    found = (
        None if first is None else days.shifted(first, (weekday - first.weekday()) % 7 + 7 * (int(number.value) - 1))
    )
    return When(days.one_day(found), after, is_day=True)


def _lone(tokens: Tokens, index: int, number: Number, published: date | None) -> When | None:
    """As in "on the 27th": a day of the last month that has had it."""
    if tokens.at(index) != "the" or tokens.at(index - 1) not in {"on", "by", "until", "since", "for"}:
        return None
    following = tokens.at(number.after)
    if number.after == index + 2 or following[:1].isalpha() or following in HYPHENS:
        return None
    if published is None:
        return When(None, number.after, is_day=True)
    for back in range(3):
        first = days.month_later(date(published.year, published.month, 1), -back)
        found = None if first is None else days.day(first.year, first.month, int(number.value))
        if found is not None and found <= _plain(published):
            return When(days.one_day(found), number.after, is_day=True)
    return None


def _numeric(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "2025-06-02", "6/2/2025", "24.8.2019", and after "on" also "6/2"."""
    if not tokens.is_numeral(index) or (tokens.glued(index) and tokens.at(index - 1)[:1].isalnum()):
        return None
    dotted = _DOTTED.match(tokens.at(index))
    if dotted:
        return _ordered([int(part) for part in dotted.groups()], dotted[1], index + 1)
    return _signed(tokens, index, published)


def _signed(tokens: Tokens, index: int, published: date | None) -> When | None:
    """Two or three numbers parted by hyphens or slashes."""
    sign = tokens.at(index + 1)
    if sign not in {"-", "/"} or not tokens.glued(index + 1) or not tokens.glued(index + 2):
        return None
    parts = [tokens.at(index), tokens.at(index + 2)]
    third = tokens.at(index + 4) if tokens.at(index + 3) in {sign, ","} and tokens.glued(index + 3) else ""
    named = MONTHS.get(parts[1], 0)
    if not (parts[0].isdecimal() and (named or parts[1].isdecimal())) or (max(map(len, parts)) > 4 and not named):
        return None
    if third.isdecimal() and len(third) in {1, 2, 4} and not _goes_on(tokens, index + 5, sign):
        return _ordered([int(parts[0]), named or int(parts[1]), int(third)], parts[0], index + 5)
    if (
        third
        or sign == "-"
        or named
        or tokens.at(index - 1) not in {"on", "by", "since", "until", "from", "back", "before"}
    ):
        return None
    month, number = _month_and_day(int(parts[0]), int(parts[1]))
    return _dated(month, number, None, published, index + 3) if days.day(2000, month, number) else None


def _goes_on(tokens: Tokens, index: int, sign: str) -> bool:
    return tokens.at(index) == sign and tokens.glued(index) and tokens.is_numeral(index + 1)


def _ordered(parts: list[int], first: str, after: int) -> When | None:
    """Three numbers as a day: year first when it has four digits; else month first where that is possible."""
    if len(first) == 4:  # a year
        year, month, number = parts
    else:
        month, number = _month_and_day(parts[0], parts[1])
        year = short_year(parts[2])
    if not (1 <= month <= days.DECEMBER and 1 <= number <= _LAST_DAY):
        return None
    return When(days.one_day(days.day(year, month, number)), after, is_day=True, has_year=True, month=month)


def _month_and_day(one: int, two: int) -> tuple[int, int]:
    return (two, one) if one > days.DECEMBER else (one, two)


def _relative(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "yesterday", "the day before yesterday", "two years ago", "three weeks from now", "in two days"."""
    at = index + (tokens.at(index) == "the")
    offset = {"before": -1, "after": 1}.get(tokens.at(at + 1), 0) if tokens.at(at) == "day" else 0
    if offset and tokens.at(at + 2) in _TODAY:
        return _from_today(_TODAY[tokens.at(at + 2)] + offset, at + 3, published)
    if tokens.at(index) in _TODAY:
        return _from_today(_TODAY[tokens.at(index)], index + 1, published)
    if tokens.at(index) in WHICH and tokens.at(index + 1) == "week":
        at = index + 2 + (tokens.at(index + 2) == "on")
        if tokens.at(at) in WEEKDAYS:
            return _weekday(tokens, at + 1, WEEKDAYS[tokens.at(at)], WHICH[tokens.at(index)], published)
    return _counted(tokens, index, published)


def _from_today(offset: int, after: int, published: date | None) -> When:
    found = None if published is None else days.shifted(_plain(published), offset)
    return When(days.one_day(found), after, is_day=True, has_year=True)


def _counted(tokens: Tokens, index: int, published: date | None) -> When | None:
    """A number of units of time before or after a day."""
    rough = _roughly_ago(tokens, index)
    if rough is not None:
        return rough
    start = index + (tokens.at(index) == "in")
    pairs, at = read_steps(tokens, start)
    if not pairs:
        return None
    if published is None:
        base, sign, after = None, *direction(tokens, at, is_in=start > index)
    else:
        base, sign, after = _plain(published), *direction(tokens, at, is_in=start > index)
    if not sign:
        return None
    if tokens.at(after - 1) in {"from", "after", "before"}:
        other = _base(tokens, after, published)
        if other is None or other.days is None:
            return None
        base, after = other.days.starts, other.after
    for count, unit in pairs:
        base = None if base is None else days.moved(base, sign * count, unit)
    return When(days.one_day(base), after, is_day=True, has_year=True)


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
    for read in (_weekday_first, _month_first, _day_first, _numeric, _feast):
        found = read(tokens, index, published)
        if found is not None:
            return found
    return None


def _feast(tokens: Tokens, index: int, published: date | None) -> When | None:
    """A feast with a fixed day."""
    found = read_feast(tokens, index)
    if found is None:
        return None
    month, number, after = found
    year, after = year_after(tokens, after)
    return _dated(month, number, year, published, after)
