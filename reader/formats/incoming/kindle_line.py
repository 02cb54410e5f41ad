"""Kindle line: the line under a title that says what an entry is, where it stands and when it was made.

What a language calls things is looked up; where numbers stand and how a date is built is told by structure, so that
a language that is not known loses its date and nothing else.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from unicodedata import normalize

from reader.formats.incoming.kindle_words import TONGUES


class Kind(StrEnum):
    """What an entry is; a clip is a highlight of a whole article of a newspaper."""

    HIGHLIGHT = "highlight"
    NOTE = "note"
    BOOKMARK = "bookmark"
    CLIP = "clip"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: from one number to another, both included."""

    first: int
    last: int

    def meets(self, other: "Place") -> bool:
        """Whether they have a number in common."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Line:
    """What the line says.

    Attributes:
        kind: None where no word of it is known.
        location: None where there is none; likewise the page.
        made: When, as the clock of the device said; taken as UTC, for no zone is told. None where it cannot be read.
        undated: The words of a date that cannot be read; empty for none.
    """

    kind: Kind | None
    location: Place | None
    page: Place | None
    made: datetime | None
    undated: str = ""


_DASHES = "-‐‑–—−"
_BEGINNING = re.compile(rf"\s*[{_DASHES}•*]")
_RANGE = re.compile(rf"(?<![\d:.,])(\d{{1,7}})(?:\s*[{_DASHES}~〜～]\s*(\d{{1,7}}))?(?![\d:])")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)|(?<!\d)(\d{1,2})\s?h\s?(\d{2})(?!\d)")
_CJK_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?!\d)")
_DAY = re.compile(r"(?<!\d)([0-3]?\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS, _NOON = 12, 12
_COUNTED = ("location", "page")
_UNPARTED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def is_one(text: str) -> bool:
    """Whether a line may be one: it begins with a dash and says a number, or what kind of entry it is."""
    return bool(_BEGINNING.match(text)) and (any(map(str.isdigit, text)) or _kind(_plain(text)) is not None)


def read_line(text: str) -> Line:
    """What a line says, as far as it can be understood."""
    plain = _plain(text)
    where, when = _parted(plain)
    location, page = _location_and_page(where)
    made = _moment(when) if when else None
    return Line(_kind(where), location, page, made, when if when and made is None else "")


def is_limit(text: str) -> bool:
    """Whether a text is what a Kindle writes in the place of words that its publisher lets nobody copy."""
    inner = text.strip()
    if not (inner.startswith("<") and inner.endswith(">")) or "\n" in inner or "<" in inner[1:]:
        return False
    return bool(_words("limit").search(_plain(inner)))


def _plain(text: str) -> str:
    # Arabic and full-width digits count too; `İ` would become two letters.
    return normalize("NFKC", text.replace("İ", "i")).casefold().replace("\u200e", "").replace("\u200f", "")


def _parted(plain: str) -> tuple[str, str]:
    """What says where, and what says when: that is the last part, if there is a year in it."""
    parts = plain.split("|")
    dated = [number for number, part in enumerate(parts) if _YEAR.search(part) and _CLOCK.search(part)]
    if not dated:
        last = parts[-1]
        is_date = len(parts) > 1 and (_YEAR.search(last) or _CLOCK.search(last)) is not None
        return ("|".join(parts[:-1]), last) if is_date else (plain, "")
    return "|".join(parts[: dated[-1]]), parts[dated[-1]].strip()


def _kind(where: str) -> Kind | None:
    # A bookmark first: some languages call it a mark of some kind.
    kinds = (Kind.BOOKMARK, Kind.NOTE, Kind.HIGHLIGHT, Kind.CLIP)
    return next((kind for kind in kinds if _words(kind.value).search(where)), None)


@cache
def _words(what: str) -> re.Pattern[str]:
    """Any word for something, in any language: as a whole, or in scripts without blanks wherever it stands."""
    named = sorted(
        {_plain(word) for tongue in TONGUES.values() for word in getattr(tongue, what)}, key=len, reverse=True
    )
    joined = "|".join(re.escape(word) for word in named if _UNPARTED.search(word))
    apart = "|".join(re.escape(word) for word in named if not _UNPARTED.search(word))
    whole = rf"(?<![^\W\d_])(?:{apart})(?![^\W\d_])"
    return re.compile(f"{whole}|{joined}" if joined else whole)


def _location_and_page(where: str) -> tuple[Place | None, Place | None]:
    """Numbers go with the word in their part of the line; where no word is known, the last is the location."""
    found: list[tuple[str, Place]] = []
    for part in re.split(r"[|()]", where):
        found += [(_what(part, match), _place(match[1], match[2])) for match in _RANGE.finditer(part)]
    named = {what: place for what, place in reversed(found) if what}
    if named or not found:
        return named.get("location"), named.get("page")
    return found[-1][1], found[0][1] if len(found) > 1 else None


def _what(part: str, number: re.Match[str]) -> str:
    """What a number counts: what the word for one of the two says that stands nearest to it; empty for neither."""
    near = {what: [_gap(at, number) for at in _words(what).finditer(part)] for what in _COUNTED}
    known = {what: min(gaps) for what, gaps in near.items() if gaps}
    return min(known, key=lambda what: known[what]) if known else ""


def _gap(word: re.Match[str], number: re.Match[str]) -> int:
    return max(word.start() - number.end(), number.start() - word.end())


def _place(first: str, last: str | None) -> Place:
    start = int(first)
    if last is None:
        return Place(start, start)
    if len(last) < len(first):  # 1181-82 is 1181 to 1182
        last = first[: len(first) - len(last)] + last
    return Place(start, max(start, int(last)))


def _moment(when: str) -> datetime | None:
    day = _day(when)
    if day is None:
        return None
    hour, minute, second = _clock(when)
    try:
        return datetime(*day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def _day(when: str) -> tuple[int, int, int] | None:
    """Year, month and day; None where it is not certain which number is which."""
    found = _CJK_DAY.search(when) or _YEAR_FIRST.search(when)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = _YEAR_LAST.search(when)
    if found:
        return _ordered(int(found[1]), int(found[3]), found[2], int(found[4]))
    year = _YEAR.search(when)
    months = [month for word in _WORD.findall(when) if (month := _months().get(word))]
    if year is None or len(set(months)) != 1:
        return None
    rest = _CLOCK.sub(" ", when[: year.start()] + " " * 4 + when[year.end() :])
    day = _DAY.search(rest)
    return (int(year[0]), months[0], int(day[1])) if day else None


def _ordered(one: int, other: int, sign: str, year: int) -> tuple[int, int, int] | None:
    """19/11/2013 and 11/19/2013 are certain, 5.11.2013 is by its points; 5/11/2013 is one of two days."""
    if one > _MONTHS or one == other or sign == ".":
        return year, other, one
    return (year, one, other) if other > _MONTHS else None


def _clock(when: str) -> tuple[int, int, int]:
    rest = _CJK_DAY.sub(" ", _YEAR_LAST.sub(" ", _YEAR_FIRST.sub(" ", when)))
    found = _CLOCK.search(rest)
    if found is None:
        return 0, 0, 0
    hour, minute, second = int(found[1] or found[4]), int(found[2] or found[5]), int(found[3] or 0)
    before, after = rest[: found.start()], rest[found.end() :]
    if _is_beside(before, after, "afternoon"):
        hour = hour % _NOON + _NOON
    elif _is_beside(before, after, "morning"):
        hour %= _NOON
    return hour, minute, second


def _is_beside(before: str, after: str, what: str) -> bool:
    """Whether a word stands right after an hour, or right before it: elsewhere “am” is German for “on the”."""
    words = _words(what)
    stands = [at for at in words.finditer(before) if _UNPARTED.search(at[0]) and not before[at.end() :].strip()]
    return bool(stands) or words.match(after.lstrip()) is not None


@cache
def _months() -> dict[str, int]:
    named: dict[str, int] = {}
    for tongue in TONGUES.values():
        for number, names in enumerate(tongue.months.split(), 1):
            named |= {_plain(name): number for name in names.split("|")}
    return named
