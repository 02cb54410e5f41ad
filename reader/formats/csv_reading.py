"""CSV reading: the records of comma-separated values, each with its line; a damaged one loses no other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SEPARATORS = ",;\t"
DAMAGED = "a quotation mark in it is not closed, or something stands behind one"


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands.

    Attributes:
        line: The line where it begins, from 1.
        fields: What stands in it; None where it is damaged.
    """

    line: int
    fields: tuple[str, ...] | None


def csv_records(text: str) -> Iterator[Record]:
    """The records of a file, without empty lines; a field in quotation marks may hold line ends.

    What parts the fields is told from the first line: a comma, a semicolon or a tab. Where a record is damaged, the
    next begins in the next line.
    """
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    field = re.compile(rf'"((?:[^"]|"")*)"(?=[{separator}\n]|\Z)|(?!")([^{separator}\n]*)')
    at, line = 0, 1
    while at < len(text):
        fields, end = _fields(text, at, field, separator)
        if fields is None:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
        if fields != ("",):
            yield Record(line, fields)
        line += text.count("\n", at, end + 1)
        at = end + 1


def _fields(text: str, at: int, field: re.Pattern[str], separator: str) -> tuple[tuple[str, ...] | None, int]:
    """The fields of the record at `at`, and where it ends."""
    fields: list[str] = []
    while True:
        found = field.match(text, at)
        if found is None:
            return None, at
        fields.append(found[1].replace('""', '"') if found[1] is not None else found[2])
        at = found.end()
        if at >= len(text) or text[at] != separator:
            return tuple(fields), at
        at += 1
