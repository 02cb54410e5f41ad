"""Snippet: the part of a text that shows best what was searched for, with the hits as spans."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from reader.core.folding import placed_words
from reader.core.phrase import Phrase
from reader.core.span import Span
from reader.core.wrap import wrap

LENGTH = 240  # characters
BEFORE = 40  # characters of the snippet that may stand before the first hit
CUT = "…"
TEXTS_KEPT = 256  # whose words are kept: as one types, most of what is found was found before

_words = lru_cache(TEXTS_KEPT)(placed_words)

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a text.

    Attributes:
        text: The piece, on one line, with `…` where it was cut; it may hold anything that the text holds.
        marks: Where the hits lie in it.
        at: The first hit, in the text that it was made from; None where there is none.
    """

    text: str
    marks: tuple[Span, ...] = ()
    at: Span | None = None


def hits(text: str, phrases: Sequence[Phrase]) -> list[tuple[Span, int]]:
    """Where the phrases stand in `text`, in order, each with the number of its phrase."""
    if not phrases:
        return []
    words = _words(text)
    firsts: dict[str, list[int]] = {}
    stems: dict[str, int] = {}
    for number, phrase in enumerate(phrases):
        if phrase.prefix and len(phrase.words) == 1:
            stems[phrase.words[0]] = number
        else:
            firsts.setdefault(phrase.words[0], []).append(number)
    beginnings, found = tuple(stems), []
    for at, (word, start, _) in enumerate(words):
        for number in firsts.get(word, ()):
            end = _end(words, at, phrases[number])
            if end is not None:
                found.append((Span(start, end), number))
        if beginnings and word.startswith(beginnings):
            place = Span(start, words[at][2])
            found += [(place, number) for stem, number in stems.items() if word.startswith(stem)]
    return sorted(found)


def snippet(text: str, phrases: Sequence[Phrase], length: int = LENGTH) -> Snippet:
    """The piece of `text` in which the most different phrases stand, the earliest of those; its start if none does.

    Args:
        text: Anything.
        phrases: What to show.
        length: How many characters the piece may have.
    """
    found = hits(text, phrases)
    if not found:
        piece = _piece(text, 0, length)
        return Snippet(_drawn(text, piece))
    first = max(range(len(found)), key=lambda at: (_kinds(found, at, length - BEFORE), -at))
    start = _start(text, found[first][0].start)
    piece = _piece(text, start, length)
    shift = len(_lead(piece)) - piece.start
    marks = tuple(mark.shifted(shift) for mark in _joined(found, piece))
    return Snippet(_drawn(text, piece), marks, found[first][0])


def marked(text: str, phrases: Sequence[Phrase]) -> Snippet:
    """All of a short text, such as a title."""
    found = hits(text, phrases)
    whole = Span(0, len(text))
    marks = tuple(_joined(found, whole))
    return Snippet(_on_one_line(text), marks, found[0][0] if found else None)


def in_lines(piece: Snippet, room: int) -> list[Snippet]:
    """A snippet in lines of at most `room` cells, its hits cut where a line ends."""
    starts = wrap(piece.text, 0, len(piece.text), room)
    ends = [*starts[1:], len(piece.text)]
    return [_cut(piece, Span(start, end).trimmed(piece.text)) for start, end in zip(starts, ends, strict=True)]


def _cut(piece: Snippet, line: Span) -> Snippet:
    inside = (mark.cut(line) for mark in piece.marks)
    return Snippet(line.of(piece.text), tuple(mark.shifted(-line.start) for mark in inside if mark), piece.at)


def _end(words: Sequence[tuple[str, int, int]], at: int, phrase: Phrase) -> int | None:
    """Where the phrase that begins with the word `at` ends; None where it does not go on there."""
    there = words[at : at + len(phrase.words)]
    if len(there) < len(phrase.words):
        return None
    *most, (last, _, end) = there
    if any(word != wanted for (word, _, _), wanted in zip(most, phrase.words, strict=False)):
        return None
    fits = last.startswith(phrase.words[-1]) if phrase.prefix else last == phrase.words[-1]
    return end if fits else None


def _kinds(found: Sequence[tuple[Span, int]], at: int, reach: int) -> int:
    until = bisect_left(found, found[at][0].start + reach, key=lambda each: each[0].start)
    return len({number for _, number in found[at:until]})


def _start(text: str, hit: int) -> int:
    """Where the piece starts: at a word, a little before the hit, but not before the line or sentence it stands in."""
    earliest = max(hit - BEFORE, 0)
    line = text.rfind("\n", earliest, hit) + 1
    if line:
        return line
    return earliest if earliest == 0 else _after_blank(text, earliest, hit)


def _after_blank(text: str, start: int, end: int) -> int:
    return next((at + 1 for at in range(start, end) if text[at].isspace()), start)


def _piece(text: str, start: int, length: int) -> Span:
    end = min(start + length, len(text))
    if end < len(text):
        end = next((at for at in range(end, max(start, end - BEFORE), -1) if text[at].isspace()), end)
    return Span(start, end).trimmed(text)


def _lead(piece: Span) -> str:
    return CUT if piece.start else ""


def _drawn(text: str, piece: Span) -> str:
    """The piece with each white space as a blank, so that places in it hold."""
    return f"{_lead(piece)}{_on_one_line(piece.of(text))}{CUT if text[piece.end :].strip() else ''}"


def _on_one_line(text: str) -> str:
    return _BLANK.sub(" ", text)


def _joined(found: Sequence[tuple[Span, int]], piece: Span) -> Iterator[Span]:
    """The hits in the piece, none over another."""
    last: Span | None = None
    for span in sorted({span for span, _ in found if piece.covers(span)}, key=attrgetter("start")):
        if last is not None and span.start < last.end:
            last = last.joined(span)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
