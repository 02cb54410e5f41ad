"""Listing: rows as aligned columns, cut with sense to the width of a terminal, whole in a pipe."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.cli.output import Piece, say, terminal_width
from reader.core.cells import fitted, shown, width_of
from reader.library.shelf import Entry

GAP = "  "
LEAST_WIDTH = 8  # cells; a column is never squeezed below, the terminal wraps instead
LEAST_TITLE = 6  # cells of the heading over narrow numbers
PIPE_ALIGNED = 80  # cells; in a pipe, what is wider stands out, and the other rows are not padded to it
SHORT_ID = 6  # characters; an id is understood from its first four

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a listing.

    Attributes:
        title: Its heading.
        value: What it shows of a row.
        right: Whether it is set flush right, as numbers are.
        shrinks: Whether it may be cut to fit the terminal.
        share: How much of the room it gets, beside the others that shrink.
        least: The cells that it needs to be of use; before it gets fewer, optional columns are left out.
        optional: Whether it may be left out on a narrow terminal; the last such column goes first.
        look: The name of its look, or what gives it for a row.
    """

    title: str
    value: Callable[[T], object]
    right: bool = False
    shrinks: bool = False
    share: int = 1
    least: int = LEAST_WIDTH
    optional: bool = False
    look: str | Callable[[T], str] = ""


@dataclass(slots=True)
class _Filled(Generic[T]):
    """A column with its cells as they can be drawn.

    Attributes:
        content: The width of the widest cell.
        whole: That, or of the heading if it is wider.
        width: What it gets.
    """

    column: Column[T]
    cells: list[str]
    content: int
    whole: int
    width: int = 0


def say_table(columns: Sequence[Column[T]], rows: Sequence[T]) -> None:
    """Write aligned columns under their titles.

    On a terminal they are cut to its width, and those with nothing in them left out; in a pipe they are whole.
    """
    filled = [_filled(column, rows) for column in columns]
    if sys.stdout.isatty():
        filled = _fitted([each for each in filled if each.content or not rows], terminal_width())
    else:
        for each in filled:
            each.width = min(each.whole, PIPE_ALIGNED) if each.column.shrinks else each.whole
    _say_row([(each, each.column.title, "head") for each in filled])
    for number, row in enumerate(rows):
        _say_row([(each, each.cells[number], _look_of(each.column, row)) for each in filled])


def ids_shown(ids: Iterable[str]) -> dict[str, str]:
    """How each id is shown: in a pipe whole, on a terminal the beginning that tells it apart, which is as good."""
    every = sorted(set(ids))
    if not sys.stdout.isatty():
        return {each: each for each in every}
    length = SHORT_ID
    while len({each[:length] for each in every}) < len(every):
        length += 1
    return {each: each[:length] for each in every}


def slugs_shown(shelf: Sequence[Entry]) -> dict[str, str]:
    """How the slug of each article, by its id, is shown: in a pipe whole, on a terminal without the day before it.

    What is left is as good a name, or the day stays.
    """
    if not sys.stdout.isatty():
        return {entry.id: entry.slug for entry in shelf}
    names = "\n".join(f"{entry.slug}\n{entry.article.title.casefold()}" for entry in shelf)
    return {entry.id: _undated(entry, names) for entry in shelf}


def _undated(entry: Entry, names: str) -> str:
    short = entry.slug.removeprefix(f"{entry.article.published}-")
    meant = 1 + entry.article.title.casefold().count(short)
    return short if names.count(short) == meant else entry.slug


def _filled(column: Column[T], rows: Sequence[T]) -> _Filled[T]:
    cells = [shown(_one_line(column.value(row))) for row in rows]
    content = max(map(width_of, cells), default=0)
    return _Filled(column, cells, content, max(width_of(column.title), content))


def _fitted(filled: list[_Filled[T]], room: int) -> list[_Filled[T]]:
    """The columns with their widths, without as many optional ones as it takes to keep the others of use."""
    while not _is_of_use(filled, room):
        least = next((each for each in reversed(filled) if each.column.optional), None)
        if least is None:
            break
        filled.remove(least)
    return filled


def _is_of_use(filled: list[_Filled[T]], room: int) -> bool:
    """Squeeze the columns into the room; whether each of them is wide enough then."""
    for each in filled:
        each.width = each.whole
    over = sum(each.width for each in filled) + len(GAP) * (len(filled) - 1) - room
    while over > 0:
        widest = max(filled, key=_weight)
        if not _weight(widest):
            return False
        widest.width -= 1
        over -= 1
    return all(each.width >= min(each.whole, each.column.least) for each in filled if each.column.shrinks)


def _weight(each: _Filled[T]) -> float:
    """How much a column can spare: first a heading over narrower numbers, then what is wide for its share."""
    if each.column.right:
        return float("inf") if each.width > max(each.content, LEAST_TITLE) else 0.0
    return each.width / each.column.share if each.column.shrinks and each.width > LEAST_WIDTH else 0.0


def _say_row(cells: Iterable[tuple[_Filled[T], str, str]]) -> None:
    pieces: list[Piece] = []
    for each, cell, look in cells:
        text = fitted(cell, each.width) if sys.stdout.isatty() and width_of(cell) > each.width else cell
        room = " " * (each.width - width_of(text))
        pieces += [(room, ""), (text, look)] if each.column.right else [(text, look), (room, "")]
        pieces.append((GAP, ""))
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    say(*pieces)


def _look_of(column: Column[T], row: T) -> str:
    return column.look if isinstance(column.look, str) else column.look(row)


def _one_line(value: object) -> str:
    return " ".join(("" if value is None else str(value)).split())
