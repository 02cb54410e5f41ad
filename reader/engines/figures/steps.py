"""Steps: reads so many units of time, one after another, as they are counted from a day."""

from datetime import date

from reader.engines.figures import days
from reader.engines.figures.days import WHICH
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.durations import read_duration, read_unnumbered, time_unit
from reader.engines.figures.hours import ENDS
from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import read_number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

ROUGHLY = word_set("about around nearly almost approximately roughly")
_MONTHS = {"year": 12, "decade": 120, "century": 1200}
ABOUT = ROUGHLY | {"exactly", "just"}
_ONWARDS = (("from", "now"), ("from", "today"), ("'", "time"), ("’", "time"))


@remembered
def read_steps(tokens: Tokens, index: int) -> tuple[list[tuple[int, str]], int]:
    """As in "3 weeks 4 days": pairs of count and unit, and the token after them."""
    half = _halves(tokens, index) if tokens.is_word(index) or tokens.is_numeral(index) else None
    if half is not None:
        return half
    pairs: list[tuple[int, str]] = []
    at = index
    while len(pairs) < 4:  # years, months, weeks, days
        join = at + (bool(pairs) and tokens.at(at) in {"and", ","})
        count = _count(tokens, join)
        found = None if count is None else time_unit(tokens, count[1])
        if count is None or found is None or days.moved(date(2000, 1, 1), 1, found[0]) is None:
            break
        pairs.append((count[0], found[0]))
        at = found[1]
    return pairs, at


def stepped(start: date, pairs: list[tuple[int, str]], sign: int) -> date | None:
    """The day so many steps after (1) or before (-1) another, or None beyond the calendar."""
    found: date | None = start
    for count, unit in pairs:
        found = None if found is None else days.moved(found, sign * count, unit)
    return found


def direction(tokens: Tokens, index: int) -> tuple[int, int]:
    """Which way steps lead from a day ("ago", "from now"), 0 for none, and the token after the words that say so."""
    word = tokens.at(index)
    if word in {"ago", "back"}:
        today = tokens.at(index + 1) == "today" and tokens.at(index + 2) not in {"'", "’"}
        return (-1, index + 1 + today) if word == "ago" or tokens.at(index + 1) in ENDS else (0, index)
    if word in {"earlier", "before", "prior", "previously"}:
        return -1, index + 1
    for words in _ONWARDS:
        after = tokens.phrase(index, *words)
        if after:
            return 1, after
    if word == "later" and tokens.at(index + 1) in WHICH:
        return 0, index  # "30 minutes later this week"
    return (1, index + 1) if word in {"later", "hence", "from", "after"} else (0, index)


def _count(tokens: Tokens, index: int) -> tuple[int, int] | None:
    after = tokens.phrase(index, "a", "couple", "of") or tokens.phrase(index, "couple", "of")
    if after:
        return 2, after
    if tokens.at(index) in {"a", "an"} and time_unit(tokens, index + 1) is not None:
        return 1, index + 1
    number = read_number(tokens, index)
    if number is None or not is_whole(number.value) or not 0 <= number.value < 10**5:
        return None
    return int(number.value), number.after + (tokens.at(number.after) == "-")


def _halves(tokens: Tokens, index: int) -> tuple[list[tuple[int, str]], int] | None:
    """As in "two and a half years", "a year and a half": in months."""
    number = read_number(tokens, index)
    found = read_duration(tokens, index, number) if number is not None else None
    found = found or read_unnumbered(tokens, index)
    value = None if found is None else found.value.point
    if found is None or value is None or is_whole(value) or found.unit not in _MONTHS:
        return None
    months = value * _MONTHS[found.unit]
    return ([(int(months), "month")], found.after) if is_whole(months) and months < 10**4 else None
