"""Shorthand: figures as they are typed where nobody reads them but the program, spelled as an article would."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from reader.engines.figures.currencies import CODES

READINGS_MAX = 12  # of one answer

_NUMBER = r"(?=[-−–]?[$€£]?[\d.])"
_UNITS = {
    "h": "hours", "g": "grams", "l": "litres", "km": "kilometres", "cm": "centimetres", "mm": "millimetres",
    "kg": "kilograms", "mg": "milligrams", "lb": "pounds", "lbs": "pounds", "oz": "ounces", "ft": "feet",
    "mph": "miles per hour", "ha": "hectares",
}  # fmt: skip
_SCALES = {"mio": "million", "mrd": "billion", "bln": "billion"}
_LAST = {
    "minimum": "at least", "min": "at least", "maximum": "at most", "max": "at most", "tops": "at most",
    "approximately": "about", "approx": "about", "roughly": "about",
}  # fmt: skip


def _replaced(pattern: str, words: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    found = re.compile(pattern, re.IGNORECASE)
    return lambda typed: found.sub(words, typed)


def _last_first(match: re.Match[str]) -> str:
    bound = match["bound"].casefold()
    return f"{_LAST.get(bound, bound)} {match['said']}"


def _parted(match: re.Match[str]) -> str:
    return re.sub(r"\D", ",", match[0])


_ALWAYS: tuple[Callable[[str], str], ...] = (
    _replaced(r"(?:>=|=>)\s*(?=[^\s=])", "at least "),
    _replaced(r"(?:<=|=<)\s*(?=[^\s=])", "at most "),
    _replaced(r">\s*(?=[^\s=])", "over "),
    _replaced(r"<\s*(?=[^\s=])", "under "),
    _replaced(rf"\b(?:atleast|min\.?)\s+{_NUMBER}", "at least "),
    _replaced(rf"\b(?:atmost|max\.?)\s+{_NUMBER}", "at most "),
    _replaced(rf"\b(?:ca\b\.?|more or less)\s+{_NUMBER}", "about "),
    _replaced(r"(?<!\w)(\d[\d.,]*)-?ish\b", r"about \1"),
    _replaced(
        rf"^\s*(?P<said>\S.*?)[\s,]+(?P<bound>at least|at most|{'|'.join(sorted(_LAST, reverse=True))})[.?!\s]*$",
        _last_first,
    ),
    _replaced(r"^\s*(\S.*?)\s+below zero\b", r"minus \1"),
    _replaced(r"(?<![\d.,])\d{1,3}(?:[ '’\u00a0\u2009\u202f]\d{3})+(?!\d)", _parted),
    _replaced(r"(?<![\d.,])(\d+),(\d{1,2})(?![\d.,]*\d)", r"\1.\2"),  # 4,5: a decimal in most of Europe
    _replaced(rf"\b({'|'.join(_SCALES)})\b\.?", lambda match: _SCALES[match[1].casefold()]),
    _replaced(
        rf"(?:(?<=\d)|(?<=[\da-z] ))\s*\b({'|'.join(_UNITS)})\b|(?<=\d)({'|'.join(_UNITS)})\b",
        lambda match: f" {_UNITS[(match[1] or match[2]).casefold()]}",
    ),
    _replaced(
        r"\b[a-z]{3}\b", lambda match: match[0].upper() if match[0].upper() in CODES - {"ALL", "TRY"} else match[0]
    ),
)


def _day_first(match: re.Match[str]) -> str:
    return _day(match[0], int(match[3]), int(match[2]), int(match[1]))


def _month_first(match: re.Match[str]) -> str:
    return _day(match[0], int(match[3]), int(match[1]), int(match[2]))


def _day(written: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return written


_NUMERIC_DAY = r"(?<![\d./])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\d/])"
_EITHER: tuple[Callable[[str], str], ...] = (  # what may be meant otherwise
    _replaced(  # 1.000, a thousand in most of Europe
        r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?(?![.,]?\d)",
        lambda match: match[1].replace(".", ",") + (f".{match[2]}" if match[2] else ""),
    ),
    _replaced(_NUMERIC_DAY, _day_first),
    _replaced(_NUMERIC_DAY, _month_first),
    _replaced(r"\bpounds?\b(?! sterling)", "pounds sterling"),
    _replaced(r"\s*(?:\bdegrees?\b|°(?!\s*[CFK]\b))", ""),
    _replaced(r"^\s*(\S+) and (\S+(?: \S+)?)\s*$", r"between \1 and \2"),
)


def spelled_out(typed: str) -> tuple[str, ...]:
    """What was typed in words that the grammar of figures reads; where it may be read in several ways, in each."""
    for spell in _ALWAYS:
        typed = spell(typed)
    return tuple(dict.fromkeys(_readings(typed)))[:READINGS_MAX]


def _readings(typed: str) -> Iterator[str]:
    found = [typed]
    yield typed
    for spell in _EITHER:
        other = [spell(each) for each in found]
        found += [each for each in dict.fromkeys(other) if each not in found]
        yield from found
