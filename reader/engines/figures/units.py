"""Units of measure: how each is written, and where a symbol is one."""

from reader.engines.figures.tokens import Tokens
from reader.engines.figures.words import word_set

# The name, British and in the singular, then how else it is written; what one is worth stands in core.units.
_TABLE = """
millimetre | mm, millimeter
centimetre | cm, centimeter
decimetre | dm, decimeter
metre | m, meter
kilometre | km, kms, kilometer
micrometre | micrometer, micron, µm
nanometre | nanometer, nm
inch | inches, in
foot | feet, ft
yard | yd, yds
mile | mi
nautical mile | nmi
light-year | light year
square metre | m2, m², sqm, sq m, square meter
square kilometre | km2, km², sqkm, sq km, square kilometer
square centimetre | cm2, cm², square centimeter
square foot | sqft, sq ft, square feet, ft2
square yard | sq yd
square inch | square inches, sq in
square mile | sq mi
hectare | ha
acre |
cubic metre | m3, m³, cubic meter
cubic kilometre | km3, km³, cubic kilometer
cubic centimetre | cm3, cc, cubic centimeter
cubic foot | cubic feet, cu ft
cubic yard |
litre | l, liter, ltr
millilitre | ml, milliliter
centilitre | cl, centiliter
hectolitre | hl, hectoliter
gallon | gal
pint |
quart |
barrel | bbl
cup |
tablespoon | tbsp
teaspoon | tsp
bushel |
gram | g, gramme, gm
kilogram | kg, kgs, kilo, kilogramme
milligram | mg, milligramme
microgram | µg, mcg, microgramme
tonne | metric ton, metric tonne, t
ton | short ton
long ton |
kilotonne | kt, kiloton
megatonne | megaton
pound | lb, lbs
ounce | oz
stone | st
carat |
kilometre per hour | kph, km/h, kmh, kmph, km/hr, kilometer per hour, kilometre an hour, kilometer an hour
mile per hour | mph, mile an hour
metre per second | m/s, mps, meter per second, metre a second
kilometre per second | km/s, kilometer per second
foot per second | feet per second, ft/s
knot |
watt | w
kilowatt | kw
megawatt | mw
gigawatt | gw
terawatt | tw
horsepower | hp, bhp
joule |
kilojoule | kj
kilowatt-hour | kwh, kilowatt hour
megawatt-hour | mwh, megawatt hour
gigawatt-hour | gwh, gigawatt hour
terawatt-hour | twh, terawatt hour
kilocalorie | kcal
calorie | cal
hertz | hz
kilohertz | khz
megahertz | mhz
gigahertz | ghz
volt |
kilovolt | kv
ampere | amp
bit |
byte |
kilobyte | kb
megabyte | mb
gigabyte | gb
terabyte | tb
petabyte | pb
megabit | mbit
gigabit | gbit
megabit per second | mbps, mb/s
gigabit per second | gbps
decibel | db
pascal | pa
hectopascal | hpa
millibar | mbar
pound per square inch | psi
turn |
"""
_SIGNS = {"′": "foot", "″": "inch"}
_ONLY_GLUED = word_set("m g l t w mi ha cal gal amp pa pb tb kt cl hl st")
_ONLY_CAPITAL = {"mw": "MW", "gw": "GW", "tw": "TW", "w": "W"}  # in small letters they are something else
_NOT_AFTER_A = frozenset({"turn", "stone", "cup", "bit", "volt", "knot", "pound", "foot", "yard"})
_POWERS = frozenset("23²³")
_LONGEST = 4  # tokens


def _entries() -> dict[tuple[str, ...], str]:
    entries: dict[tuple[str, ...], str] = {}
    for line in _TABLE.strip().splitlines():
        name, _, others = (part.strip() for part in line.partition("|"))
        for written in [name, *filter(None, others.split(", "))]:
            for form in {written, _plural(written)}:
                entries[tuple(_pieces(form))] = name
    return entries


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


def read_unit(tokens: Tokens, index: int, *, written_out: bool = False) -> tuple[str, int] | None:
    """The longest unit that begins at `index`, with the token after it.

    Args:
        tokens: The text.
        index: Where it must begin; a hyphen ("3-inch") or bracket ("20 (kg)") is skipped by the caller.
        written_out: Whether a word stands before it instead of digits, so that no symbol may follow.
    """
    if tokens.at(index) in _SIGNS and tokens.glued(index):
        return _SIGNS[tokens.at(index)], index + 1
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
    if word == "mps" and tokens.raw(index) != "mps":
        return False  # members of parliament
    if word == "mb":
        return tokens.raw(index) != "mb" or tokens.glued(index)
    return tokens.glued(index) or word not in _ONLY_GLUED or (word == "m" and tokens.at(index - 1) != "'")


def may_follow_a(unit: str) -> bool:
    """Whether "a" before it counts one ("a mile") and is not mere grammar ("a turn")."""
    return unit not in _NOT_AFTER_A
