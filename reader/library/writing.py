"""Writing: files that are made without ever writing over another."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.core.errors import ReaderError


def write_new(path: Path, data: bytes, taken: Callable[[Path], bool] = os.path.lexists) -> Path:
    """Write a file under a name that nothing has yet: `path`, else the same with -2, -3 ….

    Args:
        path: The name that is wanted.
        data: What to write.
        taken: Whether a name is not to be used; whatever it says, no file is written over.

    Returns:
        Where it lies.

    Raises:
        ReaderError: It cannot be written; then nothing is left of it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for candidate in _names(path):
        if taken(candidate):
            continue
        try:
            descriptor = os.open(candidate, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o666)
        except FileExistsError:
            continue
        except OSError as error:
            raise ReaderError(
                f"{candidate} cannot be made: {error.strerror}", "look at the rights of the folder"
            ) from error
        _fill(candidate, descriptor, data)
        return candidate
    raise AssertionError("names never end")


def free_path(path: Path, taken: Callable[[Path], bool] = os.path.lexists) -> Path:
    """`path`, or the same with -2, -3 … when it is `taken`: something lies there."""
    return next(candidate for candidate in _names(path) if not taken(candidate))


def _names(path: Path) -> Iterator[Path]:
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _fill(path: Path, descriptor: int, data: bytes) -> None:
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()
        raise ReaderError(f"{path} cannot be written: {error.strerror}", "look whether the disk is full") from error
