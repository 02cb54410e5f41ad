"""Page: one annotation of a round in the middle of a calm screen, and what stands there when there is none."""

from collections.abc import Sequence
from dataclasses import replace

from reader.core.cells import width_of
from reader.core.labels import Codebook
from reader.tui.notebook.preview import Room, Seen, passage_lines, said_lines
from reader.tui.reviewing.asked import source_line
from reader.tui.reviewing.foot import Told
from reader.tui.reviewing.lines import centred, paragraphs, room_of, shifted
from reader.tui.widgets.rows_view import Row

QUIET, STRONG, DONE_LOOK = "byline", "strong", "glyph.green"
DONE = "✓ done"
AROUND = 4  # rows over the passage, and between it and what is said of it
AIR = 3  # of the rows that are left over, so many parts: one above, the rest below
EVERYTHING = "all annotations"

WALKING = (
    Told("space", "space done, next"),
    Told("H", "H label"),
    Told("t", "t tags"),
    Told("n", "n note"),
    Told("c", "c card"),
    Told("enter", "enter goes there"),
)
MORE = Told("ctrl+d", "ctrl+d more")
AT_END = (Told("r", "r begins anew"), Told("k", "k looks again"), Told("esc", "esc leaves"))
PEEKING = (Told("p", "p back to the annotation"), Told("f", "f follows"))
EMPTY = (Told("/", "/ chooses others"), Told("esc", "esc leaves"))

NOTHING_YET = """Nothing is marked yet, so there is nothing to go through.

Open an article, go to a sentence with ) and press h to highlight it, or a to write a note on it."""
NO_MATCH = """No annotation matches “{typed}”.

/ chooses others: words stand in quote, note or tags; label: tag: in: entity: before: after:
has:note and anchor:lost ask for more."""
WAITS = "The names of the library are being gone through …"
OVER = "All {count:,} are done."
OVER_ONE = "It is done."
OVER_MORE = "What is done is kept on this machine."


def annotation_rows(seen: Seen, day: str, codebook: Codebook, size: tuple[int, int], *, is_done: bool) -> list[Row]:
    """Where it is from, its passage, and what the reader says of it, on a screen of so many columns and rows."""
    width, height = size
    cells, anchor = room_of(width), seen.annotation.anchor
    needed = 2 + width_of(anchor.exact) // cells if anchor is not None else 1
    said = said_lines(seen, codebook, cells)
    room = Room(cells, max(height // 2, needed), gap=1)
    passage = passage_lines(seen, codebook, room)
    if len(passage) + len(said) + AROUND > height:
        passage = passage_lines(seen, codebook, replace(room, around=False))
    body = [*passage, (), *said]
    above = max(1, (height - 2 - len(body)) // AIR)
    return shifted([(), _head(seen.title, day, cells, is_done=is_done), *((),) * above, *body], (width - cells) // 2)


def gone_rows(width: int, height: int) -> list[Row]:
    """What stands there while another program has taken the annotation away."""
    return _said("It is not in the library any more.", "", width, height)


def over_rows(count: int, typed: str, width: int, height: int) -> list[Row]:
    """What stands there when all are done."""
    said = OVER_ONE if count == 1 else OVER.format(count=count)
    return _said(said, f"{typed or EVERYTHING}\n\n{OVER_MORE}", width, height)


def empty_rows(typed: str, width: int, height: int, *, waits: bool) -> list[Row]:
    """What stands there when nothing was chosen, or not yet, and which key is next."""
    first, _, more = (WAITS if waits else NO_MATCH.format(typed=typed) if typed else NOTHING_YET).partition("\n\n")
    return _said(first, more, width, height)


def foot_of(shown: Sequence[Row], height: int) -> Sequence[Told]:
    """The keys under an annotation; where not all of it has room, first the one that shows more."""
    return (MORE, *WALKING) if len(shown) > height else WALKING


def _said(first: str, more: str, width: int, height: int) -> list[Row]:
    rows = paragraphs(first, width, STRONG)
    return centred([*rows, (), *paragraphs(more, width, QUIET)] if more else rows, width, height)


def _head(title: str, day: str, cells: int, *, is_done: bool) -> Row:
    done = DONE if is_done else ""
    said = source_line(title, day, cells - (width_of(done) + 2 if done else 0))
    return (said, QUIET), (" " * (cells - width_of(said) - width_of(done)), ""), (done, DONE_LOOK)
