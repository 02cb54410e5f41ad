"""Caveat: one thing that a card says before it asks, and why."""

from dataclasses import dataclass
from enum import StrEnum

from reader.core.wording import day_words
from reader.library.figure_mention import FigureMention

WORDS_MAX = 220  # code points of a sentence that is quoted
_SIGNS = dict.fromkeys(("gone", "trashed", "lost"), "?") | {"changed": "~"} | dict.fromkeys(("newer", "conflict"), "≠")


class Why(StrEnum):
    """Why a card says something before it asks."""

    GONE = "gone"
    TRASHED = "trashed"
    LOST = "lost"
    CHANGED = "changed"
    NEWER = "newer"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Caveat:
    """What a card says before it asks.

    Attributes:
        words: One plain sentence, with the other article's words and day where it is about a figure.
        mention: The other figure, so that one can go there; None where it is about the passage.
    """

    why: Why
    words: str
    mention: FigureMention | None = None

    @property
    def sign(self) -> str:
        """What tells it without colour."""
        return _SIGNS[self.why]

    @property
    def in_short(self) -> str:
        """What it says without the sentence that it is said in."""
        if self.mention is None:
            return self.words
        day = day_words(self.mention.published) if self.mention.published else ""
        return " · ".join(part for part in (self.words.partition(": “")[0], day) if part)


def quoted(words: str) -> str:
    """Words in quotation marks, in one line, a long one cut."""
    told = " ".join(words.split())
    return f"“{told if len(told) <= WORDS_MAX else told[:WORDS_MAX].rstrip() + '…'}”"
