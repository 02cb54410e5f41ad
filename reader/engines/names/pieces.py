"""Pieces: the stretches of an article that the tagger is shown, one paragraph each."""

import re
from collections.abc import Container, Iterable, Iterator

from reader.core.span import Span
from reader.engines.names.agencies import AGENCIES

LONGEST_PIECE = 10_000  # characters; a longer paragraph is cut where a sentence or at least a word ends
CAPITALS_SHARE = 0.7  # of the letters of a line that is set in capitals
FEWEST_CAPITALS = 9  # letters; shorter lines may be initials and stay
KNOWN_CAPITALS = frozenset(["UN", "EU", "US", "UK", "UAE", *filter(str.isupper, AGENCIES)])
_SMALL = "a an the and or but nor of in on at to for from by with as over vs after before"
SMALL_IN_TITLES = frozenset(_SMALL.split())

_CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
_SURROGATE = re.compile("[\ud800-\udfff\x00]")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def pieces_of(text: str) -> list[Span]:
    """The paragraphs of a text that hold more than white space, long ones in several pieces, in order."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        if not line[0].isspace():
            found += list(_cut(text, Span(*line.span())))
    return found


def shown(text: str, pieces: Iterable[Span]) -> str:
    """The text as the tagger is shown it: as long, but headlines in capitals as others, and no lone surrogates.

    A word that stands in capitals elsewhere too ("NATO") stays in capitals.
    """
    readable = _SURROGATE.sub("\ufffd", text)
    pieces = list(pieces)
    loud = [piece for piece in pieces if is_loud(piece.of(readable))]
    if not loud:
        return readable
    capitals = KNOWN_CAPITALS | {
        word[0] for piece in set(pieces) - set(loud) for word in _CAPITALS.finditer(piece.of(readable))
    }
    parts, done = [], 0
    for piece in loud:
        parts += [readable[done : piece.start], _titled(piece.of(readable), capitals)]
        done = piece.end
    return "".join([*parts, readable[done:]])


def is_loud(piece: str) -> bool:
    """Whether it is set in capitals."""
    letters = [letter for letter in piece if letter.isalpha()]
    return len(letters) >= FEWEST_CAPITALS and sum(map(str.isupper, letters)) >= CAPITALS_SHARE * len(letters)


def _titled(piece: str, capitals: Container[str]) -> str:
    def as_in_title(word: re.Match[str]) -> str:
        if word[0] in capitals:
            return word[0]
        return word[0].lower() if word.start() and word[0].lower() in SMALL_IN_TITLES else word[0].capitalize()

    titled = _WORD.sub(as_in_title, piece)
    return titled if len(titled) == len(piece) else piece  # "ß" and its like change length


def _cut(text: str, line: Span) -> Iterator[Span]:
    start = line.start
    while line.end - start > LONGEST_PIECE:
        end = start + _last_break(text[start : start + LONGEST_PIECE])
        yield Span(start, end)
        start = end
    yield Span(start, line.end)


def _last_break(piece: str) -> int:
    """Where to cut: behind the last sentence, else the last word, else the last character."""
    ends = [match.end() for match in _SENTENCE_END.finditer(piece, len(piece) // 2)]
    return ends[-1] if ends else piece.rfind(" ") + 1 or len(piece)
