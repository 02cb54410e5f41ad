"""Was and now: what was marked and what stands there now, the words that changed told by sign and look."""

from collections.abc import Iterator

from reader.core.span import Span
from reader.core.version_diff import Kind, words
from reader.core.version_diff import Piece as Words
from reader.tui.entities.blocks import wrapped
from reader.tui.widgets.rows_view import Piece, Row

GONE, NEW, QUIET = "words.gone", "words.new", "byline"  # looks
_SIGNS = {GONE: ("[-", "-]"), NEW: ("{+", "+}")}  # the same as those of `reader diff`


def was_and_now(was: str, now: str) -> tuple[Row, Row]:
    """Two passages, each in one line; what went in brackets with a minus, what came in braces with a plus."""
    was, now = (" ".join(text.split()) for text in (was, now))
    before, after = list[Piece](), list[Piece]()
    for each in words(Words(Kind.CHANGED, Span(0, len(was)), Span(0, len(now))), was, now):
        is_same = each.kind is Kind.SAME
        before += _pieces(each.old.of(was), "" if is_same else GONE)
        after += _pieces(each.new.of(now), "" if is_same else NEW)
    return tuple(before), tuple(after)


def was_now_rows(was: str, now: str, width: int, indent: str = "") -> Iterator[Row]:
    """The same in rows of at most so many cells, behind the words that tell them apart."""
    for word, pieces in zip(("was ", "now "), was_and_now(was, now), strict=True):
        text, marks = "", list[tuple[Span, str]]()
        for said, look in pieces:
            marks += [(Span(len(text), len(text) + len(said)), look)] if look else []
            text += said
        for number, row in enumerate(wrapped(text, marks, width - len(indent) - len(word))):
            lead: Piece = (indent + (word if number == 0 else " " * len(word)), QUIET)
            yield (lead, *row)


def _pieces(text: str, look: str) -> list[Piece]:
    if not look or not text.strip():
        return [(text, "")]
    opening, closing = _SIGNS[look]
    bare = text.rstrip()
    return [(f"{opening}{bare}{closing}", look), (text[len(bare) :], "")]
