"""Streaming: text on standard input in place of an article, whole or one JSON object a line."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reader.cli.output import Row, as_json, say_line
from reader.cli.telling import tell
from reader.core.errors import ReaderError

STDIN = "-"

Find = Callable[[str, date | None], Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of `--jsonl`: the id is whatever was given, and comes back as it is."""

    key: object
    text: str
    published: date | None


def bytes_given() -> bytes:
    """All of standard input; a person who would have to type it is told how to end."""
    stream = _stdin()
    if sys.stdin.isatty():
        tell("reading what you type; end with ctrl+d on a line of its own")
    return stream.read()


def text_given() -> str:
    """All of standard input, as plain text: nothing normalised, so that offsets count what was given."""
    given = bytes_given()
    try:
        return given.decode()
    except UnicodeDecodeError:
        tell("standard input is not all UTF-8; what is not was replaced, one sign for each bad byte sequence")
        return given.decode(errors="replace")


def answer_lines(find: Find) -> None:
    """Read `{"id","text","published"}` a line, write `{"id","spans":[…]}` a line.

    Raises:
        ReaderError: A line is no such object; the lines before it have been answered.
    """
    for piece in _pieces():
        say_line(as_json({"id": piece.key, "spans": list(find(piece.text, piece.published))}))
        sys.stdout.flush()  # a program at the other end may wait for this answer before it asks on


def _stdin() -> BinaryIO:
    if sys.stdin is None:  # closed by who started us
        raise ReaderError("standard input is closed", "pipe a text into it, or give an article")
    return sys.stdin.buffer


def _pieces() -> Iterator[Piece]:
    for number, line in enumerate(_stdin(), 1):
        if line.strip():
            yield _piece(number, line)


def _piece(number: int, line: bytes) -> Piece:
    hint = 'each line is {"id": …, "text": "…", "published": "2025-06-02" or null}'
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReaderError(f"line {number} of standard input is not JSON: {error}", hint) from error
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ReaderError(f"line {number} of standard input has no text", hint)
    published = given.get("published")
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except (TypeError, ValueError) as error:
        raise ReaderError(f"line {number} of standard input: “{published}” is no day", hint) from error
    return Piece(given.get("id"), given["text"], day)
