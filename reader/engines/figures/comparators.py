"""Comparators: "over", "at least", "nearly", "or more": what they make of a plain value."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from reader.engines.figures.reading import Interval
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import SMALL


class Bound(Enum):
    """How a comparator limits the value beside it."""

    OVER = auto()
    AT_LEAST = auto()
    UNDER = auto()
    AT_MOST = auto()
    ABOUT = auto()
    JUST = auto()
    JUST_UNDER = auto()
    JUST_OVER = auto()


@dataclass(frozen=True, slots=True)
class Comparator:
    """A comparator that was read: its bound and the token after it."""

    bound: Bound
    after: int


_BEFORE = {
    Bound.OVER: "over|above|more than|greater than|bigger than|larger than|higher than|longer than|taller than|"
    "heavier than|older than|in excess of|upwards of|upward of|north of|exceeding|exceeds|exceeded|topping|beyond|"
    "better than|well over|well above|>|surpassing|surpassed|surpasses|surpass|topped|tops|exceed|passed",
    Bound.AT_LEAST: "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|"
    "at a minimum of|not under|> =|≥|bigger or equal than|greater than or equal to|more than or equal to|"
    "at least or equal to|equal to or more than|equal to or greater than|larger than or equal to|no lower than|"
    "no smaller than",
    Bound.UNDER: "under|below|less than|fewer than|lower than|smaller than|shorter than|younger than|short of|<|"
    "south of|well under|well below|lighter than",
    Bound.AT_MOST: "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|maximum|"
    "not over|no greater than|no higher than|at the most|< =|≤|less than or equal to|equal to or less than|"
    "fewer than or equal to|smaller than or equal to|lower than or equal to|not exceeding|within|no older than",
    Bound.ABOUT: "about|around|approximately|roughly|some|an estimated|estimated|circa|nearly|almost|close to|"
    "approaching|approx|approx .|an average of|~|≈|c .|in the region of|in the order of|on the order of|or so|"
    "somewhere around|an approximate|virtually|practically|near|as few as|as little as|nearer to",
    Bound.JUST_UNDER: "just under|a little under|slightly less than|slightly under|just below|just short of|"
    "a little less than|slightly below|just less than|a bit less than",
    Bound.JUST_OVER: "just over|a little over|slightly more than|slightly over|just above|a little more than|"
    "just more than|slightly above|a bit more than",
    Bound.JUST: "equal to|equaling to|equals to|equalling",
}
_AFTER = {
    Bound.AT_LEAST: "or more|and more|or above|and above|or over|and over|or higher|or older|and older|or greater|"
    "or longer|or better|plus|+|or upwards|and up|or up",
    Bound.AT_MOST: "or less|or fewer|or below|or under|and under|or lower|or younger|and younger|or smaller|and below|"
    "and less",
    Bound.ABOUT: "or so|or thereabouts|- odd|ish|odd",
}
_MAY_BE_GLUED = frozenset({"+", "-", ">", "<", "≥", "≤", "~", "≈"})


def _table(phrases: dict[Bound, str]) -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """By first word, the longest phrase first."""
    table: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, written in phrases.items():
        for phrase in written.split("|"):
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, bound))
    for choices in table.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return table


_BEFORE_BY_WORD = _table(_BEFORE)
_AFTER_BY_WORD = _table(_AFTER)
FIRST_WORDS = frozenset(_BEFORE_BY_WORD)


def read_before(tokens: Tokens, index: int) -> Comparator | None:
    """The comparator that begins at `index` and stands before its value."""
    return _read(_BEFORE_BY_WORD, tokens, index)


def read_after(tokens: Tokens, index: int) -> Comparator | None:
    """The comparator that begins at `index` and stands after its value."""
    if tokens.at(index) == "+" and not tokens.glued(index):
        return None
    found = _read(_AFTER_BY_WORD, tokens, index)
    if found is None or tokens.at(found.after) == "than":
        return None
    if tokens.at(index) == "and" and (tokens.is_numeral(found.after) or tokens.at(found.after) in SMALL):
        return None  # "it took 40 and over 60 came" begins anew
    return found


def limited(value: Interval, bound: Bound) -> Interval:
    """What a comparator makes of a value."""
    match bound:
        case Bound.OVER | Bound.JUST_OVER:
            approximate = value.approximate or bound is Bound.JUST_OVER
            return Interval(value.low, None, low_open=True, approximate=approximate)
        case Bound.AT_LEAST:
            return Interval(value.low, None)
        case Bound.UNDER | Bound.JUST_UNDER:
            approximate = value.approximate or bound is Bound.JUST_UNDER
            return Interval(None, value.high, high_open=True, approximate=approximate)
        case Bound.AT_MOST:
            return Interval(None, value.high)
        case Bound.ABOUT:
            return replace(value, approximate=True)
        case Bound.JUST:
            return value


def _read(table: dict[str, list[tuple[tuple[str, ...], Bound]]], tokens: Tokens, index: int) -> Comparator | None:
    for words, bound in table.get(tokens.at(index), ()):
        after = tokens.phrase(index, *words)
        if after and not (tokens.glued(after) and tokens.at(after)[:1].isalpha() and words[-1] not in _MAY_BE_GLUED):
            return Comparator(bound, after)
    return None
