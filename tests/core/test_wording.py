"""Wording: figures as a person reads them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.core.wording import interval_words, period_words


def interval(picture: str, unit: str = "", *, about: bool = False) -> Figure:
    """A figure drawn as mathematicians do: `[1, 5)` holds 1 and all up to 5, which it does not hold."""
    low, high = (Decimal(end) if end else None for end in picture[1:-1].split(","))
    return Figure(
        Span(0, 1), FigureKind.COUNT, low, high, picture[0] == "(", picture[-1] == ")", approximate=about, unit=unit
    )


def period(starts: str, until: str) -> Figure:
    return Figure(Span(0, 1), FigureKind.PERIOD, starts=starts, until=until)


@pytest.mark.parametrize(
    ("picture", "unit", "words"),
    [
        ("[6000,6000]", "", "6,000"),
        ("(6000,]", "", "over 6,000"),
        ("[6000,]", "", "6,000 or more"),
        ("[,1)", "month", "under 1 month"),
        ("[,1000]", "EUR", "1,000 EUR or less"),
        ("[18,25]", "year", "18 to 25 years"),
        ("(2,5)", "kilometre", "over 2 and under 5 kilometres"),
        ("[2,5)", "kilometre", "at least 2 and under 5 kilometres"),
        ("(2,5]", "", "over 2 and at most 5"),
        ("[3,3]", "foot", "3 feet"),
        ("[1,1]", "square foot", "1 square foot"),
        ("[2,2]", "square foot", "2 square feet"),
        ("[30,30]", "mile per hour", "30 miles per hour"),
        ("[2,2]", "century", "2 centuries"),
        ("[2,2]", "day", "2 days"),
        ("[-5,-5]", "celsius", "-5 celsius"),
        ("[4.50,4.50]", "percent", "4.5 percent"),
        ("[0.66666666666666667,0.66666666666666667]", "", "0.6667"),
        ("[0.00001234567,0.00001234567]", "", "0.00001235"),
        ("[6.166666666666666667,6.166666666666666667]", "foot", "6.1667 feet"),
        ("[123456789012,123456789012]", "$", "123,456,789,012 $"),
        ("[1E+3,1E+3]", "", "1,000"),
        ("[,]", "", ""),
        ("[,]", "day", ""),
    ],
)
def test_an_interval_is_told_with_its_ends_and_its_unit(picture: str, unit: str, words: str) -> None:
    assert interval_words(interval(picture, unit)) == words


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("[7,7]", "about 7"),
        ("[100,]", "about 100 or more"),
        ("(100,]", "over about 100"),
        ("[,100)", "under about 100"),
        ("[5,6]", "about 5 to 6"),
        ("(5,6)", "over about 5 and under 6"),
    ],
)
def test_what_is_not_exact_is_told_so(picture: str, words: str) -> None:
    assert interval_words(interval(picture, about=True)) == words


@pytest.mark.parametrize(
    ("starts", "until", "words"),
    [
        ("2025-06-02", "2025-06-03", "2 June 2025"),
        ("2025-06-16", "2025-06-27", "16 to 26 June 2025"),
        ("2025-05-28", "2025-06-04", "28 May to 3 June 2025"),
        ("2024-12-30", "2025-01-03", "30 December 2024 to 2 January 2025"),
        ("2025-06-01", "2025-07-01", "June 2025"),
        ("2024-01-01", "2024-04-01", "January to March 2024"),
        ("2020-03-01", "2021-06-01", "March 2020 to May 2021"),
        ("2025-01-01", "2026-01-01", "2025"),
        ("1990-01-01", "2000-01-01", "1990 to 1999"),
        ("2025-06-02", "", "2 June 2025 or later"),
        ("", "2025-05-31", "30 May 2025 or earlier"),
        ("2025-06-02T17:00:00", "2025-06-02T17:01:00", "2 June 2025, 17:00"),
        ("2025-06-04T08:00:00", "2025-06-04T12:00:00", "4 June 2025, 08:00 to 12:00"),
        ("2025-06-04T20:00:00", "2025-06-05T00:00:00", "4 June 2025, 20:00 to 24:00"),
        ("2025-06-04T20:00:00", "2025-06-05T06:00:00", "4 June 2025, 20:00 to 5 June 2025, 06:00"),
        ("2025-06-04T20:00:00", "", "4 June 2025, 20:00 or later"),
        ("", "2025-06-04T20:00:00", "before 4 June 2025, 20:00"),
        ("17:30:00", "17:31:00", "17:30"),
        ("23:59:00", "00:00:00", "23:59"),
        ("09:00:00", "11:00:00", "09:00 to 11:00"),
        ("22:00:00", "06:00:00", "22:00 to 06:00"),
        ("", "0001-01-01", "0001-01-01"),
        ("0044-03-15", "", "15 March 44 or later"),
        ("", "", ""),
    ],
)
def test_a_period_is_told_by_its_first_and_last_day(starts: str, until: str, words: str) -> None:
    assert period_words(period(starts, until)) == words


@given(st.dates(max_value=date(9999, 12, 30)))
def test_a_single_day_is_told_as_one_day(day: date) -> None:
    words = period_words(period(day.isoformat(), (day + timedelta(days=1)).isoformat()))
    assert words.split()[0] == str(day.day)
    assert words.split()[2:] == [str(day.year)]


ends = st.none() | st.decimals(-(10**9), 10**9, allow_nan=False, places=2)


@given(ends, ends, st.booleans(), st.booleans())
def test_two_intervals_that_differ_in_their_ends_are_told_apart(
    low: Decimal | None, high: Decimal | None, low_open: bool, high_open: bool
) -> None:
    if low is None or high is None or low < high:
        told = {
            interval_words(Figure(Span(0, 1), FigureKind.COUNT, low, high, low_open=one, high_open=other))
            for one in ({low_open} if low is None else {True, False})
            for other in ({high_open} if high is None else {True, False})
        }
        assert len(told) == (1 if low is None else 2) * (1 if high is None else 2)
