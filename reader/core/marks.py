"""Marks and layers: what lies over a text without being part of it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter

from reader.core.span import Span

LONG_SPAN = 512  # code points; longer marks are searched apart, so that one long mark slows no other


class Style(StrEnum):
    """The inline styles that an article itself can carry."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"
    STRIKE = "strike"
    IMAGE = "image"
    HTML = "html"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A span with a style name and, when it stands for something, that thing's id."""

    span: Span
    style: str
    ref: str = ""


def _place(mark: Mark) -> tuple[int, int, str, str]:
    # The order of marks, made once for each and not anew for each comparison: thousands are sorted as a page opens.
    return mark.span.start, mark.span.end, mark.style, mark.ref


class Layer:
    """Marks of one origin, sorted; a higher rank is painted over a lower one.

    Finding the marks of a line costs the logarithm of their number: short marks are searched by
    their start, at most the longest short mark back, and long ones are kept apart.
    """

    __slots__ = ("_long", "_longest", "_short", "_starts", "marks", "name", "rank")

    def __init__(self, name: str, rank: int, marks: Iterable[Mark] = ()) -> None:
        self.name = name
        self.rank = rank
        self.marks: tuple[Mark, ...] = tuple(sorted(marks, key=_place))
        lengths = [mark.span.end - mark.span.start for mark in self.marks]
        self._longest = max(lengths, default=0)
        self._short, self._long = list(self.marks), list[Mark]()
        if self._longest > LONG_SPAN:
            self._short = [mark for mark, length in zip(self.marks, lengths, strict=True) if length <= LONG_SPAN]
            self._long = [mark for mark, length in zip(self.marks, lengths, strict=True) if length > LONG_SPAN]
            self._longest = max((length for length in lengths if length <= LONG_SPAN), default=0)
        self._starts = [mark.span.start for mark in self._short]

    def __iter__(self) -> Iterator[Mark]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)

    def between(self, span: Span) -> list[Mark]:
        """The marks that share a character with `span`, in order of their spans."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        found = [mark for mark in self._short[first:last] if mark.span.overlaps(span)]
        found += [mark for mark in self._long if mark.span.overlaps(span)]
        return sorted(found)

    def at(self, offset: int) -> list[Mark]:
        """The marks that hold the character at `offset`, innermost (shortest) first."""
        return sorted(self.between(Span(offset, offset + 1)), key=lambda mark: (len(mark.span), mark))

    def after(self, offset: int) -> Mark | None:
        """The first mark that starts after `offset`."""
        return next((mark for mark in self._from(offset + 1)), None)

    def before(self, offset: int) -> Mark | None:
        """The last mark that starts before `offset`."""
        index = bisect_left(self.marks, offset, key=attrgetter("span.start"))
        return self.marks[index - 1] if index else None

    def _from(self, offset: int) -> Iterator[Mark]:
        index = bisect_left(self.marks, offset, key=attrgetter("span.start"))
        return iter(self.marks[index:])
