"""Small numbers: what a number that was read is, and those below a hundred in words, of which others are made."""

from dataclasses import dataclass
from decimal import Decimal

from reader.engines.figures.memory import remembered
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.vocabulary import SMALL, TENS, UNITS

_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read.

    Attributes:
        value: What it is worth.
        after: The token after it.
        scale: The scale word in it, as a factor; 1 when there is none.
        in_digits: Whether it begins with digits.
        is_fraction: Whether it is a part of something ("two thirds", "one in five").
        is_vague: Whether it says only what is surely reached ("thousands").
        is_bare: Whether it is digits alone, as a year or a page would be.
    """

    value: Decimal
    after: int
    scale: Decimal = _ONE
    in_digits: bool = False
    is_fraction: bool = False
    is_vague: bool = False
    is_bare: bool = False


@remembered
def read_small(tokens: Tokens, index: int) -> Number | None:
    """A number below a hundred in words: "nineteen", "twenty-five"."""
    word = tokens.at(index)
    if word in TENS:
        unit = skip_hyphen(tokens, index + 1)
        if UNITS.get(tokens.at(unit), 0):
            return Number(Decimal(TENS[word] + UNITS[tokens.at(unit)]), unit + 1)
    return Number(Decimal(SMALL[word]), index + 1) if word in SMALL else None


def skip_hyphen(tokens: Tokens, index: int) -> int:
    """The token after a hyphen at `index`, or `index` when there is none."""
    return index + 1 if tokens.at(index) in {"-", "‐", "‑"} else index
