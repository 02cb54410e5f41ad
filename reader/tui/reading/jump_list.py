"""Jump list: where the reader jumped from, to go back and forward again."""

from dataclasses import dataclass, field

LONGEST = 100


@dataclass
class JumpList:
    """Offsets jumped from, oldest first, and those gone back over."""

    past: list[int] = field(default_factory=list)
    future: list[int] = field(default_factory=list)

    def leave(self, offset: int) -> None:
        """A jump starts at `offset`; what was ahead is forgotten."""
        if not self.past or self.past[-1] != offset:
            self.past = [*self.past, offset][-LONGEST:]
        self.future.clear()

    def back(self, here: int) -> int | None:
        """Where the last jump started, or None."""
        return self._move(self.past, self.future, here)

    def forward(self, here: int) -> int | None:
        """Where `back` came from, or None."""
        return self._move(self.future, self.past, here)

    @staticmethod
    def _move(source: list[int], target: list[int], here: int) -> int | None:
        while source:
            offset = source.pop()
            if offset != here:
                target.append(here)
                return offset
        return None
