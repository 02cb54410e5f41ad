"""Nearness: how much of two texts is the same, so that one that was edited is told from another one."""

from collections.abc import Iterable

from reader.core.carrying import Weights
from reader.core.tokens import Symbols, Tokens, tokens_of
from reader.core.word_diff import Run, diff_words

MAKER = "1"  # another way of telling takes another number
_LEAST = 2  # words in a row that say anything; texts of one language share many single ones
_MOVED = 5  # tokens in a row that are the same text wherever they stand


def sameness(old: str, new: str) -> float:
    """How much of two texts is the same, 0.0 to 1.0: of the weight of the words of both, that of those they share.

    The words have to stand in the same order, except where a passage was moved as a whole.
    """
    symbols = Symbols()
    one, other = tokens_of(old, symbols), tokens_of(new, symbols)
    if one.symbols == other.symbols:
        return 1.0
    weights = Weights(symbols, one.symbols + other.symbols)
    runs = [each for each in diff_words(one, other, symbols.signs).runs if _says(each, one, symbols)]
    sides = (one, [(run.old, run.old_stop) for run in runs]), (other, [(run.new, run.new_stop) for run in runs])
    both = _rows(one.symbols) & _rows(other.symbols)
    shared = sum(weights.of(_covered(tokens.symbols, parts, both)) for tokens, parts in sides)
    whole = sum(weights.of(tokens.symbols) for tokens, _ in sides)
    return min(1.0, shared / whole)


def _says(run: Run, tokens: Tokens, symbols: Symbols) -> bool:
    part = tokens.symbols[run.old : run.old_stop]
    return sum(each not in symbols.signs for each in part) >= _LEAST


def _rows(symbols: str) -> set[str]:
    return {symbols[at : at + _MOVED] for at in range(len(symbols) - _MOVED + 1)}


def _covered(symbols: str, parts: Iterable[tuple[int, int]], rows: set[str]) -> str:
    """The tokens that stand in one of the parts, or in a row of tokens that both texts have."""
    there = bytearray(len(symbols))
    for start, stop in parts:
        there[start:stop] = b"\1" * (stop - start)
    for at in range(len(symbols) - _MOVED + 1):
        if 0 in there[at : at + _MOVED] and symbols[at : at + _MOVED] in rows:
            there[at : at + _MOVED] = b"\1" * _MOVED
    return "".join(symbol for symbol, is_there in zip(symbols, there, strict=True) if is_there)
