from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.figure import Figure, FigureKind
from reader.engines.figures import find_figures
from tests.core.pictures import strange_texts

PUBLISHED = date(2025, 6, 4)  # a Wednesday
TIMES = {FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME, FigureKind.SET}


def times(text: str, published: date | None = PUBLISHED) -> list[Figure]:
    return [figure for figure in find_figures(text, published) if figure.kind in TIMES]


def read(picture: str, published: date | None = PUBLISHED) -> tuple[str, str, str]:
    """From, until and kind of what stands in square brackets, which must be the only time found."""
    text = picture.replace("[", "").replace("]", "")
    found = [(figure.span.of(text), figure.starts, figure.until, str(figure.kind)) for figure in times(text, published)]
    wanted = picture[picture.index("[") + 1 : picture.index("]")]
    assert [each[0] for each in found] == [wanted]
    return found[0][1:]


@pytest.mark.parametrize(
    ("picture", "day"),
    [
        ("The bridge closed on [3/14/2024].", "2024-03-14"),
        ("The bridge closed on [14.3.2024].", "2024-03-14"),
        ("The bridge closed on [2024/mar/14].", "2024-03-14"),
        ("The bridge closed on [14 March of '24].", "2024-03-14"),
        ("The bridge closed on [14 March last year].", "2024-03-14"),
        ("The bridge closed on [Friday, 14 March].", "2025-03-14"),
        ("The bridge closed on [the first Tuesday of April 2023].", "2023-04-04"),
        ("The bridge closed on [the last Friday of May].", "2025-05-30"),
        ("The bridge closed on [the last day of February 2024].", "2024-02-29"),
        ("The bridge closed on [Easter Monday 2022].", "2022-04-18"),
        ("The bridge closed on [Thanksgiving 2023].", "2023-11-23"),
        ("The bridge closed [last Christmas].", "2024-12-25"),
        ("The bridge closed [the day before yesterday].", "2025-06-02"),
        ("The bridge closed [two Sundays ago].", "2025-05-25"),
        ("The bridge closed [a year and a half ago].", "2023-12-04"),
        ("The bridge closed [nearly three weeks ago].", "2025-05-14"),
        ("The bridge closed on [Monday the 2nd].", "2025-06-02"),
        ("The bridge opens again [two weeks from now].", "2025-06-18"),
        ("The bridge will open [in ten days].", "2025-06-14"),
    ],
)
def test_a_day_is_read_in_the_forms_that_people_write(picture: str, day: str) -> None:
    following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    assert read(picture) == (day, following, "date")


@pytest.mark.parametrize(
    ("picture", "starts", "until"),
    [
        ("It rained in [the first week of October 2023].", "2023-10-02", "2023-10-09"),
        ("It rained in [the last week of 2023].", "2023-12-25", "2024-01-01"),
        ("It rained in [the last three months of 2023].", "2023-10-01", "2024-01-01"),
        ("It rained for [the first ten days of May].", "2025-05-01", "2025-05-11"),
        ("It rained in [the second half of May].", "2025-05-16", "2025-06-01"),
        ("It rained in [week 13].", "2025-03-24", "2025-03-31"),
        ("It rained in [the week of 12 May].", "2025-05-12", "2025-05-19"),
        ("It rained on [Labor Day weekend].", "2024-08-31", "2024-09-03"),
        ("It rained in [2023 Q4].", "2023-10-01", "2024-01-01"),
        ("It rained in the [mid-90s].", "1992-07-02", "1997-07-02"),
        ("It rained in [the late 19th century].", "1850-01-01", "1900-01-01"),
        ("It rained from the wars of [1914-18].", "1914-01-01", "1919-01-01"),
        ("It rained over the [past two quarters].", "2024-10-01", "2025-04-01"),
        ("It rained at the [end of 2023].", "2023-09-01", "2024-01-01"),
        ("It rained [from 3 May to 2 June].", "2025-05-03", "2025-06-03"),
        ("It rained [from April the 4th till the 17th].", "2025-04-04", "2025-04-18"),
        ("It rained [between the end of April and the beginning of June].", "2025-05-01", "2025-06-01"),
        ("It rained [between Easter and now].", "2025-04-20", "2025-06-05"),
        ("It rained [for three days from 12 May].", "2025-05-12", "2025-05-15"),
        ("It rained [since the start of the year].", "2025-01-01", ""),
        ("It rained [until the end of May].", "", "2025-06-01"),
        ("It rained [from 12 May onwards].", "2025-05-12", ""),
        ("It rained [more than two weeks ago].", "", "2025-05-21"),
        ("It has rained [year to date].", "2025-01-01", "2025-06-04"),
        ("It rained on [the morning of 12 May].", "2025-05-12T08:00:00", "2025-05-12T12:00:00"),
        ("It rained [early Tuesday morning].", "2025-06-03T08:00:00", "2025-06-03T10:00:00"),
        ("It rained [last night].", "2025-06-03T20:00:00", "2025-06-04T00:00:00"),
        ("It rained on [Tuesday from 9 to 11:30].", "2025-06-03T09:00:00", "2025-06-03T11:30:00"),
        ("It rained [between 10 and 11:30 yesterday morning].", "2025-06-03T10:00:00", "2025-06-03T11:30:00"),
        ("It rained [from 10 pm yesterday to 2 am today].", "2025-06-03T22:00:00", "2025-06-04T02:00:00"),
        ("It rained [yesterday before 5pm].", "", "2025-06-03T17:00:00"),
    ],
)  # fmt: skip
def test_a_period_has_its_ends(picture: str, starts: str, until: str) -> None:
    assert read(picture) == (starts, until, "period")


@pytest.mark.parametrize(
    ("picture", "starts"),
    [
        ("She left [yesterday at half past seven].", "2025-06-03T07:30:00"),
        ("She left at [8.30 pm yesterday].", "2025-06-03T20:30:00"),
        ("She left at [five-thirty yesterday evening].", "2025-06-03T17:30:00"),
        ("She left [last night around 11].", "2025-06-03T23:00:00"),
        ("She left on [2025-06-02T14:05].", "2025-06-02T14:05:00"),
        ("She left at [noon on Monday].", "2025-06-02T12:00:00"),
    ],
)
def test_a_time_of_day_joins_the_day_beside_it(picture: str, starts: str) -> None:
    assert read(picture)[0] == starts


@pytest.mark.parametrize(
    ("picture", "starts", "until"),
    [
        ("The shop is open [from 9am to 5:30pm].", "09:00:00", "17:30:00"),
        ("The shop closes [after 6 pm].", "18:00:00", ""),
        ("Come at [0730].", "07:30:00", "07:31:00"),
        ("Come at [a quarter to ten].", "09:45:00", "09:46:00"),
        ("The train leaves at [19:30] CET.", "19:30:00", "19:31:00"),
        ("They met [in the late evening].", "18:00:00", "20:00:00"),
    ],
)
def test_a_time_without_a_day_is_a_time_of_any_day(picture: str, starts: str, until: str) -> None:
    assert read(picture) == (starts, until, "time")


@pytest.mark.parametrize(
    "picture",
    [
        "The market is open [every other Tuesday].",
        "The market is open [Saturday mornings at 9].",
        "Take it [three times a day].",
        "The market is open [weekends].",
        "A bus leaves at [6 am every day].",
    ],
)
def test_what_comes_again_is_a_set_and_has_no_day(picture: str) -> None:
    assert read(picture) == ("", "", "set")


@pytest.mark.parametrize(
    ("picture", "day"),
    [
        ("The parties will meet on [20 June].", "2025-06-20"),
        ("The parties will meet on [Monday].", "2025-06-09"),
        ("A second round is to begin on [20 June].", "2025-06-20"),
        ("On [20 June] the court begins its hearing.", "2025-06-20"),
        ("A hearing is set to take place in Graz on [20 June].", "2025-06-20"),
        ("The parties met on [20 August].", "2024-08-20"),
        ("The minister said on [Monday] that she will resign.", "2025-06-02"),
        ("Will Smith left on [Monday].", "2025-06-02"),
        ("The envoys agreed on [Monday] to stay.", "2025-06-02"),
        ("The vote had been planned for [20 May].", "2025-05-20"),
        ("The next exchange is as large as the one on [20 May].", "2025-05-20"),
    ],
)
def test_a_day_without_a_year_lies_in_the_past_unless_its_clause_looks_ahead(picture: str, day: str) -> None:
    assert read(picture)[0] == day


def test_a_day_a_few_weeks_ahead_is_not_taken_for_one_of_nearly_a_year_ago() -> None:
    assert read("Added later: the parties met on [20 June].")[0] == "2025-06-20"


@pytest.mark.parametrize(
    "picture",
    [
        "It began on a [Monday] in spring.",
        "It froze in [the winter of 2010].",
        "Costs rose in the [last fiscal year].",
        "They crowned him on [30 February 2024].",
        "They parade on Ukraine's [Independence Day].",
        "He was gone [several years ago].",
        "He was here [20 minutes ago].",
    ],
)
def test_what_cannot_be_resolved_keeps_its_text_and_no_ends(picture: str) -> None:
    text = picture.replace("[", "").replace("]", "")
    wanted = picture[picture.index("[") + 1 : picture.index("]")]
    figure = next(figure for figure in times(text) if figure.span.of(text) == wanted)
    assert (figure.starts, figure.until) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "It is told in Three days, one thousand each.",
        "a last minute goal",
        "who now leads the council",
        "The talks should last two hours.",
        "a week 10 of the season",
        "We were only 3 then.",
        "call 555-0134",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("picture", "starts", "until"),
    [
        ("She will call [in 20 minutes].", "2025-06-04T12:20:00", "2025-06-04T12:21:00"),
        ("She called [an hour and a half ago].", "2025-06-04T10:30:00", "2025-06-04T10:31:00"),
        ("It rained for the [last 24 hours].", "2025-06-03T12:00:00", "2025-06-04T12:00:00"),
        ("She calls [right now].", "2025-06-04T12:00:00", "2025-06-04T12:01:00"),
    ],
)
def test_minutes_are_counted_where_the_moment_of_publication_is_known(picture: str, starts: str, until: str) -> None:
    assert read(picture, datetime(2025, 6, 4, 12, tzinfo=UTC))[:2] == (starts, until)


FORMS = ("%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "the %-d of %B %Y", "%d %b %Y", "%A, %-d %B %Y", "%m/%d/%Y")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_day_written_in_any_form_is_read_back(day: date, form: str) -> None:
    (figure,) = times(f"It was on {day.strftime(form)}.")
    assert (figure.starts, figure.until) == (day.isoformat(), (day + timedelta(days=1)).isoformat())


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 400), st.sampled_from(["ago", "from now"]))
def test_days_are_counted_from_publication_either_way(published: date, count: int, way: str) -> None:
    (figure,) = times(f"It was {count} days {way}.", published)
    offset = timedelta(days=count if way == "from now" else -count)
    assert figure.starts == (published + offset).isoformat()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_a_weekday_is_the_last_on_or_before_publication(published: date, weekday: str) -> None:
    (figure,) = times(f"They met on {weekday}.", published)
    day = date.fromisoformat(figure.starts)
    assert day <= published < day + timedelta(days=7)
    assert day.strftime("%A") == weekday


WORDS = """the last next week of May 2024 Monday at 3 pm from to between and now in 10/1 - ago Easter weekend two years
a half end since for days until first 23 morning tonight ' s 9:30 every year 31.12.9999 1.1.0001 by"""
PHRASES = st.sampled_from(WORDS.split())


@given(
    st.lists(PHRASES | strange_texts, max_size=14).map(" ".join),
    st.none() | st.dates() | st.datetimes(),
)
def test_any_text_has_times_in_order_whose_ends_are_in_order(text: str, published: date | None) -> None:
    figures = times(text, published)
    assert all(one.span.end <= other.span.start for one, other in pairwise(figures))
    for figure in figures:
        if figure.kind is not FigureKind.TIME and figure.starts and figure.until:
            assert figure.starts[:10] <= figure.until[:10]


@pytest.mark.parametrize(
    ("picture", "start", "end"),
    [
        ("It fell in [AD 410].", "0410-01-01", "0411-01-01"),
        ("It fell in [833 AD].", "0833-01-01", "0834-01-01"),
        ("It was built around [1500 BC].", "", ""),
        ("It stood [300 BC to 120 AD].", "", ""),
    ],
)
def test_a_year_of_an_era_has_days_only_in_ours(picture: str, start: str, end: str) -> None:
    assert read(picture) == (start, end, "period")


@pytest.mark.parametrize(
    ("picture", "start", "end"),
    [
        ("It starts [by 1130] GMT.", "", "11:30:00"),
        ("It starts at [half-past ten].", "10:30:00", "10:31:00"),
        ("It shuts at [9p].", "21:00:00", "21:01:00"),
    ],
)
def test_a_time_of_day_is_known_by_what_stands_around_it(picture: str, start: str, end: str) -> None:
    assert read(picture) == (start, end, "time")


def test_what_has_not_been_for_years_is_no_date_to_come() -> None:
    assert times("It is the lowest in ten years, and the first time in half a century.") == []


def test_half_a_century_ago_is_fifty_years() -> None:
    assert read("It fell [half a century ago].")[0] == "1975-06-04"


def test_what_is_set_for_a_day_is_to_come() -> None:
    assert read("The judge set her trial for [3 May].")[0] == "2026-05-03"
    assert read("The judge left her house on [3 May].")[0] == "2025-05-03"
