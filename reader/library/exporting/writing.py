"""Writing: what goes out, in a format, as files on the disk, or in memory to be looked at."""

from dataclasses import dataclass, replace
from pathlib import Path

from reader.core.errors import ReaderError
from reader.core.outgoing import OutFile, Wishes
from reader.formats.outgoing.table import OutFormat, out_format, writer_of
from reader.library.exporting.choosing import Choice
from reader.library.exporting.gathering import gather
from reader.library.library import Library

PLAIN = Wishes()


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        written: The files that are new or changed.
        unchanged: How many were there already as they were to be; they were not touched.
        kept: What was left as it is, and why, a line each.
    """

    written: tuple[Path, ...]
    unchanged: int = 0
    kept: tuple[str, ...] = ()


def rendered(library: Library, choice: Choice, format_name: str, wishes: Wishes = PLAIN) -> list[OutFile]:
    """What goes out, as the files of a format; nothing is written.

    Raises:
        ReaderError: There is no such format, or no such label.
    """
    chosen = out_format(format_name)
    wanted = replace(wishes, parts=wishes.parts & chosen.offers)
    parcel = gather(library, choice, chosen.needs | wanted.parts, bare=chosen.bare)
    return list(writer_of(chosen)(parcel, wanted))


def export(
    library: Library,
    choice: Choice,
    format_name: str,
    path: Path,
    wishes: Wishes = PLAIN,
) -> Exported:
    """Write what goes out; a file that is there as it should be is not touched.

    Args:
        library: The library.
        choice: What is to go out.
        format_name: A format.
        path: A file, or a folder for the file or files of the format.
        wishes: How it is to be written.

    Raises:
        ReaderError: There is no such format or label, a file is there already that another program wrote or
            somebody changed, or a file cannot be written.
    """
    chosen = out_format(format_name)
    found = rendered(library, choice, format_name, wishes)
    written = [each for each in found if _put(_place(chosen, path, each), each.content, force=wishes.force)]
    return Exported(tuple(_place(chosen, path, each) for each in written), len(found) - len(written))


def write_text(path: Path, text: str) -> None:
    """Write a text to a file that is not there yet.

    Raises:
        ReaderError: There is such a file already, or it cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError as error:
        raise ReaderError(f"there is a file {path} already", "choose another name") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ReaderError(f"{path} cannot be written: {reason}", "choose another name") from error


def _place(chosen: OutFormat, path: Path, file: OutFile) -> Path:
    return path / file.name if chosen.is_folder or path.is_dir() else path


def _put(path: Path, content: bytes, *, force: bool) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    if path.exists() and not force:
        raise ReaderError(f"there is a file {path} already", "choose another name, or replace it: --force")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
