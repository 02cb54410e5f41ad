"""Carrying: where a span of one version of a text lies in another, by what the word diff says of its words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2

from reader.core.span import Span
from reader.core.tokens import Symbols, Tokens
from reader.core.word_diff import Run, WordDiff

SHARE_FLOOR = 0.45  # of the weight of a span's words; where less of them is left, it was deleted
LIKENESS_FLOOR = 0.4  # how much of both passages together must agree
_SIGN, _SINGLE = 0.1, 0.5  # what a sign weighs, and a character of a script without blanks; a rare word weighs 1
_FADING = 4  # a word that stands 16 times weighs half
_GROWTH = 8  # tokens that may be put in anywhere in a quote
_BESIDE = 12  # and for each whole word's weight that is left on either side
_EDGE_GROWTH = 4  # and more than twice as many as before, where its edge was rewritten


class Weights(dict[str, float]):
    """What each token says about a place: rare words much, common ones little, signs next to nothing."""

    def __init__(self, symbols: Symbols, text: str) -> None:
        self._symbols = symbols
        self._counts = Counter(text)

    def __missing__(self, symbol: str) -> float:
        if symbol in self._symbols.signs:
            weight = _SIGN
        else:
            weight = 1 / (1 + log2(self._counts[symbol] or 1) / _FADING)
            weight *= _SINGLE if symbol in self._symbols.single else 1
        self[symbol] = weight
        return weight

    def count(self, symbol: str) -> int:
        """How often a token stands in the text."""
        return self._counts[symbol]

    def of(self, symbols: str) -> float:
        """What some tokens weigh together."""
        return sum(map(self.__getitem__, symbols))

    def of_runs(self, tokens: Tokens, runs: Sequence[Run]) -> float:
        """What the runs weigh together; `tokens` are those of the new version."""
        return sum(self.of(tokens.symbols[run.new : run.new_stop]) for run in runs)


@dataclass(frozen=True, slots=True)
class Carried:
    """Where tokens of the old version are in the new one: from `first` to before `stop`.

    Attributes:
        share: How much of their weight is still there, 0.0 to 1.0.
        likeness: How much of both passages together agrees, 0.0 to 1.0.
        whole: Whether each of them is there, one after another, and nothing between.
    """

    first: int
    stop: int
    share: float
    likeness: float
    whole: bool

    @property
    def survives(self) -> bool:
        """Whether enough of it is left to call it the same passage."""
        return self.whole or (self.share >= SHARE_FLOOR and self.likeness >= LIKENESS_FLOOR)


def carry(span: Span, diff: WordDiff) -> Span | None:
    """Where `span` of the old version lies in the new one.

    What was edited in it is taken along, as is what an edge was replaced with; None when it was deleted.
    """
    first, stop = diff.old.touching(span)
    weights = Weights(Symbols(), diff.new.symbols)
    found = carry_tokens(first, stop, diff, weights) if first < stop else None
    return fitted(span, (first, stop), diff.old, found, diff.new) if found and found.survives else None


def carry_tokens(first: int, stop: int, diff: WordDiff, weights: Weights) -> Carried | None:
    """Where the old tokens from `first` to before `stop` are; None when none of them is left."""
    runs = diff.kept(first, stop)
    if not runs:
        return None
    whole = runs[0].length == stop - first
    if whole:
        return Carried(runs[0].new, runs[0].new_stop, 1.0, 1.0, whole=True)
    each_weight = [weights.of(diff.new.symbols[run.new : run.new_stop]) for run in runs]
    groups = _together(runs, each_weight, stop - first)
    together = max(groups, key=lambda each: weights.of_runs(diff.new, each))
    new_first = _first(first, together[0], diff)
    new_stop = _stop(stop, together[-1], diff)
    kept = weights.of_runs(diff.new, together)
    before, after = (
        weights.of(tokens.symbols[start:end])
        for tokens, start, end in ((diff.old, first, stop), (diff.new, new_first, new_stop))
    )
    return Carried(new_first, new_stop, kept / before, 2 * kept / (before + after), whole=False)


def fitted(span: Span, tokens: tuple[int, int], old: Tokens, found: Carried, new: Tokens) -> Span:
    """The characters of `span`, which touches the old `tokens`, in the tokens that they were carried to.

    A span that begins or ends within a word, or takes white space along, does so there too.
    """
    first, stop = tokens
    text, quote = new.text, span.of(old.text)
    start = new.starts[found.first] + span.start - old.starts[first]
    if start >= 0 and text.startswith(quote, start):
        return Span(start, start + len(quote))
    place = new.span_of(found.first, found.stop)
    begin, end = place.start, place.end
    if span.start > old.starts[first] and old.symbols[first] == new.symbols[found.first]:
        begin += span.start - old.starts[first]
    short = old.end_of(stop - 1) - span.end
    if short > 0 and old.symbols[stop - 1] == new.symbols[found.stop - 1]:
        end -= short
    return Span(begin, end) if begin < end else place


def _together(runs: list[Run], weights: list[float], length: int) -> list[list[Run]]:
    """The runs, parted where more was put in than belongs into a quote of `length`, or beside so little of it."""
    groups = [[runs[0]]]
    left, right = 0.0, sum(weights)
    for (before, run), weight in zip(pairwise(runs), weights, strict=False):
        left, right = left + weight, right - weight
        put_in = (run.new - before.new_stop) - (run.old - before.old_stop)
        if put_in > max(_GROWTH, min(length / 2, _BESIDE * min(left, right))):
            groups.append([])
        groups[-1].append(run)
    return groups


def _first(first: int, run: Run, diff: WordDiff) -> int:
    before = diff.before(run.old)
    gap = run.old - (before.old_stop if before else 0)
    put_in = run.new - (before.new_stop if before else 0)
    return run.new - _replaced(run.old - first, gap, put_in)


def _stop(stop: int, run: Run, diff: WordDiff) -> int:
    after = diff.after(run.old_stop)
    gap = (after.old if after else len(diff.old)) - run.old_stop
    put_in = (after.new if after else len(diff.new)) - run.new_stop
    return run.new_stop + _replaced(stop - run.old_stop, gap, put_in)


def _replaced(lost: int, gap: int, put_in: int) -> int:
    """How many of the tokens put in at an edge stand for the `lost` ones of a quote, of `gap` lost there in all."""
    return put_in if 0 < gap <= lost and put_in <= 2 * gap + _EDGE_GROWTH else 0
