"""Obsidian file: a note of a vault in its pieces: properties, named blocks, what stands between, and the ledger."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reader.formats.obsidian_ledger import Ledger, digest, ledger_in

UID = re.compile(r"[0-9a-z]{26}\Z")

_NAME = r"\^(?P<name>[0-9a-z]{26}|[0-9a-z]{12}|postil-[a-z]+)"
_ALONE = re.compile(rf"{_NAME}[ \t]*\n?\Z")
_AT_END = re.compile(rf"[ \t]*\S.*[ \t]{_NAME}[ \t]*\n?\Z")
_CALLOUT = re.compile(r">[ \t]*\[!\w")
_PROPERTIES = re.compile(r"---[ \t]*\n(?P<inner>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"""(?P<key>"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*|[^\s#:'"\-][^:\n]*):(?:\s|\Z)""")
_FOLD = re.compile(r"\A(>[ \t]*\[![^\]\n]*\])[+-]")
_REMOVED = re.compile(r"\A(>[ \t]*\[![^\]\n]*\][+-]?) ~~(.*)~~ – removed in Postil[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file, verbatim.

    Attributes:
        name: Of a block, without `^`; empty for what stands between blocks.
        line: In which line of the file it begins, from 1.
    """

    text: str
    name: str = ""
    line: int = 0

    @property
    def is_removed(self) -> bool:
        """Whether it is marked as removed."""
        return bool(_REMOVED.match(self.text))

    @property
    def digest(self) -> str:
        """What it is known by; line ends, the folding of a callout and the mark of a removed one do not count."""
        return digest(_FOLD.sub(r"\1", self.unmarked.text))

    @property
    def marked(self) -> "Piece":
        """It as one that was removed in the library."""
        return self if self.is_removed else Piece(_struck(self.text), self.name, self.line)

    @property
    def unmarked(self) -> "Piece":
        """It as one that is in the library."""
        return Piece(_REMOVED.sub(r"\1 \2", self.text, count=1), self.name, self.line)

    def folded_as(self, other: "Piece") -> "Piece":
        """It, folded or open as another is."""
        theirs = _FOLD.match(other.text)
        sign = theirs[0][-1] if theirs else ""
        return Piece(re.sub(r"\A(>[ \t]*\[![^\]\n]*\])[+-]?", rf"\1{sign}", self.text), self.name, self.line)


@dataclass(frozen=True, slots=True)
class Note:
    """A file in its pieces; the properties, the pieces and the ledger, joined, are the file.

    Attributes:
        properties: The text of each property by its key, in order; None where the file has none at all.
        pieces: The rest, verbatim. Each name stands there once: a second block of a name is what stands between.
        ledger: None where there is none.
        place: Before which of the pieces the ledger stands.
    """

    properties: Mapping[str, str] | None
    pieces: tuple[Piece, ...]
    ledger: Ledger | None = None
    place: int = 0

    @property
    def blocks(self) -> dict[str, Piece]:
        """The blocks, by their names."""
        return {each.name: each for each in self.pieces if each.name}

    @property
    def article(self) -> str:
        """The id of the article that it is about; empty where it is none of ours."""
        if self.ledger is not None:
            return self.ledger.article
        told = re.search(r"[0-9a-z]{12}", (self.properties or {}).get("postil-id", "").partition(":")[2])
        return told[0] if told else ""


def read_note(text: str) -> Note:
    """A file, its lines ended by newlines, in its pieces."""
    head = _PROPERTIES.match(text)
    properties = _read_properties(head["inner"]) if head else None
    begin = head.end() if head and properties is not None else 0
    found = ledger_in(text, begin)
    if found is None:
        return Note(properties, tuple(_pieces(text, begin, len(text), set())))
    ledger, start, end = found
    seen: set[str] = set()
    before = tuple(_pieces(text, begin, start, seen))
    after = tuple(_pieces(text, end, len(text), seen))
    return Note(properties, before + after, ledger, len(before))


def written(note: Note) -> str:
    """The text of a file."""
    before, after = note.pieces[: note.place], note.pieces[note.place :]
    parts = [properties_text(note.properties), *(each.text for each in before)]
    if note.ledger is not None:
        parts.append(note.ledger.text)
    return "".join([*parts, *(each.text for each in after)])


def properties_text(properties: Mapping[str, str] | None) -> str:
    """Properties as they stand in a file."""
    return "" if properties is None else "".join(["---\n", *properties.values(), "---\n"])


def file_digest(note: Note) -> str:
    """What all of a file but the ledger is known by."""
    return digest(properties_text(note.properties) + "".join(each.text for each in note.pieces))


def _struck(text: str) -> str:
    head, newline, rest = text.partition("\n")
    callout = re.match(r">[ \t]*\[![^\]\n]*\][+-]?", head)
    if callout is None:
        return text
    title = head[callout.end() :].strip(" \t")
    return f"{callout[0]} ~~{title}~~ – removed in Postil{newline}{rest}"


def _read_properties(inner: str) -> dict[str, str] | None:
    """The properties by their keys; None where it is none that could be taken apart and put together again."""
    entries: dict[str, str] = {}
    last = ""
    for line in _lines(inner):
        key = _KEY.match(line)
        if key:
            last = key["key"].strip().strip("\"'").strip()
            if last in entries:
                return None
            entries[last] = line
        else:  # a comment before the first key is kept with what has no name
            entries[last] = entries.get(last, "") + line
    return entries


def _pieces(text: str, start: int, end: int, seen: set[str]) -> Iterator[Piece]:
    lines = _lines(text[start:end])
    number = text.count("\n", 0, start) + 1
    done = 0
    for begin, at, last, name in _blocks(lines):
        if name in seen or at < done:
            continue
        seen.add(name)
        first = max(begin, done)
        if first > done:
            yield Piece("".join(lines[done:first]), line=number + done)
        yield Piece("".join(lines[first:last]), name, number + first)
        done = last
    if done < len(lines):
        yield Piece("".join(lines[done:]), line=number + done)


def _blocks(lines: list[str]) -> Iterator[tuple[int, int, int, str]]:
    """Where the blocks with a name lie: their first line, their last before the name, that after it, and the name."""
    firsts = list(_first_lines(lines))
    for index, line in enumerate(lines):
        alone, at_end = _ALONE.match(line), _AT_END.match(line)
        if alone:
            above = index - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            if above >= 0:
                yield firsts[above], above, index + 1, alone["name"]
        elif at_end and not line.startswith(">"):
            yield firsts[index], index, index + 1, at_end["name"]


def _first_lines(lines: list[str]) -> Iterator[int]:
    """Where a block begins that ends in each line: a callout with its head, anything else after a blank line."""
    paragraph, quote, in_quote, has_head = 0, 0, False, False
    for index, line in enumerate(lines):
        paragraph = paragraph if line.strip() else index + 1
        if not line.startswith(">"):
            in_quote = False
            yield paragraph
            continue
        if not in_quote:
            quote, in_quote, has_head = index, True, False
        if not has_head and _CALLOUT.match(line):
            quote, has_head = index, True
        yield quote


def _lines(text: str) -> list[str]:
    """Its lines with their newlines; no other character ends one."""
    parts = text.split("\n")
    return [f"{each}\n" for each in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
