"""Head line: tabs, heads of columns, a title with its keys: a line over a list, of which each piece may be clicked."""

from collections.abc import Iterable

from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from reader.core.cells import fitted, width_of
from reader.tui.widgets.pressing import key_at
from reader.tui.widgets.rows_view import LEAD, Row, text_of

GAP = 2  # cells between a title and what is said at the right
QUIET = "byline"


def head_room(cells: int) -> int:
    """The cells of a line over a list in so many: it ends where the rows of the list and the status line do."""
    return max(1, cells - LEAD - 1)


def title_line(title: str, facts: Iterable[str], width: int) -> Row:
    """What is shown, and at the right what else is to be known; the facts give way, the last of them first."""
    left = list(facts)
    while left and width_of(title) + GAP + width_of(" · ".join(left)) > width:
        left.pop()
    said = " · ".join(left)
    title = fitted(title, max(0, width - width_of(said) - (GAP if said else 0)))
    return (title, "title"), (" " * (width - width_of(title) - width_of(said)), ""), (said, QUIET)


class HeadLine(Static):
    """The line; told by `put`. A click on a key that it tells of presses it, on any other piece says `Clicked`."""

    class Clicked(Message):
        """A piece was clicked.

        Attributes:
            line: The id of the line.
            piece: Its number, from 0.
            words: What it says.
        """

        def __init__(self, line: str, piece: int, words: str) -> None:
            super().__init__()
            self.line = line
            self.piece = piece
            self.words = words.strip()

    def __init__(self, id: str) -> None:  # noqa: A002 (Textual calls it so)
        super().__init__("", id=id, markup=False)
        self._row: Row = ()

    def put(self, row: Row, *, dark: bool) -> None:
        """Show other pieces."""
        self._row = row
        self.update(text_of(row, dark=dark))

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse, or say which piece is there."""
        place, start = event.get_content_offset(self), 0
        for number, (words, _) in enumerate(self._row if place is not None and not place.y else ()):
            if place is not None and start <= place.x < start + width_of(words):
                key = key_at(words, place.x - start)
                if key is not None:
                    self.app.post_message(key)
                else:
                    self.post_message(self.Clicked(self.id or "", number, words))
            start += width_of(words)
