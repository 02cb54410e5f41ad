"""Periods: reads months, years, decades, quarters, seasons, weeks, and those relative to publication."""

from datetime import date

from reader.engines.figures import days
from reader.engines.figures.dates import in_the_past, month_name
from reader.engines.figures.days import Days
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.durations import time_unit
from reader.engines.figures.numerals import read_number
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.when import When
from reader.engines.figures.words import word_set
from reader.engines.figures.years import short_year, year_number

WHICH = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "this": 0,
         "current": 0, "same": 0, "that": 0}  # fmt: skip
_SEASONS = frozenset({"spring", "summer", "autumn", "fall", "winter"})
_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90, "tens": 10}  # fmt: skip
_WHOLES = frozenset({"day", "week", "month", "year", "quarter", "decade", "century", "weekend"})
_YEAR_MAY_FOLLOW = word_set(
    "in since by of during until till before after from early late mid between through to for and or year years circa "
    "( , – - — the around about spring summer autumn winter fall january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_NO_YEAR_BEFORE = word_set("people men women children soldiers troops dead killed percent % kg km m miles metres "
                            "meters feet dollars euros pounds times times points votes")  # fmt: skip
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NO_LONGER = 200  # units; "the past 500 days" is more likely a count than a period that anyone looks up


def read_period(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The period that begins at `index`; a leading "the" is skipped by the caller."""
    for read in (_month, _part_of_year, _relative, _counted, _season, _decade, _century, _year):
        found = read(tokens, index, published)
        if found is not None:
            return found
    return None


def read_year(tokens: Tokens, index: int) -> When | None:
    """A year alone, in digits."""
    return _year(tokens, index, None)


def is_year(tokens: Tokens, index: int) -> bool:
    """Whether four digits are a year here, judged by the words around them."""
    before, following = tokens.at(index - 1), tokens.at(index + 1)
    if tokens.glued(index) and before not in {"(", "“", '"', "'", "‘", "[", "–", "-", "—", "/"}:
        return False
    if following in _NO_YEAR_BEFORE or before in {"$", "£", "€", "over", "than", "nearly", "some", "no", "number"}:
        return False
    if tokens.glued(index + 1) and following in {"/", ":"} and tokens.is_numeral(index + 2):
        return False
    if before in _YEAR_MAY_FOLLOW:
        return True
    year = int(tokens.at(index))
    plural = following.endswith("s") and not following.endswith("ss") and len(following) > 3 and following[0].isalpha()
    return 1800 <= year <= 2100 and not (plural and not tokens.is_capital(index + 1))  # recent years


def _month(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "June 2025", "June of 1999", "2021 October", "last September", "April next year", "June"."""
    which = WHICH.get(tokens.at(index))
    at = index if which is None else index + 1
    named = month_name(tokens, at)
    if named is None:
        return _year_then_month(tokens, index) or _in_numbers(tokens, index) if which is None else None
    month, after = named
    if tokens.at(at) in {"may", "march", "mar"} and not tokens.is_capital(at):
        return None
    link = after + (tokens.at(after) in {"of", ",", "-", "/", "'", "’"})
    year = year_number(tokens, link)
    if year is None and tokens.at(after) not in {"-", "/"} and which is None:
        year = _year_by_words(tokens, link, published)
    if year is None and tokens.at(after) in {"'", "’"} and _two_digits(tokens, link):
        year = short_year(int(tokens.at(link))), link + 1
    if year is not None and which is None:
        return When(days.months(year[0], month), year[1], has_year=True, month=month)
    return _past_month(tokens, at, named, which, published)


def _past_month(
    tokens: Tokens, at: int, named: tuple[int, int], which: int | None, published: date | None
) -> When | None:
    month, after = named
    if tokens.at(at) in days.AMBIGUOUS | days.SHORT_MONTHS and not tokens.is_capital(at) and which is None:
        return None
    if tokens.at(at) in {"may", "march"} and which is None and tokens.at(at - 1) not in _YEAR_MAY_FOLLOW:
        return None
    if (
        tokens.at(at) in {"april", "june", "august", "jan"}
        and which is None
        and tokens.is_capital(after)
        and tokens.is_word(after)
    ):
        return None
    if published is None:
        return When(None, after, month=month)
    first = in_the_past(month, 1, published)
    year = published.year if first is None else first.year
    if which:
        year = published.year + which
    return When(days.months(year, month), after, month=month)


def _year_by_words(tokens: Tokens, index: int, published: date | None) -> tuple[int, int] | None:
    """As in "next year", "of this year"."""
    at = index + (tokens.at(index) == "of")
    which = WHICH.get(tokens.at(at))
    if which is None or tokens.at(at + 1) != "year" or published is None:
        return None
    return published.year + which, at + 2


def _two_digits(tokens: Tokens, index: int) -> bool:
    return len(tokens.at(index)) == 2 and tokens.at(index).isdecimal() and tokens.glued(index)


def _year_then_month(tokens: Tokens, index: int) -> When | None:
    year = year_number(tokens, index) if tokens.is_numeral(index) else None
    if year is None:
        return None
    named = month_name(tokens, year[1])
    if named is None or not tokens.is_capital(year[1]):
        return None
    return When(days.months(year[0], named[0]), named[1], has_year=True, month=named[0])


def _in_numbers(tokens: Tokens, index: int) -> When | None:
    """As in "2019-07", "7/2019"; "2010-11" is two years."""
    one, sign, two = tokens.at(index), tokens.at(index + 1), tokens.at(index + 2)
    if sign not in {"-", "/"} or not (one.isdecimal() and two.isdecimal()) or {len(one), len(two)} - {1, 2, 4}:
        return None
    if not (tokens.glued(index + 1) and tokens.glued(index + 2)) or tokens.at(index + 3) == sign:
        return None
    year, month = (int(one), int(two)) if len(one) > len(two) else (int(two), int(one))
    if not (1900 <= year <= 2100 and 1 <= month <= days.DECEMBER) or (month == year % 100 + 1 and len(one) > len(two)):
        return None
    return When(days.months(year, month), index + 3, has_year=True, month=month)


def _part_of_year(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "Q2 2021", "H2 2021", "second quarter of 2021", "first half of last year", "first week of this month"."""
    letter = tokens.at(index)
    if letter in {"q", "h"} and tokens.is_numeral(index + 1) and tokens.glued(index + 1):
        number, at = tokens.at(index + 1), index + 2
        if number not in {"1", "2", "3", "4"} or (letter == "h" and number > "2"):
            return None
        return _slice_of_year(tokens, at, (int(number), 3 if letter == "q" else 6), published)
    return _ranked_part(tokens, index, published)


def _ranked_part(tokens: Tokens, index: int, published: date | None) -> When | None:
    letter = tokens.at(index)
    ordinal = read_ordinal(tokens, index) if tokens.is_numeral(index) else None
    rank = int(ordinal.value) if ordinal is not None else _QUARTERS.get(letter, 0)
    at = index + 1 if ordinal is None else ordinal.after
    at += tokens.at(at) == "-"
    unit, at = tokens.at(at), at + 1
    if not 0 < rank <= 4 or unit not in {"quarter", "half", "week"}:  # a year has four quarters
        return None
    if unit == "week":
        return _week_of(tokens, at, rank, published) if letter not in {"last", "final"} else None
    if unit == "half" and rank > 2:
        return None
    if letter == "last" and tokens.at(at) != "of":
        return None
    return _slice_of_year(tokens, at, (rank, 3 if unit == "quarter" else 6), published, named=True)


def _slice_of_year(
    tokens: Tokens, at: int, part: tuple[int, int], published: date | None, *, named: bool = False
) -> When | None:
    rank, size = part
    year = _some_year(tokens, at, published)
    if year is None:
        if named and size != 3:  # "the first half" may be of a game
            return None
        number, after = (published.year if published else None), at
        if number is not None and published is not None and (rank - 1) * size + 1 > published.month:
            number -= 1
    else:
        number, after = year
    return When(None if number is None else days.months(number, (rank - 1) * size + 1, size), after)


def _some_year(tokens: Tokens, index: int, published: date | None) -> tuple[int, int] | None:
    """As in "2016", "of 2016", "of last year", "of the year"."""
    at = index + (tokens.at(index) in {"of", "in", ",", "-"})
    found = year_number(tokens, at) or _year_by_words(tokens, at, published)
    if found is None and tokens.phrase(at, "the", "year") and published is not None:
        return published.year, at + 2
    return found


def _week_of(tokens: Tokens, index: int, rank: int, published: date | None) -> When | None:
    """As in "first week of this month", "second week of 2022", "second week next year"."""
    at = index + (tokens.at(index) in {"of", "in"})
    year = _some_year(tokens, at, published)
    if year is not None:
        start, after = date(year[0], 1, 4), year[1]  # ISO: the first week holds 4 January
    else:
        month = _month(tokens, at, published)
        if tokens.at(at) in WHICH and tokens.at(at + 1) == "month" and published is not None:
            month = When(days.whole("month", published, WHICH[tokens.at(at)]), at + 2)
        if month is None or month.days is None:
            return None
        start, after = date(month.days.starts.year, month.days.starts.month, 4), month.after
    week = days.week_of(start)
    first = None if week is None else days.shifted(week.starts, days.WEEK * (rank - 1))
    return When(None if first is None else days.week_of(first), after)


def _relative(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "last week", "this year", "next month", "the coming decade"."""
    which = WHICH.get(tokens.at(index))
    if tokens.at(index) == "weekend":
        return When(None if published is None else _past_weekend(published), index + 1)
    at = index + 1 + (tokens.at(index + 1) in {"calendar", "whole", "entire", "full"})
    if which is None or tokens.at(at) not in _WHOLES or (tokens.glued(at + 1) and tokens.at(at + 1)[:1].isalnum()):
        return None
    found = (
        None
        if published is None or tokens.at(index) in {"same", "that"}  # which one, the text around would have to say
        else days.whole(tokens.at(at), date(published.year, published.month, published.day), which)
    )
    return When(found, at + 1, is_day=tokens.at(at) == "day", has_year=True)


def _past_weekend(published: date) -> Days | None:
    found = days.whole("weekend", date(published.year, published.month, published.day))
    if found is None or found.starts <= date(published.year, published.month, published.day):
        return found
    return days.stretch(days.shifted(found.starts, -days.WEEK), days.shifted(found.until, -days.WEEK))


def _counted(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "past three years", "next 5 days", "last few weeks", "last four decades"."""
    which = WHICH.get(tokens.at(index), 0)
    if not which or tokens.at(index) == "following":
        return None
    count = _how_many(tokens, index + 1)
    found = None if count is None else time_unit(tokens, count[1])
    if count is None or found is None or not 0 < count[0] < _NO_LONGER:
        return None
    unit, after = found
    if days.moved(date(2000, 1, 1), 1, unit) is None:
        return None
    if published is None:
        return When(None, after, has_year=True)
    return When(_before_or_after(published, which, count[0], unit), after, has_year=True)


def _before_or_after(published: date, which: int, count: int, unit: str) -> Days | None:
    today = date(published.year, published.month, published.day)
    if unit in {"decade", "century", "quarter"}:
        here = days.whole(unit, today)
        edge = None if here is None else (here.starts if which < 0 else here.until)
    else:
        edge = today if which < 0 else days.shifted(today, 1)
    other = None if edge is None else days.moved(edge, which * count, unit)
    return days.stretch(other, edge) if which < 0 else days.stretch(edge, other)


def _how_many(tokens: Tokens, index: int) -> tuple[int, int] | None:
    if tokens.at(index) in {"few", "several"}:
        return 3, index + 1
    at = index + (tokens.at(index) == "a")
    if tokens.at(at) == "couple":
        return 2, at + 1 + (tokens.at(at + 1) == "of")
    number = read_number(tokens, index)
    if number is None or not is_whole(number.value):
        return None
    return int(number.value), number.after


def _season(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "summer 2021", "spring of 1984", "this winter": when a season begins is not the same everywhere."""
    at = index + (tokens.at(index) in WHICH)
    if tokens.at(at) not in _SEASONS:
        return None
    year = _some_year(tokens, at + 1, published)
    if year is not None:
        return When(None, year[1])
    if at > index and tokens.at(at) != "fall":
        return When(None, at + 1)
    return None


def _decade(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "1990s", "1930's", "'40s", "nineteen-sixties"."""
    del published
    at = index + (tokens.at(index) in {"'", "’", "‘"})
    word = tokens.at(at)
    plural = at + 1 + (tokens.at(at + 1) in {"'", "’"} and tokens.glued(at + 1))
    if word.isdecimal() and word.endswith("0") and tokens.at(plural) == "s" and tokens.glued(plural):
        if tokens.glued(plural + 1) and tokens.at(plural + 1)[:1].isalnum():
            return None
        if len(word) == 4 and int(word) > 1000:  # a year
            hundreds = word.endswith("00") and not word.startswith("20")
            return When(days.years(int(word), 100 if hundreds else 10), plural + 1, has_year=True)
        if len(word) == 2 and (at > index or tokens.at(index - 1) in {"the", "early", "late", "mid", "-"}):
            return When(days.years(short_year(int(word)), 10), plural + 1, has_year=True)
    return _decade_in_words(tokens, index)


def _decade_in_words(tokens: Tokens, index: int) -> When | None:
    century = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(tokens.at(index), 0)
    at = index + 1 + (tokens.at(index + 1) == "-")
    if not century:
        after = tokens.phrase(index, "two", "thousands")
        return When(days.years(2000, 10), after, has_year=True) if after else None
    if tokens.at(at) not in _DECADES:
        return None
    return When(days.years(century + _DECADES[tokens.at(at)], 10), at + 1, has_year=True)


def _century(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "18th century", "nineteenth century"."""
    del published
    rank = read_ordinal(tokens, index)
    if rank is None or rank.value > 21:  # later ones have not begun
        return None
    at = rank.after + (tokens.at(rank.after) in HYPHENS)
    if tokens.at(at) != "century":
        return None
    start = (int(rank.value) - 1) * 100
    return When(days.years(start, 100) if start else None, at + 1, has_year=True)


def _year(tokens: Tokens, index: int, published: date | None) -> When | None:
    """A year alone: "2014", "year 2003", "nineteen sixty-four"."""
    del published
    at = index + (tokens.at(index) in {"year", "cy"})
    found = year_number(tokens, at)
    if found is None or (tokens.is_numeral(at) and at == index and not is_year(tokens, index)):
        return None
    if (
        not tokens.is_numeral(at)
        and at == index
        and tokens.at(index - 1) not in {"in", "of", "since", "until", "from", "by"}
    ):
        return None
    return When(days.years(found[0]), found[1], has_year=True)


KERNELS = _SEASONS | _DECADES.keys() | _QUARTERS.keys() | {"q", "h", "weekend"}
FIRST_WORDS = (
    frozenset(WHICH)
    | _SEASONS
    | _QUARTERS.keys()
    | {"q", "h", "year", "cy", "nineteen", "eighteen", "twenty", "two", "'", "’", "‘"}
)
