"""Told: where the quotes that other programs have of a text stand in it; never a place that is only likely."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.anchor import Anchor
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed
from reader.core.segment import graphemes, words
from reader.core.span import Span
from reader.core.tokens import formed

ALONE_WORDS = 5  # of a quote that is only like the text and has no surroundings: fewer words are no evidence
ALONE_LIKE = 0.8  # how like the text such a quote must be
ALONE_CLEAR = 0.85  # what the next place may be like it at most, of what the best is
SURE_WORDS = 3  # of a quote that stands once; of a shorter one, what is told around it must not contradict
TRIMMED_WORDS = 4  # that are taken off either end of what is only like a quote, at most
NEAR_LENGTH_MAX = 20_000  # characters of a quote that may differ from the text
SPANS_MAX = 1000  # places of one quote that are looked at
AROUND_MIN = 4  # characters that must agree around a quote that stands in several places

_DASHES, _DASHES_APART = re.compile("-{2,}"), re.compile(r"-[\s_]*-")

GONE = "the article does not say that"
SEVERAL = "the article says that in several places"
ELSEWHERE = "the words stand there among other words"


@dataclass(frozen=True, slots=True)
class Told:
    """A quote as another program has it.

    Attributes:
        quote: The words.
        prefix: What stood before them; empty where that is not known.
        suffix: What stood after them, likewise.
        at: Where they stood, in code points; None where that is not known.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    at: Span | None = None


class Telling:
    """Finds what is told of one text.

    Args:
        document: The text.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._plain, self._starts, self._ends = _plain(document.text)

    def place(self, told: Told) -> Placed | Lost:
        """Where a quote stands: word for word, else where it was edited.

        White space, quotation marks, dashes and Unicode form may differ and the place is exact all the same.
        """
        wanted = _formed(told.quote)
        if not wanted:
            return Lost("the quote holds no word")
        if told.at is not None and not told.at.is_empty and _formed(self._of(told.at)) == wanted:
            return Placed(told.at, 1.0, How.EXACT)
        spans = self._like_words(told.quote, self.spans(wanted))
        if not spans:
            return self._near(told)
        chosen = self._chosen(told, spans)
        if chosen is None:
            return Lost(SEVERAL)
        if self._contradicts(told, chosen):
            return Lost(ELSEWHERE)
        return Placed(chosen, 1.0, How.EXACT)

    def spans(self, wanted: str) -> list[Span]:
        """The places of a text that is `formed` already, in order; not more than `SPANS_MAX`."""
        found, start = list[Span](), self._plain.find(wanted)
        while start >= 0 and len(found) < SPANS_MAX:
            found.append(Span(self._starts[start], self._ends[start + len(wanted) - 1]))
            start = self._plain.find(wanted, start + 1)
        return found

    def _like_words(self, quote: str, spans: list[Span]) -> list[Span]:
        """Those where the words are parted as in the quote, if there are any."""
        words = [_formed(word) for word in quote.split()]
        parted = [span for span in spans if [_formed(each) for each in self._of(span).split()] == words]
        return parted or spans

    def _of(self, span: Span) -> str:
        return span.of(self._document.text)

    def _chosen(self, told: Told, spans: list[Span]) -> Span | None:
        if len(spans) == 1:
            return spans[0]
        ranked = sorted(((self._agreeing(told, span), span) for span in spans), key=lambda each: -each[0])
        (most, best), (next_most, _) = ranked[0], ranked[1]
        return best if most >= AROUND_MIN and most > next_most else None

    def _agreeing(self, told: Told, span: Span) -> int:
        """How many characters agree on both sides of a place with what is told."""
        before, after = formed(told.prefix), formed(told.suffix)
        text = self._document.text
        room = 2 * max(len(told.prefix), len(told.suffix)) + 1
        here, there = formed(text[max(0, span.start - room) : span.start]), formed(text[span.end : span.end + room])
        return _common(before[::-1], here[::-1]) + _common(after, there)

    def _contradicts(self, told: Told, span: Span) -> bool:
        """Whether a quote of few words stands among other words than what was told."""
        if len(told.quote.split()) >= SURE_WORDS or not formed(told.prefix + told.suffix):
            return False
        return self._agreeing(told, span) == 0

    def _near(self, told: Told) -> Placed | Lost:
        """Where something stands that is like a quote, and like it alone."""
        if len(told.quote) > min(NEAR_LENGTH_MAX, 2 * len(self._document.text)):
            return Lost(GONE)
        # What searches is loaded with the first quote that differs.
        from reader.core.finding_quotes import finder_for  # noqa: PLC0415

        start = told.at.start if told.at else 0
        anchor = Anchor(told.quote, told.prefix, told.suffix, start, start + len(told.quote), "", "")
        finder = finder_for(self._document.text)
        found = finder.find(anchor)
        if not isinstance(found, str):
            return Placed(self._trimmed(found.span, told), found.agreement, How.CHANGED)
        if told.prefix or told.suffix or len(told.quote.split()) < ALONE_WORDS:
            return Lost(GONE)
        best, *others = [*finder.likeliest(anchor, 2), None]
        if best is None or best.agreement < ALONE_LIKE:
            return Lost(GONE)
        if any(each and each.agreement > ALONE_CLEAR * best.agreement for each in others):
            return Lost("several places of the article are like that")
        return Placed(self._trimmed(best.span, told), best.agreement, How.CHANGED)

    def _trimmed(self, span: Span, told: Told) -> Span:
        """A place without words at its ends that are none of the quote, where nothing is told that is around it."""
        # Loaded by now.
        from rapidfuzz.distance import Indel  # noqa: PLC0415

        if told.prefix or told.suffix:
            return span
        inner = words(self._document.text, span)
        starts = [each.start for each in inner[1 : 1 + TRIMMED_WORDS]]
        ends = [each.end for each in inner[-2 : -2 - TRIMMED_WORDS : -1]]
        spans = [Span(start, span.end) for start in starts] + [Span(span.start, end) for end in ends]
        spans += [Span(each.start, self._closed(each.end, span.end)) for each in spans if each.end < span.end]
        wanted = formed(told.quote)
        return max([span, *spans], key=lambda each: Indel.normalized_similarity(wanted, formed(self._of(each))))

    def _closed(self, end: int, limit: int) -> int:
        """The end with the signs that stand at it."""
        text = self._document.text
        while end < limit and not text[end].isspace() and not text[end].isalnum():
            end += 1
        return end


def _formed(text: str) -> str:
    """A text as `formed` has it, with one dash for several, which are typed for a longer one."""
    return _DASHES.sub("-", formed(text))


def _common(one: str, other: str) -> int:
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), min(len(one), len(other))
    )


def _plain(text: str) -> tuple[str, list[int], list[int]]:
    """A text as `_formed` has it, and where what each of its characters stands for begins and ends."""
    if text.isascii() and not _DASHES_APART.search(text):
        starts = [at for at, sign in enumerate(text) if sign != "_" and not sign.isspace()]
        return formed(text), starts, [at + 1 for at in starts]
    plain = _by_piece(text)
    if plain[0] != _formed(text):  # characters become one with those before them
        plain = _by_piece(each.of(text) for each in graphemes(text, Span(0, len(text))))
    return plain


def _by_piece(pieces: Iterable[str]) -> tuple[str, list[int], list[int]]:
    made, starts, ends, at, known = list[str](), list[int](), list[int](), 0, dict[str, str]()
    for each in pieces:
        piece = known.get(each)
        if piece is None:
            piece = known[each] = formed(each)
        for sign in piece:
            if sign == "-" and made and made[-1] == "-":
                ends[-1] = at + len(each)
                continue
            made.append(sign)
            starts.append(at)
            ends.append(at + len(each))
        at += len(each)
    return "".join(made), starts, ends
