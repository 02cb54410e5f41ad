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
        ("Those over 75 may stay.", ("over 75", "75", None, "year")),
        ("men under 30 grams", ("under 30 grams", None, "30", "gram")),
        ("the baker, 51, said", ("51", "51", "51", "")),
        ("the driver, 51, said", ("51", "51", "51", "year")),
        ("He left his wife, 51.", ("51", "51", "51", "year")),
        ("Children under five travel free.", ("under five", None, "5", "year")),
        ("It is 2.5 times that of Mars.", ("2.5 times", "2.5", "2.5", "times")),
        ("It boils at 90 C (194 F).", ("90 C", "90", "90", "celsius")),
        ("40 000 goats", ("40 000", "40000", "40000", "")),
        ("a weight of 11st 7lb", ("11st 7lb", "11.5", "11.5", "stone")),
        ("They passed 7,000 at noon.", ("passed 7,000", "7000", None, "")),
        ("It topped 80 metres.", ("topped 80 metres", "80", None, "metre")),
        ("They passed 12 laws.", ("12", "12", "12", "")),
        ("It reached 7,000.", ("7,000", "7000", "7000", "")),
        ("half a mile", ("half a mile", "0.5", "0.5", "mile")),
        ("a quarter of a percentage point", ("a quarter of a percentage point", "0.25", "0.25", "percentage point")),
        ("a 4-per-cent rise", ("4-per-cent", "4", "4", "percent")),
        ("a couple of hundred", ("a couple of hundred", "200", None, "")),
        ("the votes of 90 MPs", ("90", "90", "90", "")),
        ("Shares rose 7p.", ("7p", "0.07", "0.07", "GBP")),
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


def test_a_change_and_where_it_led_are_no_range() -> None:
    assert read("The fare rose 3 cents to 70 cents.") == [
        ("3 cents", "0.03", "0.03", "USD"),
        ("70 cents", "0.7", "0.7", "USD"),
    ]


def test_a_price_is_of_one_and_counts_none() -> None:
    assert read("It costs $70 a barrel.") == [("$70", "70", "70", "USD")]


def test_a_distance_above_a_number_limits_nothing() -> None:
    assert read("The sum is 12 above 700.") == [("12", "12", "12", ""), ("700", "700", "700", "")]


def test_over_after_and_may_begin_another_number() -> None:
    assert read("It took 40 and over 60 came.") == [("40", "40", "40", ""), ("over 60", "60", None, "")]


@pytest.mark.parametrize(
    ("text", "kind", "low"),
    [
        ("They keep nearly a quarter.", "ratio", "0.25"),
        ("They keep more than a quarter of it.", "ratio", "0.25"),
        ("The herd shrank by almost a quarter last year.", "ratio", "0.25"),
        ("Sheep accounted for a quarter.", "ratio", "0.25"),
        ("One quarter slept.", "ratio", "0.25"),
        ("They own three quarters.", "ratio", "0.75"),
        ("They slept for a quarter.", "duration", "1"),
        ("It needed a quarter to heal, and took a quarter to show.", "duration", "1"),
        ("The slump lasted three quarters.", "duration", "3"),
        ("They lost money three quarters in a row.", "duration", "3"),
        ("It took a year and a quarter.", "duration", "1.25"),
    ],
)
def test_a_quarter_is_three_months_only_beside_words_of_time(text: str, kind: str, low: str) -> None:
    found = [(figure.kind.value, f"{figure.low:f}") for figure in find_figures(text) if figure.low is not None]
    assert found[-1] == (kind, low)
