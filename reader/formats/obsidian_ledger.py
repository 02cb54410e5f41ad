"""Obsidian ledger: what the comment at the end of a note says of how the note was written last.

Obsidian does not show it. It has a digest of each block and property, by which it is known whether somebody changed it
since, and of each annotation what its block does not say.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

FILE = "file"  # the ledger's name for all that is not the ledger

_SIMPLE = re.compile(
    r"""([A-Za-z][\w-]*): (?:([A-Za-z0-9][A-Za-z0-9 ./()-]*[A-Za-z0-9.)])|"([^"\\\x00-\x1f]+)")\n""", re.ASCII
)
_LEDGER = re.compile(
    r"^%% postil (?P<version>\d{1,9}) (?P<article>[0-9a-z]{12})\n"
    r"(?P<inner>(?:[\^@#\[].*\n|file .*\n)*)%%[ \t]*(?:\n|\Z)",
    re.MULTILINE,
)
_VERSION = 1
_FIELDS = 5  # of what is said of an annotation
_WHITE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Sent:
    """An annotation as it was when its block was written; empty where that is not known.

    Attributes:
        quote: What `quote_digest` makes of its quote.
        base: Its `content_hash`.
        place: Where it lay: `START-END`.
        created: When it was made.
        changed: When it was changed last.
    """

    quote: str = ""
    base: str = ""
    place: str = ""
    created: str = ""
    changed: str = ""


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

    def sent(self, name: str) -> Sent:
        """What was known of the annotation when the block with this name was written."""
        fields = self.lines.get(name, "").split(" ")[1:]
        return Sent(*fields) if len(fields) == _FIELDS else Sent()

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


def ledger_in(text: str, begin: int) -> tuple[Ledger, int, int] | None:
    """The ledger of a note, and where it begins and ends; None where there is none that this version can read.

    Args:
        text: The note.
        begin: Where its properties end.
    """
    found = max(_LEDGER.finditer(text, begin), key=re.Match.start, default=None)  # the last: others are quoted
    if found is None or int(found["version"]) > _VERSION:
        return None
    return _read_ledger(found), found.start(), found.end()


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


def _json(value: object) -> str:
    """On one line, in ASCII without `%`, which might end the comment."""
    return json.dumps(value).replace("%", "\\u0025")


def _read_json(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return text
