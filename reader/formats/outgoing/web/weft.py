"""Weft: a stretch of text as HTML, under all that lies over it; what overlaps is cut, and everything is closed."""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from operator import attrgetter

from reader.core.span import Span
from reader.formats.outgoing.web.escaping import said

_order = attrgetter("order")

MARKS_DEEP = 12  # highlights drawn on one another; a browser takes no more than 512 tags in one another


@dataclass(frozen=True, slots=True)
class Strand:
    """What lies over some text: a tag around it. Sorted, one stands before those that lie in it.

    Attributes:
        rank: The tags of a lower rank stand around those of a higher one.
        span: What it lies over.
        tag: The name of its element.
        attributes: What stands in its opening tag after the name, written out.
    """

    rank: int
    span: Span
    tag: str
    attributes: str = ""

    @property
    def order(self) -> tuple[int, int, int, str]:
        """What it is sorted by."""
        return self.rank, self.span.start, -self.span.end, self.attributes

    @property
    def opening(self) -> str:
        """Its opening tag."""
        return f"<{self.tag}{self.attributes}>"


@dataclass(frozen=True, slots=True)
class Knot:
    """An empty element between two characters.

    Attributes:
        offset: What it stands before.
        html: It.
        in_link: It, where it stands within a link, which takes no other link.
        is_end: Whether it belongs to what stands before it.
    """

    offset: int
    html: str
    in_link: str = ""
    is_end: bool = False


@dataclass(slots=True)
class Weft:
    """All that lies over a text; asked for one stretch after the other, from its start to its end.

    Args:
        text: The text.
        strands: What lies over it.
        knots: What stands in it.
    """

    text: str
    strands: Iterable[Strand]
    knots: Iterable[Knot] = ()
    _ahead: list[Strand] = field(init=False)
    _here: list[Strand] = field(init=False, default_factory=list)
    _knots: list[Knot] = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = sorted(self.strands, key=lambda each: (each.span.start, each.order), reverse=True)
        self._knots = sorted(self.knots, key=lambda each: (each.offset, not each.is_end), reverse=True)

    def html(self, span: Span, *, breaks: bool = True) -> str:
        """A stretch as HTML.

        Args:
            span: It begins where the one before ended, or later.
            breaks: Whether the end of a line is written as `<br>`.
        """
        while self._ahead and self._ahead[-1].span.start < span.end:
            self._here.append(self._ahead.pop())
        self._here = [each for each in self._here if each.span.end > span.start]
        strands = [(cut, each) for each in self._here if (cut := each.span.cut(span))]
        knots = list(self._knots_until(span.end))
        if not strands and not knots:
            return _plain(span.of(self.text), breaks=breaks)
        return "".join(_woven(self.text, span, strands, knots, breaks=breaks))

    def rest(self) -> str:
        """What has no text after it to stand before."""
        left, self._knots = self._knots[::-1], []
        return "".join(knot.html for knot in left)

    def _knots_until(self, offset: int) -> Iterator[Knot]:
        while self._knots and self._knots[-1].offset <= offset:
            if self._knots[-1].offset == offset and not self._knots[-1].is_end:
                return
            yield self._knots.pop()


def not_too_deep(spans: Iterable[tuple[Span, str]]) -> set[str]:
    """Of spans with an id each those that can be drawn with at most `MARKS_DEEP` on one another.

    Where there are more, the longest go first.
    """
    kept: set[str] = set()
    under: list[tuple[int, str]] = []  # of those that lie here, the last to end at the end
    ends: list[tuple[int, str]] = []
    dropped: set[str] = set()
    for span, uid in sorted(spans):
        while ends and ends[0][0] <= span.start:
            gone = heappop(ends)
            if gone[1] in dropped:
                dropped.discard(gone[1])
            else:
                under.remove(gone)
        kept.add(uid)
        heappush(ends, (span.end, uid))
        insort(under, (span.end, uid))
        if len(under) > MARKS_DEEP:
            _, longest = under.pop()
            kept.discard(longest)
            dropped.add(longest)
    return kept


def _woven(
    text: str, span: Span, strands: Sequence[tuple[Span, Strand]], knots: Sequence[Knot], *, breaks: bool
) -> list[str]:
    """A stretch piece by piece: what ends and begins at a place, what stands there, and the text up to the next."""
    starting: dict[int, list[Strand]] = {}
    ending: dict[int, list[Strand]] = {}
    for cut, each in strands:
        starting.setdefault(cut.start, []).append(each)
        ending.setdefault(cut.end, []).append(each)
    tied: dict[int, list[Knot]] = {}
    for knot in knots:
        tied.setdefault(max(knot.offset, span.start), []).append(knot)
    places = sorted({span.start, span.end, *starting, *ending, *tied})
    opened: list[Strand] = []
    pieces: list[str] = []
    for at, until in zip(places, [*places[1:], span.end], strict=True):
        lying = _lying(opened, starting.get(at, ()), ending.get(at, ()))
        same = _same(opened, lying)
        pieces += [f"</{each.tag}>" for each in reversed(opened[same:])]
        if at in tied:
            in_link = "a" in [each.tag for each in opened[:same]]
            pieces += [knot.in_link if in_link and knot.in_link else knot.html for knot in tied[at]]
        pieces += [each.opening for each in lying[same:]]
        opened = lying
        pieces.append(_plain(text[at:until], breaks=breaks))
    return pieces


def _lying(opened: list[Strand], starting: Sequence[Strand], ending: Sequence[Strand]) -> list[Strand]:
    """What lies over the text from here on, in order."""
    if not starting and not ending:
        return opened
    lying = opened.copy()
    for each in ending:
        lying.remove(each)
    for each in starting:
        insort(lying, each, key=_order)
    return lying


def _same(one: list[Strand], other: list[Strand]) -> int:
    """How many tags stay open."""
    if one is other:
        return len(one)
    for index, (old, new) in enumerate(zip(one, other, strict=False)):
        if old is not new:
            return index
    return min(len(one), len(other))


def _plain(text: str, *, breaks: bool) -> str:
    return said(text).replace("\n", "<br>\n") if breaks else said(text)
