"""Review lines: a card in the middle of an otherwise empty screen, laid out for the width and height there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.core.cells import fitted, width_of
from reader.core.cloze import Side
from reader.core.span import Span
from reader.tui.entities.blocks import wrapped
from reader.tui.reviewing.asked import Asked
from reader.tui.widgets.rows_view import LEAD, Row

QUIET, BLANKED, FOUND, WARNED = "byline", "review.blank", "review.found", "sign.conflict"
WIDEST = 68  # cells of a line
CLOCK = "!"
CAVEAT_ROWS, CLOCK_ROWS = 2, 3


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to be laid out.

    Attributes:
        asked: The card.
        answered: Whether its answer is shown.
        caveats: What it has to say before it asks: a sign, and the words.
        notices: What is to be said of the clock.
        judged: What is told of the answer that was typed; empty where none was.
        typed: That answer.
    """

    asked: Asked
    answered: bool
    caveats: Sequence[tuple[str, str]] = ()
    notices: Sequence[str] = ()
    judged: str = ""
    typed: str = ""


def page_rows(page: Page, width: int, height: int) -> list[Row]:
    """The rows; the question stands where it stood, once the answer is shown too."""
    room = room_of(width)
    head, other = (_head(page, room, answered=each) for each in (page.answered, not page.answered))
    head += [()] * (len(other) - len(head))
    lead = [*told_rows(page.caveats, room, CAVEAT_ROWS), ()] if page.caveats else []
    asked, whole = (_body(page, room, answered=each) for each in (False, True))
    above = max(1, (height - len(head) - len(lead) - max(len(whole), len(asked))) // 2)
    column = max((_cells(row) for row in (*head, *other, *lead, *asked, *whole)), default=0)
    return shifted([*head, *((),) * above, *lead, *(whole if page.answered else asked)], (width - column) // 2)


def answer_row(rows: Sequence[Row]) -> int:
    """The first row of the answer; the last of all where none is shown."""
    return next((number for number, row in enumerate(rows) if any(FOUND in style for _, style in row)), len(rows) - 1)


def headed(head: Row, body: Sequence[Row], width: int, height: int) -> list[Row]:
    """A line at the head of the screen, the rest in its middle."""
    column = max(_cells(row) for row in (head, *body))
    above = max(1, (height - 2 - len(body)) // 2)
    return shifted([(), head, *((),) * above, *body], (width - column) // 2)


def centred(rows: Iterable[Row], width: int, height: int) -> list[Row]:
    """Rows in the middle of a screen."""
    found = list(rows)
    column = max((_cells(row) for row in found), default=0)
    return shifted([*((),) * max(1, (height - len(found)) // 2), *found], (width - column) // 2)


def paragraphs(text: str, width: int, style: str = "") -> list[Row]:
    """A text in rows of one look."""
    return [tuple((words, style) for words, _ in row) for row in _side_rows(Side(text, ()), room_of(width), "")]


def room_of(width: int) -> int:
    """The cells of a line, on a screen of so many."""
    return max(20, min(WIDEST, width - 2 * LEAD - 1))


def shifted(rows: Iterable[Row], cells: int) -> list[Row]:
    """Rows that begin so many cells from the edge of the screen."""
    indent = " " * max(0, cells - LEAD)
    return [((indent, ""), *row) if row else row for row in rows]


def told_rows(told: Iterable[tuple[str, str]], room: int, rows_max: int = 0) -> list[Row]:
    """Signs with quiet words beside them, in so many rows each at most; 0 for all."""
    rows = list[Row]()
    for sign, words in told:
        lines = _lines(words, room - 2)
        if rows_max and len(lines) > rows_max:
            lines = [*lines[: rows_max - 1], fitted(" ".join(lines[rows_max - 1 :]), room - 2)]
        rows += [((" " * 2 if number else f"{sign} ", WARNED), (line, QUIET)) for number, line in enumerate(lines)]
    return rows


def _head(page: Page, room: int, *, answered: bool) -> list[Row]:
    source = page.asked.source(answered=answered, width=room)
    notices = told_rows(((CLOCK, each) for each in page.notices), room, CLOCK_ROWS)
    return [(), *([((source, QUIET),)] if source else []), *notices]


def _body(page: Page, room: int, *, answered: bool) -> list[Row]:
    asked = page.asked
    question = _question(asked, room)
    if not answered:
        return question
    judged = [((line, ""),) for line in _lines(f"You typed: {page.typed}", room)] if page.judged else []
    judged += [((line, "strong"),) for line in _lines(page.judged, room)]
    if asked.is_in_place:
        rows = _side_rows(asked.answer, room, FOUND)
        more = _side_rows(Side(asked.more, ()), room, "") if asked.more else []
        rows += [(), *more] if more else []
    else:
        answer = Side(asked.answer.text, (Span(0, len(asked.answer.text)),))
        rows = [*question, (), *_side_rows(answer, room, FOUND)]
    return [*rows, (), *judged] if judged else rows


def _question(asked: Asked, room: int) -> list[Row]:
    """The question; where it says itself what it is from, that is told quietly."""
    rows = _side_rows(asked.question, room, BLANKED)
    quiet = len(_lines(asked.told, room))
    return [*rows[: len(rows) - quiet], *(tuple((text, QUIET) for text, _ in row) for row in rows[len(rows) - quiet :])]


def _lines(text: str, room: int) -> list[str]:
    return ["".join(words for words, _ in row) for row in wrapped(text, (), room)] if text else []


def _side_rows(side: Side, room: int, style: str) -> list[Row]:
    """A text of several lines, its gaps marked."""
    rows, start = list[Row](), 0
    for line in side.text.split("\n"):
        here = Span(start, start + len(line))
        cut = [gap.cut(here) for gap in side.gaps]
        rows += wrapped(line, [(gap.shifted(-start), style) for gap in cut if gap is not None], room)
        start = here.end + 1
    return rows


def _cells(row: Row) -> int:
    return sum(width_of(text) for text, _ in row)
