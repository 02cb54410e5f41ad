"""Day: which review day a moment belongs to; such a day begins at a set hour of the wall clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class ReviewDays:
    """The review days of a place.

    Attributes:
        zone: The time zone.
        starts_hour: The hour of the wall clock at which a day begins, from 0 to 23.
    """

    zone: tzinfo
    starts_hour: int

    def of(self, moment: datetime) -> date:
        """The day that a moment belongs to."""
        return day_of(moment, self.zone, self.starts_hour)

    def bounds(self, day: date) -> tuple[datetime, datetime]:
        """When a day begins and ends, in UTC; the end is no part of it."""
        return bounds(day, self.zone, self.starts_hour)


def day_of(moment: datetime, zone: tzinfo, starts_hour: int) -> date:
    """The review day that a moment belongs to.

    Days follow on each other without a gap, whatever the clocks of the zone do: each moment belongs to one day, and a
    later moment never to an earlier day.

    Args:
        moment: With its time zone.
        zone: Where the reader is.
        starts_hour: The hour of the wall clock at which a day begins.
    """
    wall = moment.astimezone(zone).replace(tzinfo=None)
    day = (wall - timedelta(hours=starts_hour)).date()
    while day > date.min and moment < _start(day, zone, starts_hour):
        day -= _DAY
    while day < date.max and moment >= _start(day + _DAY, zone, starts_hour):
        day += _DAY
    return day


def bounds(day: date, zone: tzinfo, starts_hour: int) -> tuple[datetime, datetime]:
    """When a review day begins and ends, in UTC; the end is no part of it."""
    return _start(day, zone, starts_hour), _start(day + _DAY, zone, starts_hour)


def by_the_hour(day_of: Callable[[datetime], date]) -> Callable[[datetime], date]:
    """A function that gives the same days sooner for many moments: an hour that lies in one day is looked up once."""

    @cache
    def whole(hour: datetime) -> date | None:
        first = day_of(hour)
        return first if first == day_of(hour + timedelta(hours=1, microseconds=-1)) else None

    return lambda moment: whole(moment.replace(minute=0, second=0, microsecond=0)) or day_of(moment)


@lru_cache(maxsize=8192)
def _start(day: date, zone: tzinfo, starts_hour: int) -> datetime:
    """The first moment from which on the wall clock shows the hour of this day, or later."""
    wall = datetime.combine(day, time(starts_hour))
    early, late = sorted(wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if _shown(late, zone) == wall:  # the hour is there; the second time, where it comes twice
        return late
    while late - early > _SECOND:  # the clocks leap over it: the day begins when they do
        middle = early + (late - early) // 2
        early, late = (early, middle) if _shown(middle, zone) >= wall else (middle, late)
    return late.replace(microsecond=0)


def _shown(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
