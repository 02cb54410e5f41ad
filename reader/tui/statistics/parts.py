"""Parts: the sections of the statistics, one under the other, and where each of their lines leads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.tui.statistics.view import View
from reader.tui.widgets.head_line import title_line
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

QUIET = "byline"


class To(StrEnum):
    """Where a line leads."""

    NOWHERE = ""
    REVIEW = "review"
    STANDING = "is"
    LABEL = "label"
    ARTICLE = "article"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that the cursor stands on: what it shows, where it leads, and to which of those."""

    row: Row
    to: To = To.NOWHERE
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section.

    Attributes:
        title: What it is of.
        note: What stands beside that, the weightiest first.
        rows: What it shows.
        lines: The lines under them that lead on.
        to: Where its title leads.
        key: Its name; by which it is known again.
    """

    key: str
    title: str
    rows: Sequence[Row] = ()
    lines: Sequence[Line] = ()
    note: Sequence[str] = ()
    to: To = To.NOWHERE


@dataclass(frozen=True, slots=True)
class Page:
    """All sections laid out.

    Attributes:
        rows: The rows.
        items: The rows of each line that the cursor can stand on.
        around: The rows that are to be seen with each.
        parts: Which of the items are titles.
        lines: What each item is.
        names: By what each is known again.
    """

    rows: Sequence[Row]
    items: Sequence[range]
    around: Sequence[range]
    parts: Sequence[int]
    lines: Sequence[Line]
    names: Sequence[tuple[str, str]]


def laid_out(parts: Iterable[Part], width: int) -> Page:
    """The sections under each other, a row apart."""
    rows, around = list[Row](), list[range]()
    items, titles, lines, names = list[range](), list[int](), list[Line](), list[tuple[str, str]]()
    for part in parts:
        rows += [()] if rows else []
        start, shown = len(rows), [title_line(part.title, part.note, width), *part.rows]
        titles.append(len(items))
        rows += [*shown, *(each.row for each in part.lines)]
        first = start + len(shown)
        items += [range(start, start + 1), *(range(place, place + 1) for place in range(first, len(rows)))]
        around += [range(start, len(rows)), *(range(place, place + 1) for place in range(first, len(rows)))]
        lines += [Line(shown[0], part.to), *part.lines]
        names += [(part.key, ""), *((part.key, each.key) for each in part.lines)]
    return Page(rows, items, around, titles, lines, names)


def said(text: str, width: int, look: str = "") -> list[Row]:
    """A sentence in as many rows as it takes."""
    return [((line, look),) for line in broken(text, width)] if text else []


def with_words(rows: Sequence[Row], text: str, view: View) -> list[Row]:
    """What is shown with what it comes to: under a plot, over what is told in words itself."""
    words = said(text, view.width, QUIET)
    return [*words, *rows] if view.in_words else [*rows, *words]
