"""Labels: how the labels of a codebook look on a page: a colour, a line under the words, and a glyph."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from reader.core.labels import COLOURS, GLYPH, NOTE_GLYPH, Codebook
from reader.core.outgoing import Outgoing
from reader.formats.outgoing.web.escaping import css_string

_LINES = ("solid", "dashed", "dotted", "double", "wavy")  # under the words, in turn
_NONE = "l0"


@dataclass(frozen=True, slots=True)
class Look:
    """How a label looks.

    Attributes:
        css: Its class.
        name: What it is called; empty for no label.
        glyph: What tells it apart without colour.
        colour: One of `COLOURS`.
        line: The style of the line under what is marked.
        definition: When it is used.
    """

    css: str
    name: str
    glyph: str
    colour: str
    line: str
    definition: str = ""

    @property
    def told(self) -> str:
        """Its name for who hears the page: `, doubt`."""
        return f", {self.name}" if self.name else ""


@dataclass(frozen=True)
class Looks:
    """How all labels of a parcel look; those that the codebook no longer has too.

    Args:
        codebook: The codebook.
        used: The labels that annotations have.
    """

    codebook: Codebook
    used: frozenset[str]

    @cached_property
    def every(self) -> dict[str, Look]:
        """By folded name: no label first, then those of the codebook, then those that it no longer has."""
        looks = {"": Look(_NONE, "", NOTE_GLYPH, "grey", "solid")}
        for index, label in enumerate(self.codebook.labels):
            line = _LINES[index % len(_LINES)]
            look = Look(f"l{index + 1}", label.name, label.glyph, label.colour, line, label.definition)
            looks[label.name.casefold()] = look
        for name in sorted(self.used):
            if name.casefold() not in looks:
                looks[name.casefold()] = Look(f"l{len(looks)}", name, GLYPH, "grey", "dashed")
        return looks

    def of(self, label: str) -> Look:
        """How a label looks."""
        return self.every[label.casefold()]

    @property
    def shown(self) -> list[Look]:
        """Those that annotations have, in the order of the codebook."""
        folded = {name.casefold() for name in self.used}
        return [look for name, look in self.every.items() if name in folded]

    @property
    def css(self) -> str:
        """The rules that give each its colour, line and glyph."""
        return "".join(_rules(self.every.values()))


def looks_of(articles: Iterable[Outgoing], codebook: Codebook) -> Looks:
    """How the labels look that stand in some articles."""
    used = {excerpt.annotation.label for each in articles for excerpt in each.excerpts}
    return Looks(codebook, frozenset(used))


def _rules(looks: Iterable[Look]) -> Iterable[str]:
    for look in looks:
        colour = look.colour if look.colour in COLOURS else "grey"
        glyph = css_string(look.glyph)
        yield (
            f".{look.css}{{--ink:var(--{colour}-ink);--wash:var(--{colour}-wash);--line:{look.line};--glyph:{glyph}}}\n"
        )
