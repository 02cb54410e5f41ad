"""Vague counts: "thousands of", "several hundred", "a score of": what they surely reach."""

from decimal import Decimal

from reader.engines.figures.plurals import is_plural
from reader.engines.figures.small_numbers import Number
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import SCALES, VAGUE

_ONE = Decimal(1)


def read_vague(tokens: Tokens, index: int) -> Number | None:
    """A count that is only hinted at: "thousands of", "tens of thousands of", "several hundred"."""
    hint = _several(tokens, index) or _score(tokens, index)
    if hint is not None:
        return hint
    value, at = _ONE, index
    while tokens.at(at) in VAGUE and at < index + 6:
        value, at = value * VAGUE[tokens.at(at)], at + 1
        if tokens.at(at) != "of" or tokens.at(at + 1) not in VAGUE:
            break
        at += 1
    if at == index or tokens.at(index - 1) in VAGUE or (tokens.at(at - 1) == "scores" and tokens.at(at) != "of"):
        return None  # "she scores" is a verb
    return Number(value, at, is_vague=True)


def _several(tokens: Tokens, index: int) -> Number | None:
    """As in "several hundred", "a few thousand", "a couple of thousand": twice the scale is surely reached."""
    at = tokens.phrase(index, "several") or tokens.phrase(index, "a", "few") or tokens.phrase(index, "many")
    at = at or tokens.phrase(index, "a", "couple", "of")
    if not at or tokens.at(at) not in SCALES:
        return None
    return Number(Decimal(2 * SCALES[tokens.at(at)]), at + 1, is_vague=True)


def _score(tokens: Tokens, index: int) -> Number | None:
    """As in "a score of boats", and not in "a score of 40"."""
    after = tokens.phrase(index, "a", "score", "of")
    if not after or not is_plural(tokens.at(after)) or tokens.at(after) in {"points", "goals", "runs"}:
        return None
    return Number(Decimal(20), index + 2, is_vague=True)
