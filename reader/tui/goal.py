"""Goal: where to go in an article that is opened, and what to do there."""

from dataclasses import dataclass

from reader.core.phrase import Phrase
from reader.core.span import Span


@dataclass(frozen=True, slots=True)
class Goal:
    """Empty for where the reader was.

    Attributes:
        at: The beginning of the id of an annotation.
        span: A passage.
        then: The name of a command of READ to run there.
        placing: The id of a lost annotation, or of what is parked, that is to be placed by hand.
        found: What was searched for: it is shown all over the article, and `n` goes on to the next.
    """

    at: str = ""
    span: Span | None = None
    then: str = ""
    placing: str = ""
    found: tuple[Phrase, ...] = ()


WHERE_READ = Goal()
