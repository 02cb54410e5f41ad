r"""Cloze: a text with numbered gaps, `{{c1::answer::hint}}`, and what is seen of it before and after the answer.

A backslash before `{`, `}`, `:` or a backslash makes that character one of the text. It is written only where the
character would else be read as part of a gap, so that a passage with braces, colons or backslashes stays itself.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reader.core.span import Span

BLANK = "▢"
GAPS_MAX = 99  # the highest number of a gap

_ESCAPE = r"\\[\\{}:]"
_OPEN = r"\{\{c[1-9][0-9]?::"
_ANSWER = rf"(?!{_ESCAPE}|::|\}}\}}|{_OPEN})"  # before what is no escape: one way to read it, so nothing is read twice
_HINT = rf"(?!{_ESCAPE}|\}}\}}|{_OPEN})"
_GAP = re.compile(  # an escape, so that it is stepped over, or a gap
    rf"{_ESCAPE}|\{{\{{c(?P<number>[1-9][0-9]?)::(?P<answer>(?:{_ESCAPE}|{_ANSWER}[\s\S])+)"
    rf"(?:::(?P<hint>(?:{_ESCAPE}|{_HINT}[\s\S])*))?\}}\}}"
)
_OPENING = re.compile(rf"{_ESCAPE}|(?P<open>{_OPEN})")
_MEANT = re.compile(rf"{_ESCAPE}|(?!{_OPEN})(?P<meant>\{{\{{\s*[cC]\s*[0-9]{{1,9}}\s*::?)")  # by its look
_NEXT = re.compile(rf"{_ESCAPE}|(?P<close>\}}\}})|(?P<open>{_OPEN})")
_ESCAPED = re.compile(r"\\([\\{}:])")
_RISKY_IN_TEXT = re.compile(r"\\(?=[\\{}:]|\Z)|\{(?=\{|\Z)")
_RISKY_IN_GAP = re.compile(r"\\(?=[\\{}:]|\Z)|\{(?=\{)|\}(?=\}|\Z)|:(?=:|\Z)")


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that are left out.

    Attributes:
        number: Gaps of one number are asked for together, by one card.
        answer: What was there; never empty.
        hint: What is shown in its place; empty for none.
    """

    number: int
    answer: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What is seen of a card.

    Attributes:
        text: The words.
        gaps: Where in it the blanks stand, or, once answered, what was left out.
    """

    text: str
    gaps: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with gaps.

    Attributes:
        pieces: Texts and gaps as they follow each other; no two texts do, and none is empty.
    """

    pieces: tuple[str | Gap, ...]

    @property
    def text(self) -> str:
        """The passage, nothing left out."""
        return "".join(piece.answer if isinstance(piece, Gap) else piece for piece in self.pieces)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its gaps, each once, ascending: one card each."""
        return tuple(sorted({gap.number for _, gap in self.gaps}))

    @property
    def gaps(self) -> tuple[tuple[Span, Gap], ...]:
        """Its gaps, each with its place in `text`."""
        placed = list[tuple[Span, Gap]]()
        start = 0
        for piece in self.pieces:
            end = start + len(piece.answer if isinstance(piece, Gap) else piece)
            if isinstance(piece, Gap):
                placed.append((Span(start, end), piece))
            start = end
        return tuple(placed)

    def answers(self, number: int) -> tuple[str, ...]:
        """What the gaps of a number leave out."""
        return tuple(gap.answer for _, gap in self.gaps if gap.number == number)

    def question(self, number: int) -> Side:
        """The text with a blank, and its hint, for each gap of a number; all others are filled."""
        return _side(self, number, _blank)

    def answer(self, number: int) -> Side:
        """The whole text; the gaps are those of a number."""
        return Side(self.text, tuple(span for span, gap in self.gaps if gap.number == number))


def parse_cloze(written: str) -> Cloze:
    """Read a text with gaps; the inverse of `written_cloze`.

    What is no gap stays text: an opening that nothing closes, a gap that leaves nothing out, and the outer of two
    gaps where one opens in the other.
    """
    pieces: list[str | Gap] = []
    at = 0
    for match in _gaps(written):
        pieces += _bare(written[at : match.start()])
        pieces.append(Gap(int(match["number"]), "".join(_bare(match["answer"])), "".join(_bare(match["hint"] or ""))))
        at = match.end()
    return Cloze((*pieces, *_bare(written[at:])))


def written_cloze(cloze: Cloze) -> str:
    """A text with its gaps as it is kept: in Anki's form."""
    return "".join(_written(piece) for piece in cloze.pieces)


def make_cloze(passage: str, gaps: Iterable[tuple[Span, int]], hint: str = "") -> Cloze:
    """Leave words out of a passage.

    Args:
        passage: The text.
        gaps: What is to be left out, in any order, and the number of each; one that lies in another goes with it.
        hint: What is shown in place of each; empty for none.

    Raises:
        ValueError: A gap is empty, reaches beyond the passage, shares only a part with another, or has a number
            that no gap can have.
    """
    pieces: list[str | Gap] = []
    at = 0
    for span, number in sorted(gaps, key=lambda each: (each[0].start, -each[0].end)):
        if 0 < span.end <= at:
            continue
        if span.is_empty or not at <= span.start < span.end <= len(passage) or not 1 <= number <= GAPS_MAX:
            raise ValueError(f"no gap {number} in {len(passage)} characters at {span.start} to {span.end}")
        pieces += [passage[at : span.start]] if span.start > at else []
        pieces.append(Gap(number, span.of(passage), hint))
        at = span.end
    return Cloze((*pieces, passage[at:]) if passage[at:] else tuple(pieces))


def with_gap(cloze: Cloze, span: Span) -> Cloze:
    """Leave more words out of a text that has gaps; the new gap gets the next number, or one that is free.

    Args:
        cloze: The text.
        span: The words, counted in `cloze.text`.

    Raises:
        ValueError: They are empty, touch another gap, or there is no number left.
    """
    last = max(cloze.numbers, default=0)
    free = (last + 1, *(each for each in range(1, last) if each not in cloze.numbers))
    number = next((each for each in free if each <= GAPS_MAX), GAPS_MAX + 1)
    pieces: list[str | Gap] = []
    start = 0
    for piece in cloze.pieces:
        end = start + len(piece.answer if isinstance(piece, Gap) else piece)
        if isinstance(piece, str) and start <= span.start < span.end <= end:
            at = span.shifted(-start)
            parts = (piece[: at.start], Gap(number, at.of(piece)), piece[at.end :])
            pieces += [each for each in parts if each]
        else:
            pieces.append(piece)
        start = end
    if number not in Cloze(tuple(pieces)).numbers or number > GAPS_MAX:
        raise ValueError(f"no gap {number} at {span.start} to {span.end}")
    return Cloze(tuple(pieces))


def cloze_trouble(written: str) -> str:
    """Why a text that was typed is no cloze, or not the one that was meant; empty when all is well."""
    openings = [match for match in _OPENING.finditer(written) if match["open"]]
    read = {match.start() for match in _gaps(written)}
    lost = next((match for match in openings if match.start() not in read), None)
    if lost is None:
        meant = next((match for match in _MEANT.finditer(written) if match["meant"]), None)
        if meant is not None:
            return f"{meant[0]} begins no gap: one begins {{{{c1::, with a number up to {GAPS_MAX}"
        return "" if openings else "there is no gap in it: write {{c1::the words to leave out}}"
    after = next((match for match in _NEXT.finditer(written, lost.end()) if match["open"] or match["close"]), None)
    if after is None:
        return f"the gap {lost[0]} has no end: write }}}} after it"
    return f"the gap {lost[0]} {'leaves nothing out' if after['close'] else 'has no end before the next one begins'}"


def _gaps(written: str) -> Iterator[re.Match[str]]:
    return (match for match in _GAP.finditer(written) if match["number"])


def _bare(written: str) -> list[str]:
    """The text without its escapes, in a list; an empty list for no text."""
    return [_ESCAPED.sub(r"\1", written)] if written else []


def _written(piece: str | Gap) -> str:
    if isinstance(piece, str):
        return _escaped(_RISKY_IN_TEXT, piece)
    inside = "::".join(_escaped(_RISKY_IN_GAP, part) for part in (piece.answer, piece.hint) if part)
    return f"{{{{c{piece.number}::{inside}}}}}"


def _escaped(risky: re.Pattern[str], text: str) -> str:
    return risky.sub(lambda match: f"\\{match[0]}", text)


def _side(cloze: Cloze, number: int, shown: Callable[[Gap], str]) -> Side:
    text, gaps = "", list[Span]()
    for piece in cloze.pieces:
        if isinstance(piece, Gap) and piece.number == number:
            gaps.append(Span(len(text), len(text) + len(shown(piece))))
            text += shown(piece)
        else:
            text += piece.answer if isinstance(piece, Gap) else piece
    return Side(text, tuple(gaps))


def _blank(gap: Gap) -> str:
    return f"{BLANK} ({gap.hint})" if gap.hint else BLANK
