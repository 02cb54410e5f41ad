"""UTF-16: offsets of a text in code points, and in the units that browsers count in."""

import re
from bisect import bisect_left

_PAIRED = re.compile("[\U00010000-\U0010ffff]")


class Utf16:
    """Tells the offsets of one text in the one and in the other; made once for many of them.

    Args:
        text: What the offsets count in.
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._pairs = [] if text.isascii() else [found.start() for found in _PAIRED.finditer(text)]
        self._halves = [start + before for before, start in enumerate(self._pairs)]

    def units(self, offset: int) -> int:
        """How many units of UTF-16 stand before an offset in code points; what is beyond the text counts as its end."""
        within = min(max(offset, 0), self._length)
        return within + bisect_left(self._pairs, within)

    def offset(self, units: int) -> int:
        """The offset in code points after so many units of UTF-16; within a pair, the one before it."""
        before = bisect_left(self._halves, units)
        inside = before > 0 and units == self._halves[before - 1] + 1
        return min(max(units - before, 0), self._length) if not inside else self._pairs[before - 1]


def to_utf16(text: str, offset: int) -> int:
    """How many units of UTF-16 stand before an offset in code points."""
    return Utf16(text).units(offset)


def from_utf16(text: str, units: int) -> int:
    """The offset in code points after so many units of UTF-16; never inside a surrogate pair, but before it."""
    return Utf16(text).offset(units)
