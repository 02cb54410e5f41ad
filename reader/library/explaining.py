"""Explaining: what the words and the days around two figures say of a difference between them."""

from reader.core.likeness import Likeness, nearest_values
from reader.core.topic import Topic
from reader.library.figure_mention import FigureMention

APART_DAYS = 45  # between two days of publication; in that time what is counted changes
APART = "told long after"  # likewise, of any number, unless both are told of one day
LATER = "higher later"  # why two values of a number that grows differ
OTHER_DATES = "other dates"


def explained(one: FigureMention, other: FigureMention, likeness: Likeness) -> tuple[Likeness, str]:
    """What is left of a difference when the dates explain it, and how they do, in words.

    Returns:
        The likeness as it is, and nothing, where they do not.
    """
    if likeness not in (Likeness.CONFLICTS, Likeness.REFINES):
        return likeness, ""
    if are_of_other_dates(one.topic, other.topic):
        return Likeness.COMPATIBLE, OTHER_DATES
    if likeness is Likeness.CONFLICTS and _grew(one, other):
        return Likeness.COMPATIBLE, LATER
    if likeness is Likeness.CONFLICTS and _are_apart(one, other):
        return Likeness.COMPATIBLE, APART
    return likeness, ""


def differ(one: FigureMention, other: FigureMention, likeness: Likeness) -> bool:
    """Whether the words around two figures say that they measure something else."""
    mine, yours = one.topic, other.topic
    if mine.fate and yours.fate and mine.fate != yours.fate:
        return True
    turns = {one.figure.change, other.figure.change} - {None}
    if len(turns) > 1:
        return True
    return likeness is not Likeness.EQUAL and (mine.each != yours.each or mine.further != yours.further)


def are_of_other_dates(one: Topic, other: Topic) -> bool:
    """Whether two figures are told of other days, of other ranks, or one of them of what was before."""
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
