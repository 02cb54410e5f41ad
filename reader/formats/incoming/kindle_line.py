"""Kindle line: the line under a title that says what an entry is, where it stands and when it was made.

What a language calls things is looked up; where numbers stand and how a date is built is told by structure, so that
a language that is not known loses its date and nothing else.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from unicodedata import normalize

from reader.formats.incoming.kindle_words import TONGUES, Tongue


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
_COUNTED: Mapping[str, Callable[[Tongue], Iterable[str]]] = {
    "location": lambda tongue: tongue.location,
    "page": lambda tongue: tongue.page,
}


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
    words = _plain(inner)
    return any(_stands(word, words) for tongue in TONGUES.values() for word in tongue.limit)


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
    names: tuple[tuple[Kind, Callable[[Tongue], Iterable[str]]], ...] = (
        (Kind.BOOKMARK, lambda tongue: tongue.bookmark),
        (Kind.NOTE, lambda tongue: tongue.note),
        (Kind.HIGHLIGHT, lambda tongue: tongue.highlight),
        (Kind.CLIP, lambda tongue: tongue.clip),
    )
    for kind, words in names:
        if any(_stands(word, where) for tongue in TONGUES.values() for word in words(tongue)):
            return kind
    return None


def _stands(word: str, text: str) -> bool:
    return bool(_whole(word).search(text))


@cache
def _whole(word: str) -> re.Pattern[str]:
    """A word as a whole; in scripts without blanks, wherever it stands."""
    plain = _plain(word)
    if re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", plain):
        return re.compile(re.escape(plain))
    return re.compile(rf"(?<![^\W\d_]){re.escape(plain)}(?![^\W\d_])")


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
    near = {
        what: min(
            (max(at.start() - number.end(), number.start() - at.end()) for at in _found(part, words)), default=None
        )
        for what, words in _COUNTED.items()
    }
    known = {what: gap for what, gap in near.items() if gap is not None}
    return min(known, key=lambda what: known[what]) if known else ""


def _found(part: str, words: Callable[[Tongue], Iterable[str]]) -> Iterable[re.Match[str]]:
    named = {word for tongue in TONGUES.values() for word in words(tongue)}
    return (match for word in named for match in _whole(word).finditer(part))


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
    beside = rest[: found.start()].rstrip(), rest[found.end() :].lstrip()
    if _is_beside(beside, lambda tongue: tongue.afternoon):
        hour = hour % _NOON + _NOON
    elif _is_beside(beside, lambda tongue: tongue.morning):
        hour %= _NOON
    return hour, minute, second


def _is_beside(beside: tuple[str, str], words: Callable[[Tongue], Iterable[str]]) -> bool:
    """Whether a word stands right before an hour, or right after it: elsewhere “am” is German for “on the”."""
    before, after = beside
    named = [_plain(word) for tongue in TONGUES.values() for word in words(tongue)]
    follows = re.match(r"[^\W\d_]+(?:\.[^\W\d_]\.)?", after)
    return bool(follows and follows[0] in named) or any(before.endswith(word) for word in named if not word.isascii())


@cache
def _months() -> dict[str, int]:
    named: dict[str, int] = {}
    for tongue in TONGUES.values():
        for number, names in enumerate(tongue.months.split(), 1):
            named |= {_plain(name): number for name in names.split("|")}
    return named
