"""Tied: the places of an article that references start from or lead to, and what they lead to in words."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.reference import Reference, Target
from reader.core.span import Span


class Direction(StrEnum):
    """How references stand to the thing that one looks from."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Tied:
    """A place of an article that references start from or lead to.

    Attributes:
        target: What lies there: an annotation, a figure, or the article itself.
        span: Where; None for the whole article and a note on it, and for what the text does not say any more.
        references: Those at it, oldest first.
    """

    target: Target
    span: Span | None
    references: tuple[Reference, ...]

    @property
    def key(self) -> str:
        """What it is known by while its article is open."""
        return f"{self.target.kind}:{self.target.key}"

    @property
    def direction(self) -> Direction:
        """Whether they start here, lead here, or some do the one and some the other."""
        ways = {each.source == self.target for each in self.references}
        both = len(ways) > 1 or any(each.source == each.target for each in self.references)
        return Direction.BOTH if both else Direction.OUT if True in ways else Direction.IN


@dataclass(frozen=True, slots=True)
class Told:
    """An end of a reference in words.

    Attributes:
        words: A quote, a name, a title.
        title: That of the article it stands in; empty where there is none, and for an article itself.
    """

    words: str
    title: str = ""
