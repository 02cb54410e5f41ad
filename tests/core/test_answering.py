"""Answering: what is told of a typed answer."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.answering import QUOTED_MAX, Judged, Verdict, best_of, judge_figure, judge_text
from reader.core.figure import Figure, FigureKind
from reader.core.span import Span

KINDS = {"%": (FigureKind.PERCENT, "percent"), "$": (FigureKind.MONEY, "USD"), "years": (FigureKind.AGE, "year")} | {
    unit: (FigureKind.MEASURE, unit) for unit in ("kilometre", "metre", "mile", "kilogram")
}


def drawn(picture: str) -> Figure:
    """A figure as mathematicians draw it: `[1, 5) kilometre`; `~` before it for one that is approximate."""
    about, bare = picture.startswith("~"), picture.removeprefix("~")
    ends, _, unit = bare.partition(" ")
    low, high = (Decimal(end) if end else None for end in ends[1:-1].split(","))
    kind, unit = KINDS.get(unit, (FigureKind.COUNT, unit))
    return Figure(Span(0, 1), kind, low, high, ends[0] == "(", ends[-1] == ")", approximate=about, unit=unit)


def dated(starts: str, until: str) -> Figure:
    return Figure(Span(0, 1), FigureKind.PERIOD, starts=starts, until=until)


def verdict(wanted: str, typed: str, said: str = "it") -> Verdict:
    return judge_figure(drawn(wanted), drawn(typed), said).verdict


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("[1000,]", Verdict.RIGHT),
        ("[1000,1000]", Verdict.COMPARATOR),
        ("(1000,]", Verdict.BOUNDARY),
        ("[1200,1200]", Verdict.INSIDE),
        ("[1200,]", Verdict.INSIDE),
        ("[999,999]", Verdict.OUTSIDE),
        ("[900,]", Verdict.WIDER),
        ("[,1000]", Verdict.DIRECTION),
        ("[18,2000]", Verdict.OUTSIDE),
    ],
)
def test_at_least_1000_is_an_interval_and_was_said_so(typed: str, said: Verdict) -> None:
    assert verdict("[1000,]", typed) is said


@pytest.mark.parametrize(
    ("wanted", "typed", "said"),
    [
        ("[6057,6057]", "[6060,6060]", Verdict.OUTSIDE),
        ("[6057,6057]", "[6057,]", Verdict.EXACT),
        ("[6057,6057]", "~[6057,6057]", Verdict.EXACT),
        ("[6057,6057]", "(6000,]", Verdict.WIDER),
        ("~[40,40]", "[40,40]", Verdict.COMPARATOR),
        ("~[40,40]", "[42,42]", Verdict.INSIDE),
        ("~[40,40]", "[60,60]", Verdict.OUTSIDE),
        ("[18,25] years", "[18,25]", Verdict.RIGHT),
        ("[18,25] years", "[18,18]", Verdict.INSIDE),
        ("[5,5] kilometre", "[5000,5000] metre", Verdict.RIGHT),
        ("[5,5] kilometre", "[3.1,3.1] mile", Verdict.RIGHT),
        ("[5,5] kilometre", "[4,4] mile", Verdict.OUTSIDE),
        ("[5,5] kilometre", "[5,5] kilogram", Verdict.OTHER),
        ("[5,5] kilometre", "[5,5]", Verdict.UNIT),
        ("[39,39] %", "[39,39]", Verdict.UNIT),
        ("[39,39] %", "[41,41]", Verdict.OUTSIDE),
        ("[32,32] $", "[32,32] %", Verdict.OTHER),
        ("[32,32]", "[,]", Verdict.OTHER),
    ],
)
def test_numbers_units_and_approximations_are_told_apart(wanted: str, typed: str, said: Verdict) -> None:
    assert verdict(wanted, typed) is said


def test_nearly_80_reaches_below_only() -> None:
    assert verdict("~[80,80]", "[78,78]", "nearly 80") is Verdict.INSIDE
    assert verdict("~[80,80]", "[82,82]", "nearly 80") is Verdict.OUTSIDE
    assert verdict("~[80,80]", "[82,82]", "about 80") is Verdict.INSIDE


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2025-06-02", "2025-06-03"), Verdict.RIGHT),
        (("2025-06-01", "2025-07-01"), Verdict.WIDER),
        (("2025-06-02T10:00", "2025-06-02T11:00"), Verdict.INSIDE),
        (("2025-06-03", "2025-06-04"), Verdict.OUTSIDE),
        (("", ""), Verdict.OTHER),
    ],
)
def test_days_are_compared_as_stretches_of_time(typed: tuple[str, str], said: Verdict) -> None:
    assert judge_figure(dated("2025-06-02", "2025-06-03"), dated(*typed), "2 June").verdict is said


def test_a_rank_is_right_as_a_number_and_a_number_is_no_rank() -> None:
    rank = Figure(Span(0, 1), FigureKind.ORDINAL, Decimal(3), Decimal(3))
    assert judge_figure(rank, drawn("[3,3]"), "third").verdict is Verdict.RIGHT
    assert judge_figure(drawn("[3,3]"), rank, "three").verdict is Verdict.OTHER


@pytest.mark.parametrize(
    ("wanted", "typed", "said", "words"),
    [
        ("[1000,]", "[1000,1000]", "at least 1,000", "lacks the comparator: “at least 1,000”"),
        ("[1000,]", "[1200,1200]", "at least 1,000", "Inside the interval, but not what was said: “at least 1,000”"),
        ("[1000,]", "(1000,]", "at least 1,000", "“at least 1,000” holds that number as well"),
        ("(6000,]", "[6000,]", "over 6,000", "“over 6,000” leaves that number out"),
        ("[1000,]", "[10,10]", "at least 1,000", "Outside the interval: “at least 1,000”"),
        ("[6057,6057]", "[6060,6060]", "6,057", "Close, but not that: “6,057”"),
        ("[6057,6057]", "[9,9]", "“6,057”", "Not that: “6,057”"),
    ],
)
def test_the_words_say_what_is_missing_and_what_was_said(wanted: str, typed: str, said: str, words: str) -> None:
    assert words in judge_figure(drawn(wanted), drawn(typed), said).words


@pytest.mark.parametrize(
    ("wanted", "typed", "said"),
    [
        ("Çırağan Palace", "the ciragan palace", Verdict.RIGHT),
        ("Rustem Umerov", "Umerov, Rustem", Verdict.RIGHT),
        ("Rustem Umerov", "Rustem Umerow", Verdict.NEARLY),
        ("Rustem Umerov", "Rustem", Verdict.NEARLY),
        ("Rustem Umerov", "Minister Rustem Umerov", Verdict.NEARLY),
        ("Rustem Umerov", "Vladimir Medinsky", Verdict.OTHER),
        ("Rustem Umerov", "Umarov", Verdict.NEARLY),
        ("Rustem Umerov", "R. Umerov", Verdict.NEARLY),
        ("North Korea", "South Korea", Verdict.OTHER),
        ("Ann Reed", "Anne Reed", Verdict.NEARLY),
        ("Kyiv", "Kiew", Verdict.OTHER),
        ("Article 109", "Article 110", Verdict.OTHER),
        ("it was agreed", "it was not agreed", Verdict.OTHER),
        ("Rustem Umerov", "", Verdict.OTHER),
        ("Rustem Umerov", "?", Verdict.OTHER),
        ("", "", Verdict.OTHER),
    ],
)
def test_words_may_be_folded_and_slightly_mistyped(wanted: str, typed: str, said: Verdict) -> None:
    assert judge_text([wanted], typed).verdict is said


def test_any_name_of_an_entity_is_right() -> None:
    judged = judge_text(["Rustem Umerov", "Umerov"], "umerov")
    assert judged == Judged(Verdict.RIGHT, "Right: “Rustem Umerov”.")


def test_a_long_answer_is_not_said_again() -> None:
    long = "word " * QUOTED_MAX
    assert "word" not in judge_text([long], "other").words


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_can_be_judged(wanted: str, typed: str) -> None:
    assert judge_text([wanted], typed).words
    if judge_text([typed], typed).verdict is not Verdict.RIGHT:
        assert not any(map(str.isalnum, typed))


numbers = st.integers(-5000, 5000).map(Decimal)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted((draw(numbers), draw(numbers)))
    ends = draw(st.sampled_from(((low, None), (None, high), (low, low), (low, high))))
    return Figure(
        Span(0, 1),
        FigureKind.COUNT,
        *ends,
        low_open=ends[1] is None and draw(st.booleans()),
        high_open=ends[0] is None and draw(st.booleans()),
        approximate=draw(st.booleans()),
    )


@given(figures(), figures())
def test_a_figure_is_right_only_against_itself(wanted: Figure, typed: Figure) -> None:
    assert judge_figure(wanted, wanted, "it").verdict is Verdict.RIGHT
    assert (judge_figure(wanted, typed, "it").verdict is Verdict.RIGHT) == (wanted == typed)


def test_of_several_readings_the_best_counts() -> None:
    told = [Judged(Verdict.OUTSIDE, "out"), Judged(Verdict.COMPARATOR, "bare"), Judged(Verdict.INSIDE, "in")]
    assert best_of(told, "it").words == "bare"
    assert best_of([], "it").verdict is Verdict.OTHER


def test_a_day_is_no_number() -> None:
    assert judge_figure(drawn("[2,2]"), dated(date(2025, 6, 2).isoformat(), "2025-06-03"), "2").verdict is Verdict.OTHER
