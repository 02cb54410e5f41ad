"""Planning: what would become of all that files from elsewhere say; nothing is written."""

from collections.abc import Iterable

from reader.core.errors import ReaderError
from reader.formats.incoming.table import InFormat, format_of, in_format
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given, Plan
from reader.library.library import Library
from reader.library.shelf import Entry

SIZE_LIMIT_BYTES = 128 * 1024 * 1024
HEAD_BYTES = 4096


def plan(
    library: Library, files: Iterable[tuple[str, bytes]], format_name: str = "", article: Entry | None = None
) -> Plan:
    """What would become of each record of some files.

    Args:
        library: The library.
        files: Their names and contents.
        format_name: A format; empty to tell it from each file.
        article: The article that all of it is about; None where each record is to find its own.

    Raises:
        ReaderError: A file is too large, or is of no known format, or is a whole library, which `take_whole` takes.
    """
    given = [each for name, content in files for each in _given(name, content, format_name)]
    return outcomes(library, given, article)


def told_format(name: str, content: bytes, format_name: str = "") -> InFormat:
    """The format of that name; else the one that a file seems to have.

    Raises:
        ReaderError: The file is empty or too large, or is of no known format.
    """
    refuse_large(name, len(content))
    if not content[:HEAD_BYTES].strip():
        raise ReaderError(f"there is nothing in {name}", "export it again")
    return in_format(format_name) if format_name else format_of(content[:HEAD_BYTES], name)


def _given(name: str, content: bytes, format_name: str) -> list[Given]:
    form = told_format(name, content, format_name)
    try:
        return [Given(name, form.name, each) for each in form.records(content, name)]
    except ReaderError as error:
        if name in error.message:
            raise
        raise ReaderError(f"{name}: {error.message}", error.hint) from error


def refuse_large(name: str, size: int) -> None:
    """Nothing, when a file can be read whole.

    Raises:
        ReaderError: It is larger than any notes are.
    """
    if size > SIZE_LIMIT_BYTES:
        raise ReaderError(f"{name} is larger than {SIZE_LIMIT_BYTES // 1024 // 1024} MB", "cut it into parts")
