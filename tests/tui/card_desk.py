"""A desk with cards: what tests of reviewing make, and what they see."""

from reader.core.card import Card, CardKind
from reader.core.review import Review
from reader.core.span import Span
from reader.library.acting import act
from reader.library.annotating import annotate
from reader.library.cards import make_card
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store import reviews as log
from reader.store.nouns import ANNOTATION, find_row
from reader.tui.reviewing.foot import Foot
from reader.tui.screens.review import ReviewScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import Status
from tests.tui.desk_room import Reader

SIZES = [(80, 24), (120, 40), (40, 20)]
RISE = "over 30 centimetres"
ASKED = "By how much did the river rise?"


def note(library: Library) -> str:
    """An annotation on what the river did."""
    found = open_article(library, resolve(library, "rain"))
    start = found.document.text.index("The river rose")
    return annotate(library, found.entry, found.document, Span(start, start + 38)).uid


def figure_card(library: Library) -> Card:
    return make_card(library, note(library), CardKind.FIGURE, ASKED, RISE)


def make_older(library: Library, uid: str) -> None:
    """Have an annotation made a day earlier, as one that came from another machine is."""
    with act(library) as acting:
        row = find_row(library.database, ANNOTATION, uid)
        assert row is not None
        acting.write("imported", ANNOTATION, uid, {**row, "created": "2025-06-01T09:00:00.000Z"})


def question(library: Library, asked: str) -> Card:
    return make_card(library, note(library), CardKind.QUESTION, asked, "that")


def screen(reader: Reader) -> ReviewScreen:
    found = reader.app.screen
    assert isinstance(found, ReviewScreen)
    return found


def drawn(reader: Reader) -> str:
    view = reader.app.screen.query(RowsView).first()
    return "\n".join(view.render_line(row).text.rstrip() for row in range(view.size.height))


def said(reader: Reader) -> str:
    """What is drawn, in one line."""
    return " ".join(drawn(reader).split())


def foot(reader: Reader) -> str:
    return str(screen(reader).query_one(Foot).render())


def status(reader: Reader) -> str:
    return reader.app.screen.query_one(Status).render_line(0).text


def reviews(library: Library) -> list[Review]:
    return [each for _, found in log.logs(library.database) for each in found]


async def until(reader: Reader, wanted: str) -> None:
    for _ in range(300):
        if wanted in said(reader):
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(drawn(reader))
