"""Planning: what would become of all that files from elsewhere say; nothing is written."""

from collections.abc import Iterable, Sequence

from reader.core.errors import ReaderError
from reader.core.incoming import Unread
from reader.formats.incoming.table import InFormat, format_of, in_format
from reader.library.importing.outcomes import outcomes
from reader.library.importing.planned import Given, Plan
from reader.library.library import Library
from reader.library.shelf import Entry

SIZE_LIMIT_BYTES = 128 * 1024 * 1024
HEAD_BYTES = 4096

File = tuple[str, bytes | ReaderError]  # what it is called, and what it holds or why that cannot be read


def plan(library: Library, files: Iterable[File], format_name: str = "", article: Entry | None = None) -> Plan:
    """What would become of each record of some files; one that cannot be read is told, and the others come in.

    Args:
        library: The library.
        files: They.
        format_name: A format; empty to tell it from each file.
        article: The article that all of it is about; None where each record is to find its own.

    Raises:
        ReaderError: None of them can be read: it is too large, or is of no known format, or is a whole library,
            which `take_whole` takes.
    """
    given, errors, count = list[Given](), list[ReaderError](), 0
    for name, content in files:
        count += 1
        try:
            given += _given(name, content, format_name)
        except ReaderError as error:
            errors.append(error)
            given.append(Given(name, "", Unread(0, error.message)))
    if errors and len(errors) == count:
        raise errors[0]
    return outcomes(library, given, article)


def whole_among(files: Sequence[File], format_name: str = "") -> tuple[str, bytes] | None:
    """The one file, where that is a library in Postil's own format; None where there are only notes.

    Raises:
        ReaderError: There are other files besides: what the library brings is an act of its own.
    """
    for name, content in files:
        if isinstance(content, bytes) and _is_whole(name, content, format_name):
            if len(files) > 1:
                raise ReaderError(f"{name} is a library, and comes in by itself", "import it first, then the others")
            return name, content
    return None


def _is_whole(name: str, content: bytes, format_name: str) -> bool:
    try:
        return told_format(name, content, format_name).is_whole
    except ReaderError:  # what it is will be told when it is read
        return False


def told_format(name: str, content: bytes, format_name: str = "") -> InFormat:
    """The format of that name; else the one that a file seems to have.

    Raises:
        ReaderError: The file is empty or too large, or is of no known format.
    """
    refuse_large(name, len(content))
    if not content[:HEAD_BYTES].strip():
        raise ReaderError(f"there is nothing in {name}", "export it again")
    return in_format(format_name) if format_name else format_of(content[:HEAD_BYTES], name)


def _given(name: str, content: bytes | ReaderError, format_name: str) -> list[Given]:
    if isinstance(content, ReaderError):
        raise content
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
