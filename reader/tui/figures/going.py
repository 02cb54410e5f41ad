"""Going: from a row of the ledger to its passage, to a note there, or to its card."""

from collections.abc import Callable

from reader.core.slices import at_once
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.figures.rows import Row
from reader.tui.goal import Goal
from reader.tui.references.beginning import at_figure, begin_at
from reader.tui.services import Read, Services


class Going:
    """Leads away from the ledger.

    Args:
        library: The library.
        services: What the app does for screens.
        chosen: Tells the row in hand.
        tell: Says something.

    Attributes:
        shelf: The articles by id, as far as they are known.
    """

    def __init__(
        self, library: Library, services: Services, chosen: Callable[[], Row | None], tell: Callable[[str], None]
    ) -> None:
        self._library = library
        self._services = services
        self._chosen = chosen
        self._tell = tell
        self.shelf: dict[str, Entry] = {}

    def do_jump(self) -> None:
        """Go to the passage."""
        self._go()

    def do_beside(self) -> None:
        """Open the passage beside the article that is read."""
        self._go(read=self._services.beside)

    def do_note(self) -> None:
        """Go to the passage and write a note on the figure."""
        self._go("note")

    def do_open(self) -> None:
        """The card of the figure."""
        row, entry = self._chosen(), self.entry()
        if row is not None and entry is not None:
            self._services.wide.show_figure(entry, row.figure)
        else:
            self._tell("there is no figure to show")

    def do_link(self) -> None:
        """Begin a reference at the figure, or end it there."""
        row = self._chosen()
        begin_at(at_figure(row.mention) if row else None, self._services, self._tell)

    def entry(self) -> Entry | None:
        """The article of the row in hand."""
        row = self._chosen()
        if row is None:
            return None
        if row.mention.article not in self.shelf:
            self.shelf = at_once(shelf_by_id(self._library))
        return self.shelf.get(row.mention.article)

    def _go(self, then: str = "", read: Read | None = None) -> None:
        row, entry = self._chosen(), self.entry()
        if row is not None and entry is not None:
            (read or self._services.read)(entry, Goal(span=row.figure.span, then=then))
        else:
            self._tell("there is no figure to go to")
