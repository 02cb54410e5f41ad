"""Decimals: values of numerals, exact, and written without an exponent."""

from decimal import Decimal

MOST_DIGITS = 24  # what is longer is a code, no number that anyone reads


def numeral(word: str) -> Decimal | None:
    """The value of digits with separators: "6,000", "3.2", ".5"; None for what is no such number."""
    if word.count(".") > 1 or len(word) > MOST_DIGITS:
        return None
    head, comma, tail = word.rpartition(",")
    if comma and len(tail) == 2 and "," not in head:  # "5,00" is a decimal comma
        return Decimal(f"{head}.{tail}")
    return Decimal(word.replace(",", ""))


def is_whole(value: Decimal) -> bool:
    """Whether a value has no fraction."""
    return value == value.to_integral_value()


def tidy(value: Decimal) -> Decimal:
    """The same value without an exponent and without idle zeros."""
    if is_whole(value):
        return Decimal(int(value))
    return Decimal(format(value.normalize(), "f"))
