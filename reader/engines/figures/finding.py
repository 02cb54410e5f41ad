"""Finding: walks over a text once and asks each reader of figures in turn."""

from collections.abc import Iterator
from datetime import date

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.engines.figures import (
    ages,
    amounts,
    comparators,
    currencies,
    decimals,
    durations,
    guards,
    multiples,
    nouns,
    ordinals,
    ranges,
    relative,
    timeline,
    trends,
    units,
)
from reader.engines.figures.full_names import with_full_names
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.speakers import Attributions
from reader.engines.figures.tokens import BREAK, Tokens, cut
from reader.engines.figures.vocabulary import DENOMINATORS, HYPHENS, ORDINALS, SCALES, SMALL, VAGUE, VULGAR

_KERNELS = (
    timeline.KERNELS
    | SMALL.keys()
    | SCALES.keys()
    | ORDINALS.keys()
    | DENOMINATORS.keys()
    | VAGUE.keys()
    | VULGAR.keys()
    | currencies.SIGNS.keys()
    | durations.WORDS
    | ages.KERNELS
    | units.WORDS
    | amounts.LONE_UNITS
    | relative.KERNELS
    | {"score"}
    | multiples.KERNELS
)
_OPENERS = (
    comparators.FIRST_WORDS
    | ages.FIRST_WORDS
    | ranges.FIRST_WORDS
    | timeline.FIRST_WORDS
    | currencies.DOLLARS.keys()
    | {code.lower() for code in currencies.CODES}
    | {f"m{code.lower()}" for code in currencies.CODES}
    | HYPHENS
    | {"a", "an", "another", "several", "many", "minus", "negative", "half", "quarter", "couple", "few", "u", "all"}
    | {"full", "whole", "entire", "no", "per", "rs", "degree", "degrees"}
)
_REMEMBERED = 100  # places; readers ask again about those near by only
_STOPS = frozenset({BREAK, "", ",", ";", "|", "[", "]"})
_AHEAD = 6  # tokens; what opens a figure has the heart of it that near
_REACH = dict.fromkeys(_OPENERS, _AHEAD) | {",": 1, "the": 3, "a": 3, "an": 3}  # frequent ones stand nearer


def find_figures(text: str, published: date | None = None) -> list[Figure]:
    """Every figure of a text, sorted, without overlaps.

    Args:
        text: The canonical text of an article.
        published: The day (or moment) on which relative dates are resolved; without it they keep no dates.

    Returns:
        Figures whose spans lie in `text`. What cannot be resolved has null values.
    """
    tokens = cut(text)
    speakers = Attributions(tokens)
    found = readings(tokens, published)
    figures = [_figure(tokens, reading, speakers) for reading in found if not relative.is_common(tokens, reading)]
    return with_full_names(tokens, figures)


def readings(tokens: Tokens, published: date | None) -> Iterator[Reading]:
    """The readings of a text, from left to right."""
    words, index = tokens.words, 0
    hearts = [
        at
        for at, word in enumerate(words)
        if (word in _KERNELS and words[at + 1] != word) or "0" <= word[:1] <= "9" or (word[:1] == "." and word[1:])
    ]
    for number, heart in enumerate(hearts):
        if not number % _REMEMBERED:
            tokens.memory.clear()
        start = max(index, heart - _AHEAD)
        for at in range(start, heart + 1):
            if at < index or not (at == heart or heart - at <= _REACH.get(words[at], 0)):
                continue
            reading = _read(tokens, at, published)
            if reading is not None:
                yield reading
                index = max(reading.after, at + 1)
            else:
                index = at + 1


def _read(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    if _is_cell(tokens, index):
        return timeline.read_year(tokens, index) or amounts.read_amount(tokens, index)
    return (
        timeline.read(tokens, index, published)
        or ages.read_opened(tokens, index)
        or ages.read_between_commas(tokens, index)
        or ages.read_over(tokens, index)
        or relative.read_relative(tokens, index)
        or _ordinal(tokens, index)
        or ranges.read_quantity(tokens, index)
        or _lone_duration(tokens, index)
    )


def _is_cell(tokens: Tokens, index: int) -> bool:
    """Whether digits stand between stops, as in a table: then few readings are possible, and there may be very many."""
    around = tokens.at(index - 1), tokens.at(index + 1)
    if not tokens.is_numeral(index):
        return False
    in_a_row = tokens.at(index).isdecimal() and around[0].isdecimal() and around[1].isdecimal()
    return in_a_row or (around[0] in _STOPS and around[1] in _STOPS)


def _ordinal(tokens: Tokens, index: int) -> Reading | None:
    """A rank, unless it is a name's ("First Minister") or the unit of time."""
    rank = ordinals.read_ordinal(tokens, index)
    if rank is None:
        return _numbered(tokens, index)
    if not rank.in_digits and tokens.is_capital(index) and tokens.is_capital(rank.after):
        return None
    if tokens.glued(index) and tokens.at(index - 1)[:1].isalpha():
        return None
    if tokens.at(index) == "a" and rank.after == index + 2 and tokens.at(rank.after) in {"of", ""}:
        return None
    value = Interval.just(rank.value)
    return Reading(FigureKind.ORDINAL, index, rank.after, value, "", index, rank.after, counted=-1)


def _numbered(tokens: Tokens, index: int) -> Reading | None:
    """As in "No. 1", "the world No 1": a rank in digits."""
    after = tokens.phrase(index, "no", ".")
    if tokens.at(index) == "no" and not after and not guards.starts_sentence(tokens, index):
        after = index + 1
    if not after or not tokens.is_numeral(after) or not tokens.is_capital(index):
        return None
    value = decimals.numeral(tokens.at(after))
    if value is None or not decimals.is_whole(value):
        return None
    return Reading(FigureKind.ORDINAL, index, after + 1, Interval.just(value), "", index, after + 1)


def _lone_duration(tokens: Tokens, index: int) -> Reading | None:
    """As in "an hour", "a few minutes", where it says how long."""
    found = durations.read_unnumbered(tokens, index)
    if found is None:
        return None
    word = tokens.at(index)
    if word in {"a", "an"} and found.numeral == index + 1:
        return found if tokens.at(index - 1) in _BEFORE_A_WHILE else None
    return found


_BEFORE_A_WHILE = frozenset({"for", "within", "after", "in", "about", "lasting", "lasted", "half", "over", "takes",
                             "took", "take", "once"})  # fmt: skip


def _figure(tokens: Tokens, reading: Reading, speakers: Attributions) -> Figure:
    value = reading.value
    return Figure(
        span=Span(tokens.starts[reading.first], tokens.ends[reading.after - 1]),
        kind=reading.kind,
        low=None if value.low is None else decimals.tidy(value.low),
        high=None if value.high is None else decimals.tidy(value.high),
        low_open=value.low_open,
        high_open=value.high_open,
        approximate=value.approximate,
        unit=reading.unit,
        counts=_counts(tokens, reading),
        change=trends.trend(tokens, reading),
        speaker=speakers.nearest(reading.first),
        starts=reading.starts,
        until=reading.until,
    )


def _counts(tokens: Tokens, reading: Reading) -> str:
    """What is counted, or what a measure or sum is one of."""
    if reading.kind is FigureKind.MEASURE or reading.kind is FigureKind.MONEY:
        start = nouns.contents(tokens, reading.after)
        is_of = start >= 0 and (tokens.at(start) == "of" or reading.kind is FigureKind.MONEY)
        return nouns.counted_noun(tokens, start, nouns.Agreement.EITHER) if is_of else ""
    if reading.counted < 0:
        return ""
    if reading.kind is not FigureKind.COUNT:
        return nouns.counted_noun(tokens, reading.counted, nouns.Agreement.EITHER)
    is_one = reading.value.point == 1
    return nouns.counted_noun(tokens, reading.counted, nouns.Agreement.ONE if is_one else nouns.Agreement.MANY)
