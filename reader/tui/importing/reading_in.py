"""Reading in: the files that were meant, and what would become of what they say; on a thread of its own."""

from collections.abc import Generator, Mapping
from dataclasses import dataclass

from reader.core.errors import ReaderError
from reader.formats.incoming.table import UnknownFormatError
from reader.library.importing.carrying_out import carry_out
from reader.library.importing.carrying_out import said as said_of_records
from reader.library.importing.planned import Outcome, Plan
from reader.library.importing.planning import File, plan, refuse_large, whole_among
from reader.library.importing.sources import file_of, sources
from reader.library.importing.whole import Taken, said, take_whole
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.library.typed_path import typed_path

BACK = "u takes it back"
_BRIEF = {Outcome.NEW: "imported", Outcome.UPDATED: "updated", Outcome.PARKED: "parked"}  # what is written


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
        whole: A library, or a part of one, in Postil's own format, which comes by itself: name, content and what
            would come of it.
    """

    files: int
    plan: Plan
    whole: tuple[str, bytes, Taken] | None = None

    @property
    def formats(self) -> list[str]:
        """The formats that the files have."""
        if self.whole is not None:
            return ["postil"]
        return list(dict.fromkeys(each.given.format_name for each in self.plan.planned if each.given.format_name))

    @property
    def writes(self) -> bool:
        """Whether anything would be written."""
        if self.whole is None:
            return self.plan.writes
        taken = self.whole[2]
        return any(taken.fresh.values()) or bool(taken.renewed)

    @property
    def whole_words(self) -> list[str]:
        """What would come of the library."""
        if self.whole is None:
            return []
        name, _, taken = self.whole
        return [f"{name}: {said(taken)}", *taken.notices]


def reading_in(library: Library, wanted: Wanted) -> Generator[None, None, ReadIn]:
    """Read the files, and plan.

    Raises:
        ReaderError: There is no such file, or none of a known format.
    """
    found: list[File] = []
    size = 0
    for path in (yield from sources(typed_path(wanted.typed.strip()), wanted.format_name)):
        name, content = file_of(path, path.name)
        found.append((name, content))
        size += len(content) if isinstance(content, bytes) else 0
        refuse_large(wanted.typed, size)
        yield
    whole = whole_among(found, wanted.format_name)
    if whole is not None:
        name, content = whole
        return ReadIn(1, Plan(()), (name, content, take_whole(library, content, name, only_looks=True)))
    try:
        return ReadIn(len(found), plan(library, found, wanted.format_name, wanted.article))
    except UnknownFormatError as error:
        raise ReaderError(error.message) from error  # what to do instead is said by the screen


def carrying_out(library: Library, read: ReadIn) -> Generator[None, None, str]:
    """Let it in; what came of it, in words."""
    yield
    if read.whole is None:
        return _words(carry_out(library, read.plan).counts)
    name, content, _ = read.whole
    taken = take_whole(library, content, name)
    return said(taken) if taken.restored else f"{said(taken)} · {BACK}"


def _words(counts: Mapping[Outcome, int]) -> str:
    """What was written, how it is taken back, and then the rest, which a narrow line may cut."""
    rest = said_of_records({outcome: count for outcome, count in counts.items() if outcome not in _BRIEF})
    done = ", ".join(f"{counts[each]:,} {words}" for each, words in _BRIEF.items() if counts.get(each))
    return f"{done} · {BACK} · {rest}" if set(counts) - {*_BRIEF, Outcome.REMARK} else f"{done} · {BACK}"
