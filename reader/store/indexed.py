"""Indexed: what the search index knows of a passage or an annotation, as columns, as words, and by its day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from reader.core.folding import words_of

COLUMNS = "id, article, uid, state, start, head, title, heading, text, note, tags, facets, label"
DAY_BITS = 32  # a row's number is the days from its own to the last day there is, then a running number
LAST_DAY = date.max.toordinal()

Row = tuple[Any, ...]

_HALVES = re.compile("[\ud800-\udfff]")  # halves of characters, which no file of UTF-8 holds


@dataclass(frozen=True, slots=True)
class Indexed:
    """A passage of an article, or an annotation, as it is searched and shown.

    Attributes:
        article: The article's id.
        day: When it was published, or made; None when that is not known.
        uid: The annotation's id; empty for a passage.
        state: What tells whether an annotation has changed.
        start: Where a passage begins in the canonical text.
        head: How many characters at the start of `text` are its heading.
        title: Words that count for every passage of an article: its title.
        text: The passage, or the quote.
        tags: An annotation's tags, or words about an article; one a line.
        facets: Words that no text holds, by which qualifiers find it.
        label: The annotation's label; found like a tag.
    """

    article: str
    day: date | None
    uid: str = ""
    state: str = ""
    start: int = 0
    head: int = 0
    title: str = ""
    heading: str = ""
    text: str = ""
    note: str = ""
    tags: str = ""
    facets: tuple[str, ...] = ()
    label: str = ""


def contents(row: Indexed) -> Row:
    """What is shown of a row, as the columns of `contents` behind its number."""
    texts = (row.title, row.heading, row.text, row.note, row.tags, " ".join(row.facets), row.label)
    return (row.start, row.head, *(_HALVES.sub("\ufffd", each) for each in texts))


def indexed(row: Row) -> Indexed:
    """The row that `COLUMNS` are."""
    number, article, uid, state, start, head, title, heading, text, note, tags, facets, label = row
    return Indexed(
        article=article,
        day=day_of(number),
        uid=uid,
        state=state,
        start=start,
        head=head,
        title=title,
        heading=heading,
        text=text,
        note=note,
        tags=tags,
        facets=tuple(facets.split(" ")) if facets else (),
        label=label,
    )


def words(row: Indexed) -> tuple[str, ...]:
    """The columns of the full-text index; a heading stands only in its own, and only on the passage it begins."""
    heading = row.text[: row.head] if not row.uid else row.heading
    texts = (row.title, heading, row.text[row.head :], row.note, f"{row.label}\n{row.tags}")
    return (*(" ".join(words_of(each)) for each in texts), " ".join(row.facets))


def first_number(day: date | None) -> int:
    """The first number of the rows of a day; a later day has smaller ones, and rows without a day the greatest."""
    return (LAST_DAY - (day.toordinal() if day else 0)) << DAY_BITS


def day_of(number: int) -> date | None:
    """The day of the row with this number."""
    ordinal = LAST_DAY - (number >> DAY_BITS)
    return date.fromordinal(ordinal) if ordinal else None
