"""Lua data: a file that returns a table, read as data; nothing in it is ever run.

The signs are those of the Lua 5.4 manual, section 3.1, which include those of LuaJIT.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import inf, isnan
from typing import TypeAlias

from reader.core.errors import ReaderError

LIMIT_BYTES = 32 * 2**20
LIMIT_DEPTH = 64

Key: TypeAlias = str | int | float

_GAP = re.compile(r"(?:[ \t\r\n\f\v]+|--(?!\[=*\[)[^\n]*)+")
_LONG = re.compile(r"(--)?\[(=*)\[(?:\r\n|\n|\r)?")
_NUMBER = re.compile(
    r"-?(?:0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)",
    re.ASCII,
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_PLAIN = {quote: re.compile(rf"[^{quote}\\\r\n]*") for quote in "\"'"}
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|([0-9]{1,3})|u\{([0-9a-fA-F]{1,8})\}|z\s*|(\r\n|\n|\r)|([^0-9xuz\r\n]))", re.ASCII
)
_SIGNS = {"a": b"\a", "b": b"\b", "f": b"\f", "n": b"\n", "r": b"\r", "t": b"\t", "v": b"\v"}
_WORDS = {"true": True, "false": False, "nil": None}
_LAST_BYTE, _LAST_CODE_POINT, _LONGEST_WHOLE = 255, 0x10FFFF, 18
_HEX_DIGITS = 16  # of a whole number; of longer ones the last count


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what stands under its keys, without what is nil.

    Attributes:
        line: Where it begins.
        fields: As Lua takes them: what has no key is counted from 1, and of two under one key the later holds.
    """

    line: int
    fields: Mapping[Key, "Value"] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """The string under a key, a number in digits; empty where there is none."""
        value = self.fields.get(key)
        return "" if value is None or isinstance(value, bool | Table) else str(value)

    def table(self, key: Key) -> "Table":
        """The table under a key; an empty one where there is none."""
        value = self.fields.get(key)
        return value if isinstance(value, Table) else Table(self.line)

    @property
    def listed(self) -> Iterator["Value"]:
        """What stands under whole numbers, in their order."""
        numbers = sorted(key for key in self.fields if isinstance(key, int))
        return (self.fields[number] for number in numbers)


Value: TypeAlias = str | int | float | bool | Table


def read_table(content: bytes) -> Table:
    """The table that a file of the form `return {…}` returns.

    Raises:
        ReaderError: It is larger or deeper than such files are, or has another form; the message says in which line.
    """
    if len(content) > LIMIT_BYTES:
        raise ReaderError(f"it is larger than {LIMIT_BYTES >> 20} MiB", "a sidecar of KOReader is much smaller")
    return _Reading(content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")).whole()


class _Reading:
    """A text, and how far it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.breaks = [found.start() for found in re.finditer("\n", text)]

    def whole(self) -> Table:
        self.skip()
        if self.word() != "return":
            raise self.error("it does not begin with “return”")
        self.skip()
        if self.sign() != "{":
            raise self.error("what it returns is no table")
        table = self.table(1)
        self.skip()
        self.take(";")
        self.skip()
        if self.at < len(self.text):
            raise self.error("something stands after the table")
        return table

    def table(self, depth: int) -> Table:
        if depth > LIMIT_DEPTH:
            raise self.error(f"tables lie more than {LIMIT_DEPTH} deep in each other")
        line = self.line()
        self.expect("{")
        fields: dict[Key, Value] = {}
        count = 1
        while not self.take("}"):
            key = self.key(depth)
            value = self.value(depth)
            if value is not None:
                fields[count if key is None else key] = value
            count += key is None
            self.skip()
            if not (self.take(",") or self.take(";")) and self.sign() != "}":
                raise self.error("a “,” or “}” is missing")
            self.skip()
        return Table(line, fields)

    def key(self, depth: int) -> Key | None:
        """What stands before `=`; None where a value has no key. The value is next."""
        start = self.at
        if self.sign() == "[" and not _LONG.match(self.text, self.at):
            self.expect("[")
            key = self.value(depth)
            self.expect("]")
            self.expect("=")
            return self.checked(key)
        if (name := self.word()) and name not in _WORDS:
            self.skip()
            if self.sign() == "=":
                self.expect("=")
                return name
        self.at = start
        return None

    def checked(self, key: Value | None) -> Key:
        if key is None or isinstance(key, bool | Table) or (isinstance(key, float) and isnan(key)):
            raise self.error("a key is neither a string nor a number")
        return int(key) if isinstance(key, float) and key.is_integer() else key

    def value(self, depth: int) -> Value | None:
        self.skip()
        sign = self.sign()
        if sign == "{":
            return self.table(depth + 1)
        if sign and sign in "\"'":
            return self.quoted(sign)
        if sign == "[":
            return self.long()
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return _number(number[0])
        word = self.word()
        if word not in _WORDS:
            raise self.error(f"“{word or sign}” is no value")
        return _WORDS[word]

    def quoted(self, quote: str) -> str:
        start, self.at = self.at, self.at + 1
        parts: list[bytes] = []
        while True:
            plain = _PLAIN[quote].match(self.text, self.at)
            parts.append(_bytes(plain[0] if plain else ""))
            self.at = plain.end() if plain else self.at
            if self.take(quote):
                return _text(b"".join(parts))
            escape = _ESCAPE.match(self.text, self.at)
            if escape is None:
                self.at = start if self.sign() != "\\" else self.at
                raise self.error("a string does not end, or has an escape that Lua does not know")
            parts.append(self.escaped(escape))
            self.at = escape.end()

    def escaped(self, escape: re.Match[str]) -> bytes:
        two, digits, point, newline, letter = escape.groups()
        if two or digits:
            number = int(two, 16) if two else int(digits)
            if number > _LAST_BYTE:
                raise self.error(f"there is no byte {number}")
            return bytes([number])
        if point:
            return _code_point(point).encode("utf-8", "surrogatepass")
        if newline:
            return b"\n"
        return _SIGNS.get(letter, _bytes(letter)) if letter else b""

    def long(self) -> str:
        opening = _LONG.match(self.text, self.at)
        closing = self.text.find(f"]{opening[2]}]", opening.end()) if opening else -1
        if opening is None or closing < 0:
            raise self.error("a long bracket does not end")
        self.at = closing + len(opening[2]) + 2
        return _text(_bytes(re.sub(r"\r\n?|\n\r", "\n", self.text[opening.end() : closing])))

    def skip(self) -> None:
        """Go past white space and comments."""
        while True:
            if gap := _GAP.match(self.text, self.at):
                self.at = gap.end()
            elif (opening := _LONG.match(self.text, self.at)) and opening[1]:
                self.long()
            else:
                return

    def sign(self) -> str:
        return self.text[self.at : self.at + 1]

    def word(self) -> str:
        """The name that begins here; it is gone past."""
        found = _NAME.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def take(self, sign: str) -> bool:
        """Whether a sign is here; then it is gone past."""
        is_here = self.sign() == sign
        self.at += is_here
        return is_here

    def expect(self, sign: str) -> None:
        self.skip()
        if not self.take(sign):
            raise self.error(f"a “{sign}” is missing")
        self.skip()

    def line(self) -> int:
        return bisect_left(self.breaks, self.at) + 1

    def error(self, what: str) -> ReaderError:
        return ReaderError(f"line {self.line()}: {what}", "only a table of plain values is read; nothing is run")


def _number(text: str) -> int | float:
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    if digits[:2].lower() == "0x":
        return sign * (_hexadecimal(digits) if set(digits) & set(".pP") else int(digits[2:][-_HEX_DIGITS:], 16))
    return sign * int(digits) if digits.isdigit() and len(digits) <= _LONGEST_WHOLE else sign * float(digits)


def _hexadecimal(digits: str) -> float:
    try:
        return float.fromhex(digits)
    except OverflowError:
        return inf


def _code_point(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number <= _LAST_CODE_POINT else "\ufffd"


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _text(content: bytes) -> str:
    return content.decode("utf-8", "replace")
