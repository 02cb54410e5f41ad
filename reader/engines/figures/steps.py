"""Steps: reads so many units of time, one after another, as they are counted from a day."""

from datetime import date

from reader.engines.figures import days
from reader.engines.figures.days import WHICH
from reader.engines.figures.decimals import is_whole
from reader.engines.figures.durations import time_unit
from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import read_number
from reader.engines.figures.tokens import Tokens


@remembered
def read_steps(tokens: Tokens, index: int) -> tuple[list[tuple[int, str]], int]:
    """As in "3 weeks 4 days": pairs of count and unit, and the token after them."""
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


def direction(tokens: Tokens, index: int, *, is_in: bool) -> tuple[int, int]:
    """Which way steps lead from a day ("ago", "from now"), 0 for none, and the token after the words that say so."""
    word = tokens.at(index)
    if word in {"ago", "earlier", "before", "prior", "previously"}:
        return -1, index + 1
    after = tokens.phrase(index, "from", "now") or tokens.phrase(index, "from", "today")
    if after:
        return 1, after
    if word == "later" and tokens.at(index + 1) in WHICH:
        return 0, index  # "30 minutes later this week"
    if word in {"later", "hence", "from", "after"}:
        return 1, index + 1
    if is_in and not word[:1].isalpha():
        return 1, index
    return 0, index


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
