"""Shorthand: how figures are typed by those who are in a hurry, or from elsewhere."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from reader.core.annotation import Record
from reader.core.answering import Verdict
from reader.core.card import Card, CardKind
from reader.library.shorthand import READINGS_MAX, spelled_out
from reader.library.typed_answers import judge_answer
from tests.core.pictures import strange_texts

AT = datetime(2026, 1, 5, tzinfo=UTC)


def verdict(answer: str, typed: str) -> Verdict:
    card = Card(Record("card", "Ann", "desk", AT, AT), "note", "family", CardKind.FIGURE, "It was ▢.", answer)
    return judge_answer(card, typed, date(2025, 6, 2)).verdict


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("at least 700", "700 at least"),
        ("at least 700", "700 minimum"),
        ("at most 12 boats", "12 boats max."),
        ("up to £90", "max £90"),
        ("up to £90", "90 pounds at most"),
        ("over 7,000", "> seven thousand"),
        ("about 7,000", "ca. 7000"),
        ("about 7,000", "7,000ish"),
        ("about 7,000", "more or less 7,000"),
        ("7,312", "7 312"),
        ("7,312", "7’312"),
        ("7,312", "7.312"),
        ("1,007,312.5", "1.007.312,5"),
        ("7.3 percent", "7,3 %"),
        ("$7.3 billion", "7,3bn usd"),
        ("$7.3 billion", "$ 7.3 mrd"),
        ("€7.3 million", "7,3 Mio. €"),
        ("seven kilometres", "seven km"),
        ("70 kilograms", "70,000 g"),
        ("under two hours", "< 2 h"),
        ("-7 °C", "7 °C below zero"),
        ("7 March 2024", "7.3.2024"),
        ("7 March 2024", "07/03/2024"),
        ("7 March 2024", "3/7/2024"),
    ],
)
def test_a_figure_is_right_however_it_is_typed(answer: str, typed: str) -> None:
    assert verdict(answer, typed) is Verdict.RIGHT


@pytest.mark.parametrize(
    ("answer", "typed", "said"),
    [
        ("-7 °C", "-7 degrees", Verdict.UNIT),
        ("7 km", "7 g", Verdict.OTHER),
        ("7,312", "7,3", Verdict.OUTSIDE),
        ("7 March 2024", "31.7.2024", Verdict.OUTSIDE),
        ("70 pounds of gold", "£70", Verdict.OTHER),
    ],
)
def test_what_is_short_is_not_right_for_being_short(answer: str, typed: str, said: Verdict) -> None:
    assert verdict(answer, typed) is said


def test_words_stay_as_they_are() -> None:
    assert spelled_out("at least 1,000 people on 2 June 2025") == ("at least 1,000 people on 2 June 2025",)


@given(typed=strange_texts)
def test_anything_is_read_in_a_handful_of_ways(typed: str) -> None:
    assert 1 <= len(spelled_out(typed)) <= READINGS_MAX
