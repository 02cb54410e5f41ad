"""Reading: what a piece of text says as a figure, with the tokens that say it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from reader.core.figure import FigureKind


@dataclass(frozen=True, slots=True)
class Interval:
    """Two ends, each perhaps open or unknown."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    @staticmethod
    def just(value: Decimal, *, approximate: bool = False) -> "Interval":
        """The interval that holds one value."""
        return Interval(value, value, approximate=approximate)

    @property
    def point(self) -> Decimal | None:
        """The one value it holds, if it holds only one."""
        return self.low if self.low == self.high else None

    def times(self, factor: Decimal) -> "Interval":
        """Both ends multiplied by a positive factor."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return replace(self, low=low, high=high)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure before it is a `Figure`: still in tokens.

    Attributes:
        kind: What it measures.
        first: Its first token, comparator included.
        after: The token after its last.
        value: Its interval, in `unit`.
        unit: As in `Figure`; empty when there is none.
        core: First token of the value itself, without its comparator.
        numeral: The token after the number, before its unit; `core` to `numeral` is the number alone.
        wording: What the unit is called in the text, in the singular ("cent", "us dollar").
        scale: The factor of its scale word, so that a range can share it.
        last: First day of the last part of a range of dates.
        counted: The token where a counted noun may begin; -1 when nothing is counted.
        starts: As in `Figure`.
        until: As in `Figure`.
    """

    kind: FigureKind
    first: int
    after: int
    value: Interval
    unit: str = ""
    core: int = -1
    numeral: int = -1
    wording: str = ""
    scale: Decimal = Decimal(1)
    last: str = ""
    counted: int = -1
    starts: str = ""
    until: str = ""
