"""Likeness: what a figure measures, and how two figures of one measure stand to each other."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from reader.core.figure import Figure, FigureKind
from reader.core.nouns import akin
from reader.core.singular import singular
from reader.core.units import scale_of

ABOUT = Decimal("0.1")  # how far off, as a share of it, a value may be that the text calls approximate
ROUNDING = Decimal("0.025")  # likewise, one that was measured or converted, whatever its digits say
CLOSELY_GIVEN = 2  # digits; with fewer, nobody can tell a rounded value from another one
ROUNDED_OFF = 2  # digits that a value lacks beside another of which it tells the like
A_FEW = 12
ROUNDED_COUNT = 5  # zeros at the end of a count that was given in hundreds of thousands or more

_FAMILIES = {
    kind: kind
    for kind in (
        FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.TEMPERATURE,
        FigureKind.AGE, FigureKind.DURATION,
    )
} | {FigureKind.RATIO: FigureKind.PERCENT}  # fmt: skip
_HUNDRED = Decimal(100)
_NEARING = ("nearly", "almost", "close to", "approaching")
_LINKS = frozenset(("of", "from", "in", "on", "at", "for", "to", "with", "by", "and", "or"))


class Likeness(StrEnum):
    """How two figures of one measure stand to each other."""

    EQUAL = "equal"
    REFINES = "refines"
    COMPATIBLE = "compatible"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures.

    Attributes:
        family: Its kind; a ratio is of the family of per cents.
        unit: The base unit: "metre" for miles, "second" for days, "kelvin" for degrees, a currency's code.
        noun: The head of the counted noun phrase, singular, in small letters; empty when nothing is named.
    """

    family: FigureKind
    unit: str
    noun: str

    def fits(self, other: "Measure") -> bool:
        """Whether both may measure the same, as far as kind, unit and noun tell; no noun fits any."""
        if (self.family, self.unit) != (other.family, other.unit):
            return False
        return not self.noun or not other.noun or akin(self.noun, other.noun)


@dataclass(frozen=True, slots=True)
class Reach:
    """The values that a figure allows, in the base unit; None where there is no end."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def within(self, other: "Reach") -> bool:
        """Whether `other` allows every value of this one."""
        return _starts_before(other, self) and _ends_after(other, self)

    def meets(self, other: "Reach") -> bool:
        """Whether some value is allowed by both."""
        return not _is_past(self, other) and not _is_past(other, self)


def measure_of(figure: Figure) -> Measure | None:
    """What a figure measures; None for dates, times, ranks and the like, and for a figure without a value."""
    if figure.low is None and figure.high is None:
        return None
    return _measure(figure.kind, figure.unit, figure.counts)


def head_noun(phrase: str) -> str:
    """The head of a noun phrase, singular, in small letters: "bodies of fallen soldiers" gives "body"."""
    return singular(head_as_said(phrase))


def head_as_said(phrase: str) -> str:
    """The head of a noun phrase as it stands, in small letters; empty when there is none."""
    words = _phrase(phrase)
    return words[-1] if words else ""


def modifiers(phrase: str) -> frozenset[str]:
    """What a noun phrase says of its head: "seriously wounded prisoners" gives "seriously" and "wounded"."""
    return frozenset(map(singular, _phrase(phrase)[:-1]))


def compare(one: Figure, other: Figure) -> Likeness | None:
    """How two figures stand to each other; None when they do not measure the same.

    An approximate value reaches a tenth to either side; one that was measured, or is money or a share,
    is as sharp as its digits.
    """
    mine, yours = measure_of(one), measure_of(other)
    if mine is None or yours is None or not mine.fits(yours):
        return None
    if _same_value(one, other):
        return Likeness.EQUAL
    reach, reach_other = reach_of(one), reach_of(other)
    if reach == reach_other:
        return Likeness.EQUAL
    if reach.within(reach_other) or reach_other.within(reach) or _rounds(one, other) or _rounds(other, one):
        return Likeness.REFINES
    return Likeness.COMPATIBLE if reach.meets(reach_other) else Likeness.CONFLICTS


def refined(one: Figure, other: Figure) -> bool:
    """Whether `one` is the one of two like figures that says more."""
    reach, reach_other = reach_of(one), reach_of(other)
    return (reach.within(reach_other) and reach != reach_other) or _rounds(other, one)


def is_vaguer(one: Figure, other: Figure) -> bool:
    """Whether `one` gives the value of `other` in far fewer digits, as 6,000 does beside 6,057: nothing against it.

    Unlike `compare`, which cannot know what was rounded, this holds of small counts too. 6,060 beside 6,057 is another
    count, for nobody who knows three digits rounds off the fourth.
    """
    mine, yours = measure_of(one), measure_of(other)
    if mine is None or yours is None or not mine.fits(yours) or one.low != one.high or other.low != other.high:
        return False
    (rough, _), (sharp, _) = _ends(one), _ends(other)
    if rough is None or sharp is None or digits_of(other) - digits_of(one) < ROUNDED_OFF:
        return False
    return abs(rough - sharp) <= min(abs(rough) * ROUNDING, _half_a_digit(one))


def reach_of(figure: Figure) -> Reach:
    """The values that a figure allows, in its base unit.

    "Nearly 80", an approximate value with an open upper end, reaches below only; "just over 80" above only.
    """
    low, high = _ends(figure)
    if not figure.approximate:
        return Reach(low, high, figure.low_open, figure.high_open)
    if low is not None and high is not None:
        below = low if figure.low_open else low - abs(low) * ABOUT
        above = high if figure.high_open else high + abs(high) * ABOUT
        return Reach(below, above, figure.low_open, figure.high_open)
    if low is not None and figure.low_open:
        return Reach(low, low + abs(low) * ABOUT, low_open=True)
    if high is not None and figure.high_open:
        return Reach(high - abs(high) * ABOUT, high, high_open=True)
    return Reach(low, high, figure.low_open, figure.high_open)


def nearing(figure: Figure, written: str) -> Figure:
    """The figure, and one that is written "nearly 80" as one that reaches below only."""
    if figure.approximate and figure.low == figure.high and written.casefold().startswith(_NEARING):
        return replace(figure, high_open=True)
    return figure


def nearest_values(one: Figure, other: Figure) -> tuple[Decimal, Decimal]:
    """The two ends that lie nearest to each other, one of each figure, in the base unit."""
    pairs = [(mine, yours) for mine in _ends(one) if mine is not None for yours in _ends(other) if yours is not None]
    return min(pairs, key=lambda pair: abs(pair[0] - pair[1]))


def digits_of(figure: Figure) -> int:
    """How many digits a value was given with: 6,057 with 4, 6,000 with 1; those of both ends when they differ."""
    ends = {end for end in (figure.low, figure.high) if end is not None}
    return sum(_digits(end) for end in ends)


def is_small(figure: Figure) -> bool:
    """Whether it counts a few: such numbers stand in every text and say nothing by themselves."""
    values = [end for end in (figure.low, figure.high) if end is not None]
    return figure.kind is FigureKind.COUNT and all(abs(value) <= A_FEW for value in values)


def value_key(figure: Figure) -> str:
    """The value of a figure in its base unit, written so that like values are written alike."""
    low, high = (None if end is None else end.normalize() for end in _ends(figure))
    return f"{'(' if figure.low_open else '['}{low} {high}{')' if figure.high_open else ']'}"


@lru_cache(maxsize=8192)
def _measure(kind: FigureKind, written: str, counts: str) -> Measure | None:
    family = _FAMILIES.get(kind)
    unit = "percent" if kind is FigureKind.RATIO else scale_of(written).base
    return None if family is None else Measure(family, unit, head_noun(counts))


def _phrase(phrase: str) -> list[str]:
    words = phrase.casefold().split()
    until = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    return words[:until]


def _ends(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    scale = scale_of(figure.unit)
    if figure.kind is FigureKind.RATIO:
        low, high = (None if end is None else end * _HUNDRED for end in (figure.low, figure.high))
        return low, high
    low, high = (None if end is None else scale.of(end) for end in (figure.low, figure.high))
    return low, high


def _same_value(one: Figure, other: Figure) -> bool:
    signs = {(each.low_open, each.high_open, each.approximate) for each in (one, other)}
    return len(signs) == 1 and _ends(one) == _ends(other)


def _is_plain(figure: Figure) -> bool:
    return figure.low is not None and figure.low == figure.high and not figure.approximate


def _rounds(coarse: Figure, fine: Figure) -> bool:
    """Whether `coarse` is what `fine` was rounded to; of small counts nobody can say so."""
    if not (_is_plain(coarse) and _is_plain(fine)) or coarse.low is None or fine.low is None:
        return False
    if coarse.kind is FigureKind.COUNT and _zeros(coarse.low) < ROUNDED_COUNT:
        return False
    given = _digits(coarse.low)
    if given < CLOSELY_GIVEN and coarse.unit == fine.unit and coarse.kind is fine.kind:
        return False
    (rough, _), (sharp, _) = _ends(coarse), _ends(fine)
    if rough is None or sharp is None or (coarse.unit == fine.unit and _digits(fine.low) < given):
        return False
    return abs(rough - sharp) <= min(abs(rough) * ROUNDING, _half_a_digit(coarse))


def _half_a_digit(figure: Figure) -> Decimal:
    """Half of what one of the last digit given is, in the base unit."""
    value = figure.low if figure.low is not None else Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(exponent - 1 if isinstance(exponent, int) else 0)
    return half * (_HUNDRED if figure.kind is FigureKind.RATIO else scale_of(figure.unit).factor)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _zeros(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(exponent, 0) if isinstance(exponent, int) else 0


def _starts_before(one: Reach, other: Reach) -> bool:
    if one.low is None:
        return True
    if other.low is None:
        return False
    return one.low < other.low or (one.low == other.low and (other.low_open or not one.low_open))


def _ends_after(one: Reach, other: Reach) -> bool:
    if one.high is None:
        return True
    if other.high is None:
        return False
    return one.high > other.high or (one.high == other.high and (other.high_open or not one.high_open))


def _is_past(one: Reach, other: Reach) -> bool:
    """Whether all of `one` lies above all of `other`."""
    if one.low is None or other.high is None:
        return False
    return one.low > other.high or (one.low == other.high and (one.low_open or other.high_open))
