"""Shelving: what the library's keys do to an article: edit, finish, trash and bring back."""

from collections.abc import Callable
from typing import Protocol

from textual.app import App

from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.library.addressing import article_address
from reader.library.library import Library
from reader.library.placing import finished
from reader.library.removing import bring_back, remove
from reader.library.shelf import Entry
from reader.tui.copying import copy
from reader.tui.editing import edit_file


class Shelf(Protocol):
    """The list of articles, as its keys see it."""

    @property
    def chosen(self) -> Entry | None:
        """The article under the cursor."""

    @property
    def in_trash(self) -> bool:
        """Whether the list is that of the trash."""


class Shelving:
    """What the keys do to the article under the cursor.

    Args:
        app: The app, which hands the terminal to an editor.
        library: The library.
        shelf: The list.
        done: Reads the list anew, and says the words it is given.
    """

    def __init__(self, app: App[object], library: Library, shelf: Shelf, done: Callable[[str], None]) -> None:
        self._app = app
        self._library = library
        self._shelf = shelf
        self._done = done

    def do_edit(self) -> None:
        """Edit the file in $EDITOR."""
        entry = self._shelf.chosen
        if entry is not None:
            if entry.missing:
                raise ReaderError("its file is gone", "open it to read the text that was kept")
            edit_file(self._app, entry.path)
            self._done("")

    def do_weigh(self) -> None:
        """How often what is marked in the article is read again."""
        from reader.tui.weighing import weigh  # noqa: PLC0415 - seldom asked for in a sitting

        entry = self._shelf.chosen
        if entry is not None and self._shelf.in_trash:
            raise ReaderError("it is in the trash", "dd brings it back")
        if entry is not None:
            weigh(self._app, self._library, [Target(TargetKind.ARTICLE, entry.id)], self._done)

    def do_finished(self) -> None:
        """Finished, or not."""
        entry = self._shelf.chosen
        if entry is not None:
            finished(self._library, entry, not entry.finished)
            self._done("not finished · D takes it back" if entry.finished else "finished · D takes it back")

    def do_copy_link(self) -> None:
        """Copy a link to the article."""
        entry = self._shelf.chosen
        if entry is not None:
            self._done(
                f"copied a link to “{entry.article.title}”, {copy(self._app, article_address(self._library, entry))}"
            )

    def do_trash(self) -> None:
        """Into the trash, or out of it."""
        entry = self._shelf.chosen
        if entry is None:
            return
        title = f"“{entry.article.title}”"
        if self._shelf.in_trash:
            bring_back(self._library, entry)
            self._done(f"{title} is back in the library")
        else:
            remove(self._library, entry)
            self._done(f"in the trash · u brings it back · gd shows the trash: {title}")
