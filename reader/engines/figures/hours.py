"""Hours: stretches of a day by the clock: "from 2 to 4 pm", "after 3 pm", "from 9 for two hours"."""

from dataclasses import dataclass

from reader.engines.figures.clock import Clock, read_clock
from reader.engines.figures.durations import SECONDS, read_duration, read_unnumbered
from reader.engines.figures.numerals import read_number
from reader.engines.figures.tokens import BREAK, Tokens
from reader.engines.figures.vocabulary import HYPHENS
from reader.engines.figures.words import word_set

LINKS = word_set("to until till til through thru") | HYPHENS
ENDS = word_set(
    "on in at between during and or but to for from by with when as that after before until while because today "
    "tomorrow yesterday this last next tonight gmt utc est edt cet cest bst pst pdt et msk cst ist monday tuesday "
    "wednesday thursday friday saturday sunday . , ; : ) ! ? - – — ” \" ' ’"
) | {BREAK, ""}
_ABOUT = word_set("around about at circa")
_AFTER = (("later", "than"), ("any", "time", "from"), ("any", "time", "after"), ("starting", "at"),
          ("starting", "from"), ("after",), ("since",))  # fmt: skip
_BEFORE = (("no", "later", "than"), ("not", "later", "than"), ("earlier", "than"), ("as", "late", "as"),
           ("before",), ("by",), ("until",), ("till",))  # fmt: skip
_EITHER_SIDE = {"later": 1, "after": 1, "onwards": 1, "onward": 1, "earlier": -1, "before": -1}
FIRST_WORDS = frozenset(words[0] for words in _AFTER + _BEFORE) | {"for", "from", "between"}
_HALF_A_DAY = 12 * 3600


@dataclass(frozen=True, slots=True)
class Hours:
    """A stretch of a day.

    Attributes:
        low: Its beginning in seconds since midnight, None when it is open.
        high: Its end, exclusive; more than a day when it is on the next; None when it is open.
        after: The token after it.
        core: Where the clock begins, behind "from" or "after".
        is_plain: Whether two hours alone stand there, which need a day beside them to be hours.
    """

    low: int | None
    high: int | None
    after: int
    core: int
    is_plain: bool = False

    def in_half(self, start: int) -> "Hours":
        """The same dials in the part of a day that begins at an hour, "3-8" of an afternoon."""
        low, high = self.low or 0, self.high or 0
        shift = _HALF_A_DAY if start * 3600 >= _HALF_A_DAY > low and high <= _HALF_A_DAY else 0
        later = shift or (_HALF_A_DAY if high <= low else 0)
        return Hours(None if self.low is None else low + shift, None if self.high is None else high + later,
                     self.after, self.core)  # fmt: skip


def read_hours(tokens: Tokens, index: int, *, dayed: bool = False) -> Hours | None:
    """The stretch of a day at `index`.

    Args:
        tokens: The text.
        index: Where it would begin.
        dayed: Whether a day stands before it, so that hours alone are hours of that day.
    """
    return _lasting(tokens, index) or _range(tokens, index, dayed=dayed) or _open(tokens, index)


def _range(tokens: Tokens, index: int, *, dayed: bool) -> Hours | None:
    """As in "2 to 4 pm", "from 10 am to 2", "between 1pm and 2pm", "8:30–10"."""
    word = tokens.at(index)
    opened = word in {"from", "between"}
    first = read_clock(tokens, index + opened)
    if first is None or tokens.at(first.after) not in LINKS | ({"and"} if word == "between" else set()):
        return None
    last = read_clock(tokens, first.after + 1)
    if last is None:
        return None
    plain = first.is_plain and last.is_plain
    if plain and not _is_by_the_clock(tokens, word, first, dayed=dayed):
        return None
    if (first.is_plain and not (last.half or opened)) or (last.is_plain and tokens.at(last.after) not in ENDS):
        return None
    low, high = _matched(first, last)
    return Hours(low, high, last.after, index + opened, is_plain=plain and not dayed)


def _is_by_the_clock(tokens: Tokens, word: str, first: Clock, *, dayed: bool) -> bool:
    """Whether two hours alone may be hours: "from 5 to 6 on Monday" may be what rates did."""
    return word == "between" or (dayed and (word == "from" or tokens.at(first.after) == "to"))


def _matched(first: Clock, last: Clock) -> tuple[int, int]:
    """Both ends with the halves of the day that make the last follow the first."""
    if not first.half and last.half and first.in_half(last.half).seconds < last.seconds:
        first = first.in_half(last.half)
    if last.seconds <= first.seconds and last.later_half.seconds > first.seconds:
        last = last.later_half
    low, high = first.seconds, last.seconds
    return low, high if high > low else high + 2 * _HALF_A_DAY


def _open(tokens: Tokens, index: int) -> Hours | None:
    """As in "after 3 pm", "before 5pm", "no later than 6:00", "3 pm or later"."""
    if tokens.at(index) in FIRST_WORDS:
        for sign, openers in ((1, _AFTER), (-1, _BEFORE)):
            for words in openers:
                at = tokens.phrase(index, *words)
                if at:
                    return _one_end(tokens, at, sign)
        return None
    time = read_clock(tokens, index)
    if time is None or time.is_plain or tokens.at(time.after) not in {"or", "and"}:
        return None
    sign = _EITHER_SIDE.get(tokens.at(time.after + 1), 0)
    if not sign or (tokens.at(time.after) == "and" and not tokens.at(time.after + 1).startswith("onward")):
        return None
    low, high = (time.seconds, None) if sign > 0 else (None, time.seconds)
    return Hours(low, high, time.after + 2, index)


def _one_end(tokens: Tokens, index: int, sign: int) -> Hours | None:
    at = index + (tokens.at(index) in _ABOUT)
    time = read_clock(tokens, at)
    if time is None or (time.is_plain and (tokens.at(time.after) not in ENDS or time.seconds > _HALF_A_DAY)):
        return None
    low, high = (time.seconds, None) if sign > 0 else (None, time.seconds)
    return Hours(low, high, time.after, at, is_plain=time.is_plain)


def _lasting(tokens: Tokens, index: int) -> Hours | None:
    """As in "for 3 hours from 10 am", "from 9:30 for 7 hours"."""
    if tokens.at(index) == "for":
        length = _length(tokens, index + 1)
        if length is None or tokens.at(length[1]) not in {"from", "starting"}:
            return None
        at = length[1] + 1
        time = read_clock(tokens, at + (tokens.at(at) in {"at", "from"}))
        if time is None or (time.is_plain and tokens.at(time.after) not in ENDS):
            return None
        return Hours(time.seconds, time.seconds + length[0], time.after, index)
    time = read_clock(tokens, index + 1) if tokens.at(index) == "from" else None
    if time is None or tokens.at(time.after) != "for":
        return None
    length = _length(tokens, time.after + 1)
    return None if length is None else Hours(time.seconds, time.seconds + length[0], length[1], index)


def _length(tokens: Tokens, index: int) -> tuple[int, int] | None:
    """Seconds of a duration in hours or less, and the token after it."""
    number = read_number(tokens, index)
    found = read_duration(tokens, index, number) if number is not None else None
    found = found or read_unnumbered(tokens, index)
    if found is None or found.unit not in {"hour", "minute", "second"} or found.value.point is None:
        return None
    return int(found.value.point * SECONDS[found.unit]), found.after
