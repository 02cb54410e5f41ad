"""Weighing: what speaks for two figures measuring the same, as a number and in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from math import exp

from reader.core.entity import EntityKey
from reader.core.figure import FigureKind
from reader.core.likeness import (
    Likeness,
    Measure,
    compare,
    digits_of,
    head_as_said,
    head_noun,
    is_small,
    measure_of,
    modifiers,
    nearest_values,
    nearing,
)
from reader.core.nouns import ANYONE, akin, same_noun
from reader.core.topic import Topic, stem, word_of
from reader.core.wording import MONTHS
from reader.library.figure_mention import FigureMention
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
TOLD = 2  # names and words that a reason tells
APART_DAYS = 45  # between two days of publication; in that time what is counted changes
APART = "told long after"  # likewise, of any number, unless both are told of one day
LATER = "higher later"  # why two values of a number that grows differ
OTHER_DATES = "other dates"

_BY_DIGITS = (0.0, 0.05, 0.15, 0.35, 0.45)  # what it says that a value of so many digits is given twice
_BY_GAP = ((0.01, 0.3), (0.05, 0.2), (0.2, 0.1), (FAR, 0.0), (0.8, -0.25))  # up to which gap it says what
_BY_DAYS = ((3, 0.1), (30, 0.05), (120, 0.0), (400, -0.05))  # likewise, between the days of publication
_NAMES, _WORDS = 1.0, 0.8  # how fast names and words that are shared come to say all they can
_BEFORE = 0.5  # what a word says that stands before the sentence, of what it says in it


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


@dataclass(frozen=True, slots=True)
class _Noun:
    """How far what is counted speaks for it, 0.0 to 1.0, and what it is."""

    weight: float
    word: str = ""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What two figures share.

    Attributes:
        names: The entities that both stand with, rarest first.
        words: The words that both sentences say, rarest first.
        by_names: What the names say for it, 0.0 to 1.0.
        by_words: What the words say for it, 0.0 to 1.0, those before the sentences among them.
    """

    noun: _Noun
    names: tuple[EntityKey, ...]
    words: tuple[str, ...]
    by_names: float
    by_words: float

    @property
    def topical(self) -> float:
        """What says that both are about one thing, whatever is counted."""
        return self.by_names + self.by_words


def weigh(postings: Postings, one: FigureMention, other: FigureMention) -> Weighed | None:
    """How `other` stands to `one`; None when they do not measure the same, or too little says so."""
    likeness = compare(nearing(one.figure, one.quote), nearing(other.figure, other.quote))
    if likeness is None or _differ(one, other, likeness):
        return None
    gap = 0.0 if likeness is Likeness.EQUAL else _gap(one, other)
    judged, why = explained(one, other, likeness)
    if judged is not likeness and gap > (NOT_FAR if why == OTHER_DATES else FAR):
        return None
    found = _evidence(postings, one, other)
    if likeness is Likeness.CONFLICTS and one.names and other.names and not found.names:
        return None  # two measures, told of two
    if not _is_enough(postings, one, other, found, gap):
        return None
    strength = 0.35 * found.noun.weight + 0.2 * found.by_names + 0.3 * found.by_words
    strength += _by_value(one, likeness, gap) + _by_date(one, other)
    if strength < ENOUGH:
        return None
    return Weighed(judged, min(strength, 1.0), _reason(one, other, found, why), gap)


def explained(one: FigureMention, other: FigureMention, likeness: Likeness) -> tuple[Likeness, str]:
    """What is left of a difference when the dates explain it, and how they do, in words.

    Returns:
        The likeness as it is, and nothing, where they do not.
    """
    if likeness not in (Likeness.CONFLICTS, Likeness.REFINES):
        return likeness, ""
    if _other_dates(one.topic, other.topic):
        return Likeness.COMPATIBLE, OTHER_DATES
    if likeness is Likeness.CONFLICTS and _grew(one, other):
        return Likeness.COMPATIBLE, LATER
    if likeness is Likeness.CONFLICTS and _are_apart(one, other):
        return Likeness.COMPATIBLE, APART
    return likeness, ""


def _differ(one: FigureMention, other: FigureMention, likeness: Likeness) -> bool:
    """Whether the words around two figures say that they measure something else."""
    mine, yours = one.topic, other.topic
    if mine.fate and yours.fate and mine.fate != yours.fate:
        return True
    turns = {one.figure.change, other.figure.change} - {None}
    if len(turns) > 1:
        return True
    return likeness is not Likeness.EQUAL and (mine.each != yours.each or mine.further != yours.further)


def _other_dates(one: Topic, other: Topic) -> bool:
    if one.earlier != other.earlier:
        return True
    ranked = {rank.partition(" ")[2] for rank in one.ranks} & {rank.partition(" ")[2] for rank in other.ranks}
    if ranked and not any(rank.partition(" ")[2] in ranked for rank in one.ranks & other.ranks):
        return True
    if not one.days or not other.days:
        return False
    return not any(_overlap(mine, yours) for mine in one.days for yours in other.days)


def _are_apart(one: FigureMention, other: FigureMention) -> bool:
    """Whether two numbers were told so long after each other that both may hold, each on its day."""
    if one.published is None or other.published is None or (one.topic.days and other.topic.days):
        return False
    return abs((one.published - other.published).days) > APART_DAYS


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    first, until = max(one[0], other[0]), min(one[1] or "9999", other[1] or "9999")
    return first < until


def _grew(one: FigureMention, other: FigureMention) -> bool:
    """Whether a number that grows was merely told later."""
    if one.published is None or other.published is None or one.published == other.published:
        return False
    if not (one.topic.growing or other.topic.growing or (one.topic.fate and other.topic.fate)):
        return False
    older, newer = (one, other) if one.published < other.published else (other, one)
    before, after = nearest_values(older.figure, newer.figure)
    return after > before


def _gap(one: FigureMention, other: FigureMention) -> float:
    near, far = nearest_values(one.figure, other.figure)
    greater = max(abs(near), abs(far))
    return float(abs(near - far) / greater) if greater else 0.0


def _noun(postings: Postings, one: FigureMention, other: FigureMention) -> _Noun:
    mine, yours = measure_of(one.figure), measure_of(other.figure)
    if mine is None or yours is None:
        return _Noun(0.0)
    if mine.noun and yours.noun:
        return _both_named(one, other, mine, yours)
    if mine.noun or yours.noun:
        bare = other.topic if mine.noun else one.topic
        return _once_named(mine.noun or yours.noun, bare)
    return _unnamed(postings, one.topic, other.topic)


def _both_named(one: FigureMention, other: FigureMention, mine: Measure, yours: Measure) -> _Noun:
    if not same_noun(mine.noun, yours.noun):
        return _Noun(0.6, yours.noun) if akin(mine.noun, yours.noun) else _Noun(0.0)
    said, also = modifiers(one.figure.counts), modifiers(other.figure.counts)
    return _Noun(0.6 if said and also and not said & also else 1.0, mine.noun)


def _once_named(noun: str, bare: Topic) -> _Noun:
    """A figure that counts nothing by name counts what the words around it speak of."""
    word = stem(noun)
    for words, weight in ((bare.near, 0.8), (bare.words, 0.6), (bare.context, 0.45)):
        if word in words:
            return _Noun(weight, noun)
    return _Noun(0.45 if noun in ANYONE else 0.0)


def _unnamed(postings: Postings, one: Topic, other: Topic) -> _Noun:
    """Neither counts anything by name: what is counted elsewhere and spoken of beside both, else what is said."""
    for mine, yours, weight in ((one.near, other.near, 0.6), (_around(one), _around(other), 0.3)):
        counted = sorted((word for word in mine & yours if postings.is_counted(word)), key=_rarest(postings))
        if counted:
            return _Noun(weight, counted[0])
    near = sum(postings.rarity(word) for word in one.near & other.near)
    return _Noun(min(0.3 + 0.2 * near, 0.7) if near else 0.0)


def _around(topic: Topic) -> frozenset[str]:
    return topic.words | topic.context


def _rarest(postings: Postings) -> Callable[[str], tuple[float, str]]:
    return lambda word: (-postings.rarity(word), word)


def _evidence(postings: Postings, one: FigureMention, other: FigureMention) -> _Evidence:
    noun = _noun(postings, one, other)
    names = sorted(one.names & other.names, key=lambda name: (-postings.rarity(name), name))
    said = {stem(noun.word), *(stem(word.casefold()) for name in names for word in name.name.split())}
    words = sorted((_around(one.topic) & _around(other.topic)) - said, key=_rarest(postings))
    both = one.topic.words & other.topic.words
    return _Evidence(
        noun=noun,
        names=tuple(names),
        words=tuple(word for word in words if word in both),
        by_names=_sated(_NAMES, map(postings.rarity, names)),
        by_words=_sated(_WORDS, (postings.rarity(word) * (1 if word in both else _BEFORE) for word in words)),
    )


def _sated(pace: float, rarities: Iterable[float]) -> float:
    """Much of one kind of evidence says hardly more than some of it."""
    return 1 - exp(-pace * sum(rarities))


def _is_enough(postings: Postings, one: FigureMention, other: FigureMention, found: _Evidence, gap: float) -> bool:
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
        told = -0.1 if _other_dates(one.topic, other.topic) else 0.1
    if one.published is None or other.published is None:
        return told
    apart = abs((one.published - other.published).days)
    return told + next((weight for limit, weight in _BY_DAYS if apart <= limit), -0.15)


def _reason(one: FigureMention, other: FigureMention, found: _Evidence, why: str) -> str:
    parts = [why] if why else []
    if found.noun.word:
        parts.append(_counted(found.noun.word, one, other))
    if found.names:
        parts.append(f"both name {' and '.join(name.name for name in found.names[:TOLD])}")
    if found.words:
        said = [f"“{word_of(word, one.sentence)}”" for word in found.words[:TOLD]]
        parts.append(f"both say {' and '.join(said)}")
    days = [_day(one.published, other.published), _day(other.published, one.published)]
    if days[0] != days[1]:
        parts.append(f"{days[0]} against {days[1]}")
    return "; ".join(parts)


def _counted(noun: str, one: FigureMention, other: FigureMention) -> str:
    heads = [head_as_said(each.figure.counts) for each in (one, other)]
    if not all(heads):
        return f"both about “{_as_said(noun, one, other)}”"
    if head_noun(heads[0]) != head_noun(heads[1]):
        return f"“{heads[0]}” and “{heads[1]}”"
    return f"same noun “{heads[0]}”"


def _as_said(noun: str, one: FigureMention, other: FigureMention) -> str:
    for mention in (one, other):
        if mention.figure.counts:
            found = word_of(stem(noun), mention.figure.counts)
            if stem(found) == stem(noun):
                return found
    return word_of(stem(noun), one.sentence)


def _day(day: date | None, other: date | None) -> str:
    """A day as it is told beside another, with its year where that is another one."""
    if day is None or other is None:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != other.year else "")
