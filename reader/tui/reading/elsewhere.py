"""Elsewhere: quiet signs in the gutter where other articles tell of the same name or give the same measure."""

from collections.abc import Collection, Iterable

from reader.core.entity import EntityKey
from reader.core.marks import Layer, Mark
from reader.core.span import Span
from reader.tui.widgets.drawing import GutterSign

ALSO, NOTED = "·", "+"
STYLE = "elsewhere"


def quiet_signs(
    names: Layer,
    figures: Layer,
    *,
    named: Collection[EntityKey],
    noted: Collection[EntityKey],
    measured: Collection[Span],
) -> tuple[GutterSign, ...]:
    """The signs of one article, those of notes first, for on one line the first of all signs is drawn.

    A name has its sign only where the article names it first, so that few lines have one.

    Args:
        names: The entities; a mark's ref is the text of the key.
        figures: The figures.
        named: The entities that other articles name too.
        noted: Those of them that the reader has notes on there.
        measured: The figures whose measure other articles give too.
    """
    also, notes = {key.text for key in named}, {key.text for key in noted}
    first = list(_first_of_each(names))
    noted_marks = [mark for mark in first if mark.ref in notes]
    also_marks = [mark for mark in first if mark.ref in also - notes]
    also_marks += [mark for mark in figures if mark.span in measured]
    return (*_signs(noted_marks, NOTED), *_signs(also_marks, ALSO))


def _first_of_each(marks: Iterable[Mark]) -> Iterable[Mark]:
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.ref, mark)
    return first.values()


def _signs(marks: Iterable[Mark], glyph: str) -> list[GutterSign]:
    return [GutterSign(mark.span.start, glyph, STYLE, gives_way=True) for mark in sorted(marks)]
