"""Units of measure: their names as written, what they measure and what they are in SI."""

from dataclasses import dataclass
from decimal import Decimal

from reader.engines.figures.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    Attributes:
        name: British spelling, singular.
        measures: Length, area, volume, mass, speed, power, energy, data, angle ….
        factor: One of it in the SI unit of what it measures; data in bytes, angles in degrees.
    """

    name: str
    measures: str
    factor: Decimal


_TABLE = """
length | 0.001 | millimetre | mm millimeter
length | 0.01 | centimetre | cm centimeter
length | 0.1 | decimetre | dm decimeter
length | 1 | metre | m meter
length | 1000 | kilometre | km kms kilometer
length | 0.000001 | micrometre | micrometer micron µm
length | 0.000000001 | nanometre | nanometer nm
length | 0.0254 | inch | inches in
length | 0.3048 | foot | feet ft
length | 0.9144 | yard | yd yds
length | 1609.344 | mile | mi
length | 1852 | nautical mile | nmi
length | 9460730472580800 | light-year | light year
area | 1 | square metre | m2 m² sqm sq m square meter
area | 1000000 | square kilometre | km2 km² sqkm sq km square kilometer
area | 0.0001 | square centimetre | cm2 cm² square centimeter
area | 0.09290304 | square foot | sqft sq ft square feet ft2
area | 0.83612736 | square yard | sq yd
area | 0.00064516 | square inch | square inches sq in
area | 2589988.110336 | square mile | sq mi
area | 10000 | hectare | ha
area | 4046.8564224 | acre |
volume | 1 | cubic metre | m3 m³ cubic meter
volume | 1000000000 | cubic kilometre | km3 km³ cubic kilometer
volume | 0.000001 | cubic centimetre | cm3 cc cubic centimeter
volume | 0.028316846592 | cubic foot | cubic feet cu ft
volume | 0.764554857984 | cubic yard |
volume | 0.001 | litre | l liter ltr
volume | 0.000001 | millilitre | ml milliliter
volume | 0.00001 | centilitre | cl centiliter
volume | 0.1 | hectolitre | hl hectoliter
volume | 0.003785411784 | gallon | gal
volume | 0.000473176473 | pint |
volume | 0.000946352946 | quart |
volume | 0.158987294928 | barrel | bbl
volume | 0.0002365882365 | cup |
volume | 0.00001478676478125 | tablespoon | tbsp
volume | 0.00000492892159375 | teaspoon | tsp
volume | 0.03523907016688 | bushel |
mass | 0.001 | gram | g gramme gm
mass | 1 | kilogram | kg kgs kilo kilogramme
mass | 0.000001 | milligram | mg milligramme
mass | 0.000000001 | microgram | µg mcg microgramme
mass | 1000 | tonne | metric ton t
mass | 907.18474 | ton | short ton
mass | 1016.0469088 | long ton |
mass | 1000000 | kilotonne | kt kiloton
mass | 1000000000 | megatonne | megaton
mass | 0.45359237 | pound | lb lbs
mass | 0.028349523125 | ounce | oz
mass | 6.35029318 | stone |
mass | 0.0002 | carat |
speed | 0.277777777777778 | kilometre per hour | kph km/h kmh kmph km/hr kilometer per hour kilometre an hour
speed | 0.44704 | mile per hour | mph mile an hour
speed | 1 | metre per second | m/s mps meter per second metre a second
speed | 1000 | kilometre per second | km/s kilometer per second
speed | 0.3048 | foot per second | feet per second ft/s
speed | 0.514444444444444 | knot |
power | 1 | watt | w
power | 1000 | kilowatt | kw
power | 1000000 | megawatt | mw
power | 1000000000 | gigawatt | gw
power | 1000000000000 | terawatt | tw
power | 745.69987158227 | horsepower | hp bhp
energy | 1 | joule |
energy | 1000 | kilojoule | kj
energy | 3600000 | kilowatt-hour | kwh kilowatt hour
energy | 3600000000 | megawatt-hour | mwh megawatt hour
energy | 3600000000000 | gigawatt-hour | gwh gigawatt hour
energy | 3600000000000000 | terawatt-hour | twh terawatt hour
energy | 4184 | kilocalorie | kcal
energy | 4.184 | calorie | cal
frequency | 1 | hertz | hz
frequency | 1000 | kilohertz | khz
frequency | 1000000 | megahertz | mhz
frequency | 1000000000 | gigahertz | ghz
voltage | 1 | volt |
voltage | 1000 | kilovolt | kv
current | 1 | ampere | amp
data | 0.125 | bit |
data | 1 | byte |
data | 1000 | kilobyte | kb
data | 1000000 | megabyte | mb
data | 1000000000 | gigabyte | gb
data | 1000000000000 | terabyte | tb
data | 1000000000000000 | petabyte | pb
data | 125000 | megabit | mbit
data | 125000000 | gigabit | gbit
speed of data | 125000 | megabit per second | mbps mb/s
speed of data | 125000000 | gigabit per second | gbps
sound | 1 | decibel | db
pressure | 1 | pascal | pa
pressure | 100 | hectopascal | hpa
pressure | 100 | millibar | mbar
pressure | 6894.757293168 | pound per square inch | psi
angle | 360 | turn |
"""
_SIGNS = {"′": "foot", "″": "inch"}
_ONLY_GLUED = frozenset({"m", "g", "l", "t", "w", "mi", "ha", "cal", "gal", "amp", "pa", "pb", "tb", "kt", "cl", "hl"})
_ONLY_CAPITAL = {"mw": "MW", "gw": "GW", "tw": "TW", "w": "W"}  # in small letters they are something else
_NOT_AFTER_A = frozenset({"turn", "stone", "cup", "bit", "volt", "knot", "pound", "foot", "yard"})
_POWERS = frozenset("23²³")
_LONGEST = 4  # tokens


def _entries() -> dict[tuple[str, ...], Unit]:
    entries: dict[tuple[str, ...], Unit] = {}
    for line in _TABLE.strip().splitlines():
        measures, factor, name, others = (part.strip() for part in line.split("|"))
        unit = Unit(name, measures, Decimal(factor))
        for written in [name, *_split(others, name)]:
            for form in {written, _plural(written)}:
                entries[tuple(_pieces(form))] = unit
    return entries


def _split(others: str, name: str) -> list[str]:
    """The other spellings: short ones are single words; long ones begin like a phrase and run on."""
    found: list[str] = []
    for word in others.split():
        if found and _runs_on(found[-1], name):
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def _runs_on(written: str, name: str) -> bool:
    words = len(name.replace("-", " ").split())
    starts = ("square", "cubic", "sq", "cu", "metric", "short", "light", "kilowatt", "megawatt", "gigawatt", "terawatt")
    phrase = written.split()
    if phrase[-1] in {"per", "an", "a"}:
        return True
    if words == 3:  # "mile per hour" and its like
        return phrase[-1] in {"kilometer", "kilometre", "mile", "meter", "metre", "feet"} and len(phrase) == 1
    return len(phrase) == 1 and phrase[0] in starts and words == 2


def _plural(written: str) -> str:
    head, per, tail = written.partition(" per ")
    if not per:
        head, per, tail = written.partition(" an ")
    if (
        head.endswith(("s", "x", "ch", "foot", "feet", "hertz", "²", "³", "2", "3", "power")) or len(head) <= 2
    ):  # symbols have no plural
        return written
    return f"{head}s{per}{tail}"


def _pieces(written: str) -> list[str]:
    pieces: list[str] = []
    for word in written.replace("/", " / ").replace("-", " - ").split():
        if len(word) > 1 and word[-1] in "23²³":
            pieces += [word[:-1], word[-1]]
        else:
            pieces.append(word)
    return pieces


_ENTRIES = _entries()
_FIRST = frozenset(form[0] for form in _ENTRIES)
WORDS = frozenset(word for word in _FIRST if len(word) > 3)  # symbols stand behind digits only
UNITS = {unit.name: unit for unit in _ENTRIES.values()}


def read_unit(tokens: Tokens, index: int, *, written_out: bool = False) -> tuple[Unit, int] | None:
    """The longest unit that begins at `index`, with the token after it.

    Args:
        tokens: The text.
        index: Where it must begin; a hyphen ("3-inch") or bracket ("20 (kg)") is skipped by the caller.
        written_out: Whether a word stands before it instead of digits, so that no symbol may follow.
    """
    if tokens.at(index) in _SIGNS and tokens.glued(index):
        return UNITS[_SIGNS[tokens.at(index)]], index + 1
    if tokens.at(index) not in _FIRST:
        return None
    for length in range(_LONGEST, 0, -1):
        form = tuple(tokens.words[index : index + length])
        if len(form) == length and form in _ENTRIES and _is_unit(tokens, index, form, written_out=written_out):
            return _ENTRIES[form], index + length
    return None


def _is_unit(tokens: Tokens, index: int, form: tuple[str, ...], *, written_out: bool) -> bool:
    after, word = index + len(form), form[0]
    if form[-1] in _POWERS and not tokens.glued(after - 1):
        return False
    if tokens.glued(after) and (tokens.at(after)[:1].isalnum() or tokens.at(after) == "/"):
        return False
    if len(form) > 1 or len(word) > 3:  # longer ones are words, not symbols
        return True
    return _is_symbol(tokens, index, word) if not written_out else word in {"ton", "cup", "bit"}


def _is_symbol(tokens: Tokens, index: int, word: str) -> bool:
    after = index + 1
    if word == "in":
        return tokens.at(index - 2) in {"ft", "feet", "foot"} and tokens.at(after)[:1] not in {"the", "a"}
    if word in _ONLY_CAPITAL:
        return tokens.raw(index) == _ONLY_CAPITAL[word]
    if word == "g" and tokens.raw(index) != "g":  # "5G" is no weight
        return False
    if word == "mb":
        return tokens.raw(index) != "mb" or tokens.glued(index)
    return tokens.glued(index) or word not in _ONLY_GLUED or (word == "m" and tokens.at(index - 1) != "'")


def may_follow_a(unit: Unit) -> bool:
    """Whether "a" before it counts one ("a mile") and is not mere grammar ("a turn")."""
    return unit.name not in _NOT_AFTER_A
