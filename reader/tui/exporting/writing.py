"""Writing: the keys that write what is shown, look at another place, and copy it instead."""

from typing import Protocol

from textual.app import App
from textual.worker import Worker

from reader.core.errors import InTheWayError, ReaderError
from reader.library.exporting.foreseeing import Foreseen
from reader.library.exporting.writing import Exported
from reader.library.library import Library
from reader.library.placing import remember
from reader.tui.copying import copy
from reader.tui.exporting.making import Asked, Making, text_of
from reader.tui.exporting.places import keep_place
from reader.tui.widgets.paths import Paths
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.sheets import Chooser

LAST = "export format"  # the key under which the last format is remembered
STILL = "it is being written · esc stops it"
WRITE, PLACE = "write to", "place"  # what the line of input is asked for


class Export(Protocol):
    """The screen, as these keys see it."""

    made: Foreseen | None

    @property
    def place(self) -> str:
        """Where it goes, as it is typed."""

    def wrote(self, exported: Exported) -> None:
        """It was written."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Writing:
    """What the keys do; each `do_` method is one command of the table.

    Args:
        app: The app.
        library: The library.
        export: The screen.
        making: What makes and writes.
        prompt: The line of input.

    Attributes:
        is_writing: Whether it is being written.
    """

    def __init__(self, app: App[object], library: Library, export: Export, making: Making, prompt: Prompt) -> None:
        self._app = app
        self._library = library
        self._export = export
        self._making = making
        self._prompt = prompt
        self.is_writing = False

    def do_write(self) -> None:
        """Ask where, then write."""
        made = self._export.made
        if self.is_writing:
            self._export.tell(STILL)
        elif made is not None and not made.found.articles:
            self._export.tell("there is nothing to write")
        else:
            self._prompt.ask_with(WRITE, "write to", self._export.place, Paths())

    def do_place(self) -> None:
        """Ask where, and look what is there."""
        self._prompt.ask_with(PLACE, "look at", self._export.place, Paths())

    def do_copy(self) -> None:
        """The text of the one file."""
        made = self._export.made
        if made is None:
            self._export.tell("it is not made yet")
        elif (text := text_of(made)) is None:
            self._export.tell("only the text of one file can be copied")
        else:
            self._export.tell(f"copied, {copy(self._app, text)}")

    def write(self, asked: Asked, typed: str, *, force: bool = False) -> Worker[None]:
        """Write it to where it is to go.

        Args:
            asked: What.
            typed: Where, as it was typed.
            force: Whether files may be replaced that are in the way.
        """
        self.is_writing = True
        return self._app.screen.run_worker(
            self._write(asked, typed, force=force), exclusive=True, group="writing", description="what is written"
        )

    async def _write(self, asked: Asked, typed: str, *, force: bool) -> None:
        try:
            exported = await self._making.written(asked, force=force)
        except InTheWayError as error:
            self._ask_to_replace(error, asked, typed)
            return
        except ReaderError as error:
            self._export.tell(str(error))
            return
        finally:
            self.is_writing = False
        if exported is not None:
            keep_place(self._library, asked.chosen, asked.subject, typed)
            remember(self._library, LAST, asked.chosen.name)
            self._export.tell(_said(exported, asked))
            self._export.wrote(exported)

    def _ask_to_replace(self, error: InTheWayError, asked: Asked, typed: str) -> None:
        """A file is in the way: let the reader say whether it is to be replaced."""

        def answered(choice: int | None) -> None:
            if choice == 1:
                self.write(asked, typed, force=True)

        rows = ("no, leave what is there", "yes, replace what is there")
        self._app.push_screen(Chooser(error.message, rows, enter="answers"), answered)


def _said(exported: Exported, asked: Asked) -> str:
    """What came of it, in one line."""
    count = len(exported.written)
    where = exported.written[0] if count == 1 and not asked.chosen.is_folder else asked.place.absolute()
    parts = [f"{count:,} files written to {where}" if count > 1 else f"written to {where}"] if count else []
    if exported.unchanged:
        parts.append(f"{exported.unchanged:,} unchanged" if count else "nothing to write: all of it is there unchanged")
    notices = len(exported.kept) + len(exported.notices)
    if notices:
        parts.append(f"{notices:,} thing{'s' if notices > 1 else ''} to know above")
    return " · ".join(parts) or "nothing to write"
