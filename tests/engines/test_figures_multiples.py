"""How many times as much: ratios in the unit "times", which verbs of multiplying also say."""

import pytest

from reader.core.figure import Trend
from reader.engines.figures import find_figures


def read(text: str) -> list[tuple[str, str, Trend | None]]:
    """The multiples of a text: words, low end, direction."""
    figures = [figure for figure in find_figures(text) if figure.unit == "times"]
    return [(figure.span.of(text), str(figure.low), figure.change) for figure in figures]


@pytest.mark.parametrize(
    ("text", "multiple"),
    [
        ("Rents tripled.", ("tripled", "3", Trend.UP)),
        ("Rents more than doubled.", ("more than doubled", "2", Trend.UP)),
        ("Rents could double.", ("double", "2", Trend.UP)),
        ("Rents nearly halved.", ("nearly halved", "0.5", Trend.DOWN)),
        ("A sevenfold rise.", ("sevenfold", "7", None)),
        ("A 30-fold rise.", ("30-fold", "30", None)),
        ("Twice as many swam.", ("Twice", "2", None)),
        ("It is four times larger.", ("four times", "4", None)),
        ("It is 20 times the size.", ("20 times", "20", None)),
    ],
)
def test_a_multiple_is_a_ratio_in_times(text: str, multiple: tuple[str, str, Trend | None]) -> None:
    assert read(text) == [multiple]


@pytest.mark.parametrize("text", ["She doubled back.", "A double bed.", "She swam three times.", "A high-five."])
def test_what_multiplies_nothing_is_no_multiple(text: str) -> None:
    assert read(text) == []
