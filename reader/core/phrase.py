"""Phrase: words that are looked for together; apart from the query, which the first page does without."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one after the other, folded.

    Attributes:
        prefix: Whether the last one may go on.
    """

    words: tuple[str, ...]
    prefix: bool = False
