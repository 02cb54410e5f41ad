"""Clock: reads times of day and parts of a day."""

from dataclasses import dataclass

from reader.engines.figures.memory import remembered
from reader.engines.figures.money import talks_of_money
from reader.engines.figures.small_numbers import read_small
from reader.engines.figures.tokens import Tokens

_HOURS = 24
_NOON = 12
_MINUTES = 60
_DAY = _HOURS * 3600
_NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0), "noonish": (12, 0), "noontime": (12, 0)}
_PARTS = {"morning": (8, 12), "afternoon": (12, 16), "evening": (16, 20), "night": (20, 24), "lunchtime": (11, 13),
          "daytime": (8, 18), "nighttime": (20, 24), "am": (8, 12), "pm": (12, 16)}  # fmt: skip
PARTS = frozenset(_PARTS) - {"am", "pm"}
_TRIMS = {"early": 1, "late": -1, "later": -1, "mid": 0}
_BEFORE_A_TIME = frozenset({"at", "between", "from"})
_PAST = {"past": 1, "to": -1}
_HALVES = (
    ("am", ("in", "the", "morning")),
    ("pm", ("in", "the", "afternoon")),
    ("pm", ("in", "the", "evening")),
    ("pm", ("at", "night")),
)


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
        return Clock((self.seconds + 60) % _DAY, self.after)

    @property
    def later_half(self) -> "Clock":
        """The same dial twelve hours later, when it may be either half and is before noon."""
        if self.half or self.seconds >= _NOON * 3600:
            return self
        return Clock(self.seconds + _NOON * 3600, self.after, half="pm")

    def in_half(self, half: str) -> "Clock":
        """The same reading of the dial in the morning or afternoon."""
        hour, rest = divmod(self.seconds, 3600)
        if self.half or not half or hour > _NOON:
            return self
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
        return Clock(hour * 3600 + rest, self.after, half=half)


@remembered
def read_clock(tokens: Tokens, index: int) -> Clock | None:
    """The time of day at `index`: "3 pm", "15:30", "noon", "half past nine", "7 o'clock", or a plain hour.

    The time zone behind it is no part of it.
    """
    word = tokens.at(index)
    if word in _NAMED:
        hour, minute = _NAMED[word]
        return Clock(hour * 3600 + minute * 60, index + 1, half="pm" if hour else "am")
    past = _spoken(tokens, index)
    if past is not None:
        return past
    seconds, after, plain = _dial(tokens, index)
    if seconds < 0:
        return None
    half, end = half_of_day(tokens, after)
    if half and seconds >= (_NOON + 1) * 3600:
        return None if plain else Clock(seconds, end, half=half)
    oclock = _oclock(tokens, after)
    if oclock and not half:
        half, end = half_of_day(tokens, oclock)
        end = end if half else oclock
    found = Clock(seconds, end, is_plain=plain and not half and not oclock)
    return found.in_half(half) if half else found


def _oclock(tokens: Tokens, index: int) -> int:
    if tokens.at(index) in {"oclock", "oclocks"}:
        return index + 1
    return tokens.phrase(index, "o", "'", "clock") or tokens.phrase(index, "o", "’", "clock")


def half_of_day(tokens: Tokens, index: int) -> tuple[str, int]:
    """As in "am" or "pm" at `index`, with the token after it; an empty string when there is neither."""
    word = tokens.at(index)
    if word in {"am", "pm"}:
        return (
            (word, index + 1) if not (tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalnum()) else ("", index)
        )
    if word == "." and tokens.glued(index) and tokens.at(index + 1) in {"am", "pm"} and tokens.glued(index + 1):
        return tokens.at(index + 1), index + 2
    if word in {"a", "p"}:
        return _lettered(tokens, index)
    if word in {"in", "at"}:
        for half, words in _HALVES:
            after = tokens.phrase(index, *words)
            if after:
                return half, after
    return "", index


def _lettered(tokens: Tokens, index: int) -> tuple[str, int]:
    """As in "p.m.", "p m", "9p"."""
    half = f"{tokens.at(index)}m"
    after = tokens.phrase(index + 1, ".", "m", ".") or tokens.phrase(index + 1, ".", "m")
    if after:
        return half, after
    if tokens.at(index + 1) == "m" and not (tokens.glued(index + 2) and tokens.at(index + 2)[:1].isalnum()):
        return half, index + 2
    ends = tokens.glued(index) and not (tokens.glued(index + 1) and tokens.at(index + 1)[:1].isalnum())
    is_half = ends and tokens.is_numeral(index - 1) and not (half == "pm" and talks_of_money(tokens, index))
    return (half, index + 1) if is_half else ("", index)


def part_of_day(tokens: Tokens, index: int) -> tuple[int, int, int] | None:
    """The hours of "morning", "early afternoon", "late-morning", and the token after."""
    trim = _TRIMS.get(tokens.at(index))
    at = index if trim is None else index + 1
    at += trim is not None and tokens.at(at) == "-"
    word = tokens.at(at)
    word = word.removesuffix("s")
    if word not in _PARTS or (tokens.glued(at + 1) and tokens.at(at + 1)[:1].isalnum()):
        return None
    start, end = trimmed(*_PARTS[word], trim)
    return start, end, at + 1


def trimmed(start: int, end: int, trim: int | None) -> tuple[int, int]:
    """The first two hours (1) of a part of the day, its last (-1), its middle (0), or all of it (None)."""
    if trim is None:
        return start, end
    return {1: (start, start + 2), -1: (start + 2, end), 0: (start + 1, end - 1)}[trim]


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
        after += tokens.at(after) in {"minutes", "minute", "mins", "min"}
        if tokens.at(after) != "past":
            return None
    after += tokens.at(after) == "-" and tokens.glued(after)
    sign = _PAST.get(tokens.at(after), 0)
    hour = _small(tokens, after + 1) if sign else None
    if hour is None or not 0 < hour[0] <= _NOON or (minutes == 30 and sign < 0):
        return None
    half, end = half_of_day(tokens, _oclock(tokens, hour[1]) or hour[1])
    found = Clock((hour[0] * 3600 + sign * minutes * 60) % _DAY, end)
    return found.in_half(half) if half else found


def _dial(tokens: Tokens, index: int) -> tuple[int, int, bool]:
    """Seconds since midnight (-1 when it is no dial), the token after it, and whether it is an hour alone."""
    word = tokens.at(index)
    hour, dot, minute = word.partition(".")
    if dot and hour.isdecimal() and len(minute) == 2 and minute.isdecimal():
        found = _checked(int(hour), int(minute), index + 1)
        return found if half_of_day(tokens, index + 1)[0] else (*found[:2], True)
    if tokens.at(index + 1) == ":" and tokens.glued(index + 1) and word.isdecimal() and len(word) <= 2:
        return _digital(tokens, index)
    if len(word) == 4 and word.isdecimal():
        return _military(tokens, index)
    number = _small(tokens, index)
    if number is None or not 0 <= number[0] <= _HOURS:
        return -1, index, False
    return _in_two_numbers(tokens, index, *number) or (number[0] * 3600, number[1], True)


def _in_two_numbers(tokens: Tokens, index: int, hours: int, after: int) -> tuple[int, int, bool] | None:
    """As in "7 56 am", "five-thirty": an hour and its minutes, said as two numbers."""
    minute = tokens.at(after)
    if tokens.is_numeral(index):
        both = len(minute) == 2 and minute.isdecimal() and half_of_day(tokens, after + 1)[0]
        return _checked(hours, int(minute), after + 1) if both else None
    past = after + (minute == "-" and tokens.glued(after))
    minutes = None if tokens.is_numeral(past) or not 0 < hours <= _NOON else read_small(tokens, past)
    if minutes is None or not 10 <= minutes.value < _MINUTES:
        return None
    end = minutes.after + (tokens.at(minutes.after) in {"minutes", "minute"})
    return hours * 3600 + int(minutes.value) * 60, end, True


def _digital(tokens: Tokens, index: int) -> tuple[int, int, bool]:
    """As in "15:30", "8:00:31"."""
    minute, after = tokens.at(index + 2), index + 3
    if len(minute) != 2 or not minute.isdecimal() or not tokens.glued(index + 2):
        return -1, index, False
    seconds = 0
    if tokens.at(after) == ":" and tokens.glued(after) and tokens.at(after + 1).isdecimal():
        seconds, after = int(tokens.at(after + 1)), after + 2
    found = _checked(int(tokens.at(index)), int(minute), after)
    return (found[0] + seconds, *found[1:]) if found[0] >= 0 and seconds < _MINUTES else (-1, index, False)


def _military(tokens: Tokens, index: int) -> tuple[int, int, bool]:
    """As in "at 0600", "1430 hours"."""
    word, after = tokens.at(index), index + 1
    hours = tokens.at(after) in {"hours", "hrs"}
    zoned = tokens.at(after) in {"gmt", "utc"}
    before = tokens.at(index - 1)
    ranged = before == "-" and len(tokens.at(index - 2)) == len(word) and tokens.at(index - 3) in _BEFORE_A_TIME
    known = hours or zoned or (word[0] == "0" and (before in _BEFORE_A_TIME or ranged))
    return _checked(int(word[:2]), int(word[2:]), after + hours) if known else (-1, index, False)


def _checked(hour: int, minute: int, after: int) -> tuple[int, int, bool]:
    return (hour * 3600 + minute * 60, after, False) if hour <= _HOURS and minute < _MINUTES else (-1, after, False)


def _small(tokens: Tokens, index: int) -> tuple[int, int] | None:
    word = tokens.at(index)
    if word.isdecimal() and len(word) <= 2:  # an hour or a minute
        return int(word), index + 1
    number = read_small(tokens, index)
    return None if number is None else (int(number.value), number.after)
