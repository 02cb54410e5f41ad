"""Asked: what rows of the search index are looked for, and how SQLite is asked for them."""

from dataclasses import dataclass
from datetime import date

from reader.core.phrase import Phrase
from reader.store.indexed import DAY_BITS, first_number


@dataclass(frozen=True, slots=True)
class Asked:
    """What rows are looked for.

    Attributes:
        every: Of each group at least one phrase has to stand in a row.
        none: Of these groups no row may have all.
        days: The first day and the day after the last; None for no limit. A row without a day is in no limit.
        articles: The only articles looked at; None for all.
    """

    every: tuple[tuple[Phrase, ...], ...]
    none: tuple[tuple[Phrase, ...], ...] = ()
    days: tuple[date | None, date | None] = (None, None)
    articles: frozenset[str] | None = None


def match_text(asked: Asked) -> str:
    """It in the words of FTS5; empty where nothing is asked for."""
    every = " AND ".join(f"({' OR '.join(map(phrase_text, group))})" for group in asked.every)
    none = "".join(f" NOT ({' AND '.join(map(phrase_text, group))})" for group in asked.none)
    return f"({every}){none}" if every else ""


def phrase_text(phrase: Phrase) -> str:
    """A phrase likewise; its words are folded, so none holds a sign of that language."""
    return f'"{" ".join(phrase.words)}"{"*" if phrase.prefix else ""}'


def numbers(days: tuple[date | None, date | None]) -> tuple[int, int]:
    """The first and the last number that a row of these days can have."""
    since, until = days
    low = first_number(until) + (1 << DAY_BITS) if until else 0
    last = since or (date.min if until else None)
    return low, first_number(last) + (1 << DAY_BITS) - 1
