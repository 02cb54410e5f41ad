"""Making: what would be written, made on a thread of its own, and how it differs from what is there."""

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.core.outgoing import OutFile, Wishes
from reader.formats.outgoing.table import OutFormat
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import content_of
from reader.library.exporting.rendering import Rendered, rendering
from reader.library.exporting.writing import Exported, put
from reader.library.library import Library
from reader.tui.aside import Aside
from reader.tui.subject import Subject


class State(StrEnum):
    """What writing a file would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"


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


@dataclass(frozen=True, slots=True)
class Made:
    """What would be written.

    Attributes:
        found: What goes out.
        states: What writing would do to each of its files.
    """

    found: Rendered
    states: tuple[State, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing goes out."""
        return not self.found.articles

    @property
    def text(self) -> str | None:
        """The text of the one file; None where there are several, or it is no text."""
        if len(self.found.files) != 1:
            return None
        try:
            return self.found.files[0].content.decode()
        except UnicodeDecodeError:
            return None


class Making:
    """Makes what is asked for, and writes it.

    Args:
        library: The library.

    Attributes:
        step: How far it is: done, and how many there are; None while nothing is known of it.
    """

    def __init__(self, library: Library) -> None:
        self._aside = Aside(library)
        self._known: dict[tuple[Subject, str, Wishes], Rendered] = {}
        self.step: tuple[int, int] | None = None

    async def made(self, asked: Asked) -> Made | None:
        """What would be written; None when something else was asked for meanwhile.

        Raises:
            ReaderError: It cannot be made.
        """
        return await self._aside.do(lambda library: self._making(library, asked))

    async def written(self, asked: Asked, *, force: bool) -> Exported | None:
        """Write it; None when it was stopped before.

        Raises:
            ReaderError: It cannot be written.
        """
        return await self._aside.do(lambda library: self._writing(library, asked, force=force))

    def forget(self) -> None:
        """The library changed: make all of it anew."""
        self._known = {}

    def stop(self) -> None:
        """Let what is being made be."""
        self._aside.stop()

    def end(self) -> None:
        """Nothing more is asked for."""
        self._aside.end()

    def _making(self, library: Library, asked: Asked) -> Generator[None, None, Made]:
        found = yield from self._rendered(library, asked)
        states = list[State]()
        for each in found.files:
            present = content_of(place_of(asked, each))
            is_same = present == each.content
            states.append(State.NEW if present is None else State.SAME if is_same else State.CHANGED)
            yield
        return Made(found, tuple(states))

    def _writing(self, library: Library, asked: Asked, *, force: bool) -> Generator[None, None, Exported]:
        found = yield from self._rendered(library, asked)
        yield
        return put(library, found, asked.chosen, asked.place, force=force)

    def _rendered(self, library: Library, asked: Asked) -> Generator[None, None, Rendered]:
        known, key = self._known, (asked.subject, asked.chosen.name, asked.wishes)
        if key not in known:
            self.step = None
            steps = rendering(library, asked.choice, asked.chosen.name, asked.wishes)
            while True:
                try:
                    step = next(steps)
                except StopIteration as done:
                    known[key] = done.value
                    break
                self.step = step.done, step.total
                yield
            self.step = None
        return known[key]


def place_of(asked: Asked, file: OutFile) -> Path:
    """Where a file is to lie."""
    return asked.place / file.name if asked.chosen.is_folder or asked.place.is_dir() else asked.place
