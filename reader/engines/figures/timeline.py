"""Calendar: dates, periods, times and sets, whichever begins at a token."""

from datetime import date

from reader.engines.figures.reading import Reading
from reader.engines.figures.tokens import Tokens

FIRST_WORDS: frozenset[str] = frozenset()


def read(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The reading of time that begins at `index`, or None."""
    del tokens, index, published
    return None
