"""Day: a review day begins at an hour of the wall clock, and no moment is in two days or in none."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.day import ReviewDays, bounds, by_the_hour, day_of

BERLIN, KATHMANDU = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Kathmandu")
# Summer time by an hour, by half an hour, by two; at midnight, at a minute past it; a day that was skipped; none.
ZONES = [
    ZoneInfo(name)
    for name in (
        "UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
        "America/St_Johns", "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kwajalein", "Antarctica/Troll",
        "Africa/Casablanca", "Pacific/Chatham", "Asia/Beirut",
    )
]  # fmt: skip
MOMENTS = st.datetimes(datetime(1985, 1, 1), datetime(2045, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - given there


@pytest.mark.parametrize(
    ("zone", "wall", "day"),
    [
        (BERLIN, "2025-06-02T03:59:59+02:00", "2025-06-01"),
        (BERLIN, "2025-06-02T04:00:00+02:00", "2025-06-02"),
        (BERLIN, "2025-06-03T03:59:59+02:00", "2025-06-02"),
        (KATHMANDU, "2025-06-02T03:59:59+05:45", "2025-06-01"),
        (KATHMANDU, "2025-06-02T04:00:00+05:45", "2025-06-02"),
        (timezone(timedelta(hours=-9, minutes=-30)), "2025-06-02T04:00:00-09:30", "2025-06-02"),
        (UTC, "2024-12-31T23:59:59+00:00", "2024-12-31"),
        (UTC, "2025-01-01T03:00:00+00:00", "2024-12-31"),
    ],
)
def test_a_day_begins_at_its_hour_on_the_wall_clock(zone: tzinfo, wall: str, day: str) -> None:
    assert day_of(datetime.fromisoformat(wall), zone, 4) == date.fromisoformat(day)


def test_the_day_on_which_the_clocks_go_forward_has_23_hours_and_the_one_on_which_they_go_back_25() -> None:
    assert length(date(2025, 3, 29), BERLIN, 4) == timedelta(hours=23)
    assert length(date(2025, 10, 25), BERLIN, 4) == timedelta(hours=25)
    assert length(date(2025, 10, 4), ZoneInfo("Australia/Lord_Howe"), 4) == timedelta(hours=23, minutes=30)


def test_where_the_clocks_leap_over_the_hour_the_day_begins_when_they_do() -> None:
    start, _ = bounds(date(2025, 3, 30), BERLIN, 2)  # from 2:00 they go to 3:00
    assert start == datetime(2025, 3, 30, 1, tzinfo=UTC)
    start, _ = bounds(date(2018, 11, 4), ZoneInfo("America/Sao_Paulo"), 0)  # from midnight to 1:00
    assert start == datetime(2018, 11, 4, 3, tzinfo=UTC)


def test_where_the_hour_comes_twice_the_day_begins_with_the_second() -> None:
    start, _ = bounds(date(2025, 10, 26), BERLIN, 2)
    assert start == datetime(2025, 10, 26, 1, tzinfo=UTC)
    assert day_of(start - timedelta(minutes=30), BERLIN, 2) == date(2025, 10, 25)


def test_a_day_that_a_zone_skipped_takes_what_is_left_of_it() -> None:
    samoa = ZoneInfo("Pacific/Apia")  # went from 29 to 31 December 2011
    start, end = bounds(date(2011, 12, 30), samoa, 4)
    assert start == datetime(2011, 12, 30, 10, tzinfo=UTC)
    assert end == bounds(date(2011, 12, 31), samoa, 4)[0] == datetime(2011, 12, 30, 14, tzinfo=UTC)


@given(MOMENTS, st.sampled_from(ZONES), st.integers(0, 23))
def test_a_moment_lies_in_its_day(moment: datetime, zone: tzinfo, hour: int) -> None:
    days = ReviewDays(zone, hour)
    start, end = days.bounds(days.of(moment))
    assert start <= moment < end


@given(st.dates(date(1985, 1, 1), date(2045, 1, 1)), st.sampled_from(ZONES), st.integers(0, 23))
def test_days_follow_on_each_other_without_a_gap(day: date, zone: tzinfo, hour: int) -> None:
    days = ReviewDays(zone, hour)
    start, end = days.bounds(day)
    assert start <= end == days.bounds(day + timedelta(days=1))[0]
    if start < end:
        assert days.of(start) == days.of(end - timedelta(seconds=1)) == day


@given(MOMENTS, st.timedeltas(timedelta(), timedelta(days=3)), st.sampled_from(ZONES), st.integers(0, 23))
def test_a_later_moment_is_never_in_an_earlier_day(moment: datetime, later: timedelta, zone: tzinfo, hour: int) -> None:
    assert day_of(moment, zone, hour) <= day_of(moment + later, zone, hour)


@given(st.sampled_from(ZONES), st.integers(0, 23), st.integers(1986, 2040))
def test_no_day_of_a_year_is_lost_and_none_comes_twice(zone: tzinfo, hour: int, year: int) -> None:
    days = ReviewDays(zone, hour)
    start = days.bounds(date(year, 1, 1))[0]
    found = [days.of(start + timedelta(minutes=30 * each)) for each in range(48 * 366)]
    assert found == sorted(found)
    assert len(set(found)) >= 365


def length(day: date, zone: tzinfo, hour: int) -> timedelta:
    start, end = bounds(day, zone, hour)
    return end - start


@given(st.lists(MOMENTS, min_size=1), st.sampled_from(ZONES), st.integers(0, 23))
def test_looking_up_an_hour_at_a_time_gives_the_same_days(
    moments: list[datetime], zone: ZoneInfo, starts_hour: int
) -> None:
    days = ReviewDays(zone, starts_hour)
    sooner = by_the_hour(days.of)
    assert [sooner(moment) for moment in moments] == [days.of(moment) for moment in moments]
