"""What the statistics draw: bars as long as they are told to be, and days under their weekdays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.cells import width_of
from reader.library.review_figures import DayDone
from reader.tui.statistics.calendar import DAYS, GLYPHS, calendar_rows, legend, numbers, thresholds
from reader.tui.statistics.parts import Line, Part, laid_out
from reader.tui.statistics.plots import bars, meter, sparks
from reader.tui.statistics.words import pace_words, short_day, stretch, time_words
from reader.tui.widgets.rows_view import Row

MONDAY = date(2025, 6, 2)
ANSWERS = st.lists(st.integers(0, 400) | st.just(0), min_size=1, max_size=365)


def words(rows: list[Row]) -> list[str]:
    return ["".join(text for text, _ in row) for row in rows]


def year(answers: list[int], last: date = MONDAY) -> list[DayDone]:
    first = last - timedelta(days=len(answers) - 1)
    return [DayDone(first + timedelta(days=place), each, timedelta(), 0) for place, each in enumerate(answers)]


def test_bars_stand_beside_each_other_over_their_days() -> None:
    assert words(bars([4, 0, 1, 3], {0: "today", 3: "5 Jun"}, 14, 6)) == [
        "4┤██",
        " │██       ██",
        " │██    ▄▄ ██",
        "0┤██    ██ ██",
        " └─┬───────┬──",
        " today   5 Jun",
    ]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=60), st.integers(12, 140), st.integers(4, 12))
def test_no_bar_is_left_out_and_none_goes_over_the_edge(values: list[int], width: int, height: int) -> None:
    rows = bars(values, {0: "0"}, width, height)
    assert all(width_of(line) <= width for line in words(rows))
    drawn = [text for row in rows for text, look in row if look == "bar"]
    assert bool(any(values)) == bool("".join(drawn).strip("·"))
    if len(rows) > 1:
        side = width_of(str(max(values))) + 1
        foot = words(rows)[-3][side:]
        cells = min(6, (width - side) // len(values))
        told = [bool(foot[place * cells : (place + 1) * cells].strip()) for place in range(len(values))]
        assert told == [bool(each) for each in values]


def test_words_under_an_axis_do_not_touch() -> None:
    ticks = {place: short_day(MONDAY + timedelta(days=place)) for place in range(30)}
    under = words(bars([1] * 30, ticks, 36, 6))[-1]
    assert "  " in under
    assert all(each.strip() in ticks.values() for each in under.split("  ") if each.strip())


@pytest.mark.parametrize(
    ("values", "width", "told"), [([0, 1, 8], 9, "·▂█"), ([5, 5, 5], 2, "██"), ([], 5, ""), ([0, 0], 5, "··")]
)
def test_without_room_bars_are_sparks(values: list[float], width: int, told: str) -> None:
    assert sparks(values, width) == told


@pytest.mark.parametrize(("share", "full"), [(0, 0), (0.001, 1), (0.5, 5), (1, 10)])
def test_a_share_is_as_long_as_it_is_large_and_never_nothing(share: float, full: int) -> None:
    (done, _), (left, _) = meter(share, 10)
    assert (len(done), len(left)) == (full, 10 - full)


@given(ANSWERS, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_each_day_is_in_the_calendar_once_and_as_dark_as_its_answers(answers: list[int], last: date) -> None:
    days = year(answers, last)
    rows = calendar_rows(days, 70)
    signs = [
        text[:1] for row in rows[1:] for text, look in row if look.startswith(("heat", "byline")) and text[:1] in GLYPHS
    ]
    assert len(signs) == len(days)
    assert signs.count(GLYPHS[0]) == answers.count(0)
    assert signs.count(GLYPHS[-1]) == sum(each >= max(thresholds(answers), default=500) for each in answers)
    here = [number for number, line in enumerate(words(rows[1:])) if line.endswith("◂ today")]
    assert here == [last.weekday()]


@given(ANSWERS, st.integers(20, 140))
def test_a_calendar_shows_as_many_weeks_as_there_is_room_for(answers: list[int], width: int) -> None:
    days = year(answers)
    for rows in (calendar_rows(days, width), legend(days, width + 10), numbers(days, width + 20)):
        assert all(width_of(line.rstrip()) <= width + 20 for line in words(rows))
    assert [line[:3] for line in words(calendar_rows(days, width))[1:]] == [*DAYS]


def test_months_stand_over_the_weeks_that_begin_in_them() -> None:
    rows = words(calendar_rows(year([1] * 100), 70))
    assert [(rows[0].index(month) - 4) // 2 for month in ("Mar", "Apr", "May", "Jun")] == [2, 7, 11, 15]
    assert rows[0].index("Jun") == rows[1].index(" ◂") - 2


def test_a_calendar_in_numbers_has_a_row_for_each_week_with_answers() -> None:
    told = words(numbers(year([0] * 7 + [3, 0, 0, 0, 0, 0, 12, 5]), 60))
    assert [" ".join(line.split()) for line in told] == [
        "Mon Tue Wed Thu Fri Sat Sun",
        "2 Jun 5",
        "26 May 3 · · · · · 12",
    ]


def test_what_is_dark_is_told_by_quarters_of_the_days_with_answers() -> None:
    assert thresholds([0, 0, 1, 2, 3, 4, 5, 6, 7, 8]) == [1, 3, 5, 7]
    assert thresholds([0, 6, 6, 6]) == [6]
    assert thresholds([0, 0]) == []
    assert words(legend(year([0, 6, 6]), 60)) == ["· none   █ 6 or more   "]


def test_a_title_brings_its_section_into_view_and_a_line_only_itself() -> None:
    parts = [Part("a", "A", [(("one", ""),), (("two", ""),)], [Line(((" x", ""),), key="x")]), Part("b", "B")]
    page = laid_out(parts, 20)
    assert [each.start for each in page.items] == [0, 3, 5]
    assert [*page.around] == [range(4), range(3, 4), range(5, 6)]
    assert [*page.parts] == [0, 2]
    assert [*page.names] == [("a", ""), ("a", "x"), ("b", "")]


def test_times_and_days_are_told_shortly() -> None:
    told = [time_words(timedelta(seconds=each)) for each in (0, 59, 60, 3599, 3660, 360_000)]
    assert told == ["0 s", "59 s", "1 min", "1 h 0 min", "1 h 1 min", "100 h 0 min"]
    assert pace_words(timedelta(seconds=25), 4) == "6.2 s"
    assert [stretch(MONDAY, MONDAY + timedelta(days=each)) for each in (0, 6, 34)] == [
        "Mon 2 Jun",
        "2 – 8 Jun",
        "2 Jun – 6 Jul",
    ]
