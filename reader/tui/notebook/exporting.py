"""Exporting: writes annotations of the notebook as Markdown, to a file or the clipboard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from textual.app import App

from reader.library.exporting.choosing import Choice
from reader.library.exporting.writing import rendered, write_text
from reader.library.library import Library
from reader.tui.copying import copy
from reader.tui.notebook.acting import counted
from reader.tui.notebook.lines import Laid
from reader.tui.widgets.prompt import Prompt

WRITE = "write"  # what the line of input is asked for
FILE = "notes.md"


class Notebook(Protocol):
    """The list, as this key sees it."""

    laid: Laid

    @property
    def marked_uids(self) -> Sequence[str]:
        """The ids of those that are selected."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Exporting:
    """What the key does.

    Args:
        app: The app.
        library: The library.
        notebook: The list.
        prompt: The line of input.
    """

    def __init__(self, app: App[object], library: Library, notebook: Notebook, prompt: Prompt) -> None:
        self._app = app
        self._library = library
        self._notebook = notebook
        self._prompt = prompt
        self._uids: Sequence[str] = ()

    def do_write(self) -> None:
        """Ask where to write those that are selected, or else all that are shown."""
        self._uids = self._notebook.marked_uids or tuple(dict.fromkeys(row.uid for row in self._notebook.laid.rows))
        if self._uids:
            self._prompt.ask(WRITE, f"write {len(self._uids):,} to", FILE)
            self._notebook.tell("an empty line copies instead")
        else:
            self._notebook.tell("there is nothing to write")

    def write(self, typed: str) -> None:
        """Write them to the file of this name, or, without one, to the clipboard.

        Raises:
            ReaderError: The file cannot be written.
        """
        (page,) = rendered(self._library, Choice(uids=tuple(self._uids)), "markdown")
        text, said = page.content.decode(), counted(len(self._uids))
        if not typed.strip():
            self._notebook.tell(f"{said} copied as Markdown, {copy(self._app, text)}")
            return
        path = Path(typed.strip()).expanduser()
        write_text(path, text)
        self._notebook.tell(f"{said} written to {path.absolute()}")
