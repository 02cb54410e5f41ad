"""Resurfacing: which of all highlights are read again on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import exp2, log

from reader.core.weight import Often

OFTEN: Mapping[Often, float] = {Often.MORE: 2.0, Often.USUAL: 1.0, Often.LESS: 0.5, Often.NEVER: 0.0}
FAVOURITE = 1.0  # how much is added for each favourite, the annotation and its article
RECENT = 3.0  # how much is added to what was marked just now
RECENT_DAYS = 14  # after which half of that is left
RESTED_DAYS = 60  # after which a highlight has the whole of its weight again

_SCALE = float(2**64)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A highlight that may be read again.

    Attributes:
        uid: The id of the annotation.
        made: The day on which it was made.
        label: How much its label weighs, from 1 for none.
        often: How often the reader wants it: that of itself times that of its article, from `OFTEN`; 0 for never.
        favourites: How many of these two are favourites.
        times: How often it was read again before this day.
        last: The last such day; None for none.
    """

    uid: str
    made: date
    label: float = 1.0
    often: float = 1.0
    favourites: int = 0
    times: int = 0
    last: date | None = None


def ranked(candidates: Iterable[Candidate], day: date, number: int) -> list[str]:
    """The highlights in the order in which they are taken for a day; the first `number` are meant for it.

    It is the same each time for a day, and what one is given weighs on no other: those after one that is taken out
    move up. First comes the one that has waited longest, measured by how often it is wanted, so that all come round;
    where only one is read a day, on every other day. The others are drawn, each with the probability of its weight
    (Efraimidis and Spirakis, “Weighted random sampling with a reservoir”, 2006).

    Args:
        candidates: All highlights, with what was read before the day.
        day: The day.
        number: How many are read on it.
    """
    wanted = [each for each in candidates if each.often > 0]
    drawn = sorted(wanted, key=lambda each: (-log(_chance(each, day)) / weight(each, day), each.uid))
    if wanted and (number > 1 or day.toordinal() % 2):
        first = max(wanted, key=lambda each: (waited(each, day) * each.often, each.uid))
        drawn = [first, *(each for each in drawn if each is not first)]
    return [each.uid for each in drawn]


def weight(candidate: Candidate, day: date) -> float:
    """How much a highlight weighs on a day: more when it is recent, seldom read, long not read, and liked."""
    age = max((day - candidate.made).days, 0)
    recency = 1.0 + RECENT * exp2(-age / RECENT_DAYS)
    rested = min(waited(candidate, day) / RESTED_DAYS, 1.0) if candidate.last else 1.0
    liked = 1.0 + candidate.favourites * FAVOURITE
    return candidate.often * candidate.label * liked * recency * rested / (1.0 + candidate.times)


def waited(candidate: Candidate, day: date) -> int:
    """For how many days a highlight was not seen, from 1; where it never came again, since it was made."""
    return max((day - (candidate.last or candidate.made)).days, 1)


def _chance(candidate: Candidate, day: date) -> float:
    """A number over 0 and under 1 that belongs to a highlight and a day."""
    drawn = int.from_bytes(sha256(f"{day.isoformat()} {candidate.uid}".encode()).digest()[:8])
    return (drawn + 0.5) / (_SCALE + 1.0)
