"""Going: the keys that lead from what was found to where it stands, and that link it."""

from dataclasses import replace
from typing import Protocol

from reader.core.saved_search import SavedSearch
from reader.library.library import Library
from reader.library.searching import Answer, Group, Hit
from reader.tui.goal import Goal
from reader.tui.references.beginning import at_annotation, at_article, at_sentence, begin_at
from reader.tui.references.loose_end import Begun
from reader.tui.services import Read, Services


class Found(Protocol):
    """The search, as these keys see it."""

    answer: Answer

    @property
    def chosen(self) -> tuple[Group, Hit] | None:
        """What the cursor stands on."""

    @property
    def chosen_search(self) -> SavedSearch | None:
        """The saved search that the cursor stands on."""

    def ask_saved(self, saved: SavedSearch) -> None:
        """Search for what was saved."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Going:
    """What these keys do; each `do_` method is one command of the table.

    Args:
        library: The library.
        services: What the app does for screens.
        found: The search.
    """

    def __init__(self, library: Library, services: Services, found: Found) -> None:
        self._library = library
        self._services = services
        self._found = found

    def do_open(self) -> None:
        """Open the passage or the annotation; or ask a saved search."""
        saved = self._found.chosen_search
        if self._found.chosen is None and saved is not None:
            self._found.ask_saved(saved)
        else:
            self._go(self._services.read)

    def do_beside(self) -> None:
        """Open the passage beside the article that is read."""
        self._go(self._services.beside)

    def do_link(self) -> None:
        """Begin a reference at the passage or the annotation, or end it there."""
        begin_at(self._linked_here(), self._services, self._found.tell)

    def _go(self, read: Read) -> None:
        if self._found.chosen is None:
            self._found.tell("there is nothing to open")
            return
        group, hit = self._found.chosen
        goal = Goal(at=hit.uid) if hit.uid else Goal(span=hit.span)
        read(group.entry, replace(goal, found=self._found.answer.shown))

    def _linked_here(self) -> Begun | None:
        if self._found.chosen is None:
            return None
        entry, hit = self._found.chosen[0].entry, self._found.chosen[1]
        if hit.uid:
            return at_annotation(hit.uid, hit.snippet.text, entry)
        return at_sentence(self._library, entry, hit.span) if hit.span else at_article(entry)
