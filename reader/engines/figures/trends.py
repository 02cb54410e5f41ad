"""Trends: which way a figure went, where the words beside it say so."""

from reader.core.figure import FigureKind, Trend
from reader.engines.figures.multiples import trend_of
from reader.engines.figures.reading import Reading
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

_UP = word_set(
    "up rose rise rises risen rising grew grow grows grown growing increased increase increases increasing gained gain "
    "gains climbed climb climbs climbing jumped jump jumps surged surge surges soared soar soars raised raise raises "
    "added higher expanded rallied advanced"
)
_DOWN = word_set(
    "down fell fall falls fallen falling dropped drop drops dropping declined decline declines declining decreased "
    "decrease decreases lost loses slid slide slides slipped slip slips plunged plunge plunges sank sunk shrank shrunk "
    "cut cuts reduced reduce lowered tumbled slumped dipped plummeted lower"
)
_AFTER_UP = word_set("increase rise jump gain surge growth higher more up climb hike upturn expansion")
_AFTER_DOWN = word_set("decrease fall drop decline loss cut reduction lower less fewer down slump downturn discount "
                        "plunge dip")  # fmt: skip
_BETWEEN = word_set("by another a an the some nearly about around roughly almost more than at least over as much "
                     "slightly sharply further only just")  # fmt: skip
_KINDS = frozenset({FigureKind.PERCENT, FigureKind.MONEY, FigureKind.COUNT, FigureKind.MEASURE, FigureKind.RATIO,
                    FigureKind.TEMPERATURE})  # fmt: skip
_UP_WITHOUT_RISE = word_set(
    "made make makes making set sets take takes took taking give gave end ended make open opened"
)
_LOOK_BACK = 5


def trend(tokens: Tokens, reading: Reading) -> Trend | None:
    """Up or down when a word beside the figure says that it is the size of a change."""
    if reading.kind not in _KINDS or tokens.at(reading.first) in {"up", "down"}:
        return None
    return trend_of(tokens, reading) or _before(tokens, reading.first) or _after(tokens, reading)


def _before(tokens: Tokens, first: int) -> Trend | None:
    at = first - 1
    while at >= first - _LOOK_BACK and tokens.at(at) in _BETWEEN:
        at -= 1
    word = tokens.at(at)
    if word == "up" and tokens.at(at - 1) in _UP_WITHOUT_RISE:
        return None
    if word in _UP:
        return Trend.UP
    return Trend.DOWN if word in _DOWN else None


def _after(tokens: Tokens, reading: Reading) -> Trend | None:
    if reading.kind is not FigureKind.PERCENT:
        return None
    word = tokens.at(reading.after)
    if word in _AFTER_UP:
        return Trend.UP
    return Trend.DOWN if word in _AFTER_DOWN else None
