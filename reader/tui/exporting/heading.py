"""Heading: the lines over a preview: what goes out, where to, and what may be chosen beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.cells import fitted, width_of
from reader.core.outgoing import Part, Wishes
from reader.formats.outgoing.table import OutFormat, Take
from reader.library.exporting.foreseeing import Foreseen
from reader.tui.widgets.pressing import JOIN
from reader.tui.widgets.rows_view import Piece, Row

QUIET = "byline"
NAME_CELLS = 15
SAYS_FROM = 30  # cells of a format's line from which there is room for what it is
PLACE_LEAST = 24  # cells of a path, before keys are left out for it


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen for a format.

    Attributes:
        key: The key that switches it.
        words: What it is.
        is_on: Whether it is chosen.
    """

    key: str
    words: str
    is_on: bool


def options(chosen: OutFormat, wishes: Wishes) -> list[Option]:
    """What a format leaves open."""
    found = [Option("e", "entities", Part.ENTITIES in wishes.parts)] if Part.ENTITIES in chosen.offers else []
    found += [Option("f", "figures", Part.FIGURES in wishes.parts)] if Part.FIGURES in chosen.offers else []
    if Take.SPREADSHEET in chosen.takes and not wishes.lines:
        found.append(Option("s", "for a spreadsheet", wishes.spreadsheet))
    if Take.LINES in chosen.takes:
        found.append(Option("J", "JSON lines", wishes.lines))
    if Take.TEMPLATE in chosen.takes:
        found.append(Option("t", "template", bool(wishes.template)))
    return found


def options_row(found: Sequence[Option]) -> Row:
    """The options, each with its key; what is chosen has a sign."""
    row: list[Piece] = []
    for each in found:
        row += [(JOIN, QUIET)] if row else []
        row.append((f"{each.key} {each.words} ✓", "strong") if each.is_on else (f"{each.key} {each.words}", QUIET))
    return tuple(row)


def place_row(place: str, width: int, *, can_copy: bool) -> Row:
    """Where it goes, and the keys for that; a long path is cut at its beginning."""
    said, keys = "enter writes ", (" · o elsewhere", " · y copies" if can_copy else "")
    for more in ("".join(keys), keys[0], ""):
        room = width - width_of(said + more)
        if width_of(place) <= room or room >= PLACE_LEAST or not more:
            return (said + _end_of(place, max(1, room)), ""), (more, QUIET)
    return ()


def _end_of(path: str, width: int) -> str:
    """As much of the end of a path as there is room for."""
    while width_of(path) > width:
        path = f"…{path[2:]}"
    return path


def format_row(chosen: OutFormat, width: int) -> Row:
    """A format in the list: its name, and, where there is room, what it is."""
    if width < SAYS_FROM:
        return ((fitted(chosen.name, width), "strong"),)
    name = chosen.name + " " * max(1, NAME_CELLS - width_of(chosen.name))
    return (name, "strong"), (fitted(chosen.says, width - width_of(name)), QUIET)


def counts_words(made: Foreseen | None, *, is_short: bool = False) -> str:
    """How much goes out; in short, without the articles."""
    if made is None:
        return "…"
    found = made.found
    if not found.articles:
        return "nothing"
    notes = f"{found.annotations:,} annotation{'' if found.annotations == 1 else 's'}"
    return notes if is_short else f"{notes} of {found.articles:,} article{'' if found.articles == 1 else 's'}"
