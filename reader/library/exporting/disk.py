"""Disk: files of an export as they come to lie: whole or not at all, never through a link."""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath

from reader.core.errors import ReaderError
from reader.core.outgoing import OutFile
from reader.formats.outgoing.table import OutFormat
from reader.library.typed_path import typed_path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def is_folder(path: Path) -> bool:
    """Whether there is a folder of this name."""
    with suppress(OSError, ValueError):  # no name that there could be: writing says why
        return path.is_dir()
    return False


def lies_in_folder(chosen: OutFormat, path: Path, files: Sequence[OutFile]) -> bool:
    """Whether a path is meant as the folder of what goes out; of a single file it may be the file: `rain.html`."""
    if is_folder(path) or not chosen.is_folder:
        return is_folder(path)
    names = [PurePosixPath(each.name) for each in files]
    return chosen.merges or len(names) != 1 or not path.suffix or path.suffix != names[0].suffix


def content_of(path: Path) -> bytes | None:
    """What a file holds; None where there is none.

    Raises:
        ReaderError: It cannot be read, or is no file.
    """
    try:
        if path.is_dir() or (path.exists() and not path.is_file()):
            raise ReaderError(f"{path} is no file", "choose another name")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} cannot be read: {_reason(error)}", "choose another name") from error


def read_template(typed: str) -> str:
    """The text of a template at a path that a person typed.

    Raises:
        ReaderError: It cannot be read.
    """
    path = typed_path(typed.strip())
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ReaderError(f"the template {path} cannot be read: {_reason(error)}", "check the path") from error


def make_folder(path: Path) -> None:
    """Make a folder, if it is not there.

    Raises:
        ReaderError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise ReaderError(f"the folder {path} cannot be made: {_reason(error)}", "choose another place") from error


def refuse_links(root: Path, name: str) -> None:
    """Make sure that a file in a folder is not reached through a link that somebody laid there.

    Raises:
        ReaderError: It is.
    """
    path = root
    for part in Path(name).parts:
        path /= part
        if _is_link(path):
            raise ReaderError(f"{path} is a link, which is not written through", "give what it leads to")


def write(path: Path, content: bytes, *, present: bytes | None) -> None:
    """Write a file whole, or not at all.

    Args:
        path: The file.
        content: Its bytes.
        present: What it was seen to hold; None for a file that was not there.

    Raises:
        ReaderError: It cannot be written, or another program made or changed it meanwhile.
    """
    if not path.parent.is_dir():
        raise ReaderError(f"there is no folder {path.parent}", "make it first, or choose another place")
    try:
        _write(path, content, present)
    except FileExistsError as error:
        raise ReaderError(f"there is a file {path} already", "choose another name") from error
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} cannot be written: {_reason(error)}", "choose another place") from error


def write_text(path: Path, text: str) -> None:
    """Write a text to a file that is not there yet.

    Raises:
        ReaderError: There is such a file already, or it cannot be written.
    """
    write(path, text.encode("utf-8", "replace"), present=None)


def _write(path: Path, content: bytes, present: bytes | None) -> None:
    is_new = present is None
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with os.fdopen(os.open(beside, _NEW, 0o666), "wb") as file:
            file.write(content)
            if not is_new:  # what is new can be written again; what is replaced may hold what somebody wrote
                file.flush()
                os.fsync(file.fileno())
        if is_new:
            _lay(beside, path)
        else:
            beside.chmod(path.stat().st_mode & 0o7777)
            if path.read_bytes() != present:
                raise ReaderError(f"{path} was changed by another program just now", "export again")
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _lay(beside: Path, path: Path) -> None:
    """Give a file its name, unless there is one of that name."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a disk that has no second names for a file
        if path.exists():
            raise FileExistsError(path) from None
        beside.replace(path)


def _is_link(path: Path) -> bool:
    with suppress(OSError, ValueError):  # as for `is_folder`
        return path.is_symlink()
    return False


def _reason(error: OSError | ValueError) -> object:
    return getattr(error, "strerror", None) or error
