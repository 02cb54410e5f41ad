"""Ordinals: reads a rank, in digits or words, that begins at a token."""

from decimal import Decimal

from reader.engines.figures.decimals import is_whole, numeral
from reader.engines.figures.memory import remembered
from reader.engines.figures.numerals import read_cardinal
from reader.engines.figures.small_numbers import Number, skip_hyphen
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import ORDINAL_ENDINGS, ORDINALS, SMALL

_HUNDRED = 100


@remembered
def read_ordinal(tokens: Tokens, index: int) -> Number | None:
    """A rank: "11th", "twenty-first", "two hundred and sixth"."""
    if tokens.is_numeral(index):
        value = numeral(tokens.at(index))
        if (
            value is None
            or not is_whole(value)
            or tokens.at(index + 1) not in ORDINAL_ENDINGS
            or not tokens.glued(index + 1)
            or (tokens.at(index + 1) == "st" and (value % 10 != 1 or value % _HUNDRED == 11))  # "11st" is a weight
        ):
            return None
        return Number(value, index + 2, in_digits=True)
    return _ordinal_words(tokens, index)


def _ordinal_words(tokens: Tokens, index: int) -> Number | None:
    word = tokens.at(index)
    if word in ORDINALS:
        return Number(Decimal(ORDINALS[word]), index + 1)
    whole = _cardinal_before_ordinal(tokens, index)
    if whole is None:
        return None
    at = skip_hyphen(tokens, whole.after)
    at += tokens.at(at) == "and"
    rank = ORDINALS.get(tokens.at(at), 0)
    if not rank:
        return None
    value = whole.value * rank if rank >= _HUNDRED else whole.value + rank
    fits = rank >= _HUNDRED or not whole.value % (10 if rank < 10 else _HUNDRED)  # ones follow tens
    return Number(value, at + 1) if fits and whole.value >= (2 if rank >= _HUNDRED else 20) else None


def _cardinal_before_ordinal(tokens: Tokens, index: int) -> Number | None:
    if tokens.at(index) not in SMALL and tokens.at(index) not in {"a", "an"}:
        return None
    return read_cardinal(tokens, index, money=False)
