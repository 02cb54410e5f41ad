from decimal import Decimal

from reader.core.units import scale_of
from reader.engines.figures.durations import SECONDS
from reader.engines.figures.units import _ENTRIES

CALENDAR = {
    "month",
    "quarter",
    "year",
    "decade",
    "century",
    "millennium",
}  # of which we take the mean, they a round one


def test_a_mile_is_in_metres_and_a_day_in_seconds() -> None:
    assert scale_of("mile").of(Decimal(2)) == Decimal("3218.688")
    assert scale_of("day").base == "second"


def test_degrees_of_any_kind_meet_at_freezing() -> None:
    freezing = {round(scale_of(unit).of(Decimal(value)), 6) for unit, value in (("celsius", 0), ("fahrenheit", 32))}
    assert freezing == {Decimal("273.15")}


def test_an_unknown_unit_is_its_own_base() -> None:
    assert scale_of("EUR").base == "EUR"
    assert scale_of("").of(Decimal(7)) == 7


def test_every_unit_that_is_read_is_known_here_or_the_only_one_of_its_kind() -> None:
    alone = {unit for unit in set(_ENTRIES.values()) if scale_of(unit).base == unit and scale_of(unit).factor == 1}
    measured_in_others = {scale_of(unit).base for unit in set(_ENTRIES.values()) - alone}
    assert alone - measured_in_others == {"ampere", "decibel", "turn"} | (alone & {"volt"} - measured_in_others)


def test_a_duration_is_as_long_here_as_where_it_is_read() -> None:
    for name, seconds in SECONDS.items():
        assert name in CALENDAR or scale_of(name).factor == seconds
