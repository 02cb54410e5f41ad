"""Units: what each unit of measure is in the base unit of its kind, so that measures in different units compare."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Scale:
    """How a unit relates to the base unit of what it measures: `value * factor + offset`."""

    base: str
    factor: Decimal
    offset: Decimal = Decimal(0)

    def of(self, value: Decimal) -> Decimal:
        """A value of this unit in the base unit."""
        return value * self.factor + self.offset


# Base unit, then each unit of the kind with what one of it is in the base unit.
_TABLE = """
metre | metre 1, millimetre 0.001, centimetre 0.01, decimetre 0.1, kilometre 1000, micrometre 0.000001
metre | nanometre 0.000000001, inch 0.0254, foot 0.3048, yard 0.9144, mile 1609.344, nautical mile 1852
metre | light-year 9460730472580800
square metre | square metre 1, square kilometre 1000000, square centimetre 0.0001, square foot 0.09290304
square metre | square yard 0.83612736, square inch 0.00064516, square mile 2589988.110336, hectare 10000
square metre | acre 4046.8564224
cubic metre | cubic metre 1, cubic kilometre 1000000000, cubic centimetre 0.000001, cubic foot 0.028316846592
cubic metre | cubic yard 0.764554857984, litre 0.001, millilitre 0.000001, centilitre 0.00001, hectolitre 0.1
cubic metre | gallon 0.003785411784, pint 0.000473176473, quart 0.000946352946, barrel 0.158987294928
cubic metre | cup 0.0002365882365, tablespoon 0.00001478676478125, teaspoon 0.00000492892159375
cubic metre | bushel 0.03523907016688
kilogram | kilogram 1, gram 0.001, milligram 0.000001, microgram 0.000000001, tonne 1000, ton 907.18474
kilogram | long ton 1016.0469088, kilotonne 1000000, megatonne 1000000000, pound 0.45359237
kilogram | ounce 0.028349523125, stone 6.35029318, carat 0.0002
metre per second | metre per second 1, kilometre per hour 0.277777777777778, mile per hour 0.44704
metre per second | kilometre per second 1000, foot per second 0.3048, knot 0.514444444444444
watt | watt 1, kilowatt 1000, megawatt 1000000, gigawatt 1000000000, terawatt 1000000000000
watt | horsepower 745.69987158227
joule | joule 1, kilojoule 1000, kilowatt-hour 3600000, megawatt-hour 3600000000, gigawatt-hour 3600000000000
joule | terawatt-hour 3600000000000000, kilocalorie 4184, calorie 4.184
hertz | hertz 1, kilohertz 1000, megahertz 1000000, gigahertz 1000000000
volt | volt 1, kilovolt 1000
byte | byte 1, bit 0.125, kilobyte 1000, megabyte 1000000, gigabyte 1000000000, terabyte 1000000000000
byte | petabyte 1000000000000000, megabit 125000, gigabit 125000000
byte per second | megabit per second 125000, gigabit per second 125000000
pascal | pascal 1, hectopascal 100, millibar 100, pound per square inch 6894.757293168
second | second 1, millisecond 0.001, minute 60, hour 3600, day 86400, night 86400, weekend 172800
second | week 604800, fortnight 1209600, month 2629746, quarter 7889238, year 31556952
second | decade 315569520, century 3155695200, millennium 31556952000
"""
_KELVIN = {
    "kelvin": Scale("kelvin", Decimal(1)),
    "celsius": Scale("kelvin", Decimal(1), Decimal("273.15")),
    "fahrenheit": Scale("kelvin", Decimal(5) / Decimal(9), Decimal("459.67") * 5 / 9),
}


@lru_cache(maxsize=1)
def _scales() -> dict[str, Scale]:
    scales = dict(_KELVIN)
    for line in _TABLE.strip().splitlines():
        base, _, units = line.partition(" | ")
        for written in units.split(", "):
            name, _, factor = written.rpartition(" ")
            scales[name] = Scale(base, Decimal(factor))
    return scales


def scale_of(unit: str) -> Scale:
    """What a unit is in its base unit; one that is not known is its own base.

    Args:
        unit: As in `Figure.unit`: British spelling, singular. A month is a twelfth of a mean year.
    """
    return _scales().get(unit) or Scale(unit, Decimal(1))
