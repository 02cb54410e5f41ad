"""Symbols: a figure's interval as a mathematician writes it, and in the base unit of what it measures."""

from dataclasses import replace
from decimal import Context, Decimal

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.core.units import scale_of
from reader.core.wording import interval_words

INFINITY = "∞"
ABOUT = "≈"
MEASURED = frozenset((FigureKind.MEASURE, FigureKind.TEMPERATURE))
_DIGITS = Context(prec=6)
_NOWHERE = Span(0, 1)


def interval_symbols(figure: Figure) -> str:
    """The interval in symbols: "(6,000, ∞)", "[18, 25]", "{12}" for a plain value; empty when it has none.

    A round bracket stands at an end that is excluded; what the text calls approximate has "≈" before it.
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return ""
    about = f"{ABOUT} " if figure.approximate else ""
    if low == high and not (figure.low_open or figure.high_open):
        return f"{about}{{{_number(low)}}}"
    starts = "(" if low is None or figure.low_open else "["
    ends = ")" if high is None or figure.high_open else "]"
    left = _number(low) if low is not None else f"-{INFINITY}"
    right = _number(high) if high is not None else INFINITY
    return f"{about}{starts}{left}, {right}{ends}"


def base_words(figure: Figure) -> str:
    """The value in the SI unit of what is measured: "0.3 metres"; empty where that says nothing more."""
    scale = scale_of(figure.unit)
    if figure.kind not in MEASURED or not figure.unit or scale.base == figure.unit:
        return ""
    low, high = (None if end is None else _DIGITS.plus(scale.of(end)) for end in (figure.low, figure.high))
    return interval_words(replace(figure, low=low, high=high, unit=scale.base))


def _number(value: Decimal | None) -> str:
    return interval_words(Figure(_NOWHERE, FigureKind.COUNT, value, value))
