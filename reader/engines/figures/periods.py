"""Periods: reads months, years, decades, quarters, seasons, weeks, and those relative to publication."""

from datetime import date

from reader.engines.figures import days, weeks
from reader.engines.figures.calendar_days import month_name
from reader.engines.figures.chains import is_dialled
from reader.engines.figures.days import WHICH_OR_SAME as WHICH
from reader.engines.figures.hours import ENDS
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.resolving import in_some_year, nearest_year, plain
from reader.engines.figures.spells import read_spell
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.weeks import read_week
from reader.engines.figures.when import When
from reader.engines.figures.words import word_set
from reader.engines.figures.year_parts import RANKS, SEASONS, read_season, read_year_part, year_by_words
from reader.engines.figures.years import short_year, year_number

_DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
            "eighties": 80, "nineties": 90, "tens": 10}  # fmt: skip
_YEAR_MAY_FOLLOW = word_set(
    "in since by of during until till before after from early late mid between through to for and or year years circa "
    "( , – - — the around about spring summer autumn winter fall january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
)
_MONTH_MAY_FOLLOW = word_set("in since until till by during between from the early late mid and to")
_COUNT_MAY_FOLLOW = frozenset({"of", "about", "around", "or", "and", "to", "for"})
_ERAS = frozenset({"BC", "BCE", "AD", "CE"})
_LAST_DAY, _LAST_MONTH = 31, 12
_SAID_YEAR_MAY_FOLLOW = frozenset({"in", "of", "since", "until", "from", "by"})
_WORKING = frozenset({"fiscal", "financial", "school", "academic"})
_DECADE_MAY_FOLLOW = frozenset({"the", "early", "late", "mid", "-", "in"})
_NO_YEAR_BEFORE = word_set("people men women children soldiers troops dead killed percent % kg km m miles metres "
                            "meters feet dollars euros pounds times times points votes")  # fmt: skip


def read_period(tokens: Tokens, index: int, published: date | None) -> When | None:
    """The period that begins at `index`; a leading "the" is skipped by the caller."""
    for read in (_month, read_year_part, read_week, read_spell, read_season, _decade, _century, _working_year, _era,
                 _year):  # fmt: skip
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
    hangs = before in HYPHENS and is_dialled(tokens, index - 2)  # the end of a phone number
    if hangs or (tokens.glued(index) and before not in {"(", "“", '"', "'", "‘", "[", "–", "-", "—", "/"}):
        return False
    if following in _NO_YEAR_BEFORE or before in {"$", "£", "€", "over", "than", "nearly", "some", "no", "number"}:
        return False
    if tokens.glued(index + 1) and following in {"/", ":"} and tokens.is_numeral(index + 2):
        return False
    plural = following.endswith("s") and not following.endswith("ss") and len(following) > 3 and following[0].isalpha()
    if following == "year" or (before in _COUNT_MAY_FOLLOW and plural and not tokens.is_capital(index + 1)):
        return False  # "a survey of 1709 children", "a 2000 year old tree"
    if before in _YEAR_MAY_FOLLOW:
        return True
    year = int(tokens.at(index))
    return 1800 <= year <= 2100 and not (plural and not tokens.is_capital(index + 1))  # recent years


def _month(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "June 2025", "June of 1999", "2021 October", "last September", "April next year", "June"."""
    which = WHICH.get(tokens.at(index))
    at = index if which is None else index + 1
    named = month_name(tokens, at) or _small_may(tokens, at)
    if named is None:
        return _year_then_month(tokens, index) or _in_numbers(tokens, index) if which is None else None
    month, after = named
    year = _year_of_month(tokens, after, published) if which is None else None
    if year is not None:
        return When(days.months(year[0], month), year[1], has_year=True, month=month)
    return _some_month(tokens, at, named, which, published)


def _year_of_month(tokens: Tokens, after: int, published: date | None) -> tuple[int, int] | None:
    """The year behind a month: "2025", "of 1999", "in 2016", "'99", "next year"."""
    link = after + (tokens.at(after) in {"of", "in", ",", "-", "/", "'", "’"})
    year = year_number(tokens, link)
    if year is not None and (tokens.at(after) != "in" or tokens.is_numeral(link)):
        return year
    if tokens.at(after) not in {"-", "/", "in"}:
        year = year_by_words(tokens, link, published)
    if year is None and _two_digits(tokens, link) and (tokens.at(after) in {"'", "’"} or _is_late(tokens, link, after)):
        year = short_year(int(tokens.at(link))), link + 1
    return year


def _is_late(tokens: Tokens, link: int, after: int) -> bool:
    """Whether two digits behind a month are too many for a day: "August 99"."""
    return link == after and int(tokens.at(link)) > _LAST_DAY and not tokens.is_word(link + 1)


def _small_may(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "in may", where it can be no verb."""
    alone = tokens.at(index) == "may" and tokens.at(index - 1) in {"in", "since"} and not tokens.is_word(index + 1)
    return (5, index + 1) if alone else None


def _some_month(
    tokens: Tokens, at: int, named: tuple[int, int], which: int | None, published: date | None
) -> When | None:
    month, after = named
    small = not tokens.is_capital(at) and which is None
    if tokens.at(at) in days.AMBIGUOUS | days.SHORT_MONTHS and small and tokens.at(at - 1) not in _MONTH_MAY_FOLLOW:
        return None
    if tokens.at(at) in {"may", "march"} and which is None and tokens.at(at - 1) not in _YEAR_MAY_FOLLOW:
        return None
    if tokens.at(at - 1) == "$" and tokens.glued(at):
        return None
    names = {"april", "june", "august", "jan"}  # of people
    if tokens.at(at) in names and which is None and tokens.is_capital(after) and tokens.is_word(after):
        return None
    if published is None:
        return When(None, after, month=month)
    first = in_some_year(tokens, (at, after), lambda year: days.day(year, month, 1), published)
    year = published.year if first is None else first.year
    if published.month == month:
        year = published.year
    if which:
        year = _year_of_named(tokens.at(at - 1), which, month, published)
    return When(days.months(year, month), after, month=month)


def _year_of_named(word: str, which: int, month: int, published: date) -> int:
    """The year of "last March" or "next March": of the year before or after, as "past" and "coming" are the nearest."""
    if word in {"past", "coming", "upcoming"}:
        found = nearest_year(lambda year: days.day(year, month, 1), plain(published), which)
        return published.year if found is None else found.year
    return published.year + which


def _two_digits(tokens: Tokens, index: int) -> bool:
    word = tokens.at(index)
    runs_on = tokens.glued(index + 1) and tokens.at(index + 1)[:1] in {":", "/", "-"}
    return len(word) == 2 and word.isdecimal() and not runs_on


def _year_then_month(tokens: Tokens, index: int) -> When | None:
    year = year_number(tokens, index) if tokens.is_numeral(index) else None
    if year is None:
        return None
    named = month_name(tokens, year[1])
    if named is None or (tokens.at(year[1]) in {"may", "march", "mar"} and not tokens.is_capital(year[1])):
        return None
    return When(days.months(year[0], named[0]), named[1], has_year=True, month=named[0])


def _in_numbers(tokens: Tokens, index: int) -> When | None:
    """As in "2019-07", "7/2019"; "2010-11" and "1939-45" are several years."""
    one, sign, two = tokens.at(index), tokens.at(index + 1), tokens.at(index + 2)
    if sign not in {"-", "/", "–"} or not (one.isdecimal() and two.isdecimal()) or {len(one), len(two)} - {1, 2, 4}:
        return None
    tight = tokens.glued(index + 1) and tokens.glued(index + 2)
    if len(one) == len(two) or tokens.at(index + 3) == sign or (not tight and tokens.at(index + 3) not in ENDS):
        return None
    if len(one) == 4 and len(two) == 2 and tight:  # digits
        several = _several_years(int(one), int(two), index + 3)
        if several is not None or sign == "–":
            return several
    year, month = (int(one), int(two)) if len(one) > len(two) else (int(two), int(one))
    if not 1900 <= year <= 2100 or not 1 <= month <= days.DECEMBER:  # years that are written so
        return None
    return When(days.months(year, month), index + 3, has_year=True, month=month)


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
        if len(word) == 2 and (at > index or tokens.at(index - 1) in _DECADE_MAY_FOLLOW):
            return When(days.years(short_year(int(word)), 10), plural + 1, has_year=True)
    return _decade_in_words(tokens, index)


def _decade_in_words(tokens: Tokens, index: int) -> When | None:
    century = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}.get(tokens.at(index), 0)
    at = index + 1 + (tokens.at(index + 1) == "-")
    if tokens.at(index) in _DECADES and tokens.at(index - 1) in {"the", "early", "late", "mid", "-"}:
        return When(days.years(1900 + _DECADES[tokens.at(index)], 10), index + 1, has_year=True)
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


def _several_years(first: int, last: int, after: int) -> When | None:
    """As in "1939-45", "2010-11": where the second number can be no month, or is the very next year."""
    more = last - first % 100
    if more < 1 or (last <= _LAST_MONTH and more > 1):
        return None
    return When(days.years(first, more + 1), after, has_year=True)


def _working_year(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "last fiscal year", "the school year": when it begins is not the same everywhere."""
    del published
    at = index + (tokens.at(index) in WHICH)
    if tokens.at(at) in {"fy", "sy"} and tokens.is_numeral(at + 1) and tokens.at(at + 1).isdecimal():
        return When(None, at + 2)
    if tokens.at(at) not in _WORKING or tokens.at(at + 1) != "year":
        return None
    year = year_number(tokens, at + 2)
    return When(None, year[1] if year else at + 2)


def _year(tokens: Tokens, index: int, published: date | None) -> When | None:
    """A year alone: "2014", "year 2003", "nineteen sixty-four"."""
    del published
    at = index + (tokens.at(index) == "calendar" and tokens.at(index + 1) == "year")
    at += tokens.at(at) in {"year", "cy"}
    found = year_number(tokens, at) or (_early_year(tokens, at) if at > index else None)
    if found is None or (tokens.is_numeral(at) and at == index and not is_year(tokens, index)):
        return None
    if not tokens.is_numeral(at) and at == index and tokens.at(index - 1) not in _SAID_YEAR_MAY_FOLLOW:
        return None
    return When(days.years(found[0]), found[1], has_year=True)


def _era(tokens: Tokens, index: int, published: date | None) -> When | None:
    """As in "450 BC", "833 AD", "AD 70": no calendar has days for those before the first year."""
    del published
    first = tokens.raw(index) == "AD"
    at = index + first
    if not tokens.at(at).isdecimal() or len(tokens.at(at)) > len("9999"):
        return None
    era = tokens.raw(index if first else at + 1)
    if era not in _ERAS or not int(tokens.at(at)):
        return None
    found = days.years(int(tokens.at(at))) if era in {"AD", "CE"} else None
    return When(found, at + 2 - first, has_year=True)


def _early_year(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """As in "year 247"."""
    word = tokens.at(index)
    return (int(word), index + 1) if word.isdecimal() and len(word) == 3 and not tokens.is_word(index + 1) else None


KERNELS = SEASONS | _DECADES.keys() | RANKS.keys() | weeks.KERNELS | {"q", "h", "year", "fy", "sy"}
FIRST_WORDS = (
    frozenset(WHICH)
    | SEASONS
    | _DECADES.keys()
    | RANKS.keys()
    | weeks.FIRST_WORDS
    | _WORKING
    | word_set("ad q h year cy calendar nineteen eighteen twenty two fy sy ' ’ ‘")
)
