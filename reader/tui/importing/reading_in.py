"""Reading in: the files that were meant, and what would become of what they say; on a thread of its own."""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import compress

from reader.core.errors import ReaderError
from reader.formats.incoming.table import InFormat, UnknownFormatError
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.carrying_out import said as said_of_records
from reader.library.importing.planned import Plan
from reader.library.importing.planning import plan, refuse_large, told_format
from reader.library.importing.sources import content_of, sources
from reader.library.importing.whole import Taken, said, take_whole
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.library.typed_path import typed_path

BACK = "u takes it back"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read.

    Attributes:
        typed: The path of a file, or of a folder with files, as a person types it.
        format_name: Its format; empty to tell it from the file.
        article: The article that all of it is about; None where each record is to find its own.
    """

    typed: str
    format_name: str = ""
    article: Entry | None = None


@dataclass(frozen=True, slots=True)
class ReadIn:
    """What was read.

    Attributes:
        files: How many files.
        plan: What would become of the records.
        wholes: Libraries, or parts of them, in Postil's own format: name, content and what would come of each.
    """

    files: int
    plan: Plan
    wholes: tuple[tuple[str, bytes, Taken], ...] = ()

    @property
    def formats(self) -> list[str]:
        """The formats that the files have."""
        of_records = (each.given.format_name for each in self.plan.planned)
        return list(dict.fromkeys((*("postil" for _ in self.wholes), *of_records)))

    @property
    def writes(self) -> bool:
        """Whether anything would be written."""
        return self.plan.writes or any(any(taken.fresh.values()) or taken.renewed for _, _, taken in self.wholes)

    @property
    def whole_words(self) -> list[str]:
        """What would come of the libraries."""
        return [line for name, _, taken in self.wholes for line in (f"{name}: {said(taken)}", *taken.notices)]


def reading_in(library: Library, wanted: Wanted) -> Generator[None, None, ReadIn]:
    """Read the files, and plan.

    Raises:
        ReaderError: There is no such file, or none of a known format.
    """
    found: list[tuple[str, bytes]] = []
    size = 0
    for path in (yield from sources(typed_path(wanted.typed.strip()), wanted.format_name)):
        found.append((path.name, content_of(path)))
        size += len(found[-1][1])
        refuse_large(wanted.typed, size)
        yield
    is_whole = [_told(name, content, wanted).is_whole for name, content in found]
    wholes = list[tuple[str, bytes, Taken]]()
    for name, content in compress(found, is_whole):
        wholes.append((name, content, take_whole(library, content, name, only_looks=True)))
        yield
    left = [each for each, whole in zip(found, is_whole, strict=True) if not whole]
    return ReadIn(len(found), plan(library, left, wanted.format_name, wanted.article), tuple(wholes))


def carrying_out(library: Library, read: ReadIn) -> Generator[None, None, str]:
    """Let it in; what came of it, in words."""
    words = list[str]()
    yield
    for name, content, _ in read.wholes:
        taken = take_whole(library, content, name)
        words.append(said(taken) if taken.restored else f"{said(taken)} · {BACK}")
    if read.plan.writes or not words:
        words.append(f"{said_of_records(carry_out(library, read.plan).counts)} · {BACK}")
    return " · ".join(words)


def _told(name: str, content: bytes, wanted: Wanted) -> InFormat:
    try:
        return told_format(name, content, wanted.format_name)
    except UnknownFormatError as error:
        raise ReaderError(error.message) from error  # what to do instead is said by the screen
