"""Kinds: the few groups in which the ledger shows figures, one a tab."""

from enum import StrEnum

from reader.core.figure import FigureKind


class Kinds(StrEnum):
    """A tab of the ledger; the value is how it is said."""

    ALL = "all"
    COUNTS = "counts"
    MONEY = "money"
    SHARES = "shares"
    MEASURES = "measures"
    TIMES = "times"

    def stepped(self, by: int) -> "Kinds":
        """The tab so many to the right, around the end."""
        every = list(Kinds)
        return every[(every.index(self) + by) % len(every)]


_KINDS = {
    FigureKind.COUNT: Kinds.COUNTS,
    FigureKind.ORDINAL: Kinds.COUNTS,
    FigureKind.MONEY: Kinds.MONEY,
    FigureKind.PERCENT: Kinds.SHARES,
    FigureKind.RATIO: Kinds.SHARES,
    FigureKind.MEASURE: Kinds.MEASURES,
    FigureKind.TEMPERATURE: Kinds.MEASURES,
    FigureKind.AGE: Kinds.MEASURES,
}


def kinds_of(kind: FigureKind) -> Kinds:
    """The tab that a figure stands under besides the first."""
    return _KINDS.get(kind, Kinds.TIMES)
