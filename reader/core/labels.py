"""Labels: the codebook, which says what each kind of annotation is called, looks like and means."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader.core.cells import clusters, shown, width_of
from reader.core.errors import ReaderError

COLOURS = ("yellow", "green", "red", "blue", "violet", "orange", "cyan", "grey")
KEYS = "123456789"
GLYPH = "●"  # of a label that names none


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


def read_codebook(toml: str) -> Codebook:
    """Read `labels.toml`: a list `[[label]]` of key, name, colour, glyph, definition.

    Raises:
        ReaderError: It is not TOML, or an entry is not a label; the message says which.
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
    labels = tuple(_label(number, entry) for number, entry in enumerate(entries, 1))
    for field in ("key", "name"):
        values = [getattr(label, field).casefold() for label in labels]
        twice = next((value for value in values if values.count(value) > 1), None)
        if twice is not None:
            raise ReaderError(f"labels.toml has two labels with the {field} “{twice}”", f"give each its own {field}")
    return Codebook(labels)


def _label(number: int, entry: object) -> Label:
    if not isinstance(entry, Mapping):
        raise ReaderError(f"label {number} in labels.toml is no table", "write it as [[label]]")
    values = {name: str(entry.get(name, "")).strip() for name in ("key", "name", "colour", "glyph", "definition")}
    if not values["name"]:
        raise ReaderError(f"label {number} in labels.toml has no name", 'add name = "…"')
    if values["key"] not in KEYS or len(values["key"]) != 1:
        raise ReaderError(f"label “{values['name']}” has no key from 1 to 9", 'add key = "1"')
    if values["colour"] not in COLOURS:
        raise ReaderError(
            f"label “{values['name']}” has no colour “{values['colour']}”", f"colours are: {', '.join(COLOURS)}"
        )
    glyph = _glyph(values["name"], values["glyph"])
    return Label(values["key"], values["name"], values["colour"], glyph, values["definition"])


def _glyph(name: str, given: str) -> str:
    """The first thing that is drawn of what was given; it must fill one cell, for all glyphs stand in one column."""
    glyph = next(iter(clusters(given)), GLYPH)
    if width_of(glyph) != 1 or shown(glyph) != glyph:
        raise ReaderError(
            f"label “{name}” has a glyph that is not one cell wide: “{shown(glyph)}”",
            f"choose one letter or sign as wide as a letter, such as {GLYPH}",
        )
    return glyph
