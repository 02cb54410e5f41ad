"""When: a day or period before it is a reading, with what ranges need to know of it."""

from dataclasses import dataclass
from datetime import date

from reader.core.figure import FigureKind
from reader.engines.figures.days import Days
from reader.engines.figures.reading import Interval, Reading


@dataclass(frozen=True, slots=True)
class When:
    """A time that was read.

    Attributes:
        days: Its days; None when they cannot be told.
        after: The token after it.
        is_day: Whether it is one day; else a period.
        has_year: Whether the text names the year, or something as definite.
        edge: The end of it that "the beginning of" or "the end of" names, where one is meant.
        month: The month it names, so that "from 2 to 9 May" can share it; 0 when it names none.
    """

    days: Days | None
    after: int
    is_day: bool = False
    has_year: bool = False
    month: int = 0
    edge: date | None = None


def reading_of(first: int, found: When) -> Reading:
    """The reading of a day or period, beginning at a token."""
    kind = FigureKind.DATE if found.is_day else FigureKind.PERIOD
    starts, until = (None, None) if found.days is None else (found.days.starts, found.days.until)
    return spanning(kind, first, found.after, starts, until)


def spanning(kind: FigureKind, first: int, after: int, starts: date | None, until: date | None) -> Reading:
    """A reading of time with either end, or neither."""
    return Reading(
        kind, first, after, Interval(), core=first, numeral=after,
        starts=starts.isoformat() if starts else "", until=until.isoformat() if until else "",
    )  # fmt: skip
