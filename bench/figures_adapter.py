"""Figures for the scorers: turns our readings into the kinds, spans and values that they compare.

The scorers' numbers and ranks also stand inside dates ("in 3 years", "next week"), names and codes ("SCP-173"), which
the reader takes whole or leaves alone. So those are read here once more, each by itself.
"""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal

from reader.core.figure import FigureKind
from reader.engines.figures import ordinals, relative
from reader.engines.figures.currencies import PARTS
from reader.engines.figures.decimals import numeral
from reader.engines.figures.durations import SECONDS
from reader.engines.figures.finding import readings
from reader.engines.figures.numerals import read_number
from reader.engines.figures.reading import Reading
from reader.engines.figures.tokens import Tokens, cut
from reader.engines.figures.vocabulary import ORDINALS, SMALL

Scored = tuple[int, int, str, object]
Engine = Callable[[str, datetime], list[Scored]]

_CURRENCIES = {
    "USD": "United States dollar", "GBP": "British pound", "EUR": "Euro", "JPY": "Japanese yen", "CNY": "Chinese yuan",
    "CHF": "Swiss franc", "AUD": "Australian dollar", "CAD": "Canadian dollar", "NZD": "New Zealand dollar",
    "HKD": "Hong Kong dollar", "SGD": "Singapore dollar", "MXN": "Mexican peso", "TRY": "Turkish lira",
    "GEL": "Georgian lari", "FIM": "Finnish markka", "NLG": "Netherlands guilder", "BTC": "Bitcoin",
    "INR": "Indian rupee", "RUB": "Russian ruble", "BRL": "Brazilian real", "SEK": "Swedish krona",
    "KRW": "South Korean won",
    "NOK": "Norwegian krone", "DKK": "Danish krone", "ZAR": "South African rand", "PLN": "Polish zloty",
    "THB": "Thai baht", "MYR": "Malaysian ringgit", "IDR": "Indonesian rupiah", "PHP": "Philippine peso",
    "VND": "Vietnamese dong", "ILS": "Israeli new shekel", "EGP": "Egyptian pound", "UAH": "Ukrainian hryvnia",
    "KZT": "Kazakhstani tenge", "HUF": "Hungarian forint", "CZK": "Czech koruna", "RON": "Romanian leu",
    "BGN": "Bulgarian lev", "ISK": "Icelandic króna", "SAR": "Saudi riyal", "QAR": "Qatari riyal",
    "AED": "United Arab Emirates dirham", "KWD": "Kuwaiti dinar", "IQD": "Iraqi dinar", "JOD": "Jordanian dinar",
    "BHD": "Bahraini dinar", "OMR": "Omani rial", "IRR": "Iranian rial", "PKR": "Pakistani rupee",
    "LKR": "Sri Lankan rupee", "NPR": "Nepalese rupee", "BDT": "Bangladeshi taka", "TWD": "New Taiwan dollar",
    "ARS": "Argentine peso", "CLP": "Chilean peso", "COP": "Colombian peso", "PEN": "Peruvian sol",
    "UYU": "Uruguayan peso", "NGN": "Nigerian naira", "KES": "Kenyan shilling", "GHS": "Ghanaian cedi",
    "ETB": "Ethiopian birr", "MAD": "Moroccan dirham", "TND": "Tunisian dinar", "FRF": "French franc",
    "ITL": "Italian lira", "DEM": "German mark", "ESP": "Peseta", "GRD": "Greek drachma", "IEP": "Irish pound",
    "BEF": "Belgian franc", "ATS": "Austrian schilling", "PTE": "Portuguese escudo", "JMD": "Jamaican dollar",
    "SYP": "Syrian pound", "LBP": "Lebanese pound", "SDG": "Sudanese pound", "BYN": "Belarusian ruble",
    "AMD": "Armenian dram", "AZN": "Azerbaijani manat", "KPW": "North Korean won", "CUP": "Cuban peso",
    "XOF": "West African CFA franc", "RWF": "Rwandan franc", "UGX": "Ugandan shilling", "TZS": "Tanzanian shilling",
    "MDL": "Moldovan leu", "YER": "Yemeni rial", "DZD": "Algerian dinar", "LYD": "Libyan dinar",
    "RSD": "Serbian dinar", "CRC": "Costa Rican colón", "PYG": "Paraguayan guaraní", "MNT": "Mongolian tögrög",
    "LAK": "Lao kip", "KHR": "Cambodian riel", "MMK": "Burmese kyat", "AFN": "Afghan afghani",
    "UZS": "Uzbekistani so'm",
}  # fmt: skip
_PLAIN = {"$": "Dollar", "dollar": "Dollar", "buck": "Dollar", "£": "Pound", "pound": "Pound"}
_WORDED = frozenset({"cent", "penny", "pence", "franc", "peseta", "rupee", "satoshi", "peso", "krona", "krone"})
_MOMENTS = frozenset({FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME, FigureKind.SET})
_LINKS = frozenset({"to", "and", "-", "–", "or"})
_SPELLINGS = {"metre": "meter", "litre": "liter"}


def factory() -> Engine:
    """The engine that the scorers call with a text and its moment of reference."""
    return figures


def figures(text: str, reference: datetime) -> list[Scored]:
    """All figures of a text, each in every kind that a scorer might look for."""
    tokens = cut(text)
    found: list[Scored] = []
    taken: set[int] = set()
    for reading in readings(tokens, reference):
        found += _scored(tokens, reading)
        inside = _inside(tokens, reading) if reading.kind in _MOMENTS else []
        found += inside
        taken |= set(range(reading.first, reading.after))
    return sorted(found + list(_in_names(tokens, taken)), key=lambda scored: scored[:2])


def _scored(tokens: Tokens, reading: Reading) -> Iterator[Scored]:
    match reading.kind:
        case FigureKind.DATE | FigureKind.PERIOD | FigureKind.TIME | FigureKind.SET:
            yield _moment(tokens, reading)
        case FigureKind.DURATION:
            yield _whole(tokens, reading, "duration", _seconds(reading))
            yield from _as_numbers(tokens, reading)
        case FigureKind.ORDINAL if reading.value.point is not None:
            yield _whole(tokens, reading, "ordinal", float(reading.value.point))
        case FigureKind.ORDINAL if reading.wording:
            yield _whole(tokens, reading, "ordinal", reading.wording)
        case _:
            yield from _with_unit(tokens, reading)
            yield from _as_numbers(tokens, reading)


def _inside(tokens: Tokens, reading: Reading) -> list[Scored]:
    """The numbers and ranks of a date, each by itself."""
    found: list[Scored] = []
    at = reading.first
    while at < reading.after:
        rank = ordinals.read_ordinal(tokens, at)
        named = relative.read_relative(tokens, at)
        number = read_number(tokens, at) if tokens.is_numeral(at) or tokens.at(at) in SMALL else None
        if rank is not None and rank.after <= reading.after:
            found.append((tokens.starts[at], tokens.ends[rank.after - 1], "ordinal", float(rank.value)))
        elif named is not None:
            found.append(_whole(tokens, named, "ordinal", named.wording))
        elif number is not None and number.after <= reading.after and not _hangs(tokens, at, number.after):
            found.append((tokens.starts[at], tokens.ends[number.after - 1], "number", float(number.value)))
        at = max(at + 1, *(each.after for each in (rank, named, number) if each is not None), 0)
    return found


def _hangs(tokens: Tokens, index: int, after: int) -> bool:
    """Whether digits are glued to what stands beside them: "10:30", "2016-05-04", "3pm"."""
    return (tokens.glued(index) and tokens.at(index - 1) not in '(“"') or (
        tokens.glued(after) and tokens.at(after) not in {".", ",", "?", "!", ")", ";", ""}
    )


def _in_names(tokens: Tokens, taken: set[int]) -> Iterator[Scored]:
    """Digits of names and codes, and ranks of names ("Ninth Meeting"), that no reading takes."""
    for at in range(len(tokens)):
        if at in taken:
            continue
        if tokens.is_numeral(at):
            glued_to = tokens.at(at - 1)[:1] if tokens.glued(at) else ""
            following = tokens.at(at + 1)[:1] if tokens.glued(at + 1) else ""
            if not glued_to.isalpha() and not following.isalpha():
                yield from _digits(tokens, at)
        elif tokens.is_capital(at) and tokens.at(at) in ORDINALS and tokens.is_capital(at + 1):
            yield tokens.starts[at], tokens.ends[at], "ordinal", float(ORDINALS[tokens.at(at)])


def _digits(tokens: Tokens, index: int) -> Iterator[Scored]:
    """A numeral, or each group of digits of what is none ("10.0.0.1")."""
    start, word = tokens.starts[index], tokens.at(index)
    value = numeral(word)
    if value is not None:
        yield start, start + len(word), "number", float(value)
        return
    for digits in re.finditer(r"[0-9]+", word):
        yield start + digits.start(), start + digits.end(), "number", float(digits[0])


def _with_unit(tokens: Tokens, reading: Reading) -> Iterator[Scored]:
    names = {
        FigureKind.PERCENT: "percentage", FigureKind.MONEY: "currency", FigureKind.MEASURE: "dimension",
        FigureKind.AGE: "age", FigureKind.TEMPERATURE: "temperature",
    }  # fmt: skip
    kind = names.get(reading.kind)
    value = reading.value.high or reading.value.low  # of a range, the end that stands beside the unit
    if kind is None:
        return
    if value is None:
        yield tokens.starts[reading.core], tokens.ends[reading.after - 1], kind, (None, _unit_name(reading))
        return
    start = reading.core
    middle = _second_sum(tokens, reading)
    if middle and reading.value.low is not None:
        low = _with_its_unit(kind, reading, reading.value.low)
        yield tokens.starts[start], tokens.ends[middle - 2], kind, low
        start = middle
    yield tokens.starts[start], tokens.ends[reading.after - 1], kind, _with_its_unit(kind, reading, value)


def _with_its_unit(kind: str, reading: Reading, value: Decimal) -> object:
    return float(value) if kind == "percentage" else (float(_as_written(reading, value)), _unit_name(reading))


def _second_sum(tokens: Tokens, reading: Reading) -> int:
    """Where the second amount of a range begins if both have their unit ("5 percent to 10 percent"), else 0."""
    if reading.value.low == reading.value.high or None in {reading.value.low, reading.value.high}:
        return 0
    number = read_number(tokens, reading.core)
    after = reading.core if number is None else number.after
    for at in range(after + 1, reading.after):
        if tokens.at(at) in _LINKS and (number is None or at > after):
            return at + 1
    return 0


def _as_numbers(tokens: Tokens, reading: Reading) -> Iterator[Scored]:
    """The numbers alone, and the interval that a comparator or range makes of them."""
    yield from _plain_numbers(tokens, reading)
    value = reading.value
    end = tokens.ends[reading.numeral - 1]
    kinds = {FigureKind.DURATION, FigureKind.AGE, FigureKind.COUNT, FigureKind.RATIO, FigureKind.ORDINAL}
    compared = value.low != value.high or (reading.first < reading.core and not value.approximate)
    if reading.kind in kinds and compared:
        last = tokens.ends[reading.after - 1] if not reading.unit else end
        low, high = (None if bound is None else str(bound) for bound in (value.low, value.high))
        yield tokens.starts[reading.first], last, "numberrange", (low, high)


def _plain_numbers(tokens: Tokens, reading: Reading) -> Iterator[Scored]:
    at = reading.first
    while at < reading.after:
        number = read_number(tokens, at, money=reading.kind is FigureKind.MONEY)
        if number is None or number.after > reading.after or ordinals.read_ordinal(tokens, at) is not None:
            at += 1
            continue
        if not (reading.unit not in {"", "percent"} and tokens.glued(number.after) and tokens.is_word(number.after)):
            yield tokens.starts[at], tokens.ends[number.after - 1], "number", float(number.value)
        at = number.after


def _plain_value(reading: Reading) -> Decimal | None:
    value = reading.value
    return value.high if value.low is None else value.low


def _as_written(reading: Reading, value: Decimal) -> Decimal:
    return value * 100 if reading.wording in PARTS else value


def _unit_name(reading: Reading) -> str:
    if reading.kind is FigureKind.TEMPERATURE:
        return {"celsius": "C", "fahrenheit": "F", "kelvin": "K"}.get(reading.unit, "Degree")
    if reading.kind is FigureKind.MONEY:
        named = reading.wording in _PLAIN or reading.wording in PARTS or reading.wording in _WORDED
        return _PLAIN.get(reading.wording, reading.wording) if named else _CURRENCIES.get(reading.unit, reading.unit)
    if reading.kind is FigureKind.AGE:
        return "Age" if reading.wording == "age" else reading.unit
    if reading.unit == "tonne":
        return "Metric ton" if "metric" in reading.wording.lower() else "Ton"
    return _american(reading.unit)


def _american(unit: str) -> str:
    for ours, theirs in _SPELLINGS.items():
        unit = unit.replace(ours, theirs)
    return unit


def _seconds(reading: Reading) -> float | None:
    value = _plain_value(reading)
    return None if value is None else float(value * SECONDS[reading.unit])


def _whole(tokens: Tokens, reading: Reading, kind: str, value: object) -> Scored:
    return tokens.starts[reading.first], tokens.ends[reading.after - 1], kind, value


def _moment(tokens: Tokens, reading: Reading) -> Scored:
    starts, until = reading.starts.replace("T", " "), reading.until.replace("T", " ")
    if until.endswith("00:00:00") and starts[-8:] >= "20:00:00":  # to them a night ends a second before midnight
        until = f"{starts[:-8]}23:59:59"
    if reading.kind is FigureKind.SET:
        return _whole(tokens, reading, "set", None)
    if reading.kind is FigureKind.DATE:
        return _whole(tokens, reading, "datetime" if " " in starts else "date", starts or "not resolved")
    if reading.kind is FigureKind.TIME:
        if reading.wording == "time":
            return _whole(tokens, reading, "time", starts)
        return _whole(tokens, reading, "timerange", (starts or None, until or None))
    kind = "datetimerange" if " " in starts + until else "daterange"
    return _whole(tokens, reading, kind, (starts or None, reading.last or until or None))
