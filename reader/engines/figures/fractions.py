"""Fractions: parts in words, told from halves of a game, quarters of a year and thirds in a row."""

from decimal import Decimal

from reader.engines.figures.quarters import changes_by, is_time
from reader.engines.figures.small_numbers import Number, read_small, skip_hyphen
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import DENOMINATORS, HYPHENS, SCALES, SMALL, VAGUE

_ONE = Decimal(1)
_NO_HALVES = frozenset({"time", "back", "way", "brother", "sister", "marathon", "mast", "hearted", "term"})
_HALVES_OF_A_GAME = frozenset({"first", "second", "other", "latter", "better", "former", "top", "bottom", "northern",
                               "southern", "eastern", "western", "upper", "lower", "this", "that", "each",
                               "either"})  # fmt: skip
_AFTER_A_PART = frozenset({"of", "less", "more", "fewer", "as", "to", "in", "are", "were", "higher", "lower",
                           "since", "from", "or", "and", "said"})  # fmt: skip
_AFTER_A_CHANGE = frozenset({"last", "this", "next", "on", "when", "while", "after", "before", "within", "over"})


def read_fraction(tokens: Tokens, index: int) -> Number | None:
    """As in "half", "a third", "three-quarters", "two thirds of a million", "half a million"."""
    over, at = _numerator(tokens, index)
    under = DENOMINATORS.get(tokens.at(at), 0)
    if over is None or not under or not _is_part(tokens, index, at, over):
        return None
    part = Number(over / under, at + 1, is_fraction=True)
    whole = at + 1
    if tokens.at(whole) == "of" and tokens.at(whole + 1) in {"a", "one"}:
        whole += 1
    whole = whole + 1 if tokens.at(whole) in {"a", "one"} else skip_hyphen(tokens, whole)
    if tokens.at(whole) in SCALES and tokens.at(whole) not in VAGUE:
        scale = Decimal(SCALES[tokens.at(whole)])
        return Number(part.value * scale, whole + 1, scale=scale)
    return part


def _numerator(tokens: Tokens, index: int) -> tuple[Decimal | None, int]:
    word = tokens.at(index)
    if word in {"half", "quarter"}:
        return _ONE, index
    if word in {"a", "an"}:
        return _ONE, skip_hyphen(tokens, index + 1)
    group = read_small(tokens, index)
    if group is None:
        return None, index
    return group.value, skip_hyphen(tokens, group.after)


def _is_part(tokens: Tokens, index: int, at: int, over: Decimal) -> bool:
    """Whether a denominator is one here: "a third of", "one third", but not "a third man", "a quarter" (of a year)."""
    word, following = tokens.at(at), tokens.at(at + 1)
    if word == "half":
        before = tokens.at(index - 1)
        noun = tokens.at(at + 2) if following in HYPHENS and tokens.glued(at + 1) else following
        return before not in _HALVES_OF_A_GAME and tokens.at(index - 2) != "time" and noun not in _NO_HALVES
    if index == at:  # "quarter" on its own
        return following in SCALES or (following in {"of", "a"} and tokens.at(at + 2) in {"a"} | SCALES.keys())
    if word.startswith("quarter") and is_time(tokens, index, at):
        return False
    if word.endswith("s") or over > 1:
        return word.endswith("s")
    return tokens.at(index) not in {"a", "an"} or _is_one_part(tokens, index, following)


def _is_one_part(tokens: Tokens, index: int, following: str) -> bool:
    """Whether "a third" with such a word behind it is a part, and no third of several."""
    if tokens.at(index - 1) == "and" and tokens.at(index - 2) in SMALL | SCALES:
        return True
    if following in _AFTER_A_CHANGE and changes_by(tokens, index):
        return True
    return following in _AFTER_A_PART or not (following[:1].isalnum() or following in HYPHENS)
