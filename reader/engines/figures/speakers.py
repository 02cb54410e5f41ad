"""Speakers: to whom a sentence, or the quotation it stands in, attributes what it says; empty when unsure."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.engines.figures.attributing import HE, WORDS, attribution
from reader.engines.figures.tokens import BREAK, Tokens
from reader.engines.figures.words import word_set

_ABBREVIATIONS = word_set(
    "mr mrs ms dr prof gen col lt sgt capt maj sen rep gov st no vs inc ltd co corp jan feb mar apr jun jul aug sep "
    "sept oct nov dec mt u s p a m i e g approx est dept rev hon"
)
_OPENING = frozenset('“"')
_CLOSING = frozenset('”"')
_FARTHEST = 90  # tokens; an attribution that stands farther away is another's
_LONGEST_QUOTATION = 4  # paragraphs
_RIGHT_AFTER = 12  # tokens between the end of a quotation and the verb of its attribution


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What was read of one paragraph, in tokens.

    Attributes:
        start: Its first token.
        end: The token after its last.
        sentences: Where its sentences begin.
        quotations: First and last token of each quotation.
        places: Where words of saying stand.
        names: Whom they name.
        is_open: Whether its last quotation goes on in the next paragraph.
    """

    start: int
    end: int
    sentences: list[int]
    quotations: list[tuple[int, int]]
    places: list[int]
    names: list[str]
    is_open: bool

    def sentence_of(self, index: int) -> tuple[int, int]:
        """The first token of a token's sentence and the token after its last."""
        number = bisect_right(self.sentences, index)
        end = self.sentences[number] if number < len(self.sentences) else self.end
        return self.sentences[number - 1], end

    def nearest(self, index: int, first: int, after: int) -> str:
        """The name nearest to `index` among those from `first` up to `after`."""
        at = bisect_left(self.places, index)
        around = [each for each in (at - 1, at) if 0 <= each < len(self.places) and first <= self.places[each] < after]
        near = min(around, key=lambda each: abs(self.places[each] - index), default=None)
        return "" if near is None or abs(self.places[near] - index) > _FARTHEST else self.names[near]


class Attributions:
    """The speakers of a text, read paragraph by paragraph as they are asked for, from left to right."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._paragraph = _Paragraph(0, 0, [0], [], [], [], is_open=False)
        self._before = ""

    def nearest(self, index: int) -> str:
        """The speaker of what is said at a token, or ""."""
        if index >= self._paragraph.end:
            self._read(index)
        paragraph = self._paragraph
        first, after = paragraph.sentence_of(index)
        said = paragraph.nearest(index, first, after)
        return said or self._of_quotation(paragraph, index)

    def _of_quotation(self, paragraph: _Paragraph, index: int) -> str:
        """Who speaks the quotation around a token: named right after it, before it, or as the last speaker."""
        number = bisect_right(paragraph.quotations, (index, len(self._tokens.words))) - 1
        if number < 0 or paragraph.quotations[number][1] < index:
            return ""
        opening, closing = paragraph.quotations[number]
        _, after = paragraph.sentence_of(closing)
        behind = paragraph.nearest(closing, closing, min(after, closing + _RIGHT_AFTER))
        if behind:
            return behind
        last = bisect_left(paragraph.places, opening) - 1
        if last >= 0:
            return paragraph.names[last]
        return self._before if opening == paragraph.start else ""

    def _read(self, index: int) -> None:
        self._paragraph = _read_paragraph(self._tokens, index)
        self._before = ""
        before = self._paragraph
        for _ in range(_LONGEST_QUOTATION):
            if not before.start or not before.quotations or before.quotations[0][0] != before.start:
                return
            before = _read_paragraph(self._tokens, _back(self._tokens, before.start))
            if not before.is_open:
                return
            if before.names:
                self._before = before.names[-1]
                return


def _back(tokens: Tokens, start: int) -> int:
    """The last token of the paragraph before the one that begins at `start`."""
    at = start - 1
    while at > 0 and tokens.words[at] == BREAK:
        at -= 1
    return at


def _read_paragraph(tokens: Tokens, index: int) -> _Paragraph:
    start, end = index, index
    while start > 0 and tokens.words[start - 1] != BREAK:
        start -= 1
    while end < len(tokens) and tokens.words[end] != BREAK:
        end += 1
    sentences = [start, *(at + 1 for at in range(start, end - 1) if _ends(tokens, at))]
    quotations, is_open = _quotations(tokens, start, end)
    places, names = _spoken(tokens, start, end, sentences)
    return _Paragraph(start, max(end, index + 1), sentences, quotations, places, names, is_open)


def _spoken(tokens: Tokens, start: int, end: int, sentences: list[int]) -> tuple[list[int], list[str]]:
    """The places of attributions with the names; "he" is the last person named in the paragraph."""
    places: list[int] = []
    names: list[str] = []
    person = ""
    for at in range(start, end):
        if tokens.words[at] not in WORDS:
            continue
        name = attribution(tokens, at, sentences[bisect_right(sentences, at) - 1])
        name = person if name == HE else name
        if name:
            places.append(at)
            names.append(name)
            person = name if all(word[:1].isupper() for word in name.split()) else person
    return places, names


def _quotations(tokens: Tokens, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """First and last token of each quotation, and whether the last one is not closed."""
    found: list[tuple[int, int]] = []
    opened = -1
    for at in range(start, end):
        word = tokens.words[at]
        if opened < 0 and word in _OPENING:
            opened = at
        elif opened >= 0 and word in _CLOSING:
            found.append((opened, at))
            opened = -1
    if opened >= 0:
        found.append((opened, end))
    return found, opened >= 0


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends with the token at `index`."""
    word = tokens.words[index]
    if word not in {".", "!", "?"}:
        return False
    if tokens.at(index + 1) in _CLOSING | {"’", "'"} and tokens.glued(index + 1):
        return False
    if word == "." and tokens.at(index - 1) in _ABBREVIATIONS and tokens.glued(index):
        return False
    return not tokens.glued(index + 1) and not tokens.raw(index + 1)[:1].islower()
