"""Timeline: an entity over the articles by date, as bars; what it was called when; facts in two columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from reader.core.cells import fitted, shown, width_of
from reader.library.census import Known
from reader.library.shelf import Entry
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

QUIET = "byline"
WORD_CELLS = 13  # of the words before the facts, and of a day before a title
BAR_CELLS = 8
COUNT_CELLS = 4
NARROW = 44  # cells of a card under which words and facts have no columns of their own


@dataclass(frozen=True, slots=True)
class Point:
    """An article that names the entity, and how often."""

    entry: Entry
    count: int


@dataclass(frozen=True, slots=True)
class Role:
    """A title or role said before the name, and the days of the first and last article that say it."""

    description: str
    first: date | None
    last: date | None


def points(known: Known, shelf: Mapping[str, Entry]) -> list[Point]:
    """The articles that name an entity, newest published first."""
    return [Point(shelf[each.article], each.count) for each in known.presences if each.article in shelf]


def roles(known: Known, shelf: Mapping[str, Entry]) -> list[Role]:
    """What was said before the name, in the order in which it was first said."""
    days: dict[str, list[date]] = {}
    for presence in reversed(known.presences):
        day = shelf[presence.article].article.published if presence.article in shelf else None
        for said in presence.descriptions:
            days.setdefault(said, []).extend([day] if day else [])
    found = [Role(said, min(each, default=None), max(each, default=None)) for said, each in days.items()]
    return sorted(found, key=lambda role: role.first or date.min)


def role_words(role: Role, *, with_days: bool) -> str:
    """`Defence Minister (16 May – 2 June 2025)`."""
    return f"{role.description} ({days_words(role.first, role.last)})" if with_days and role.first else role.description


def days_words(first: date | None, last: date | None) -> str:
    """One day, or from the first to the last: `16 May – 2 Jun 2025`, `2 – 16 Jun 2025`."""
    if first is None or last is None or first == last:
        return day_words(last or first)
    if first.year != last.year:
        return f"{day_words(first)} – {day_words(last)}"
    return f"{first:%-d}{'' if first.month == last.month else f' {first:%b}'} – {day_words(last)}"


def day_words(day: date | None) -> str:
    """`2 Jun 2025`; empty for none."""
    return f"{day:%-d %b %Y}" if day else ""


def counted(number: int, word: str) -> str:
    """`1 article`, `3 articles`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def bar(count: int, most: int, cells: int = BAR_CELLS) -> str:
    """A bar as long as its share of the most, at least one cell."""
    return "━" * max(1, round(count / max(1, most) * cells))


def point_row(point: Point, most: int, width: int) -> Row:
    """One line of the timeline: day, bar, how often, title."""
    article = point.entry.article
    title = fitted(article.title, max(0, width - WORD_CELLS - BAR_CELLS - COUNT_CELLS - 2))
    return (
        (day_words(article.published).ljust(WORD_CELLS), QUIET),
        (bar(point.count, most).ljust(BAR_CELLS), "bar"),
        (f"{point.count:>{COUNT_CELLS}}  ", ""),
        (title, ""),
    )


def fact_rows(facts: Iterable[tuple[str, str]], width: int) -> list[Row]:
    """Facts under each other, each after its word: (word, text); those without a text are left out.

    Where the width is narrow a text flows around its word.
    """
    rows: list[Row] = []
    for word, said in facts:
        told = shown(" ".join(said.split()))
        if told:
            rows += _beside(word, told, width) if width >= NARROW else _flowing(word, told, width)
    return rows


def _beside(word: str, told: str, width: int) -> Iterable[Row]:
    for number, line in enumerate(broken(told, width - WORD_CELLS)):
        lead = "" if number else word
        yield (lead + " " * (WORD_CELLS - width_of(lead)), QUIET), (line, "")


def _flowing(word: str, told: str, width: int) -> Iterable[Row]:
    lead = f"{word} " if word else "  "
    for number, line in enumerate(broken(lead.replace(" ", "\u00a0") + told, width - 2)):
        yield ((lead, QUIET), (line[len(lead) :], "")) if number == 0 else (("  ", ""), (line, ""))
