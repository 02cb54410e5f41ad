"""Reading in: the files that were meant, and what would become of what they say; on a thread of its own."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from itertools import compress, islice
from pathlib import Path

from reader.core.errors import ReaderError
from reader.formats.incoming.table import format_of
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.carrying_out import said as said_of_records
from reader.library.importing.planned import Plan
from reader.library.importing.planning import HEAD_BYTES, plan, refuse_large, told_format
from reader.library.importing.whole import Taken, said, take_whole
from reader.library.library import Library
from reader.library.shelf import Entry

BACK = "u takes it back"
FILES_MAX = 2_000  # of a folder


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
    for path in _files(wanted):
        found.append((path.name, _content(path)))
        yield
    is_whole = [told_format(name, content, wanted.format_name).is_whole for name, content in found]
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


def _files(wanted: Wanted) -> Sequence[Path]:
    path = Path(wanted.typed.strip()).expanduser()
    if not path.is_dir():
        return (path,)
    inside = islice((each for each in sorted(path.rglob("*")) if each.is_file()), FILES_MAX)
    found = [each for each in inside if wanted.format_name or _is_known(each)]
    if not found:
        raise ReaderError(f"no file in {path} is of a format that can be imported", "o chooses another")
    return found


def _is_known(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            format_of(file.read(HEAD_BYTES), path.name)
    except (OSError, ReaderError):
        return False
    return True


def _content(path: Path) -> bytes:
    try:
        refuse_large(path.name, path.stat().st_size)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{path} cannot be read: {reason}", "o chooses another file") from error
