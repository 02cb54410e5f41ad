"""Making: what would be written, made on a thread of its own, and written there."""

from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reader.core.outgoing import Wishes
from reader.formats.outgoing.table import OutFormat
from reader.library.exporting.choosing import Choice
from reader.library.exporting.foreseeing import Foreseen, foreseeing
from reader.library.exporting.gathering import Step
from reader.library.exporting.writing import Exported, exporting
from reader.library.library import Library
from reader.tui.aside import Aside
from reader.tui.subject import Subject

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be made.

    Attributes:
        place: The file, or the folder of a format with several.
    """

    subject: Subject
    chosen: OutFormat
    wishes: Wishes
    place: Path

    @property
    def choice(self) -> Choice:
        """What of the library it is."""
        return Choice(self.subject.articles, self.subject.uids)


class Making:
    """Makes what is asked for, and writes it.

    Args:
        library: The library.

    Attributes:
        step: How far it is; None while nothing is known of it.
    """

    def __init__(self, library: Library) -> None:
        self._aside = Aside(library)
        self.step: Step | None = None

    async def made(self, asked: Asked) -> Foreseen | None:
        """What would be written; None when something else was asked for meanwhile.

        Raises:
            ReaderError: It cannot be made.
        """
        return await self._aside.look(
            lambda library: self._told(foreseeing(library, asked.choice, asked.chosen.name, asked.place, asked.wishes))
        )

    async def written(self, asked: Asked, *, force: bool) -> Exported | None:
        """Write it; None when it was stopped before.

        Raises:
            ReaderError: It cannot be written.
        """
        wishes = replace(asked.wishes, force=force)
        return await self._aside.act(
            lambda library: self._told(exporting(library, asked.choice, asked.chosen.name, asked.place, wishes))
        )

    def stop(self) -> None:
        """Let what is being made be."""
        self._aside.stop()

    def end(self) -> None:
        """Nothing more is asked for."""
        self._aside.end()

    def _told(self, work: Generator[Step, None, Done]) -> Generator[None, None, Done]:
        """The same work, each step of which is told."""
        self.step = None
        while True:
            try:
                self.step = next(work)
            except StopIteration as done:
                self.step = None
                made: Done = done.value
                return made
            yield


def text_of(made: Foreseen) -> str | None:
    """The text of the one file; None where there are several, or it is no text."""
    if len(made.found.files) != 1:
        return None
    try:
        return made.found.files[0].content.decode()
    except UnicodeDecodeError:
        return None
