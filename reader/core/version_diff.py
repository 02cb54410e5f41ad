"""Version diff: what changed between two texts of an article, sentence by sentence, and word by word within them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from reader.core.carrying import Weights
from reader.core.sentences import split_sentences
from reader.core.span import Span
from reader.core.tokens import Symbols, Tokens, tokens_of
from reader.core.word_diff import Run, diff_words

SHARE = 0.5  # of the weight of the shorter of two sentences; with less in common they are two
LIKENESS = 0.3  # of both together; a word that comes again in a long sentence has not become that
CRUMB = 3  # times longer are the changes around words that are then told as changed with them

_NUMBER = re.compile(r"\d+(?:[.,:'’/]\d+)+")  # is one word here: no one says that of 6,057 the 057 is new


class Kind(StrEnum):
    """What became of a sentence, or of words in it."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old text and what it became in the new one; either may be empty.

    The white space behind it belongs to it. What is `SAME` may differ in white space.
    """

    kind: Kind
    old: Span
    new: Span


def pieces(old: str, new: str) -> list[Piece]:
    """Two texts in sentences, aligned; joined, either side gives its text back.

    A sentence that was parted, or sentences that were joined, are one piece; neighbours that are the same are, too.
    """
    one, other = _Sentences(old), _Sentences(new)
    found: list[Piece] = []
    at, there = 0, 0
    for olds, news in [*_groups(_links(one, other)), (range(len(one), len(one)), range(len(other), len(other)))]:
        found += _between(one, other, range(at, olds.start), range(there, news.start))
        if olds:
            found.append(_aligned(one, other, olds, news))
        at, there = olds.stop, news.stop
    return _joined(found)


def words(piece: Piece, old: str, new: str) -> list[Piece]:
    """A piece in words: which are the same, which were put in, taken out or replaced; they tile it.

    Words in common that are but crumbs between greater changes are changed with them (after Neil Fraser's
    semantic clean-up of a diff).
    """
    one, other, symbols = piece.old.of(old), piece.new.of(new), Symbols()
    olds, news = _whole_numbers(one, symbols), _whole_numbers(other, symbols)
    found = list(_spelled(olds, news, diff_words(olds, news, symbols.signs).runs))
    shifted = (
        replace(each, old=each.old.shifted(piece.old.start), new=each.new.shifted(piece.new.start)) for each in found
    )
    return _without_crumbs(list(shifted))


# ── sentences ───────────────────────────────────────────────────────────────────────────────────


class _Sentences:
    """A text in sentences, which tile it."""

    def __init__(self, text: str) -> None:
        self.text = text
        begins = list(_begins(text))
        self.starts = [*([0] if text else []), *begins[1:], len(text)]

    def __len__(self) -> int:
        return len(self.starts) - 1

    def span(self, numbers: range) -> Span:
        return Span(self.starts[numbers.start], self.starts[numbers.stop])

    def tokens(self, symbols: dict[str, str]) -> Tokens:
        """Each sentence as one token, whatever white space is in it."""
        said = (" ".join(self.text[start:end].split()) for start, end in pairwise(self.starts))
        return Tokens(
            self.text, "".join(symbols.setdefault(each, chr(32 + len(symbols))) for each in said), self.starts
        )


def _begins(text: str) -> Iterator[int]:
    known: dict[str, list[int]] = {}
    at = 0
    for line in text.split("\n"):
        if line not in known:
            known[line] = [span.start for span in split_sentences(line)]
        yield from (at + start for start in known[line])
        at += len(line) + 1


def _links(one: _Sentences, other: _Sentences) -> Iterator[tuple[int, int]]:
    """Sentences of either text that have so much in common that one became the other, in order.

    Those that are the same hold the alignment; between them, words do.
    """
    known: dict[str, str] = {}
    runs = diff_words(one.tokens(known), other.tokens(known)).runs
    at = there = 0
    for run in [*runs, Run(len(one), len(other), 0)]:
        yield from _alike(one, other, range(at, run.old), range(there, run.new))
        yield from ((run.old + number, run.new + number) for number in range(run.length))
        at, there = run.old_stop, run.new_stop


def _alike(one: _Sentences, other: _Sentences, olds: range, news: range) -> Iterator[tuple[int, int]]:
    """Of some sentences of either text, those that share enough of their words."""
    if not olds or not news:
        return
    symbols = Symbols()
    before, after = _Part(one, olds, symbols), _Part(other, news, symbols)
    weights = Weights(symbols, after.tokens.symbols)
    shared: dict[tuple[int, int], float] = {}
    for run in diff_words(before.tokens, after.tokens, symbols.signs).runs:
        done = 0
        while done < run.length:
            pair = before.number_of(run.old + done), after.number_of(run.new + done)
            ends = before.firsts[pair[0] + 1] - run.old, after.firsts[pair[1] + 1] - run.new, run.length
            stop = max(done + 1, min(ends))
            here = before.tokens.symbols[run.old + done : run.old + stop]
            shared[pair] = shared.get(pair, 0.0) + weights.of(here)
            done = stop
    for (number, there), weight in shared.items():
        both = weights.of(before.symbols(number)), weights.of(after.symbols(there))
        if weight >= SHARE * min(both) and 2 * weight >= LIKENESS * sum(both):
            yield olds[number], news[there]


class _Part:
    """Some sentences of a text, in words."""

    def __init__(self, sentences: _Sentences, numbers: range, symbols: Symbols) -> None:
        span = sentences.span(numbers)
        self.tokens = tokens_of(span.of(sentences.text), symbols)
        starts = (start - span.start for start in sentences.starts[numbers.start : numbers.stop + 1])
        self.firsts = [min(bisect_right(self.tokens.starts, start) - 1, len(self.tokens)) for start in starts]

    def number_of(self, token: int) -> int:
        """The sentence that a token begins in; the last of those that share a token."""
        return bisect_right(self.firsts, token, hi=len(self.firsts) - 1) - 1

    def symbols(self, number: int) -> str:
        return self.tokens.symbols[self.firsts[number] : self.firsts[number + 1]]


def _groups(links: Iterable[tuple[int, int]]) -> list[tuple[range, range]]:
    """Sentences that belong together: each with what it became, those that were joined or parted in one group."""
    groups: list[tuple[range, range]] = []
    for number, there in links:
        last = groups[-1] if groups else (range(0), range(0))
        if groups and (number < last[0].stop or there < last[1].stop):
            olds = range(last[0].start, max(last[0].stop, number + 1))
            groups[-1] = olds, range(last[1].start, max(last[1].stop, there + 1))
        else:
            groups.append((range(number, number + 1), range(there, there + 1)))
    return groups


def _between(one: _Sentences, other: _Sentences, olds: range, news: range) -> Iterator[Piece]:
    """Sentences that nothing became, and after them those that came of nothing."""
    old, new = one.span(olds), other.span(news)
    for number in olds:
        gone = one.span(range(number, number + 1))
        yield Piece(_unless_blank(Kind.REMOVED, gone.of(one.text)), gone, Span(new.start, new.start))
    for number in news:
        made = other.span(range(number, number + 1))
        yield Piece(_unless_blank(Kind.ADDED, made.of(other.text)), Span(old.end, old.end), made)


def _unless_blank(kind: Kind, text: str) -> Kind:
    return kind if text.strip() else Kind.SAME


def _aligned(one: _Sentences, other: _Sentences, olds: range, news: range) -> Piece:
    old, new = one.span(olds), other.span(news)
    is_same = old.of(one.text).split() == new.of(other.text).split()
    return Piece(Kind.SAME if is_same else Kind.CHANGED, old, new)


# ── words ───────────────────────────────────────────────────────────────────────────────────────


def _whole_numbers(text: str, symbols: Symbols) -> Tokens:
    """The tokens of a text, of which a number with its points and commas is one."""
    inside = {place for number in _NUMBER.finditer(text) for place in range(number.start() + 1, number.end())}
    starts = [start for start in tokens_of(text, symbols).starts if start not in inside]
    return Tokens(text, "".join(symbols[text[start:end]] for start, end in pairwise(starts)), starts)


def _spelled(olds: Tokens, news: Tokens, runs: Iterable[Run]) -> Iterator[Piece]:
    """What the runs leave out, and of what stands in both, where it is spelled otherwise."""
    old = new = 0
    for run in [*runs, Run(len(olds), len(news), 0)]:
        yield from _piece(olds, news, range(old, run.old), range(new, run.new))
        for number in range(run.length):
            one, other = run.old + number, run.new + number
            yield from _piece(olds, news, range(one, one + 1), range(other, other + 1))
        old, new = run.old_stop, run.new_stop


def _piece(olds: Tokens, news: Tokens, old: range, new: range) -> Iterator[Piece]:
    one, other = (
        Span(tokens.starts[part.start], tokens.starts[part.stop]) for tokens, part in ((olds, old), (news, new))
    )
    if not one.is_empty or not other.is_empty:
        is_same = one.of(olds.text).rstrip() == other.of(news.text).rstrip()
        yield Piece(Kind.SAME if is_same else _kind(one, other), one, other)


def _kind(old: Span, new: Span) -> Kind:
    return Kind.ADDED if old.is_empty else Kind.REMOVED if new.is_empty else Kind.CHANGED


def _joined(found: Iterable[Piece]) -> list[Piece]:
    """Neighbours that are the same as one."""
    joined: list[Piece] = []
    for each in found:
        if joined and joined[-1].kind is each.kind is Kind.SAME:
            joined[-1] = _one_of(joined[-1], each, Kind.SAME)
        else:
            joined.append(each)
    return joined


def _without_crumbs(found: list[Piece]) -> list[Piece]:
    """Neighbours that are the same, or changed, as one; what little is the same between great changes as changed."""
    made: list[Piece] = []
    for each in _joined(found):
        made.append(each)
        while len(made) > 1 and each.kind is not Kind.SAME:
            if made[-2].kind is not Kind.SAME:
                made[-2:] = [_changed(made[-2], made[-1])]
            elif len(made) > 2 and CRUMB * len(made[-2].new) <= min(_size(made[-3]), _size(made[-1])):  # noqa: PLR2004
                made[-3:] = [_changed(_changed(made[-3], made[-2]), made[-1])]
            else:
                break
    return made


def _changed(one: Piece, other: Piece) -> Piece:
    return _one_of(one, other, _kind(one.old.joined(other.old), one.new.joined(other.new)))


def _one_of(one: Piece, other: Piece, kind: Kind) -> Piece:
    return Piece(kind, one.old.joined(other.old), one.new.joined(other.new))


def _size(piece: Piece) -> int:
    return max(len(piece.old), len(piece.new))
