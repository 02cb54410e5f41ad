"""Card: something to recall, made from an annotation."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.core.annotation import Record

BURIED_DAYS_MAX = 2  # a card that is buried for longer was buried by a clock that was wrong


class CardKind(StrEnum):
    """What a card asks for; it says how a typed answer is told from the right one."""

    QUESTION = "question"
    CLOZE = "cloze"
    FIGURE = "figure"
    ENTITY = "entity"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Card:
    """A question and its answer, tied to an annotation.

    Attributes:
        record: Who made it, when.
        annotation: The id of the annotation that it is made from.
        family: What it shares with its siblings, which are not asked on the same day: the cards of one cloze.
        kind: What it asks for.
        question: What is asked; of a cloze the whole text with its gaps, `{{c1::answer::hint}}`, the same for all of
            its family.
        answer: What is to be recalled; of a cloze empty, for its gaps say it.
        cloze: The number of the gap that it asks for; 0 for a card that is no cloze.
        suspended: Whether it is left out until the reader takes it back.
        buried: The review day until which, that one included, it is not shown; None when it is not buried.
    """

    record: Record
    annotation: str
    family: str
    kind: CardKind
    question: str
    answer: str
    cloze: int = 0
    suspended: bool = False
    buried: date | None = None

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid


def is_buried(buried: date | None, today: date) -> bool:
    """Whether a card is not asked today for it is buried; one that is buried far ahead of today is not."""
    return buried is not None and 0 <= (buried - today).days <= BURIED_DAYS_MAX
