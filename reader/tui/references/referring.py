"""Referring: references as lines of a card, each leading to its other end."""

from collections.abc import Iterator

from reader.core.cells import fitted, width_of
from reader.library.ends import End
from reader.library.links import Gathered, Linked, direction
from reader.library.tied import Direction
from reader.tui.entities.blocks import Block
from reader.tui.entities.kinds import named
from reader.tui.entities.timeline import NARROW, QUIET, WORD_CELLS
from reader.tui.references.showing import GLYPHS, GONE, lead_of, state_words, where
from reader.tui.widgets.rows_view import Piece

WORD = "references"


def reference_blocks(gathered: Gathered, width: int) -> list[Block]:
    """A line each, the newest last: which way, the relation, what is at the other end, and whether it stands.

    Args:
        gathered: The references at what the card is of.
        width: Cells of a line.
    """
    return [_block(each, gathered.about, "" if number else WORD, width) for number, each in enumerate(gathered.found)]


def _block(found: Linked, about: End | None, word: str, width: int) -> Block:
    way = direction(found, about) if about else None
    other = found.source if way is Direction.IN else found.target
    lead = word.ljust(WORD_CELLS) if width >= NARROW else f"{word or ' '} "
    pieces: list[Piece] = [(lead, QUIET)]
    room = width - width_of(lead)
    for text, style in _parts(found, way or Direction.OUT, other):
        if room > 1:
            pieces.append((fitted(text, room), style))
            room -= width_of(pieces[-1][0])
    return Block((tuple(pieces),), lead_of(other))


def _parts(found: Linked, way: Direction, other: End) -> Iterator[tuple[str, str]]:
    lead = lead_of(other)
    yield f"{GLYPHS[way]} {found.reference.relation}  {named(lead.key) if lead.key else other.words}", ""
    for text, style in (
        (state_words(other), GONE),
        (" ".join(found.reference.note.split()), ""),
        (where(other), QUIET),
    ):
        if text:
            yield f" · {text}", style
