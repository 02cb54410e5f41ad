"""Memory: what is derived of one card from its log: how well it is known, and when it is due."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class Stage(StrEnum):
    """How far a card has come."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"

    @property
    def is_learning(self) -> bool:
        """Whether its next answer is due at a moment, and not on a day."""
        return self in {Stage.LEARNING, Stage.RELEARNING}


@dataclass(frozen=True, slots=True)
class Memory:
    """What is derived of one card.

    Attributes:
        state: How far it has come.
        due: When it is due, in UTC: the moment of a step, or the beginning of its day.
        due_day: The review day on which it is due; None for a new card, and in steps, which are due at a moment.
        stability: Days until it is recalled with a probability of 90 %; 0 for a new card.
        difficulty: From 1 to 10; 0 for a new card.
        step: At which of the steps it is, from 0; None outside of them.
        reps: How often it was answered.
        lapses: How often it was forgotten after it had been learned.
        last: When it was answered last; None for never.
        first: When it was answered first; likewise.
    """

    state: Stage = Stage.NEW
    due: datetime = NEVER
    due_day: date | None = None
    stability: float = 0.0
    difficulty: float = 0.0
    step: int | None = None
    reps: int = 0
    lapses: int = 0
    last: datetime | None = None
    first: datetime | None = None


NEW = Memory()


@dataclass(frozen=True, slots=True)
class Interval:
    """How long it is until a card is due again: review days, or, where there are none, the time of a step."""

    days: int = 0
    step: timedelta = timedelta()
