"""Timeline: whichever date, period, time or set begins at a token, alone or joined with others."""

from dataclasses import replace
from datetime import date

from reader.engines.figures import (
    clock,
    days,
    ends,
    hours,
    instants,
    numeric_days,
    periods,
    portions,
    sets,
)
from reader.engines.figures.ends import or_later, read_open
from reader.engines.figures.feasts import FEAST_WORDS
from reader.engines.figures.instants import read_instant
from reader.engines.figures.moments import read_moment, with_time
from reader.engines.figures.portions import read_portion, read_when
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.steps import ROUGHLY
from reader.engines.figures.stretches import read_between, read_joined, read_pair, read_shared_month, read_until_moment
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import ORDINALS, SMALL
from reader.engines.figures.when import reading_of
from reader.engines.figures.words import word_set

_NAMED = word_set("today yesterday tomorrow tmrw tmr tonight tonite noon midnight midday noonish noontime lunch")
FIRST_WORDS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.FIRST_WORDS | FEAST_WORDS | sets.KERNELS
    | portions.FIRST_WORDS | ends.FIRST_WORDS | ORDINALS.keys() | SMALL.keys()
    | instants.FIRST_WORDS | hours.FIRST_WORDS | clock.PARTS | _NAMED
    | word_set("the later during in at a an half quarter between from couple week weekend within rest")
)  # fmt: skip
KERNELS = (
    days.MONTHS.keys() | days.WEEKDAYS.keys() | periods.KERNELS | FEAST_WORDS | sets.KERNELS
    | instants.KERNELS | ends.KERNELS | clock.PARTS | _NAMED
)  # fmt: skip


def read(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The reading of time that begins at `index`, or None."""
    if "," in tokens.at(index):
        return None
    return (
        sets.read_set(tokens, index)
        or read_between(tokens, index, published)
        or read_instant(tokens, index, published)
        or read_open(tokens, index, published)
        or _joined(tokens, index, published)
        or read_moment(tokens, index, published)
    )


def read_year(tokens: Tokens, index: int) -> Reading | None:
    """A day in numbers or a year alone, where nothing stands beside it."""
    found = numeric_days.read_numeric_day(tokens, index, None) or periods.read_year(tokens, index)
    return None if found is None else reading_of(index, found)


def _joined(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """A day or period, with the end of a range or a time of day behind it."""
    shared = read_shared_month(tokens, index, published) or read_pair(tokens, index, published)
    if shared is not None:
        return shared
    first = None if _is_article(tokens, index, published) else read_when(tokens, index, published)
    if first is None:
        return None
    both = read_joined(tokens, index, first, published)
    if both is not None:
        return both
    reading = with_time(tokens, index, first) if first.is_day else reading_of(index, first)
    longer = read_until_moment(tokens, reading, published)
    if longer is not None:
        return longer
    if tokens.at(index) in ROUGHLY:
        reading = replace(reading, value=Interval(approximate=True))
    return or_later(tokens, reading, first)


def _is_article(tokens: Tokens, index: int, published: date | None) -> bool:
    """Whether a "the" is no part of what it stands before: "the last three weeks", "the mid-May election"."""
    if tokens.at(index) != "the":
        return False
    word, following = tokens.at(index + 1), tokens.at(index + 2)
    if word in days.WHICH_OR_SAME:
        return (
            following not in _WITH_ARTICLE
            and tokens.at(index + 3) not in _WITH_ARTICLE
            and read_portion(tokens, index + 1, published) is None
        )
    if len(word) == 4 and word.isdecimal() and not tokens.glued(index + 2):  # "the 2012 election"
        return True
    return word in _WITHOUT or (word == "week" and tokens.is_numeral(index + 2)) or following in days.WHICH


_WITH_ARTICLE = word_set(
    "day decade decades century centuries weekday monday tuesday wednesday thursday friday saturday sunday"
)
_WITHOUT = days.MONTHS.keys() | word_set("year calendar cy fy sy mid end beginning start middle rest")
