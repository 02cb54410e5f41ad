"""Blanking: a passage asked with one thing left out of it, what stands before it, and where it is from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.core.cloze import BLANK
from reader.core.document import BlockKind, Document
from reader.core.entity import EntityKey, Mention
from reader.core.figure import Figure, FigureKind
from reader.core.folding import words_of
from reader.core.span import Span
from reader.core.wording import day_words
from reader.engines.figures import find_figures
from reader.library.giving_away import says_figure, says_name, without_figure, without_name
from reader.library.shelf import Entry
from reader.library.surroundings import Surroundings, lead_in, said_before

LONGEST = 500  # code points of a sentence; a longer one is no question
SHORT = 10  # words; a shorter sentence is asked with what stands before it

_LEANING = frozenset(  # words near the beginning of a sentence that goes on with what was said before
    """he she it they this that these those such his her its their here there then both neither either another
    so but and whose""".split()  # noqa: SIM905 a list of thirty would be thirty lines
)
_OPENING = 4  # words of a sentence that tell whether it leans on the one before
_RANKED = re.compile(  # "The second, on 2 June, led": of what, is told before
    r"(?:the )?(?:first|second|third|fourth|fifth|sixth|former|latter|last|rest|others?|two|three)"
    r"(?:,|\s(?:was|were|is|are|had|has|have|will|would|came|took|made|led|went|began|brought)\b)",
    re.IGNORECASE,
)
_STOPS = (".", "!", "?", "”", ":", ";")


@dataclass(frozen=True, slots=True)
class Known:
    """An article with what is known of it.

    Attributes:
        document: Its text is its prose.
        called: The entities that it names, by the names that it calls them.
        counts: How often it names each.
    """

    entry: Entry
    document: Document
    figures: Sequence[Figure]
    names: Sequence[Mention]
    called: Mapping[str, str]
    counts: Mapping[EntityKey, int]


@dataclass(frozen=True, slots=True)
class Blank:
    """What would be left out.

    Attributes:
        around: What it is told in.
        place: Where in that it stands.
        offset: Where it stands in the document.
        answer: What is to be recalled.
        days: First and last-exclusive day, where it is a date.
    """

    around: Surroundings
    place: Span
    offset: int
    answer: str
    days: tuple[str, str] = ("", "")

    @property
    def rest(self) -> str:
        """What is seen beside the blank."""
        text = self.around.text
        return f"{text[: self.place.start]} {text[self.place.end :]}"

    @property
    def asked(self) -> str:
        """The text with the blank."""
        text = self.around.text
        return f"{text[: self.place.start]}{BLANK}{text[self.place.end :]}"


def question(known: Known, blank: Blank, figure: Figure | None = None) -> str:
    """The sentence with its blank, and what stands before it where it leans on that."""
    before, asked = _before(known, blank, figure), blank.asked
    if before:
        asked = f"{before}{' ' if before.endswith(_STOPS) else chr(10)}{asked}"
    return lines_of(known, blank, asked, figure)


def lines_of(known: Known, blank: Blank, asked: str, figure: Figure | None = None) -> str:
    """What is asked, and on a line of its own where it is from."""
    source = _source(known, blank, figure)
    lines = [" ".join(line.split()) for line in asked.split("\n")]
    return "\n".join([*lines, f"({source})"] if source else lines)


def sentence_before(known: Known, blank: Blank) -> str:
    """The sentence before it in its paragraph; empty where there is none."""
    before = said_before(known.document, blank.offset)
    heading = known.document.heading_over(blank.offset)
    return "" if heading is not None and heading.span.of(known.document.text) == before else before


def counts_nothing(known: Known, figure: Figure) -> bool:
    """Whether a number does not say what it counts, and no header of a table does."""
    return figure.kind is FigureKind.COUNT and not figure.counts and not is_row(known, figure.span.start)


def is_row(known: Known, offset: int) -> bool:
    """Whether a place is in a row of a table."""
    blocks = known.document.blocks
    return bool(blocks) and blocks[known.document.block_index_at(offset)].kind is BlockKind.ROW


def _before(known: Known, blank: Blank, figure: Figure | None) -> str:
    """What is told before: where the sentence is short or leans on that, and of a number that counts nothing."""
    words = words_of(blank.asked)
    stands = len(words) >= SHORT and _LEANING.isdisjoint(words[:_OPENING]) and not _RANKED.match(blank.asked)
    if not stands:
        before = lead_in(known.document, blank.offset) or said_before(known.document, blank.offset)
    else:
        before = sentence_before(known, blank) if figure is not None and counts_nothing(known, figure) else ""
    before = " ".join(before.split())
    if not before or before == known.entry.article.title or len(before) > LONGEST or _is_day(before):
        return ""
    published = known.entry.article.published
    return without_name(before, blank.answer) if figure is None else without_figure(before, figure, published)


def _is_day(text: str) -> bool:
    """Whether a line only says a day, as the line under a title does."""
    return any(each.starts and each.span.of(text) == text.strip(" .") for each in find_figures(text))


def _source(known: Known, blank: Blank, figure: Figure | None) -> str:
    """Title and day, without what would give the answer away."""
    article = known.entry.article
    title, published = article.title, article.published
    gives = says_name(title, (blank.answer,)) if figure is None else says_figure(title, figure, blank.answer, published)
    parts = [] if gives or not title else [title]
    starts, until = blank.days
    if published and not (starts <= published.isoformat() < until or published.isoformat() == starts):
        parts.append(day_words(published))
    return ", ".join(parts)
