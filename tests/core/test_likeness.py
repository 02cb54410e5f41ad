from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.figure import Figure, FigureKind
from reader.core.likeness import Likeness, Measure, compare, head_noun, is_vaguer, measure_of, reach_of, value_key
from reader.core.span import Span
from reader.engines.figures import find_figures


def figure(text: str) -> Figure:
    """The figure of a text that has just one."""
    [found] = find_figures(text)
    return found


EQUAL, REFINES, COMPATIBLE, CONFLICTS = Likeness


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("6,057 bodies", "6,057 bodies", EQUAL),
        ("over 6,000 bodies", "6,057 bodies", REFINES),
        ("6,000 bodies", "6,057 bodies", CONFLICTS),
        ("about 6,000 bodies", "6,057 bodies", REFINES),
        ("nearly 6,000 bodies", "4,000 bodies", CONFLICTS),
        ("at least 1,000 people", "at least 1,200 people", REFINES),
        ("at least 1,000 people", "at most 1,200 people", COMPATIBLE),
        ("at least 1,000 people", "at least 1,000 people", EQUAL),
        ("at least 1,000 people", "990 people", CONFLICTS),
        ("over 6,000 bodies", "6,000 bodies", CONFLICTS),
        ("thousands of bodies", "6,057 bodies", REFINES),
        ("10 kilometres", "6.2 miles", REFINES),
        ("10 kilometres", "10,000 metres", EQUAL),
        ("10 kilometres", "10 miles", CONFLICTS),
        ("2 weeks", "14 days", EQUAL),
        ("$3.2 billion", "$3.24 billion", REFINES),
        ("$3.2 billion", "$3.4 billion", CONFLICTS),
        ("50 percent", "half", EQUAL),
        ("20 degrees Celsius", "68 degrees Fahrenheit", EQUAL),
        ("1,000 prisoners", "1,000 people", EQUAL),
        ("6,000 troops", "6,000 soldiers", EQUAL),
        ("between 10 and 20 houses", "between 15 and 25 houses", COMPATIBLE),
    ],
)
def test_two_figures_of_one_measure(one: str, other: str, likeness: Likeness) -> None:
    assert compare(figure(one), figure(other)) is likeness
    assert compare(figure(other), figure(one)) is likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("6,057 bodies", "6,057 letters"),
        ("1,000 soldiers", "1,000 civilians"),
        ("5 kilometres", "5 kilograms"),
        ("5 euros", "5 dollars"),
        ("5 percent", "5 houses"),
        ("on Monday", "on Monday"),
        ("the third round", "the third round"),
    ],
)
def test_two_figures_of_different_measures(one: str, other: str) -> None:
    assert compare(figure(one), figure(other)) is None


def test_what_is_measured_is_named_by_base_unit_and_head_noun() -> None:
    assert measure_of(figure("over 6,000 fallen soldiers")) == Measure(FigureKind.COUNT, "", "soldier")
    assert measure_of(figure("12 miles")) == Measure(FigureKind.MEASURE, "metre", "")
    assert head_noun("bodies of fallen soldiers") == "body"
    assert head_noun("") == ""


ends = st.none() | st.integers(-50, 50).map(Decimal)
counts = st.builds(
    Figure,
    span=st.just(Span(0, 1)),
    kind=st.just(FigureKind.COUNT),
    low=ends,
    high=ends,
    low_open=st.booleans(),
    high_open=st.booleans(),
    approximate=st.booleans(),
).filter(lambda each: each.low is None or each.high is None or each.low <= each.high)


@given(counts, counts)
def test_likeness_is_the_same_from_both_sides(one: Figure, other: Figure) -> None:
    assert compare(one, other) is compare(other, one)


@given(counts.filter(lambda each: each.low is not None or each.high is not None))
def test_a_figure_is_equal_to_itself_wherever_it_stands(one: Figure) -> None:
    elsewhere = replace(one, span=Span(7, 9), speaker="Ann Reed")
    assert compare(one, elsewhere) is Likeness.EQUAL
    assert value_key(one) == value_key(elsewhere)


@given(counts, counts)
def test_what_lies_in_another_interval_also_meets_it_or_is_empty(one: Figure, other: Figure) -> None:
    inner, outer = reach_of(one), reach_of(other)
    holds_nothing = inner.low is not None and inner.low == inner.high and (inner.low_open or inner.high_open)
    if inner.within(outer) and not holds_nothing:
        assert inner.meets(outer)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("6,000 bodies", "6,057 bodies", True),
        ("6,057 bodies", "6,000 bodies", False),
        ("6,100 bodies", "6,057 bodies", True),
        ("6,060 bodies", "6,057 bodies", False),
        ("6,000 bodies", "6,400 bodies", False),
        ("10 people", "12 people", False),
        ("6,000 bodies", "6,057 letters", False),
        ("over 6,000 bodies", "6,057 bodies", False),
        ("6 kilometres", "6,057 metres", True),
    ],
)
def test_fewer_digits_of_the_same_value_say_nothing_against_it(one: str, other: str, said: bool) -> None:
    assert is_vaguer(figure(one), figure(other)) is said
