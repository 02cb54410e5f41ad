"""Figure: a quantity, date, duration, share, sum, age or rank, with its value as an interval."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reader.core.span import Span


class FigureKind(StrEnum):
    """What a figure measures."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    TEMPERATURE = "temperature"
    AGE = "age"
    ORDINAL = "ordinal"
    DATE = "date"
    PERIOD = "period"
    DURATION = "duration"
    TIME = "time"
    SET = "set"
    RATIO = "ratio"


class Trend(StrEnum):
    """Which way a figure went, where the text says so."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """An interval with a unit; never just a number.

    Attributes:
        span: Comparator, number and unit; not the noun that is counted.
        low: Lower end, or None when there is none or it is not known.
        high: Upper end, or None likewise. A plain value has `low == high`.
        low_open: Whether `low` itself is excluded ("over 6,000").
        high_open: Whether `high` itself is excluded ("less than a month").
        approximate: Whether the text says that it is not exact ("about", "thousands of").
        unit: ISO code of a currency, "percent", "year", "kilometre" …; empty when there is none.
        counts: The noun phrase that is counted, as it stands; empty when there is none.
        change: Which way it went, if the text says so.
        speaker: The nearest attribution, or empty.
        starts: First day or moment, ISO 8601, of a date or period; empty when not resolved.
        until: End, ISO 8601, exclusive; empty when not resolved.
    """

    span: Span
    kind: FigureKind
    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False
    unit: str = ""
    counts: str = ""
    change: Trend | None = None
    speaker: str = ""
    starts: str = ""
    until: str = ""
