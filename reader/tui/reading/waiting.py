"""Waiting: a note that came in from elsewhere and waits for its place is placed by hand in the article that is read."""

from reader.core.anchor import Anchor
from reader.core.errors import ReaderError
from reader.core.incoming import Incoming
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.relocate import likeliest
from reader.core.span import Span
from reader.library.parking import find_parked, place_parked
from reader.tui.reading.desk import Desk


class Waiting:
    """One of them.

    Args:
        desk: The article that is read.
        uid: The id that it will have.

    Raises:
        ReaderError: It does not wait any more, or is a reference.
    """

    def __init__(self, desk: Desk, uid: str) -> None:
        self._desk = desk
        self.uid = uid
        what = find_parked(desk.library, uid).what
        if not isinstance(what, Incoming):
            raise ReaderError("a reference waits for what it joins", "place that, and it comes along")
        self._what = what

    def begin(self) -> None:
        """Go where it likely belongs, and say how it is placed."""
        desk, what = self._desk, self._what
        near = Anchor(what.quote, what.prefix, what.suffix, 0, len(what.quote), "", "")
        found = likeliest(near, desk.document, limit=1)
        if found:
            desk.go_to(found[0].span.start, jump=True)
        desk.begin_placing(what.quote)
        desk.tell(f"g o places it on its passage, or on what is selected: {quoted(what.quote)}")

    def place(self, span: Span) -> None:
        """Place it there."""
        desk = self._desk
        place_parked(desk.library, self.uid, desk.opened.entry, desk.document, span)
        desk.stop_placing()
        desk.select(None)
        desk.reload_annotations()
        desk.focus_annotation(self.uid)
        desk.tell(f"placed on {quoted(span.of(desk.document.text), QUOTE_LENGTH)} · u takes it back")
