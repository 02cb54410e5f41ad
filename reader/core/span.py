"""Span: a stretch of a text, counted in code points, end exclusive."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`text[start:end]`.

    Raises:
        ValueError: `start` is negative or after `end`.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """A span is a value and always true; ask `is_empty` for its length."""
        return True

    @property
    def is_empty(self) -> bool:
        """Whether it holds no character."""
        return self.start == self.end

    def of(self, text: str) -> str:
        """The characters of `text` that it covers."""
        return text[self.start : self.end]

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` lies in it."""
        return self.start <= offset < self.end

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly in it."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a character."""
        return max(self.start, other.start) < min(self.end, other.end)

    def cut(self, other: "Span") -> "Span | None":
        """What they share, or None when they share no character."""
        if not self.overlaps(other):
            return None
        return Span(max(self.start, other.start), min(self.end, other.end))

    def joined(self, other: "Span") -> "Span":
        """The smallest span that covers both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def trimmed(self, text: str) -> "Span":
        """Without the white space at its ends; empty at its start when nothing else is in it."""
        inside = self.of(text)
        start = self.start + len(inside) - len(inside.lstrip())
        return Span(start, start + len(inside.strip()))
