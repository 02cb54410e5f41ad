"""Ranges: two amounts that make one interval, sharing unit and scale; and amounts with comparators."""

from dataclasses import replace
from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures import comparators, durations
from reader.engines.figures.amounts import read_amount
from reader.engines.figures.comparators import Bound, Comparator
from reader.engines.figures.ordinals import read_ordinal
from reader.engines.figures.phrasal import is_particle
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.words import word_set

_CHANGES = word_set(
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown growing increase increases "
    "increased increasing drop drops dropped dropping decline declined declining cut cuts cutting raise raised raises "
    "raising climb climbed climbing jump jumped jumping went go gone going slide slid slip slipped shrink shrank lower "
    "lowered reduce reduced reducing boost boosted expand expanded double doubled up down move moved change changed "
    "improve improved"
)
_PARTS = word_set("and or , . ; : ( – — said with in at for of to by from is are was were")
_LOOK_BACK = 6  # tokens
_MANY = 1000  # of which to pass so many is to have more
FIRST_WORDS = frozenset({"between", "from"})


def read_quantity(tokens: Tokens, index: int) -> Reading | None:
    """The amount, the range or the limited amount that begins at `index`."""
    opened = _between(tokens, index)
    if opened is not None:
        return opened
    before = comparators.read_before(tokens, index)
    if before is not None:
        return _compared(tokens, index, before)
    found = _amount(tokens, index)
    return None if found is None else _with_tail(tokens, found)


def joined(first: Reading, low: Reading, high: Reading) -> Reading | None:
    """One reading for two amounts, or None when they make no interval.

    Args:
        first: What gives the range its first token and its unit if the second has none.
        low: The lower amount.
        high: The upper amount.
    """
    low, high = _share_unit(low, high)
    if low.unit != high.unit or low.kind != high.kind or low.value.low is None or high.value.high is None:
        return None
    if low.value.low >= high.value.high:
        return None
    value = Interval(low.value.low, high.value.high, approximate=low.value.approximate or high.value.approximate)
    return replace(
        high, first=first.first, core=low.core, value=value, wording=high.wording or low.wording, counted=high.counted
    )


def _amount(tokens: Tokens, index: int) -> Reading | None:
    """An amount, and the amount that follows it if both make a range."""
    low = read_amount(tokens, index)
    if low is None:
        return None
    if tokens.at(low.after) not in HYPHENS | {"to", "or", "till", "until"} or low.value.point is None:
        return low
    return _ranged(tokens, index, low) or low


def _ranged(tokens: Tokens, index: int, low: Reading) -> Reading | None:
    word = tokens.at(low.after)
    if tokens.at(index - 1) == "from" and word == "to" and _follows_change(tokens, index - 1):
        return None
    if word == "to" and low.unit and low.numeral < low.after and tokens.at(index - 1) in _CHANGES:
        return None  # "raised 5 cents to 45 cents"
    if word in HYPHENS and tokens.glued(low.after) != tokens.glued(low.after + 1):
        return None
    high = read_amount(tokens, low.after + 1)
    if high is None or high.value.point is None or (word == "or" and not _is_guess(low, high)):
        return None
    both = joined(low, low, high)
    rough = both is not None and word == "or"
    return replace(both, value=replace(both.value, approximate=True)) if both is not None and rough else both


def _is_guess(low: Reading, high: Reading) -> bool:
    """Whether "two or three" is a rough count, and no choice between two things."""
    if low.unit or low.value.low is None or high.value.low is None or low.kind is FigureKind.RATIO:
        return False
    return low.value.low < high.value.low <= low.value.low * 2


def _between(tokens: Tokens, index: int) -> Reading | None:
    """As in "between X and Y" and "from X to Y"; after a verb of change "from X to Y" is two values."""
    word = tokens.at(index)
    if word not in FIRST_WORDS or (word == "from" and _follows_change(tokens, index)):
        return None
    links = {"and"} if word == "between" else {"to", "until", "till", "through"}
    low = read_amount(tokens, index + 1) or _ranked(tokens, index + 1)
    if low is None:
        return None
    if tokens.at(low.after) not in links | HYPHENS:
        return None
    high = read_amount(tokens, low.after + 1) or _ranked(tokens, low.after + 1)
    if high is None:
        return None
    both = joined(low, low, high)
    return None if both is None else replace(both, first=index)


def _ranked(tokens: Tokens, index: int) -> Reading | None:
    """As in "the tenth", as the end of a range of ranks."""
    at = index + (tokens.at(index) == "the")
    rank = read_ordinal(tokens, at)
    if rank is None:
        return None
    return Reading(FigureKind.ORDINAL, index, rank.after, Interval.just(rank.value), "", index, rank.after)


def _follows_change(tokens: Tokens, index: int) -> bool:
    return not _CHANGES.isdisjoint(tokens.words[max(index - _LOOK_BACK, 0) : index])


def _compared(tokens: Tokens, index: int, before: Comparator) -> Reading | None:
    at = before.after
    again = comparators.read_before(tokens, at)  # "more than about", "at least some"
    at = at if again is None or again.bound is not Bound.ABOUT else again.after
    is_worded = tokens.at(at) in {"half", "a", "an"}  # "nearly half an hour" is no half
    reading = (durations.read_unnumbered(tokens, at) if is_worded else None) or _amount(tokens, at)
    reading = reading or durations.read_unnumbered(tokens, at) or _ranked(tokens, at)
    if reading is None or not _fits(tokens, index, before.bound, reading):
        return None
    if reading.value.point is None and before.bound is not Bound.ABOUT and not reading.value.approximate:
        return None
    limit = replace(reading, first=index, value=comparators.limited(reading.value, before.bound))
    limit = _or_equal(tokens, limit, before.bound)
    return _and_limit(tokens, limit) or _old(tokens, limit)


def _fits(tokens: Tokens, index: int, bound: Bound, reading: Reading) -> bool:
    """Whether the words before are comparators here: "some 600" is, "some half" and "under section 3" are not."""
    word = tokens.at(index)
    if is_particle(tokens, index) or (word in {"above", "below"} and _is_a_distance(tokens, index)):
        return False
    if reading.kind is FigureKind.ORDINAL:
        return bound in {Bound.OVER, Bound.UNDER} and tokens.at(index + 1) == "than"
    if word == "c" and tokens.glued(index):
        return False  # "42 U.S.C. 1983"
    if word == "passed" and (reading.value.low is None or reading.value.low < _MANY):
        return False  # "passed 12 laws"
    if word == "some" and tokens.at(index + 1) in {"a", "an", "one"}:
        return False
    return not (word in {"near", "minimum", "maximum"} and reading.kind is FigureKind.DURATION)


def _is_a_distance(tokens: Tokens, index: int) -> bool:
    """Whether what stands before "above" is how far above: "57 above 6,000", "3 degrees below 10"."""
    return any(tokens.is_numeral(at) for at in (index - 1, index - 2)) and tokens.at(index - 1) not in _PARTS


def _old(tokens: Tokens, reading: Reading) -> Reading:
    """As in "younger than six months" is an age even without "old"."""
    if reading.kind is FigureKind.DURATION and tokens.at(reading.first) in {"older", "younger"}:
        return replace(reading, kind=FigureKind.AGE)
    return reading


def _or_equal(tokens: Tokens, reading: Reading, bound: Bound) -> Reading:
    """As in "less than 80 or equal", "equal to 80 or less"."""
    after = tokens.phrase(reading.after, "or", "equal")
    if after and bound in {Bound.OVER, Bound.UNDER}:
        after += tokens.at(after) == "to"
        if not tokens.is_numeral(after):
            return replace(reading, after=after, value=replace(reading.value, low_open=False, high_open=False))
    return _with_tail(tokens, reading) if bound in {Bound.ABOUT, Bound.JUST} else reading


def _and_limit(tokens: Tokens, reading: Reading) -> Reading | None:
    """As in "more than ten but less than twenty"."""
    if tokens.at(reading.after) not in {"and", "but"}:
        return None
    second = comparators.read_before(tokens, reading.after + 1)
    other = None if second is None else read_amount(tokens, second.after) or _ranked(tokens, second.after)
    if second is None or other is None:
        return None
    limit = comparators.limited(other.value, second.bound)
    one, two = reading.value, limit
    low, high = (one, two) if one.low is not None else (two, one)
    if low.low is None or high.high is None or low.high is not None or high.low is not None or low.low >= high.high:
        return None
    if reading.unit and other.unit and reading.unit != other.unit:
        return None
    value = Interval(low.low, high.high, low_open=low.low_open, high_open=high.high_open)
    return replace(other, first=reading.first, core=reading.core, value=value)


def _with_tail(tokens: Tokens, reading: Reading) -> Reading:
    """A comparator behind the value: "500 or more", "12 or so", "20+"."""
    tail = comparators.read_after(tokens, reading.after)
    if tail is None or reading.value.low is None:
        return reading
    counted = tail.after if reading.counted >= 0 else -1
    value = comparators.limited(replace(reading.value, approximate=False), tail.bound)
    return replace(reading, after=tail.after, value=value, counted=counted)


def _share_unit(low: Reading, high: Reading) -> tuple[Reading, Reading]:
    """Give the unit and scale of one amount to the other, if that one has none."""
    if not low.unit and high.unit and low.kind is FigureKind.COUNT:
        low = replace(low, unit=high.unit, kind=high.kind, wording=high.wording)
    elif low.unit and not high.unit and high.kind is FigureKind.COUNT and low.numeral == low.after:
        high = replace(high, unit=low.unit, kind=low.kind, wording=low.wording, counted=-1)
    if low.kind is FigureKind.DURATION and high.kind is FigureKind.AGE:
        low = replace(low, kind=FigureKind.AGE)
    if low.scale == 1 and high.scale > 1 and _is_below(low.value.times(high.scale), high.value):
        low = replace(low, value=low.value.times(high.scale), scale=high.scale)
    return low, high


def _is_below(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.low is not None and one.low < other.low and one.low > Decimal(0)
