"""Jump list: the places in an article that a jump left, and the ways back and forward along them."""

from dataclasses import dataclass, field

from reader.core.span import Span
from reader.library.shelf import Entry

LONGEST = 100


@dataclass
class JumpList:
    """Offsets jumped from, oldest first, and those gone back over.

    Attributes:
        past: Where jumps started.
        future: Where `back` came from.
        floor: How many of `past` are of another day, behind the place where this article was come to.
        beyond: The passage of another article that lies ahead of them all: `back` came from there.
    """

    past: list[int] = field(default_factory=list)
    future: list[int] = field(default_factory=list)
    floor: int = 0
    beyond: tuple[Entry, Span] | None = None

    def begin_here(self) -> None:
        """The article was come to from elsewhere: what was jumped from before is not on the way back."""
        self.floor = len(self.past)

    def leave(self, offset: int) -> None:
        """A jump starts at `offset`; what was ahead is forgotten."""
        if len(self.past) == self.floor or self.past[-1] != offset:
            self.past.append(offset)
            surplus = max(0, len(self.past) - LONGEST)
            self.past, self.floor = self.past[surplus:], max(0, self.floor - surplus)
        self.future.clear()
        self.beyond = None

    def back(self, here: int) -> int | None:
        """Where the last jump started, or None."""
        return self._move(self.past, self.future, here, self.floor)

    def forward(self, here: int) -> int | None:
        """Where `back` came from, or None."""
        return self._move(self.future, self.past, here)

    @staticmethod
    def _move(source: list[int], target: list[int], here: int, floor: int = 0) -> int | None:
        while len(source) > floor:
            offset = source.pop()
            if offset != here:
                target.append(here)
                return offset
        return None
