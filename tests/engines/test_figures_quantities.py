"""Quantities as news writes them: scales, signs, ends of ranges, coins, spaces between thousands."""

from decimal import Decimal

import pytest

from reader.engines.figures import find_figures


def read(text: str) -> list[tuple[str, str | None, str | None, str]]:
    """The figures of a text: words, low end, high end, unit."""
    found = find_figures(text)
    return [(each.span.of(text), _written(each.low), _written(each.high), each.unit) for each in found]


def _written(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.6g}" if value % 1 else str(value)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("105mm guns", ("105mm", "105", "105", "millimetre")),
        ("They won 3m viewers", ("3m", "3000000", "3000000", "")),
        ("a 3m fence", ("3m", "3", "3", "metre")),
        ("US$ 4MM", ("US$ 4MM", "4000000", "4000000", "USD")),
        ("30 metric tons", ("30 metric tons", "30", "30", "tonne")),
        ("""He is 6'3" tall""", ("""6'3\"""", "6.25", "6.25", "foot")),
        ("€7.300,25", ("€7.300,25", "7300.25", "7300.25", "EUR")),
        ("7\u00a0300 goats", ("7\u00a0300", "7300", "7300", "")),
        ("7\u202f300\u202f000 goats", ("7\u202f300\u202f000", "7300000", "7300000", "")),
        ("Rs 70 crore", ("Rs 70 crore", "700000000", "700000000", "INR")),
        ("Rs. 70", ("Rs. 70", "70", "70", "INR")),
        ("It costs 65p.", ("65p", "0.65", "0.65", "GBP")),
        ("the over-70s", ("over-70s", "70", None, "year")),
        ("the under 16s", ("under 16s", None, "16", "year")),
        ("a score of goats", ("a score", "20", None, "")),
        ("three hundred point two five", ("three hundred point two five", "300.25", "300.25", "")),
        ("60,000-70,000, 40", ("60,000-70,000", "60000", "70000", "")),
        ("$7-9 billion", ("$7-9 billion", "7000000000", "9000000000", "USD")),
        ("2.5 to 4 km", ("2.5 to 4 km", "2.5", "4", "kilometre")),
        ("between 6 and 9 per cent", ("between 6 and 9 per cent", "6", "9", "percent")),
    ],
)
def test_a_quantity_is_read_as_it_is_written(text: str, figure: tuple[str, str | None, str | None, str]) -> None:
    assert read(text)[0] == figure


def test_a_distance_above_a_number_limits_nothing() -> None:
    assert read("The sum is 12 above 700.") == [("12", "12", "12", ""), ("700", "700", "700", "")]


def test_over_after_and_may_begin_another_number() -> None:
    assert read("It took 40 and over 60 came.") == [("40", "40", "40", ""), ("over 60", "60", None, "")]
