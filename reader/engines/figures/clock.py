"""Clock: reads times of day, parts of a day, and moments that join a day and a time."""

from dataclasses import dataclass

from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import read_small
from reader.engines.figures.tokens import Tokens

_HOURS = 24
_NOON = 12
_MINUTES = 60
_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0), "noonish": (12, 0)}
_PARTS = {"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24), "lunchtime": (11, 13)}
_PAST = {"past": 1, "after": 1, "to": -1, "before": -1}
_ZONES = frozenset({"gmt", "utc", "est", "edt", "cet", "cest", "bst", "pst", "pdt", "et", "msk", "cst", "ist"})


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day.

    Attributes:
        seconds: Since midnight.
        after: The token after it.
        is_plain: Whether it is an hour alone, which needs "at" to be a time.
        half: "am", "pm", or empty when it may be either.
    """

    seconds: int
    after: int
    is_plain: bool = False
    half: str = ""

    @property
    def iso(self) -> str:
        """As HH:MM:SS."""
        hour, rest = divmod(self.seconds, 3600)
        return f"{hour % _HOURS:02}:{rest // 60:02}:{rest % 60:02}"

    @property
    def next_minute(self) -> "Clock":
        """A minute later: the end, exclusive, of the minute that it names."""
        return Clock((self.seconds + 60) % (_HOURS * 3600), self.after)

    def in_half(self, half: str) -> "Clock":
        """The same reading of the dial in the morning or afternoon."""
        hour, rest = divmod(self.seconds, 3600)
        if self.half or not half or hour > _NOON:
            return self
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
        return Clock(hour * 3600 + rest, self.after, half=half)


@remembered
def read_clock(tokens: Tokens, index: int) -> Clock | None:
    """The time of day at `index`: "3 pm", "15:30", "noon", "half past nine", "7 o'clock", or a plain hour."""
    word = tokens.at(index)
    if word in _NAMED:
        hour, minute = _NAMED[word]
        return Clock(hour * 3600 + minute * 60, index + 1, half="pm" if hour else "am")
    past = _spoken(tokens, index)
    if past is not None:
        return past
    hour, minute, after = _dial(tokens, index)
    if hour < 0:
        return None
    half, end = half_of_day(tokens, after)
    if half and hour > _NOON:
        return None if minute < 0 else Clock(hour * 3600 + max(minute, 0) * 60, end, half=half)
    oclock = tokens.phrase(after, "o", "'", "clock") or tokens.phrase(after, "o", "’", "clock")
    oclock = oclock or tokens.phrase(after, "oclock")
    end = oclock or end
    plain = minute < 0 and not half and not oclock
    found = Clock(hour * 3600 + max(minute, 0) * 60, end, is_plain=plain)
    found = found.in_half(half) if half else found
    zone = tokens.raw(found.after).isupper() and tokens.at(found.after) in _ZONES
    return Clock(found.seconds, found.after + 1, found.is_plain, found.half) if zone and not plain else found


def half_of_day(tokens: Tokens, index: int) -> tuple[str, int]:
    """As in "am" or "pm" at `index`, with the token after it; an empty string when there is neither."""
    word = tokens.at(index)
    if word in {"am", "pm"} and not (tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalnum()):
        return word, index + 1
    for half in ("a", "p"):
        after = tokens.phrase(index, half, ".", "m", ".") or tokens.phrase(index, half, ".", "m")
        if after:
            return f"{half}m", after
    for half, words in (
        ("am", "in the morning"),
        ("pm", "in the afternoon"),
        ("pm", "in the evening"),
        ("pm", "at night"),
    ):
        after = tokens.phrase(index, *words.split())
        if after:
            return half, after
    return "", index


def part_of_day(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """The hours of "morning", "early afternoon", "late-morning", and the token after."""
    early = tokens.at(index) in {"early", "late"}
    at = index + early
    at += early and tokens.at(at) == "-"
    word = tokens.at(at)
    if word not in _PARTS or (tokens.glued(at + 1) and tokens.at(at + 1)[:1].isalnum()):
        return None
    start, end = _PARTS[word]
    if early and tokens.at(index) == "early":
        end = start + 2
    elif early:
        start += 2
    return start, end, at + 1


def _spoken(tokens: Tokens, index: int) -> Clock | None:
    """As in "half past nine", "quarter to nine", "20 past 4"."""
    at = index + (tokens.at(index) == "a")
    minutes = {"half": 30, "quarter": 15}.get(tokens.at(at), 0)
    after = at + 1
    if not minutes:
        number = _small(tokens, index)
        if number is None or not 0 < number[0] < _MINUTES:
            return None
        minutes, after = number
        if tokens.at(after) in {"to", "after", "before"}:
            return None
    sign = _PAST.get(tokens.at(after), 0)
    hour = _small(tokens, after + 1)
    if not sign or hour is None or not 0 < hour[0] <= _NOON or (minutes == 30 and sign < 0):
        return None
    if tokens.at(after) in {"after", "before"}:
        return None
    half, end = half_of_day(tokens, hour[1])
    found = Clock((hour[0] * 3600 + sign * minutes * 60) % (_HOURS * 3600), end)
    return found.in_half(half) if half else found


def _dial(tokens: Tokens, index: int) -> tuple[int, int, int]:
    """Hour, minute (-1 when there is none) and the token after; the hour is -1 when it is no dial."""
    word = tokens.at(index)
    hour, dot, minute = word.partition(".")
    if dot and hour.isdecimal() and len(minute) == 2 and minute.isdecimal() and half_of_day(tokens, index + 1)[0]:
        return _checked(int(hour), int(minute), index + 1)
    if tokens.at(index + 1) == ":" and tokens.glued(index + 1) and word.isdecimal() and len(word) <= 2:
        minute, after = tokens.at(index + 2), index + 3
        if len(minute) != 2 or not minute.isdecimal() or not tokens.glued(index + 2):
            return -1, -1, index
        if tokens.at(after) == ":" and tokens.glued(after) and tokens.at(after + 1).isdecimal():
            after += 2
        return _checked(int(word), int(minute), after)
    number = _small(tokens, index)
    return (-1, -1, index) if number is None else _checked(number[0], -1, number[1])


def _checked(hour: int, minute: int, after: int) -> tuple[int, int, int]:
    return (hour, minute, after) if 0 <= hour <= _HOURS and minute < _MINUTES else (-1, -1, after)


def _small(tokens: Tokens, index: int) -> tuple[int, int] | None:
    word = tokens.at(index)
    if word.isdecimal() and len(word) <= 2:  # an hour or a minute
        return int(word), index + 1
    number = read_small(tokens, index)
    return None if number is None else (int(number.value), number.after)
