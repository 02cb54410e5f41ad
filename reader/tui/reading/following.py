"""Following: where links lead inside the library, and cards shown over the page."""

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from reader.core.address import is_address
from reader.core.document import Link
from reader.core.errors import ReaderError
from reader.formats.targets import anchor_of
from reader.library.addressing import place_at
from reader.library.shelf import Entry, resolve
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.reading.desk import Desk
from reader.tui.widgets.sheets import Card, CardScreen


class Following:
    """Follows footnotes, headings and links to other articles; shows everything else.

    Args:
        desk: The desk.
        open_entry: What opens another article.
    """

    def __init__(self, desk: Desk, open_entry: Callable[[Entry], None]) -> None:
        self.desk = desk
        self._open_entry = open_entry

    def show(self, card: Card) -> None:
        """Show a card over the page."""
        self.desk.app.push_screen(CardScreen(card))

    def follow(self, link: Link) -> bool:
        """Go where the link leads; False when that is outside the library."""
        if link.target.startswith("#"):
            span = anchor_of(self.desk.document, link.target)
            if span is None:
                self.desk.tell(f"there is no {link.target} in this article")
            else:
                self.desk.go_to(span.start)
            return True
        entry = self._entry(link.target)
        if entry is not None:
            self._open_entry(entry)
        return entry is not None

    def place_of(self, link: Link) -> tuple[Entry, Goal] | None:
        """The article and the place in it that a link leads to; None when that is outside the library.

        Raises:
            ReaderError: It is a link of ours into another library, or to what is not there.
        """
        if link.target.startswith("#"):
            return self.desk.opened.entry, Goal(span=anchor_of(self.desk.document, link.target))
        if is_address(link.target):
            place = place_at(self.desk.library, link.target)
            return (place.entry, Goal(place.annotation, place.span)) if place.entry is not None else None
        entry = self._entry(link.target)
        return (entry, WHERE_READ) if entry is not None else None

    def _entry(self, target: str) -> Entry | None:
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        target = unquote(parts.path)
        try:
            return resolve(self.desk.library, str((self.desk.opened.entry.path.parent / target).resolve()))
        except (ReaderError, ValueError, OSError):  # no article, or nothing that could be the name of a file
            return None
