"""Multiples: "tripled", "halved", "a fivefold rise", "ten times as large": ratios in unit "times"."""

from decimal import Decimal

from reader.core.figure import FigureKind, Trend
from reader.engines.figures.reading import Interval, Reading
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import HYPHENS, SMALL
from reader.engines.figures.words import word_set

UNIT = "times"
_PAST = {
    "doubled": 2, "doubling": 2, "tripled": 3, "tripling": 3, "trebled": 3, "trebling": 3, "quadrupled": 4,
    "quadrupling": 4, "quintupled": 5, "quintupling": 5, "halved": 2, "halving": 2,
}  # fmt: skip
_BASE = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "halve": 2}
_FOLD = {f"{word}fold": value for word, value in (SMALL | {"hundred": 100, "thousand": 1000}).items() if value > 1}
_BEFORE_A_VERB = word_set("to will would could may might should can must")
_NOT_AFTER = word_set("down back over up as for with")  # "doubled down", "doubled as a school"
_COMPARED = word_set(
    "as more larger higher bigger greater faster slower less longer shorter smaller better lower worse stronger "
    "heavier richer poorer likelier older younger"
)
_MEASURED = word_set("size number amount rate price level average length cost weight speed population value total")
KERNELS = frozenset(_PAST) | frozenset(_BASE) | frozenset(_FOLD) | {"twice"}


def read_multiple(tokens: Tokens, index: int) -> Reading | None:
    """A multiple in one word: "tripled", "fivefold", "twice as many"."""
    word = tokens.at(index)
    if word not in KERNELS:
        return None
    if word in _FOLD:
        return _reading(index, index, index + 1, Decimal(_FOLD[word]))
    if word == "twice":
        return _reading(index, index, index + 1, Decimal(2)) if _compares(tokens, index + 1) else None
    is_verb = word in _PAST or tokens.at(index - 1) in _BEFORE_A_VERB
    if not is_verb or tokens.at(index + 1) in _NOT_AFTER | HYPHENS or tokens.at(index - 1) in HYPHENS:
        return None
    value = Decimal(_PAST[word] if word in _PAST else _BASE[word])
    return _reading(index, index, index + 1, 1 / value if _is_half(word) else value)


def read_times(tokens: Tokens, first: int, number: Number) -> Reading | None:
    """A number with "times as" or "fold" behind it."""
    at = number.after + (tokens.at(number.after) in HYPHENS)
    if tokens.at(at) == "fold":
        return _reading(first, number.after, at + 1, number.value)
    if at == number.after and tokens.at(at) == "times" and _compares(tokens, at + 1):
        return _reading(first, at, at + 1, number.value)
    return None


def trend_of(tokens: Tokens, reading: Reading) -> Trend | None:
    """Which way a verb of multiplying leads; None for what is no such verb."""
    word = tokens.at(reading.core)
    if reading.unit != UNIT or word not in _PAST | _BASE:
        return None
    return Trend.DOWN if _is_half(word) else Trend.UP


def _is_half(word: str) -> bool:
    return word.startswith("halv")


def _compares(tokens: Tokens, index: int) -> bool:
    if tokens.at(index) in {"the", "its", "their", "that", "this"}:
        return tokens.at(index + 1) in _MEASURED or (tokens.at(index) == "that" and tokens.at(index + 1) == "of")
    return tokens.at(index) in _COMPARED


def _reading(first: int, numeral: int, after: int, value: Decimal) -> Reading:
    return Reading(FigureKind.RATIO, first, after, Interval.just(value), UNIT, first, numeral, UNIT)
