"""Own files: what a library itself is made of; no export may write there, whether or not it is to replace files."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from reader.core.errors import ReaderError
from reader.library.library import ARTICLES, DATABASE, LABELS, TRASH, Library


def refuse_own(library: Library, paths: Iterable[Path]) -> None:
    """Make sure that no file is one of the library's own, or would be.

    Raises:
        ReaderError: One is: the database, the labels, or anything in the folders of the articles and of the trash.
    """
    root, folders = library.root.resolve(), dict[Path, Path]()
    for path in paths:
        folder = (
            folders[path.parent] if path.parent in folders else folders.setdefault(path.parent, _meant(path.parent))
        )
        if folder.is_relative_to(root) and _is_own((folder / path.name).relative_to(root)):
            raise ReaderError(f"{path} belongs to the library itself", "choose a place outside of its folders")


def _meant(folder: Path) -> Path:
    with suppress(OSError, RuntimeError, ValueError):  # no name that there could be: writing says why
        return folder.resolve()
    return folder


def _is_own(inside: Path) -> bool:
    first, *others = (part.casefold() for part in inside.parts)  # some disks do not know capitals from small letters
    return first in {ARTICLES, TRASH} or (not others and (first == LABELS or first.startswith(DATABASE)))
