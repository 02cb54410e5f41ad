"""Annotations to go through: what tests of the desk and of a round type and see."""

from reader.core.span import Span
from reader.library.annotating import annotate, retag
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.round import RoundScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import Status
from tests.tui.desk_room import Reader

SIZES = [(80, 24), (120, 40), (40, 20)]


QUOTES = ("Rain fell", "The river rose", "Night came", "The end came")


def mark(library: Library, words: str, article: str = "rain") -> str:
    found = open_article(library, resolve(library, article))
    at = found.document.text.index(words)
    return annotate(library, found.entry, found.document, Span(at, at + len(words))).uid


def mark_all(library: Library) -> list[str]:
    """Four annotations on one article, the middle two tagged law."""
    uids = [mark(library, words) for words in QUOTES]
    for uid in uids[1:3]:
        retag(library, uid, ["law"])
    return uids


def on(reader: Reader) -> RoundScreen:
    found = reader.app.screen
    assert isinstance(found, RoundScreen)
    return found


def desk(reader: Reader) -> DeskScreen:
    found = reader.app.screen
    assert isinstance(found, DeskScreen)
    return found


def quote(reader: Reader) -> str:
    row = on(reader).chosen
    return row.quote if row is not None else ""


def drawn(reader: Reader) -> str:
    view = reader.app.screen.query(RowsView).first()
    return "\n".join(view.render_line(row).text.rstrip() for row in range(view.size.height))


def said(reader: Reader) -> str:
    """What is drawn, in one line."""
    return " ".join(drawn(reader).split())


def status(reader: Reader) -> str:
    return reader.app.screen.query_one(Status).render_line(0).text


async def goes_through(reader: Reader, typed: str = "") -> None:
    """Open a round from the desk."""
    await reader.types("g", "r")
    if typed:
        await reader.types("/")
        await reader.writes(typed)
    await reader.types("enter")
    await reader.pilot.pause()
