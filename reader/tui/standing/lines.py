"""Lines: how the list shows an annotation that changed or is lost, and the places where it may lie."""

from collections.abc import Iterator

from reader.core.cells import fitted, shown
from reader.core.document import Block as TextBlock
from reader.core.document import BlockKind, Document
from reader.core.quotes import quoted
from reader.core.relocate import How, Lost
from reader.core.span import Span
from reader.library.replacing import Offer
from reader.library.standing import Unsettled
from reader.tui.references.showing import context_rows, neighbourhood_rows
from reader.tui.standing.signs import LOOKS, SIGNS
from reader.tui.standing.was_now import was_now_rows
from reader.tui.widgets.margin import broken, plain
from reader.tui.widgets.rows_view import Row

QUIET, NOTE = "byline", "margin.note"
INDENT = "  "
CONTEXT_ROWS, PEEK_ROWS, OFFER_LENGTH = 4, 12, 240
LET_BE, CHANGED, MOVED = "let be", "was and now", "the same words, elsewhere in the text"
NO_OFFER = "nothing in the text is like it; g o places it by hand"


def head_rows(found: Unsettled, document: Document, width: int, *, is_peeked: bool) -> list[Row]:
    """What it is, why, and what was marked; of one that changed, what stands there now."""
    sign, look, rows = SIGNS[found.how], LOOKS[found.how], list[Row]()
    first, *more = broken(f"{found.how} · {_why(found)}", width - len(INDENT))
    rows = [((f"{sign} ", look), (first, look if not found.is_let_be else QUIET))]
    rows += [((f"{INDENT}{line}", QUIET),) for line in more]
    rows += _words(found, document, width, is_peeked=is_peeked)
    if found.held.annotation.note:
        note = " ".join(plain(found.held.annotation.note).split())
        rows.append(((f"{INDENT}✎ {fitted(shown(note), width - len(INDENT) - 2)}", NOTE),))
    if found.how is How.LOST and not found.offers:
        rows += [((f"{INDENT}{line}", QUIET),) for line in broken(NO_OFFER, width - len(INDENT))]
    return rows


def offer_rows(offer: Offer, document: Document, width: int, *, is_peeked: bool) -> list[Row]:
    """A place where it may lie: its words, how like it is, under which heading."""
    if is_peeked:
        rows = neighbourhood_rows(document, offer.span, width, PEEK_ROWS)
    else:
        text = quoted(offer.span.of(document.text), OFFER_LENGTH)
        lines = broken(text, width - len(INDENT) - 2)
        rows = [((f"{INDENT}{'→ ' if number == 0 else '  '}{line}", ""),) for number, line in enumerate(lines)]
    heading = document.heading_over(offer.span.start)
    about = f"{offer.words} · under {quoted(heading.span.of(document.text), 40)}" if heading else offer.words
    return [*rows, *(((f"{INDENT}  {line}", QUIET),) for line in broken(about, width - len(INDENT) - 2))]


def _why(found: Unsettled) -> str:
    placed = found.held.placed
    if isinstance(placed, Lost):
        return f"{LET_BE} · {placed.reason}" if found.is_let_be else placed.reason
    return CHANGED if found.how is How.CHANGED else MOVED


def _words(found: Unsettled, document: Document, width: int, *, is_peeked: bool) -> Iterator[Row]:
    span, anchor = found.held.span, found.held.annotation.anchor
    if span is not None and is_peeked:
        yield from neighbourhood_rows(document, span, width, PEEK_ROWS)
    elif span is not None and anchor is not None and found.how is How.CHANGED:
        yield from was_now_rows(anchor.exact, span.of(document.text), width, INDENT)
    else:
        old = Document(found.was, (TextBlock(BlockKind.PARAGRAPH, Span(0, len(found.was))),))
        yield from context_rows(old, found.at, width, PEEK_ROWS if is_peeked else CONTEXT_ROWS)
