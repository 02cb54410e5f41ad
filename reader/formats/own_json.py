"""Own JSON: a library's rows, labels and files as one text, row by row, and back; the format `postil`."""

import json
import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NoReturn

from reader.core.errors import ReaderError
from reader.formats.json_text import json_text

FORMAT, VERSION = "postil", 1
HEAD, LABELS, FILES = ("format", "version", "schema", "exported", "part"), "labels", "files"
AGAIN = "export it again, or take an older copy"

_BLANKS = re.compile(r"[ \t\n\r]*")
_BEGINNING = re.compile(rb'\s*\{\s*"format"\s*:\s*"postil"')


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself.

    Attributes:
        schema: Of the tables that the rows are from.
        exported: As of when: the time of the newest change, so that a second export is the same; empty for none.
        part: Whether it holds only what was chosen, without history.
    """

    schema: int
    exported: str
    part: bool = False


def begins(head: bytes) -> bool:
    """Whether a file that begins so says that it is of this format."""
    return bool(_BEGINNING.match(head.removeprefix(b"\xef\xbb\xbf")))


def written(
    head: Head,
    tables: Iterable[tuple[str, Iterable[Mapping[str, object]]]],
    labels: str | None,
    files: Iterable[tuple[str, bytes]],
) -> Iterator[str]:
    """The text, in pieces: a line for each row, so that what changed can be seen line by line.

    Args:
        head: What the file is to say of itself.
        tables: The name and rows of each table; they are asked for when it is their turn.
        labels: The text of `labels.toml`; None where there is none.
        files: Names, relative with `/`, and bytes.
    """
    yield f'{{"format": "{FORMAT}", "version": {VERSION}, "schema": {head.schema}, '
    yield f'"exported": {json_text(head.exported)}, "part": {json_text(head.part)}'
    for name, rows in tables:
        yield from _listed(name, map(_row_line, rows))
    yield f',\n"{LABELS}": {json_text(labels)}'
    yield from _listed(FILES, (_file_line(path, content) for path, content in files))
    yield "\n}\n"


class OwnFile:
    """A file of this format, looked through once; its rows are made when they are asked for.

    Args:
        content: Its bytes.
        name: What it is called, for what is said of it.

    Attributes:
        head: What it says of itself.
        labels: The text of `labels.toml`; None where there was none.
        tables: The names of its lists of rows.

    Raises:
        ReaderError: It is damaged, of another format, or of a newer version.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._decoder = json.JSONDecoder(parse_constant=_refuse_constant)
        self._text = self._decoded(content)
        self._lists: dict[str, int] = {}
        said = self._looked_through()
        self._refuse_other(said)
        self.head = self._head(said)
        self.labels = self._labels(said)
        self.tables = tuple(each for each in self._lists if each != FILES)

    def rows(self, table: str) -> Iterator[object]:
        """What stands in a list, in its order; nothing for one that is not there."""
        at = self._lists.get(table)
        if at is not None:
            for value, _ in self._elements(at):
                yield value

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The names and bytes of the files.

        Raises:
            ReaderError: One of them is no file.
        """
        for number, row in enumerate(self.rows(FILES), 1):
            path = row.get("path") if isinstance(row, dict) else None
            content = _content(row) if isinstance(row, dict) else None
            if not isinstance(path, str) or content is None:
                raise ReaderError(f"{self._name}: {FILES}, row {number} is no file", AGAIN)
            yield path, content

    def _decoded(self, content: bytes) -> str:
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            column = error.start - content.rfind(b"\n", 0, error.start)
            raise ReaderError(
                f"{self._name} is damaged in line {line}, byte {column}: it is no UTF-8", AGAIN
            ) from error

    def _looked_through(self) -> dict[str, object]:
        """The values that are no lists; where the lists begin is noted. All of it is read, so all damage is found."""
        said: dict[str, object] = {}
        at = self._expected("{", 0)
        while True:
            key, at = self._value(at)
            if not isinstance(key, str):
                self._damaged("a name was expected", at)
            at = self._expected(":", at)
            if self._text[at : at + 1] == "[" and key not in HEAD:
                at = self._noted(key, at)
            else:
                said[key], at = self._value(at)
            if self._text[at : at + 1] != ",":
                break
            at = self._skipped(at + 1)
        end = self._expected("}", at)
        if end != len(self._text):
            self._damaged("more text than there should be", end)
        return said

    def _noted(self, key: str, at: int) -> int:
        self._lists[key] = at
        end = self._skipped(at + 1)
        for _, after in self._elements(at):
            end = after
        return self._expected("]", end)

    def _elements(self, at: int) -> Iterator[tuple[object, int]]:
        """What stands in the list that opens at an offset, each with the offset of what comes after it."""
        at = self._skipped(at + 1)
        if self._text[at : at + 1] == "]":
            return
        while True:
            value, at = self._value(at)
            yield value, at
            if self._text[at : at + 1] == "]":
                return
            at = self._skipped(self._expected(",", at))

    def _value(self, at: int) -> tuple[object, int]:
        try:
            value, end = self._decoder.raw_decode(self._text, at)
        except json.JSONDecodeError as error:
            self._damaged(error.msg, error.pos)
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists in lists
            self._damaged(str(error), at)
        return value, self._skipped(end)

    def _expected(self, sign: str, at: int) -> int:
        at = self._skipped(at)
        if self._text[at : at + 1] != sign:
            self._damaged(f"“{sign}” was expected", at)
        return self._skipped(at + 1)

    def _skipped(self, at: int) -> int:
        found = _BLANKS.match(self._text, at)
        return found.end() if found else at

    def _damaged(self, what: str, at: int) -> NoReturn:
        error = json.JSONDecodeError(what, self._text, min(at, len(self._text)))
        raise ReaderError(
            f"{self._name} is damaged in line {error.lineno}, column {error.colno}: {what[:1].lower()}{what[1:]}", AGAIN
        )

    def _refuse_other(self, said: Mapping[str, object]) -> None:
        if said.get("format") != FORMAT:
            raise ReaderError(
                f"{self._name} is no library of Postil", "its first words would be {" + f'"format": "{FORMAT}"'
            )
        version = said.get("version")
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            raise ReaderError(f"{self._name} does not say which version of the format it has", AGAIN)
        if version > VERSION:
            raise ReaderError(
                f"{self._name} was written by a newer version of the program "
                f"(version {version} of the format, this one knows {VERSION})",
                "bring the program up to date, and import it then",
            )

    def _head(self, said: Mapping[str, object]) -> Head:
        schema, part = said.get("schema"), said.get("part", False)
        if not isinstance(schema, int) or not isinstance(part, bool):
            raise ReaderError(f"{self._name} does not say of which schema its rows are", AGAIN)
        return Head(schema, str(said.get("exported", "")), part)

    def _labels(self, said: Mapping[str, object]) -> str | None:
        labels = said.get(LABELS)
        if labels is None or isinstance(labels, str):
            return labels
        raise ReaderError(f"{self._name}: “{LABELS}” is no text", AGAIN)


def unpacked_row(row: object) -> object:
    """A row with its values as they were.

    Raises:
        ValueError: One of them is damaged.
    """
    if not isinstance(row, dict) or not any(isinstance(value, dict) for value in row.values()):
        return row
    return {name: unpacked(value) for name, value in row.items()}


def unpacked(value: object) -> object:
    """A value of a row as it was: bytes where they are written as base64.

    Raises:
        ValueError: They are not.
    """
    if not isinstance(value, dict):
        return value
    packed = value.get("base64")
    if len(value) != 1 or not isinstance(packed, str):
        raise ValueError("an object that is no base64")
    try:
        return b64decode(packed, validate=True)
    except (Base64Error, ValueError) as error:
        raise ValueError("base64 that is damaged") from error


def _listed(name: str, lines: Iterable[str]) -> Iterator[str]:
    yield f",\n{json_text(name)}: ["
    comma = ""
    for line in lines:
        yield f"{comma}\n{line}"
        comma = ","
    yield "]" if not comma else "\n]"


def _row_line(row: Mapping[str, object]) -> str:
    return json_text({name: _packed(value) if isinstance(value, bytes) else value for name, value in row.items()})


def _file_line(path: str, content: bytes) -> str:
    try:
        return json_text({"path": path, "text": content.decode()})
    except UnicodeDecodeError:
        return json_text({"path": path, **_packed(content)})


def _content(row: Mapping[str, object]) -> bytes | None:
    text = row.get("text")
    try:
        content = text.encode() if isinstance(text, str) else unpacked({"base64": row.get("base64")})
    except ValueError:
        return None
    return content if isinstance(content, bytes) else None


def _packed(value: bytes) -> dict[str, str]:
    return {"base64": b64encode(value).decode()}


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"no number: {name}")
