"""Weighing: how much speaks for two figures measuring the same, as a number."""

from dataclasses import dataclass

from reader.core.figure import FigureKind
from reader.core.likeness import Likeness, compare, digits_of, is_small, nearest_values, nearing
from reader.core.topic import stem
from reader.library.evidence import Evidence, evidence
from reader.library.explaining import OTHER_DATES, are_of_other_dates, differ, explained
from reader.library.figure_mention import FigureMention
from reader.library.likeness_words import reason
from reader.library.postings import Postings

ENOUGH = 0.5  # strength from which a likeness is worth the reader's eye
# How much names and words have to say: where the value says much, where it says little, and of a few things.
SOME, MUCH, MOST = 0.35, 0.6, 1.0
LIKELY, SURELY = 0.45, 0.8  # how far the same has to be counted
RARE = 0.3  # rarity of a noun of which even a few are worth comparing
TELLING_DIGITS = 3  # of a value that is hardly given twice by chance
FAR = 0.5  # of the greater value; two figures further apart hardly measure the same
NOT_FAR = 0.2  # likewise, two figures of other dates
CLOSE = 0.02  # likewise; as close as this, two values are two versions of one

_BY_DIGITS = (0.0, 0.05, 0.15, 0.35, 0.45)  # what it says that a value of so many digits is given twice
_BY_GAP = ((0.01, 0.3), (0.05, 0.2), (0.2, 0.1), (FAR, 0.0), (0.8, -0.25))  # up to which gap it says what
_BY_DAYS = ((3, 0.1), (30, 0.05), (120, 0.0), (400, -0.05))  # likewise, between the days of publication


@dataclass(frozen=True, slots=True)
class Weighed:
    """What speaks for two figures measuring the same.

    Attributes:
        strength: 0.0 to 1.0.
        reason: In words.
        gap: How far the values are apart, as a share of the greater.
    """

    likeness: Likeness
    strength: float
    reason: str
    gap: float


def weigh(postings: Postings, one: FigureMention, other: FigureMention) -> Weighed | None:
    """How `other` stands to `one`; None when they do not measure the same, or too little says so."""
    likeness = compare(nearing(one.figure, one.quote), nearing(other.figure, other.quote))
    if likeness is None or differ(one, other, likeness):
        return None
    gap = 0.0 if likeness is Likeness.EQUAL else _gap(one, other)
    judged, why = explained(one, other, likeness)
    if judged is not likeness and gap > (NOT_FAR if why == OTHER_DATES else FAR):
        return None
    found = evidence(postings, one, other)
    if likeness is Likeness.CONFLICTS and one.names and other.names and not found.names:
        return None  # two measures, told of two
    if not _is_enough(postings, one, other, found, gap):
        return None
    strength = 0.35 * found.noun.weight + 0.2 * found.by_names + 0.3 * found.by_words
    strength += _by_value(one, likeness, gap) + _by_date(one, other)
    if strength < ENOUGH:
        return None
    return Weighed(judged, min(strength, 1.0), reason(one, other, found, why), gap)


def _gap(one: FigureMention, other: FigureMention) -> float:
    near, far = nearest_values(one.figure, other.figure)
    greater = max(abs(near), abs(far))
    return float(abs(near - far) / greater) if greater else 0.0


def _is_enough(postings: Postings, one: FigureMention, other: FigureMention, found: Evidence, gap: float) -> bool:
    """Whether what is counted and what it is about are shared; the less a value says, the more of both it takes."""
    noun, digits = found.noun.weight, min(digits_of(one.figure), digits_of(other.figure))
    if is_small(one.figure) or is_small(other.figure):
        told = found.by_words >= MUCH and found.topical >= MOST and (gap == 0 or found.by_names >= SOME)
        return noun == 1 and told and postings.rarity(stem(found.noun.word)) >= RARE
    if one.figure.kind is FigureKind.DURATION and digits == 1:
        return noun >= LIKELY and found.topical >= MUCH
    if gap == 0 and digits >= TELLING_DIGITS:
        return found.topical >= SOME
    if noun < LIKELY or (gap > 0 and one.figure.kind is FigureKind.COUNT and not found.noun.word):
        return False
    telling = max(digits_of(one.figure), digits_of(other.figure)) >= TELLING_DIGITS and gap <= CLOSE
    return found.topical >= (SOME if telling or (gap == 0 and noun >= SURELY) else MUCH)


def _by_value(one: FigureMention, likeness: Likeness, gap: float) -> float:
    if likeness is Likeness.EQUAL:
        return _BY_DIGITS[min(digits_of(one.figure), len(_BY_DIGITS) - 1)]
    return next((weight for limit, weight in _BY_GAP if gap <= limit), -0.5)


def _by_date(one: FigureMention, other: FigureMention) -> float:
    told = 0.0
    if one.topic.days and other.topic.days:
        told = -0.1 if are_of_other_dates(one.topic, other.topic) else 0.1
    if one.published is None or other.published is None:
        return told
    apart = abs((one.published - other.published).days)
    return told + next((weight for limit, weight in _BY_DAYS if apart <= limit), -0.15)
