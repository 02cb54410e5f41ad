"""Obsidian file: a note of a vault in its pieces: properties, named blocks, what stands between, and the ledger.

The ledger is a comment, which Obsidian does not show. It says what was written last: of each block and property a
digest, by which it is known whether somebody changed it since, and of each annotation what its block does not say.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

UID = re.compile(r"[0-9a-z]{26}\Z")
FILE = "file"  # the ledger's name for all that is not the ledger

_NAME = r"\^(?P<name>[0-9a-z]{26}|[0-9a-z]{12}|postil-[a-z]+)"
_ALONE = re.compile(rf"{_NAME}[ \t]*\n?\Z")
_AT_END = re.compile(rf"[ \t]*\S.*[ \t]{_NAME}[ \t]*\n?\Z")
_CALLOUT = re.compile(r">[ \t]*\[!\w")
_PROPERTIES = re.compile(r"---[ \t]*\n(?P<inner>(?:.*\n)*?)---[ \t]*(?:\n|\Z)")
_KEY = re.compile(r"""(?P<key>"[^"\n]*"[ \t]*|'[^'\n]*'[ \t]*|[^\s#:'"\-][^:\n]*):(?:\s|\Z)""")
_SIMPLE = re.compile(
    r"""([A-Za-z][\w-]*): (?:([A-Za-z0-9][A-Za-z0-9 ./()-]*[A-Za-z0-9.)])|"([^"\\\x00-\x1f]+)")\n""", re.ASCII
)
_LEDGER = re.compile(
    r"^%% postil (?P<version>\d+) (?P<article>[0-9a-z]{12})\n(?P<inner>(?:[\^@#\[].*\n|file .*\n)*)%%[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_VERSION = 1
_WHITE = re.compile(r"\s")
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
class Ledger:
    """What was written last.

    Attributes:
        article: The id of the article that the file is about.
        lines: What is said of a block (`^name`), a property (`@key`) or the file: a digest, then what the format says.
        tags: Tags as they are in the library, by what they are called in the file.
        references: As they went out, each the JSON of a list.
    """

    article: str
    lines: Mapping[str, str] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()

    def digest(self, name: str) -> str:
        """What was written last under a name; empty where nothing was."""
        return self.lines.get(name, "").partition(" ")[0]

    @property
    def text(self) -> str:
        """It as it stands in a file."""
        return "".join(f"{line}\n" for line in self._written())

    def _written(self) -> Iterator[str]:
        yield f"%% postil {_VERSION} {self.article}"
        yield from (f"{name} {line}" for name, line in self.lines.items())
        yield from (f"#{name} {_json(tag)}" for name, tag in self.tags.items())
        yield from self.references
        yield "%%"


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
    found = max(_LEDGER.finditer(text, begin), key=re.Match.start, default=None)  # the last: others are quoted
    if found is None or int(found["version"]) > _VERSION:
        return Note(properties, tuple(_pieces(text, begin, len(text), set())))
    seen: set[str] = set()
    before = tuple(_pieces(text, begin, found.start(), seen))
    after = tuple(_pieces(text, found.end(), len(text), seen))
    return Note(properties, before + after, _read_ledger(found), len(before))


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


def property_digest(text: str) -> str:
    """What a property is known by: its value, however it is written, for Obsidian writes them anew as it likes."""
    simple = _SIMPLE.fullmatch(text)
    if simple:
        return _value_digest({simple[1]: simple[2] or simple[3]})
    import yaml  # noqa: PLC0415 - 20 ms, and thousands of properties that are told without it

    try:
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but strings
        return _value_digest(values)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return digest(text)


def _value_digest(values: object) -> str:
    return digest(json.dumps(values, ensure_ascii=True, sort_keys=True))


def digest(text: str) -> str:
    """Twelve hexadecimal digits; blanks at the ends of lines, and blank lines at the end, do not count."""
    plain = "\n".join(line.rstrip() for line in text.split("\n")).rstrip("\n")
    return sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def quote_digest(quote: str) -> str:
    """What a quote is known by, exactly."""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def file_digest(note: Note) -> str:
    """What all of a file but the ledger is known by."""
    return digest(properties_text(note.properties) + "".join(each.text for each in note.pieces))


def block_name(name: str) -> str:
    """What the ledger calls a block."""
    return f"^{name}"


def property_name(key: str) -> str:
    """What the ledger calls a property."""
    return f"@{_WHITE.sub('_', key)}"


def reference_line(fields: Iterable[str]) -> str:
    """A reference as the ledger keeps it; its first fields are its id and where it starts."""
    return _json(list(fields))


def reference_source(line: str) -> str:
    """The id of what a reference starts from; empty where the line is none."""
    fields = read_fields(line)
    return fields[1].partition(":")[2] if len(fields) > 1 else ""


def read_fields(line: str) -> list[str]:
    """What `reference_line` wrote; empty where somebody changed it so that it is none."""
    try:
        fields = json.loads(line)
    except ValueError:
        return []
    return [str(each) for each in fields] if isinstance(fields, list) else []


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


def _read_ledger(found: re.Match[str]) -> Ledger:
    lines, tags, references = dict[str, str](), dict[str, str](), list[str]()
    for line in found["inner"].split("\n")[:-1]:
        name, _, rest = line.partition(" ")
        if line.startswith("["):
            references.append(line)
        elif line.startswith("#"):
            tags[name[1:]] = _read_json(rest)
        else:
            lines[name] = rest
    return Ledger(found["article"], lines, tags, tuple(references))


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
    for index, line in enumerate(lines):
        alone, at_end = _ALONE.match(line), _AT_END.match(line)
        if alone:
            above = index - 1
            while above >= 0 and not lines[above].strip():
                above -= 1
            if above >= 0:
                yield _first_line(lines, above), above, index + 1, alone["name"]
        elif at_end and not line.startswith(">"):
            yield _first_line(lines, index), index, index + 1, at_end["name"]


def _first_line(lines: list[str], last: int) -> int:
    """Where a block begins that ends in a line: a callout with its head, anything else after a blank line."""
    is_quote, first = lines[last].startswith(">"), last
    while first > 0 and (lines[first - 1].startswith(">") if is_quote else lines[first - 1].strip()):
        first -= 1
    heads = [index for index in range(first, last + 1) if _CALLOUT.match(lines[index])] if is_quote else []
    return heads[0] if heads else first


def _lines(text: str) -> list[str]:
    """Its lines with their newlines; no other character ends one."""
    parts = text.split("\n")
    return [f"{each}\n" for each in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def _json(value: object) -> str:
    """On one line, in ASCII without `%`, which might end the comment."""
    return json.dumps(value).replace("%", "\\u0025")


def _read_json(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text
