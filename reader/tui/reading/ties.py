"""Ties: where an article shows references: a line under the words, a sign in the gutter, their other ends beside it."""

from collections.abc import Iterable, Mapping

from reader.core.marks import Layer, Mark
from reader.core.reference import Reference, Target
from reader.library.tied import Direction, Tied, Told
from reader.tui.reading import strata
from reader.tui.references.showing import GLYPHS
from reader.tui.widgets.drawing import GutterSign

STYLE, SIGN = "reference", "sign.reference"
SHOWN = 3  # references at one place that are told beside it
ABOUT_SHOWN = 5  # those of the whole article that are told over its text


def reference_layer(tied: Iterable[Tied]) -> Layer:
    """A thin line under what references start from or lead to; a mark's ref is the key of the place."""
    return strata.layer(strata.REFERENCES, (Mark(each.span, STYLE, each.key) for each in tied if each.span))


def reference_signs(tied: Iterable[Tied], told: Mapping[Target, Told]) -> tuple[GutterSign, ...]:
    """A sign beside the first line of each place, which way its references lead, and their other ends in words."""
    return tuple(
        GutterSign(each.span.start, GLYPHS[each.direction], SIGN, _margin_text(each, told))
        for each in tied
        if each.span
    )


def about_lines(tied: Iterable[Tied], told: Mapping[Target, Told]) -> tuple[str, ...]:
    """The references of an article as a whole, and of notes on the whole of it, as lines over its text."""
    every = [reference_line(each, place.target, told) for place in tied for each in place.references]
    more = len(every) - ABOUT_SHOWN
    return (*every[:ABOUT_SHOWN], f"and {more} more references") if more > 0 else tuple(every)


def other_end(reference: Reference, here: Target) -> Target:
    """The end of a reference that is not here."""
    return reference.target if reference.source == here else reference.source


def reference_line(reference: Reference, here: Target, told: Mapping[Target, Told]) -> str:
    """`→ updates “over 6,000”, Second round in Istanbul`, seen from one of its ends."""
    other = told.get(other_end(reference, here), Told(""))
    where = f", {other.title}" if other.title else ""
    if reference.source == here:
        return f"{GLYPHS[Direction.OUT]} {reference.relation} {other.words}{where}"
    return f"{GLYPHS[Direction.IN]} {other.words} {reference.relation} this{where}"


def _margin_text(tied: Tied, told: Mapping[Target, Told]) -> str:
    lines = []
    for number, each in enumerate(tied.references[:SHOWN]):
        line = reference_line(each, tied.target, told)
        lines.append(line if number or tied.direction is Direction.BOTH else line[2:])  # the sign stands before it
    more = len(tied.references) - SHOWN
    return "\n".join([*lines, f"and {more} more"] if more > 0 else lines)
