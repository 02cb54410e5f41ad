"""Saving: the keys for searches that are kept under a name."""

from collections.abc import Callable
from typing import Protocol

from reader.core.saved_search import SavedSearch
from reader.library.library import Library
from reader.library.saving_searches import forget_search, rename_search, save_search, saved_searches
from reader.tui.widgets.prompt import Prompt

SAVE, RENAME = "save", "rename"  # what the line of input is asked for
ONLY_SAVED = "only saved searches can be {}; they are listed where nothing is typed"


class Searched(Protocol):
    """The search, as these keys see it."""

    typed: str

    @property
    def chosen_search(self) -> SavedSearch | None:
        """The saved search that the cursor stands on."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Saving:
    """What these keys do; each `do_` method is one command of the table.

    Args:
        library: The library.
        searched: The search.
        prompt: Its line of input.
        changed: Called with what is to be said once saved searches are others.

    Attributes:
        saved: The saved searches, as they were last read.
    """

    def __init__(self, library: Library, searched: Searched, prompt: Prompt, changed: Callable[[str], None]) -> None:
        self._library = library
        self._searched = searched
        self._prompt = prompt
        self._changed = changed
        self._renamed = ""
        self.saved = saved_searches(library)

    def read(self) -> None:
        """Read the saved searches anew."""
        self.saved = saved_searches(self._library)

    def do_save(self) -> None:
        """Ask for a name for what is searched for."""
        if self._searched.typed.strip():
            self._prompt.ask_one(SAVE, "save as", "", [each.name for each in self.saved])
        else:
            self._searched.tell("type what to search for first; then it can be saved")

    def do_rename(self) -> None:
        """Ask for another name for a saved search."""
        saved = self._chosen("renamed")
        if saved is not None:
            self._renamed = saved.name
            self._prompt.ask_one(RENAME, f"rename “{saved.name}” to", saved.name, ())

    def do_forget(self) -> None:
        """Forget a saved search."""
        saved = self._chosen("forgotten")
        if saved is not None:
            forget_search(self._library, saved.name)
            self._changed(f"forgot the search “{saved.name}”; u brings it back")

    def _chosen(self, to_be: str) -> SavedSearch | None:
        saved = self._searched.chosen_search
        if saved is None:
            self._searched.tell(ONLY_SAVED.format(to_be))
        return saved

    def answered(self, about: str, text: str) -> None:
        """Save under the name that was typed, or rename.

        Raises:
            ReaderError: There is no such search any more, or it cannot be called so.
        """
        if about == RENAME:
            self._changed(f"it is “{rename_search(self._library, self._renamed, text).name}” now; u undoes it")
        else:
            self._changed(f"saved as “{save_search(self._library, text, self._searched.typed).name}”")
