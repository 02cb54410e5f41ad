from decimal import Decimal

import pytest

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.core.symbols import base_words, interval_symbols
from reader.core.wording import unit_words

HERE = Span(0, 1)
COUNT, MEASURE = FigureKind.COUNT, FigureKind.MEASURE


@pytest.mark.parametrize(
    ("figure", "symbols"),
    [
        (Figure(HERE, COUNT, Decimal(6000), low_open=True), "(6,000, ∞)"),
        (Figure(HERE, COUNT, Decimal(6000)), "[6,000, ∞)"),
        (Figure(HERE, COUNT, None, Decimal(3)), "(-∞, 3]"),
        (Figure(HERE, COUNT, Decimal(18), Decimal(25)), "[18, 25]"),
        (Figure(HERE, COUNT, Decimal(2), Decimal(5), low_open=True, high_open=True), "(2, 5)"),
        (Figure(HERE, COUNT, Decimal("4.5"), Decimal("4.5")), "{4.5}"),
        (Figure(HERE, COUNT, Decimal(80), Decimal(80), approximate=True), "≈ {80}"),
        (Figure(HERE, COUNT), ""),
    ],
)
def test_an_interval_in_symbols(figure: Figure, symbols: str) -> None:
    assert interval_symbols(figure) == symbols


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("30", "centimetre", "0.3 metres"),
        ("5", "mile", "8,046.72 metres"),
        ("30", "celsius", "303.15 kelvins"),
        ("3", "metre", ""),
        ("3", "", ""),
        ("3", "furlong", ""),
    ],
)
def test_a_measure_in_the_base_unit(value: str, unit: str, words: str) -> None:
    assert base_words(Figure(HERE, MEASURE, Decimal(value), Decimal(value), unit=unit)) == words


def test_money_has_no_base_unit() -> None:
    assert not base_words(Figure(HERE, FigureKind.MONEY, Decimal(3), Decimal(3), unit="EUR"))


def test_a_unit_alone_is_in_the_number_of_its_value() -> None:
    assert unit_words(Figure(HERE, MEASURE, Decimal(1), Decimal(1), unit="mile")) == "mile"
    assert unit_words(Figure(HERE, MEASURE, Decimal(2), Decimal(2), unit="mile per hour")) == "miles per hour"
