"""Output: data to stdout, in lines, as JSON or as CSV, with no control code but our own."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence

from reader.core.cells import shown
from reader.formats.csv_text import csv_text

Row = Mapping[str, object]
Piece = tuple[str, str]  # a text and the name of its look in LOOKS; empty for plain

WIDTH_WITHOUT_TERMINAL = 80
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
    "hit": "1;33",
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
    _write(csv_text(head, rows, shown if sys.stdout.isatty() else str))


def say_text(text: str) -> None:
    """Write a text of many lines: in a pipe as UTF-8 and as it is, on a terminal so that nothing in it acts there."""
    if sys.stdout.isatty():
        _write("\n".join(map(shown, text.split("\n"))))
    else:
        say_bytes(text.encode("utf-8", "replace"))


def say_bytes(content: bytes) -> None:
    """Write bytes as they are."""
    sys.stdout.flush()
    left = memoryview(content)
    while left:  # where Python does not buffer its output, a pipe may take less than it is given
        left = left[sys.stdout.buffer.write(left) :]


def as_json(value: object) -> str:
    """`value` as JSON on one line, in which nothing acts on a terminal."""
    written = json.dumps(value, ensure_ascii=not _speaks_unicode())
    return _UNSAFE_IN_JSON.sub(_escaped, written)


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


def _drawn(text: str, look: str) -> str:
    safe = shown(text)
    return f"\x1b[{LOOKS[look]}m{safe}\x1b[0m" if look in LOOKS and safe.strip() and in_colour() else safe


def _escaped(match: re.Match[str]) -> str:
    return json.dumps(match.group())[1:-1]


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"


def _write(text: str) -> None:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding, "replace"))
