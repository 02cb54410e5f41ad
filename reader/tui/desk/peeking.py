"""Peeking: what stands at the other ends of an annotation's references, in its paragraph."""

from reader.core.reference import Target, TargetKind
from reader.library.ends import End, Ends
from reader.library.library import Library
from reader.library.referencing import references_of
from reader.library.shelf import entries
from reader.tui.references.showing import passage_rows, state_words, where
from reader.tui.reviewing.lines import QUIET, centred, room_of
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

PASSAGE_ROWS = 8
NOTHING = "it has no references: x begins one"


def peeked_rows(library: Library, uid: str, width: int, height: int) -> list[Row]:
    """Each reference with the paragraph at its other end, in the middle of a screen; none where there are none."""
    here = Target(TargetKind.ANNOTATION, uid)
    references = references_of(library, here)
    ends = Ends(library, entries(library) if references else (), references)
    rows: list[Row] = []
    for each in references:
        is_out = each.source == here
        other = ends.end(each.target if is_out else each.source)
        said = f"→ {each.relation} {other.words}" if is_out else f"← {other.words} {each.relation} this"
        rows += [(), ()] if rows else []
        rows += _end_rows(ends, other, said, room_of(width))
    return centred(rows, width, height) if rows else []


def _end_rows(ends: Ends, end: End, said: str, room: int) -> list[Row]:
    rows: list[Row] = [((line, "strong"),) for line in broken(said, room)]
    rows += [
        ((line, QUIET),) for about in (where(end, room), state_words(end)) if about for line in broken(about, room)
    ]
    passage = passage_rows(ends, end, room, PASSAGE_ROWS)
    return [*rows, (), *passage] if passage else rows
