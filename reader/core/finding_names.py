"""Finding names: where known names stand in a text as whole words."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reader.core.abbreviations import is_abbreviation
from reader.core.span import Span

_GAP = re.compile(
    r"(?:[^\S\t\n]+\n?|\n)[^\S\t\n]*"
)  # white space with at most one line break; a tab parts cells and blocks
_NO_PROSE = re.compile(r"://|^\W*www\.|[@#\\]|\w/\w+/|\w\.\w+/", re.IGNORECASE)  # in a run without white space
# Scripts that put no space between words, where any place may be a border: Thai to Khmer, kana, Han.
_SCRIPTS = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNSPACED = re.compile(f"[{_SCRIPTS}]")
_WORD = re.compile(rf"[^\W{_SCRIPTS}]+")
_OPENING, _CLOSING = frozenset('“‘„«"([{<–—•*'), frozenset('”»")]}>,;:!?…–—*')
_BLANKS = " \n\t\u00a0"
_RUN_REACH = 200  # characters around a name that are looked at for an address

Words = tuple[str, ...]


class NameFinder:
    """Finds names in texts.

    Case counts, but a name all in small letters also stands where a sentence gives it a capital.

    Args:
        names: As they stand in a text; those without a letter or digit are never found.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: defaultdict[str, list[tuple[int, str, Words]]] = defaultdict(list)
        self._others: list[tuple[str, Words]] = []
        for name in sorted(names, key=len, reverse=True):
            for way in _ways(name):
                self._take(name, way)
        firsts = "".join(re.escape(first) for first in sorted({word[0] for word in self._by_word}))
        self._words = re.compile(rf"[{firsts}][^\W{_SCRIPTS}]*") if firsts else None

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Every place of a name, with the name; in order, the longest at each place, none over another."""
        found = sorted([*self._spaced_places(text), *self._other_places(text)], key=_leftmost_longest)
        kept: list[tuple[Span, str]] = []
        for span, name in found:
            if not kept or kept[-1][0].end <= span.start:
                kept.append((span, name))
        return kept

    def _take(self, name: str, way: str) -> None:
        words = tuple(way.split())
        if not any(map(str.isalnum, way)):
            return
        anchor = _WORD.search(words[0])
        if anchor is None or _UNSPACED.match(way) or _UNSPACED.match(way[-1]):
            self._others.append((name, words))
        else:
            self._by_word[anchor[0]].append((anchor.start(), name, words))

    def _spaced_places(self, text: str) -> Iterator[tuple[Span, str]]:
        for word in self._words.finditer(text) if self._words else ():
            for before, name, words in self._by_word.get(word[0], ()):
                span = _read(text, word.start() - before, words)
                if span and is_whole(text, span):
                    yield span, name

    def _other_places(self, text: str) -> Iterator[tuple[Span, str]]:
        for name, words in self._others:
            start = text.find(words[0])
            while start >= 0:
                span = _read(text, start, words)
                if span and is_whole(text, span):
                    yield span, name
                start = text.find(words[0], start + 1)


def is_whole(text: str, span: Span) -> bool:
    """Whether what stands there is no part of a word, an address on the net, a path or a handle.

    A possessive `'s` and a hyphen end a word; other apostrophes inside a word do not.
    """
    return (
        _is_border(text, span.start)
        and _is_border(text, span.end)
        and not _goes_on(text, span.end)
        and not _was_going_on(text, span.start)
        and not _NO_PROSE.search(_run(text, span))
    )


def bare_name(text: str, span: Span) -> Span:
    """The span without what stands around a name: white space, quotation marks, brackets, stops, a possessive `'s`."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _OPENING):
        start += 1
    while start < end and _is_behind(text, start, end):
        end -= 1
    surface = text[start:end]
    if surface.endswith(("'s", "’s")):
        return Span(start, end - 2)
    return Span(start, end - 1) if surface.endswith(("s'", "s’")) else Span(start, end)


def _read(text: str, start: int, words: Words) -> Span | None:
    """Where these words stand from `start` on, with white space between them."""
    end = start
    for number, word in enumerate(words):
        gap = _GAP.match(text, end) if number else None
        if number and not gap:
            return None
        end = gap.end() if gap else end
        if end < 0 or not text.startswith(word, end):
            return None
        end += len(word)
    return Span(start, end)


def _is_behind(text: str, start: int, end: int) -> bool:
    """Whether the last character of a stretch is no part of the name in it."""
    last = text[end - 1]
    if last != ".":
        return last.isspace() or last in _CLOSING
    word = text[start : end - 1].rpartition(" ")[2]
    return not (len(word) == 1 or "." in word or is_abbreviation(word))


def _ways(name: str) -> list[str]:
    return [name, name[0].upper() + name[1:]] if name.islower() and name[0].isalpha() else [name]


def _leftmost_longest(place: tuple[Span, str]) -> tuple[int, int, str]:
    return place[0].start, -place[0].end, place[1]


def _is_border(text: str, offset: int) -> bool:
    if not 0 < offset < len(text):
        return True
    before, behind = text[offset - 1], text[offset]
    if unicodedata.combining(behind) or unicodedata.category(behind) in {"Mn", "Mc", "Me"}:
        return False
    if _UNSPACED.match(before) or _UNSPACED.match(behind):
        return True
    return not (_is_wordlike(before) and _is_wordlike(behind))


def _is_wordlike(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _goes_on(text: str, end: int) -> bool:
    """Whether a word goes on behind an apostrophe or a dot, as in `d'Or`, `amazon.com` and `U.S.A`."""
    behind = text[end : end + 4]
    if behind[:1] in {"'", "’"} and behind[1:2].isalnum():
        return behind[1:2] not in {"s", "S"} or behind[2:3].isalnum()
    if text[end - 1 : end] == ".":
        return behind[:1].isalnum()
    return behind[:1] == "." and behind[1:2].isalnum()


def _was_going_on(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[0].isalnum() and before[1] in {"'", "’", "."}  # noqa: PLR2004 two characters


def _run(text: str, span: Span) -> str:
    """What stands around a span without white space between."""
    before = text[max(0, span.start - _RUN_REACH) : span.start]
    behind = text[span.end : span.end + _RUN_REACH]
    start = max(before.rfind(blank) for blank in _BLANKS) + 1
    ends = [end for blank in _BLANKS if (end := behind.find(blank)) >= 0]
    return before[start:] + span.of(text) + behind[: min(ends, default=len(behind))]
