"""Review: one answer to a card, as it stands in the log for ever."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum


class Grade(IntEnum):
    """How well a card was recalled, in the reader's own judgement."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Review:
    """One answer.

    Attributes:
        uid: Its identity, for ever and on every machine.
        card: The id of the card.
        at: When, in UTC.
        grade: How well it was recalled.
        took: How long the reader took to answer.
        typed: What the reader typed; empty for nothing.
        author: Who answered.
        device: On which machine.
    """

    uid: str
    card: str
    at: datetime
    grade: Grade
    took: timedelta = timedelta()
    typed: str = ""
    author: str = ""
    device: str = ""


def log_order(review: Review) -> tuple[datetime, str]:
    """What a log is sorted by, so that two that are brought together are one, whichever came first."""
    return review.at, review.uid
