"""Pieces: the stretches of an article that the tagger is shown, one paragraph each."""

import re
from collections.abc import Iterator

from reader.core.span import Span

LONGEST_PIECE = 10_000  # characters; a longer paragraph is cut where a sentence or at least a word ends
CAPITALS_SHARE = 0.7  # of the letters of a line that is set in capitals
FEWEST_CAPITALS = 9  # letters; shorter lines may be initials and stay

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


def as_shown(piece: str) -> str:
    """How the tagger is shown a piece: as long, but title case for capitals and no lone surrogates."""
    readable = _SURROGATE.sub("\ufffd", piece)
    letters = [letter for letter in readable if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if len(letters) < FEWEST_CAPITALS or capitals < CAPITALS_SHARE * len(letters):
        return readable
    titled = _WORD.sub(lambda word: word[0].capitalize(), readable)
    return titled if len(titled) == len(readable) else readable  # "ß" and its like change length


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
