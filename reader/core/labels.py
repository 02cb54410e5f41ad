"""Labels: the codebook, which says what each kind of annotation is called, looks like and means."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from reader.core.cells import clusters, shown, width_of
from reader.core.errors import ReaderError

COLOURS = ("yellow", "green", "red", "blue", "violet", "orange", "cyan", "grey")
KEYS = "123456789"
GLYPH = "●"  # of a label that names none
FIELDS = ("key", "name", "colour", "glyph", "definition")

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*label[ \t]*\]\]", re.MULTILINE)
NOTE_GLYPH = "✎"  # of a note that has no label


@dataclass(frozen=True, slots=True)
class Label:
    """One entry of the codebook.

    Attributes:
        key: The digit that chooses it after `H`.
        name: What it is called; unique in the codebook.
        colour: One of `COLOURS`; each theme draws it in its own shade.
        glyph: One cell that tells it apart without colour.
        definition: When to use it, in a sentence.
    """

    key: str
    name: str
    colour: str
    glyph: str
    definition: str


DEFAULT = (
    Label("1", "important", "yellow", "●", "What the article is about; what you want to find again."),
    Label("2", "evidence", "green", "▲", "A fact, a figure or a source that supports a claim."),
    Label("3", "doubt", "red", "◆", "What seems wrong, thin or contradicted elsewhere."),
    Label("4", "question", "blue", "■", "What you want to find out next."),
    Label("5", "context", "violet", "▼", "Background that explains something else."),
)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The labels of a library; the first is the one that `h` begins with."""

    labels: tuple[Label, ...] = DEFAULT

    def by_key(self, key: str) -> Label | None:
        """The label with this digit."""
        return next((label for label in self.labels if label.key == key), None)

    def by_name(self, name: str) -> Label | None:
        """The label with this name, in any case."""
        return next((label for label in self.labels if label.name.casefold() == name.casefold()), None)

    def named(self, name: str) -> Label:
        """The label with this name.

        Raises:
            ReaderError: The codebook has no such label.
        """
        found = self.by_name(name)
        if found is None:
            known = ", ".join(label.name for label in self.labels)
            raise ReaderError(f"there is no label “{name}”", f"labels are: {known}")
        return found


def checked(labels: Iterable[Label]) -> Codebook:
    """The codebook of these labels.

    Raises:
        ReaderError: One of them is no label, or two have one key or one name.
    """
    entries = tuple(_label(_values(label)) for label in labels)
    if not entries:
        raise ReaderError("a codebook has one label at least", "add another first")
    _refuse_twice(entries)
    return Codebook(entries)


def read_codebook(toml: str) -> Codebook:
    """Read `labels.toml`: a list `[[label]]` of key, name, colour, glyph, definition.

    Raises:
        ReaderError: It is not TOML, or an entry is not a label; the message says in which line.
    """
    # Here and not at the top: most libraries have no such file, and starts should not pay for its parser.
    import tomllib  # noqa: PLC0415

    try:
        entries = tomllib.loads(toml).get("label", [])
    except tomllib.TOMLDecodeError as error:
        raise ReaderError(
            f"labels.toml is not TOML: {error}", "mend that line, or delete the file to get the built-in labels"
        ) from error
    if not isinstance(entries, list) or not entries:
        raise ReaderError("labels.toml has no [[label]]", "add one, or delete the file to get the built-in labels")
    labels: list[Label] = []
    for number, entry in enumerate(entries):
        with _in_line(toml, number):
            if not isinstance(entry, Mapping):
                raise ReaderError(f"label {number + 1} is no table", "write it as [[label]]")
            labels.append(_label({name: str(entry.get(name, "")).strip() for name in FIELDS}))
            _refuse_twice(labels)
    return Codebook(tuple(labels))


def codebook_toml(labels: Iterable[Label], head: str = "") -> str:
    """The text of a `labels.toml` that says this, under what stood before the first label of the old one."""
    head = f"{head.rstrip()}\n\n" if head.strip() else ""
    return head + "\n".join("[[label]]\n" + "".join(_toml_lines(label)) for label in labels)


def head_of(toml: str) -> str:
    """What stands before the first label of a `labels.toml`: comments, mostly."""
    first = _HEADER.search(toml)
    return toml[: first.start()] if first else ""


@contextmanager
def _in_line(toml: str, number: int) -> Iterator[None]:
    """Say of what is wrong with an entry in which line that begins."""
    try:
        yield
    except ReaderError as error:
        headers = [match.start() for match in _HEADER.finditer(toml)]
        line = toml.count("\n", 0, headers[number]) + 1 if number < len(headers) else 1
        raise ReaderError(f"labels.toml, line {line}: {error.message}", error.hint) from error


def _values(label: Label) -> dict[str, str]:
    return {name: str(getattr(label, name)).strip() for name in FIELDS}


def _toml_lines(label: Label) -> Iterator[str]:
    for name, value in _values(label).items():
        # A JSON string is a TOML string, but for the one control that JSON lets through.
        yield f"{name} = {json.dumps(value, ensure_ascii=False)}\n".replace("\x7f", "\\u007f")


def _refuse_twice(labels: Sequence[Label]) -> None:
    for field in ("key", "name"):
        values = [getattr(label, field).casefold() for label in labels]
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise ReaderError(f"there are two labels with the {field} “{twice}”", f"give each its own {field}")


def _label(values: Mapping[str, str]) -> Label:
    name = values["name"]
    if not name:
        raise ReaderError("a label has no name", 'add name = "…"')
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        raise ReaderError("the name of a label holds a control character", "type it anew")
    if values["key"] not in KEYS or len(values["key"]) != 1:
        raise ReaderError(f"label “{name}” has no key from 1 to 9", 'add key = "1"')
    if values["colour"] not in COLOURS:
        raise ReaderError(f"label “{name}” has no colour “{values['colour']}”", f"colours are: {', '.join(COLOURS)}")
    return Label(values["key"], name, values["colour"], _glyph(name, values["glyph"]), values["definition"])


def _glyph(name: str, given: str) -> str:
    """The first thing that is drawn of what was given; it must fill one cell, for all glyphs stand in one column."""
    glyph = next(iter(clusters(given)), GLYPH)
    if width_of(glyph) != 1 or shown(glyph) != glyph:
        raise ReaderError(
            f"label “{name}” has a glyph that is not one cell wide: “{shown(glyph)}”",
            f"choose one letter or sign as wide as a letter, such as {GLYPH}",
        )
    return glyph
