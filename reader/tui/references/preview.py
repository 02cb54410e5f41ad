"""Preview: both passages of a reference, with what it says between them, as much of each as there is room for."""

from reader.core.cells import fitted
from reader.library.ends import End, Ends
from reader.library.links import Linked
from reader.tui.entities.blocks import wrapped
from reader.tui.references.showing import GONE, QUIET, passage_rows, state_words, where
from reader.tui.widgets.rows_view import Row

BESIDES = 8  # rows that are no passages


def preview_rows(found: Linked, ends: Ends, width: int, height: int) -> list[Row]:
    """A reference from end to end, in so many cells and about so many rows."""
    room = max(2, (height - BESIDES) // 2)
    rows = _end_rows(ends, found.source, width, room)
    rows += [(), ((f"→ {found.reference.relation}", "strong"),)]
    rows += wrapped(found.reference.note, (), width, "  ✎ ") if found.reference.note else ()
    return [*rows, (), *_end_rows(ends, found.target, width, room)]


def _end_rows(ends: Ends, end: End, width: int, room: int) -> list[Row]:
    rows: list[Row] = list(wrapped(end.words, (), width))
    about = ((where(end, width), QUIET), (state_words(end), GONE))
    rows += [((fitted(part, width), style),) for part, style in about if part]
    return [*rows, *passage_rows(ends, end, width, room)]
