"""Sources: the files that a path names, and what they hold, before it is known what they say."""

import os
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from reader.core.errors import ReaderError
from reader.formats.incoming.table import format_of
from reader.library.importing.planning import HEAD_BYTES, SIZE_LIMIT_BYTES, File, refuse_large

FILES_MAX = 20_000  # in a folder that are looked at


def sources(path: Path, format_name: str = "") -> Generator[None, None, Sequence[Path]]:
    """A file itself; of a folder the files in it, and in folders in it, that are of a known format.

    Args:
        path: The file or the folder.
        format_name: The format that all files are said to have; empty where each is asked.

    Yields:
        After each file that was looked at.

    Raises:
        ReaderError: There is no such file in the folder, or there are too many files.
    """
    if not path.is_dir():
        return (path,)
    found = list[Path]()
    for number, each in enumerate(_inside(path)):
        if number >= FILES_MAX:
            raise ReaderError(f"there are more than {FILES_MAX:,} files in {path}", "choose a folder in it")
        if format_name or _is_known(each):
            found.append(each)
        yield
    if not found:
        raise ReaderError(f"no file in {path} is of a format that can be imported", "name the files, or another folder")
    return found


def content_of(path: Path) -> bytes:
    """What a file holds.

    Raises:
        ReaderError: It is no file, cannot be read, or is larger than any notes are.
    """
    try:
        if path.exists() and not path.is_file():  # a device has no end, and a pipe may never begin
            raise ReaderError(f"{path} is no file", "name a file, or a folder of files")
        refuse_large(path.name, path.stat().st_size)
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{path} cannot be read: {reason}", "look whether it is there and yours to read") from error


def file_of(path: Path, name: str) -> File:
    """A file under a name, with what it holds, or with why that cannot be read."""
    try:
        return name, content_of(path)
    except ReaderError as error:
        return name, error


def _inside(path: Path) -> Iterator[Path]:
    """The files in a folder and the folders in it, in order; what is hidden is passed over."""
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(folder, name) for name in sorted(names) if not name.startswith("."))


def _is_known(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            format_of(file.read(HEAD_BYTES), path.name)
    except (OSError, ReaderError):
        return False
    return True
