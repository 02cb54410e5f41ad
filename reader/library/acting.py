"""Acting: one act of the reader is one transaction: rows, journal, and then word to those who asked."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from reader.core.annotation import Record
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.store import journal
from reader.store.disk import sync
from reader.store.nouns import find_row, write_row
from reader.store.rows import Row


@dataclass(slots=True)
class Acting:
    """An act on its way; made by `act`.

    Attributes:
        uid: The identity of the act.
        at: When it is done; all that it writes carries this time.
    """

    library: Library
    uid: str
    at: datetime
    undoes: str = ""
    changes: list[Change] = field(default_factory=list)
    _remedies: list[Callable[[], object]] = field(default_factory=list)

    def new_record(self, uid: str = "") -> Record:
        """The record of something made in this act."""
        library = self.library
        return Record(uid or library.ids(), library.author, library.device, created=self.at, changed=self.at)

    def write(self, verb: str, noun: str, key: str, after: Row | None) -> None:
        """Make a row what `after` says and note it in the journal; nothing when it is that already."""
        library = self.library
        before = find_row(library.database, noun, key)
        if before == after or (before and after and before | after == before):
            return
        write_row(library.database, noun, key, after)
        self.note(verb, noun, key, before, after)

    def note(self, verb: str, noun: str, key: str, before: Row | None, after: Row | None) -> None:
        """Note in the journal what was done."""
        library = self.library
        change = Change(
            uid=library.ids(),
            act=self.uid,
            at=self.at,
            device=library.device,
            author=library.author,
            verb=verb,
            noun=noun,
            key=key,
            before=before,
            after=after,
            undoes=self.undoes,
        )
        journal.append(library.database, [change])
        self.changes.append(change)

    def move(self, source: Path, home: Path) -> None:
        """Move a file in step with the act: when the act is not saved, the file goes back.

        Raises:
            ReaderError: Something lies at `home`, or the file cannot be moved.
        """
        if os.path.lexists(home):
            raise ReaderError(f"another file lies at {home}", "rename it, and do this again")
        try:
            _move(source, home)
            self.on_failure(lambda: _move(home, source))
            for folder in (source.parent, home.parent):
                _sync_folder(folder)
        except OSError as error:
            raise ReaderError(
                f"{source} cannot be moved: {error.strerror}", "look at the rights of its folder"
            ) from error

    def on_failure(self, remedy: Callable[[], object]) -> None:
        """What is to be done about files when the act is not saved."""
        self._remedies.append(remedy)

    def unwind(self) -> list[OSError]:
        """Put the files back to where they were before the act, as far as that can be done.

        Returns:
            What could not be done.
        """
        failures: list[OSError] = []
        while self._remedies:
            try:
                self._remedies.pop()()
            except OSError as failure:  # the others are to be put back all the same
                failures.append(failure)
        return failures


@contextmanager
def act(library: Library, *, undoes: str = "") -> Iterator[Acting]:
    """Do an act: what is written inside is saved together, or not at all.

    Args:
        library: The library.
        undoes: The act that this one takes back.

    Raises:
        ReaderError: It cannot be saved; then nothing has changed, or its notes tell which files could not
            be put back.
    """
    acting = Acting(library, library.ids(), library.now(), undoes)
    try:
        with library.database.writing():
            yield acting
    except BaseException as error:
        for failure in acting.unwind():
            error.add_note(f"a file could not be put back: {failure}")
        raise
    if acting.changes:
        library.publish(tuple(acting.changes))


def _move(source: Path, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(source, home)


def _sync_folder(folder: Path) -> None:
    with suppress(PermissionError):  # a folder that may be written but not read cannot be opened
        sync(folder)
