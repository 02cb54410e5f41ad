"""Goal: where to go in an article that is opened, and what to do there."""

from dataclasses import dataclass

from reader.core.span import Span


@dataclass(frozen=True, slots=True)
class Goal:
    """Empty for where the reader was.

    Attributes:
        at: The beginning of the id of an annotation.
        span: A passage.
        then: The name of a command of READ to run there.
    """

    at: str = ""
    span: Span | None = None
    then: str = ""


WHERE_READ = Goal()
