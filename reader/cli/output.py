"""Output: data to stdout, as aligned columns or as JSON, with no control code but our own."""

import csv
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from reader.core.cells import fitted, shown, width_of

Row = Mapping[str, object]
Piece = tuple[str, str]  # a text and the name of its look in LOOKS; empty for plain

GAP = "  "
LEAST_WIDTH = 8  # cells; a column is never squeezed below, the terminal wraps instead
WIDTH_WITHOUT_TERMINAL = 80
SHORT_ID = 6  # characters; an id is understood from its first four
LOOKS = {
    "head": "1",
    "strong": "1",
    "faint": "2",
    "emphasis": "3",
    "link": "4",
    "good": "32",
    "bad": "31",
    "warn": "33",
    "id": "34",
    # what is named, and how many
    "person": "36",
    "organisation": "35",
    "place": "32",
    "figure": "33",
    # the colours of labels
    "yellow": "33",
    "green": "32",
    "red": "31",
    "blue": "34",
    "violet": "35",
    "orange": "93",
    "cyan": "36",
    "grey": "90",
}

# JSON escapes C0 by itself; these it lets through, and a terminal may act on them.
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One column of a listing.

    Attributes:
        title: Its heading.
        value: What it shows of a row.
        right: Whether it is set flush right, as numbers are.
        shrinks: Whether it may be cut to fit the terminal.
        look: The name of its look, or what gives it for a row.
    """

    title: str
    value: Callable[[T], object]
    right: bool = False
    shrinks: bool = False
    look: str | Callable[[T], str] = ""


def say(*pieces: str | Piece) -> None:
    """Write one line of text."""
    line = "".join(_drawn(*(piece if isinstance(piece, tuple) else (piece, ""))) for piece in pieces)
    _write(line.rstrip() + "\n")


def say_json(rows: Iterable[Row]) -> None:
    """Write one JSON array, a row on each line."""
    separator = "[\n"
    for row in rows:
        _write(separator + as_json(row))
        separator = ",\n"
    _write("[]\n" if separator == "[\n" else "\n]\n")


def say_line(line: str) -> None:
    """Write one line that is safe already: JSON made by `as_json`."""
    _write(line + "\n")


def say_csv(head: Sequence[str], rows: Iterable[Row]) -> None:
    """Write comma-separated values under their names: true and false in words, nothing for what is not known.

    Values are faithful in a pipe; on a terminal no control code of theirs gets through.
    """
    page = io.StringIO()
    clean = shown if sys.stdout.isatty() else str
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([clean(_csv_cell(row[name])) for name in head])
    _write(page.getvalue())


def as_json(value: object) -> str:
    """`value` as JSON on one line, in which nothing acts on a terminal."""
    written = json.dumps(value, ensure_ascii=not _speaks_unicode())
    return _UNSAFE_IN_JSON.sub(_escaped, written)


def say_table(columns: Sequence[Column[T]], rows: Sequence[T]) -> None:
    """Write aligned columns under their titles.

    On a terminal they are cut to its width, and those with nothing in them left out; in a pipe they are whole.
    """
    if sys.stdout.isatty() and rows:
        columns = [column for column in columns if any(_one_line(column.value(row)) for row in rows)]
    texts = [[shown(_one_line(column.value(row))) for column in columns] for row in rows]
    titles = [column.title for column in columns]
    widths = [max(width_of(text) for text in cells) for cells in zip(titles, *texts, strict=True)]
    if sys.stdout.isatty():
        widths = _squeezed(widths, columns, terminal_width())
    _say_row(columns, titles, widths, ["head"] * len(columns))
    for row, cells in zip(rows, texts, strict=True):
        _say_row(columns, cells, widths, [_look_of(column, row) for column in columns])


def ids_shown(ids: Iterable[str]) -> dict[str, str]:
    """How each id is shown: in a pipe whole, on a terminal the beginning that tells it apart, which is as good."""
    every = sorted(set(ids))
    if not sys.stdout.isatty():
        return {each: each for each in every}
    length = SHORT_ID
    while len({each[:length] for each in every}) < len(every):
        length += 1
    return {each: each[:length] for each in every}


def terminal_width() -> int:
    """The cells in a line of the terminal; 80 when there is none."""
    return (
        shutil.get_terminal_size((WIDTH_WITHOUT_TERMINAL, 24)).columns
        if sys.stdout.isatty()
        else WIDTH_WITHOUT_TERMINAL
    )


def in_colour() -> bool:
    """Whether looks are drawn: on a terminal that knows them, unless NO_COLOR says no."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _look_of(column: Column[T], row: T) -> str:
    return column.look if isinstance(column.look, str) else column.look(row)


def _say_row(columns: Sequence[Column[T]], cells: Sequence[str], widths: Sequence[int], looks: Sequence[str]) -> None:
    pieces: list[Piece] = []
    for column, cell, width, look in zip(columns, cells, widths, looks, strict=True):
        text = fitted(cell, width) if width_of(cell) > width else cell
        room = " " * (width - width_of(text))
        pieces += [(room, ""), (text, look)] if column.right else [(text, look), (room, "")]
        pieces.append((GAP, ""))
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    say(*pieces)


def _squeezed(widths: Sequence[int], columns: Sequence[Column[T]], room: int) -> list[int]:
    fitting = list(widths)
    while sum(fitting) + len(GAP) * (len(fitting) - 1) > room:
        loose = [index for index, column in enumerate(columns) if column.shrinks and fitting[index] > LEAST_WIDTH]
        if not loose:
            break
        widest = max(loose, key=lambda index: fitting[index])
        fitting[widest] -= 1
    return fitting


def _drawn(text: str, look: str) -> str:
    safe = shown(text)
    return f"\x1b[{LOOKS[look]}m{safe}\x1b[0m" if look in LOOKS and safe.strip() and in_colour() else safe


def _csv_cell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _one_line(value: object) -> str:
    return " ".join(("" if value is None else str(value)).split())


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


def _write(text: str) -> None:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding, "replace"))
