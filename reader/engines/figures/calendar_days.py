"""Calendar days: reads days by their number and month, and the words they are made of."""

from datetime import date
from decimal import Decimal

from reader.engines.figures import days
from reader.engines.figures.days import AMBIGUOUS, MONTHS, WEEKDAYS, WHICH
from reader.engines.figures.memory import remembered
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.resolving import in_some_year, plain
from reader.engines.figures.small_numbers import Number, read_small
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, ORDINAL_ENDINGS
from reader.engines.figures.when import When
from reader.engines.figures.year_parts import year_by_words
from reader.engines.figures.years import short_year, year_number

_LAST_DAY = 31
_YEAR_OPENERS = WHICH.keys() | {"of", ",", "-", "–"}


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
    if word in {"march", "mar"} and tokens.is_numeral(index + 1) and tokens.glued(index + 1):
        return MONTHS[word], index + 1
    if word not in MONTHS or (word in AMBIGUOUS and not tokens.is_capital(index) and word in {"may", "march", "mar"}):
        return None
    stop = len(word) <= 4 and tokens.at(index + 1) == "." and word not in {"may", "june", "july"}
    return MONTHS[word], index + 1 + (stop and tokens.glued(index + 1))


def read_month_day(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "June 2", "June 2, 2025", "Nov7", "Mar-8", "May thirty", "April the 12th"."""
    named = month_name(tokens, index)
    if named is None:
        return None
    month, at = named
    tight = tokens.glued(at) and tokens.glued(at + 1)
    at += (tight and (tokens.at(at) in HYPHENS or tokens.at(at) == "/")) or tokens.at(at) in {"the", "."}
    number = day_number(tokens, at)
    if number is None or _is_part_of_more(tokens, number.after):
        return None
    if not number.in_digits and year_number(tokens, at) is not None:
        return None  # "October two thousand and five"
    year, after = _some_year_after(tokens, number.after, published)
    return _dated(tokens, (index, after), (month, int(number.value)), year, published)


def read_day_month(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "2 June", "the 2nd of June 2025", "9. Oct. 2023", "twenty-third of April", "the first Sunday of May"."""
    at = index + (tokens.at(index) == "the")
    number = day_number(tokens, at)
    if number is None:
        return None
    link = number.after
    link += tokens.at(link) == "day" and tokens.at(link + 1) == "of"
    link += tokens.at(link) in {"of", "-", "/", "."} and (tokens.at(link) != "." or number.in_digits)
    named = month_name(tokens, link)
    if named is not None and (tokens.at(link) not in {"may", "march"} or tokens.is_capital(link)):
        year, after = _some_year_after(tokens, named[1], published)
        return _dated(tokens, (index, after), (named[0], int(number.value)), year, published)
    return _of_some_month(tokens, number, published) or _nth_weekday(tokens, number, published)


def year_after(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """The year that follows a day or month, perhaps after a comma, "of" or "in", and the token after it."""
    linked = tokens.at(index) in {",", "of", ".", "in"}
    at = index + linked
    found = year_number(tokens, at)
    if found is not None and (tokens.at(index) != "in" or tokens.is_numeral(at)):
        return found
    if tokens.at(index) == "-" and tokens.glued(index):
        found = year_number(tokens, index + 1)
        return found if found is not None else (None, index)
    at += tokens.at(at) in {"'", "’", "‘"} and tokens.glued(at + 1)
    word = tokens.at(at)
    marked = tokens.at(at - 1) in {"'", "’", "‘"} or (tokens.at(index) == "of" and int(word or 0) > _LAST_DAY
                                                   if word.isdecimal() else False)  # fmt: skip
    if marked and word.isdecimal() and len(word) == 2 and not _is_part_of_more(tokens, at + 1):  # two digits
        return short_year(int(word)), at + 1
    return None, index


def _some_year_after(tokens: Tokens, index: int, published: date | None) -> tuple[int | None, int]:
    """The year behind a day, also as "last year" or "this year"."""
    year, after = year_after(tokens, index)
    if year is None and tokens.at(index) in _YEAR_OPENERS:
        at = index + (tokens.at(index) in {",", "-", "–"})
        named = year_by_words(tokens, at, published)
        return named if named is not None else (None, index)
    return year, after


def _dated(
    tokens: Tokens, span: tuple[int, int], day: tuple[int, int], year: int | None, published: date | None
) -> When:
    month, number = day
    if year is None:
        found = in_some_year(tokens, span, lambda some: days.day(some, month, number), published)
    else:
        found = days.day(year, month, number)
    return When(days.one_day(found), span[1], is_day=True, has_year=year is not None, month=month)


def _is_part_of_more(tokens: Tokens, after: int) -> bool:
    """Whether what looks like a day is a time or a count: "June 2:30", "June 20%"."""
    if tokens.at(after) in {":", "%", "percent"} or (
        tokens.at(after) in {"pm", "am", "p", "a"} and tokens.glued(after)
    ):
        return True
    return tokens.glued(after) and tokens.at(after)[:1].isalpha()


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
    elif tokens.at(at + 1) in WHICH.keys() | {"the"} and tokens.at(at + 2) == "month":
        after = at + 3
        here = None if published is None else days.month_later(plain(published).replace(day=1),
                                                               WHICH.get(tokens.at(at + 1), 0))  # fmt: skip
        month, year = (here.month, here.year) if here else (0, None)
    else:
        return None
    first = None if year is None else days.day(year, month, 1)
    found = (
        None if first is None else days.shifted(first, (weekday - first.weekday()) % 7 + 7 * (int(number.value) - 1))
    )
    return When(days.one_day(found), after, is_day=True)
