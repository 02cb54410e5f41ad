"""Word diff: what of one version of a text stands in another, in the same order."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from rapidfuzz.distance import LCSseq, Postfix, Prefix

from reader.core.tokens import Tokens

DEPTH_MAX = 32  # gaps within gaps
REACH = 4  # tokens next to a word that stands once in either version, of which a word must agree
SMALL_MAX = 36  # pairs of tokens among which a word that stands once tells little
TABLE_MAX = 16_000_000  # pairs of tokens that are compared one by one; what is longer and has no rare word is not
_SEEN = 8  # characters before a token, which tell whether it begins a sentence
_SENTENCE_END = re.compile("(?:[.!?…][\"'”’»)\\]]*\\s|[。！？])\\s*$")

_At = tuple[int, int]  # where a part begins, in either version


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens that stand in both versions, one after another: `length` of them from `old` and from `new`."""

    old: int
    new: int
    length: int

    @property
    def old_stop(self) -> int:
        """The token after the last, in the old version."""
        return self.old + self.length

    @property
    def new_stop(self) -> int:
        """The token after the last, in the new version."""
        return self.new + self.length


@dataclass(frozen=True)
class WordDiff:
    """Two versions and what stands in both, in order; all else was deleted from `old` or inserted in `new`."""

    old: Tokens
    new: Tokens
    runs: tuple[Run, ...]

    def kept(self, first: int, stop: int) -> list[Run]:
        """What is in both versions of the old tokens from `first` to before `stop`."""
        found = []
        for run in self.runs[max(0, bisect_right(self._olds, first) - 1) : bisect_left(self._olds, stop)]:
            start, end = max(run.old, first), min(run.old_stop, stop)
            if start < end:
                found.append(Run(start, run.new + start - run.old, end - start))
        return found

    def origins(self, first: int, stop: int) -> list[Run]:
        """What is in both versions of the new tokens from `first` to before `stop`."""
        found = []
        for run in self.runs[max(0, bisect_right(self._news, first) - 1) : bisect_left(self._news, stop)]:
            start, end = max(run.new, first), min(run.new_stop, stop)
            if start < end:
                found.append(Run(run.old + start - run.new, start, end - start))
        return found

    def before(self, old: int) -> Run | None:
        """The last run that begins before an old token."""
        index = bisect_left(self._olds, old) - 1
        return self.runs[index] if index >= 0 else None

    def after(self, old: int) -> Run | None:
        """The first run that reaches behind an old token."""
        index = bisect_right(self._olds, old) - 1
        if index >= 0 and self.runs[index].old_stop > old:
            return self.runs[index]
        return self.runs[index + 1] if index + 1 < len(self.runs) else None

    def between(self, first: int, stop: int) -> tuple[int, int]:
        """The new tokens between what is kept before the old token `first` and from `stop` on."""
        before, after = self.before(first), self.after(stop)
        start = min(before.new_stop, before.new + first - before.old) if before else 0
        end = max(after.new, after.new + stop - after.old) if after else len(self.new)
        return start, end

    @cached_property
    def _olds(self) -> list[int]:
        return list(map(attrgetter("old"), self.runs))

    @cached_property
    def _news(self) -> list[int]:
        return list(map(attrgetter("new"), self.runs))


def diff_words(old: Tokens, new: Tokens, signs: AbstractSet[str] = frozenset()) -> WordDiff:
    """What stands in both of two versions whose symbols are shared; `signs` are those that stand for no word.

    Words that stand once in either part hold the alignment, and again within each gap between them (Bram
    Cohen's patience diff); what is left is aligned by the longest common subsequence of its words. What was
    deleted begins, where it can as well, with a line or a sentence.
    """
    return WordDiff(old, new, _slid(_joined(_Aligner(signs).common(old.symbols, new.symbols, (0, 0))), old))


def diff_part(
    old: Tokens, new: Tokens, parts: tuple[tuple[int, int], tuple[int, int]], signs: AbstractSet[str] = frozenset()
) -> WordDiff:
    """The same for `parts` of them alone: tokens of the old version and of the new, first and one after the last."""
    (old_first, old_stop), (new_first, new_stop) = parts
    one, other = old.symbols[old_first:old_stop], new.symbols[new_first:new_stop]
    return WordDiff(old, new, _slid(_joined(_Aligner(signs).common(one, other, (old_first, new_first))), old))


def _joined(runs: Iterator[Run]) -> list[Run]:
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if last and (last.old_stop, last.new_stop) == (run.old, run.new):
            found[-1] = Run(last.old, last.new, last.length + run.length)
        else:
            found.append(run)
    return found


def _slid(runs: list[Run], old: Tokens) -> tuple[Run, ...]:
    """The runs, with what was only taken out between them beginning where a line or a sentence does.

    Of two sentences that begin alike, the one that was deleted could else be the end of the first with the
    beginning of the second.
    """
    for index in range(len(runs) - 1):
        before, after = runs[index], runs[index + 1]
        if before.new_stop == after.new:
            by = _slide(old, (before.old_stop, after.old), before.length, after.length)
            runs[index] = Run(before.old, before.new, before.length + by)
            runs[index + 1] = Run(after.old + by, after.new + by, after.length - by)
    return tuple(run for run in runs if run.length)


def _slide(tokens: Tokens, gap: tuple[int, int], room_before: int, room_after: int) -> int:
    """By how many tokens a gap is best moved; what it leaves and what it takes in are the same."""
    start, stop = gap
    symbols = tokens.symbols
    back = on = 0
    while back < room_before and symbols[start - back - 1] == symbols[stop - back - 1]:
        back += 1
    while on < room_after and symbols[start + on] == symbols[stop + on]:
        on += 1
    if not back and not on:
        return 0
    return max(range(-back, on + 1), key=lambda by: (_begins(tokens, start + by), -abs(by)))


def _begins(tokens: Tokens, index: int) -> int:
    """How much speaks for a token being the first of something: of a line, or else of a sentence."""
    end = tokens.starts[index]
    before = tokens.text[max(0, end - _SEEN) : end]
    if not before or "\n" in before[len(before.rstrip()) :]:
        return 2
    return 1 if _SENTENCE_END.search(before) else 0


class _Aligner:
    """Aligns parts of two versions."""

    def __init__(self, signs: AbstractSet[str]) -> None:
        self._signs = signs

    def common(self, old: str, new: str, at: _At, depth: int = 0) -> Iterator[Run]:
        begin = Prefix.similarity(old, new)
        if begin:
            yield Run(*at, begin)
            old, new, at = old[begin:], new[begin:], (at[0] + begin, at[1] + begin)
        end = Postfix.similarity(old, new) if old and new else 0
        old_stop, new_stop = len(old) - end, len(new) - end
        if old_stop and new_stop:
            yield from self._between(old[:old_stop], new[:new_stop], at, depth)
        if end:
            yield Run(at[0] + old_stop, at[1] + new_stop, end)

    def _between(self, old: str, new: str, at: _At, depth: int) -> Iterator[Run]:
        held = self._held(old, new, depth)
        if not held:
            return
        from_old = from_new = length = 0  # of what was held last: where it ended, and how many tokens
        for one, other in (*held, (len(old), len(new))):
            if one == from_old and other == from_new and one < len(old):
                from_old, from_new, length = one + 1, other + 1, length + 1
                continue
            if length:
                yield Run(at[0] + from_old - length, at[1] + from_new - length, length)
            if one > from_old and other > from_new and depth < DEPTH_MAX:
                before = (at[0] + from_old, at[1] + from_new)
                yield from self.common(old[from_old:one], new[from_new:other], before, depth + 1)
            from_old, from_new, length = one + 1, other + 1, 1

    def _held(self, old: str, new: str, depth: int) -> list[tuple[int, int]]:
        """The tokens that hold the alignment of two parts that neither begin nor end alike."""
        if len(old) == 1 or len(new) == 1:
            place = old.find(new) if len(new) == 1 else new.find(old)
            return [] if place < 0 else [(place, 0) if len(new) == 1 else (0, place)]
        size = len(old) * len(new)
        held = _chain(self._once_in_both(old, new)) if depth < DEPTH_MAX and size > SMALL_MAX else []
        return held if held or size > TABLE_MAX else self._aligned(old, new)

    def _aligned(self, old: str, new: str) -> list[tuple[int, int]]:
        """The longest common subsequence of the words; of the signs, where the words have none."""
        olds, news = ([place for place, each in enumerate(part) if each not in self._signs] for part in (old, new))
        return _subsequence(old, new, olds, news) or _subsequence(old, new, range(len(old)), range(len(new)))

    def _once_in_both(self, old: str, new: str) -> list[tuple[int, int]]:
        """Where words stand that each version has once, next to another word that is the same in both."""
        olds, news = Counter(old), Counter(new)
        once = {symbol for symbol, count in olds.items() if count == 1 and news.get(symbol) == 1} - self._signs
        if not once:
            return []
        places = {symbol: place for place, symbol in enumerate(new) if symbol in once}
        pairs = [(place, places[symbol]) for place, symbol in enumerate(old) if symbol in once]
        return [pair for pair in pairs if self._is_supported(old, new, *pair)]

    def _is_supported(self, old: str, new: str, one: int, other: int) -> bool:
        before = zip(old[max(0, one - REACH) : one][::-1], new[max(0, other - REACH) : other][::-1], strict=False)
        after = zip(old[one + 1 : one + 1 + REACH], new[other + 1 : other + 1 + REACH], strict=False)
        for side in (after, before):
            for mine, yours in side:
                if mine != yours:
                    break
                if mine not in self._signs:
                    return True
        return False


def _subsequence(old: str, new: str, olds: Sequence[int], news: Sequence[int]) -> list[tuple[int, int]]:
    steps = LCSseq.opcodes("".join([old[place] for place in olds]), "".join([new[place] for place in news]))
    return [
        pair
        for step in steps
        if step.tag == "equal"
        for pair in zip(olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end], strict=True)
    ]


def _chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that ascends on both sides, of pairs that ascend on the first."""
    lows: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        at = bisect_left(lows, place)
        before.append(ends[at - 1] if at else -1)
        lows[at : at + 1] = [place]
        ends[at : at + 1] = [index]
    found, index = [], ends[-1] if ends else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
