"""Finding: which library is meant, when a program starts somewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.core.errors import ReaderError
from reader.library.folders import Folders
from reader.library.typed_path import typed_path

DATABASE = "annotations.db"
ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Found:
    """A library, or where one should be made.

    Attributes:
        root: Its folder.
        sure: False for a bare `articles/` that nobody has called a library yet: ask first.
        own: Whether it is the user's own library, which is made when it is not there.
    """

    root: Path
    sure: bool = True
    own: bool = False


def find_library(option: Path | None, start: Path, environ: Mapping[str, str], folders: Folders) -> Found:
    """The library that a person means.

    Args:
        option: What was given as `--library`.
        start: The folder to look upwards from, itself first.
        environ: May hold READER_LIBRARY.
        folders: Say where the user's own library is.

    Raises:
        ReaderError: The library named by the option or the variable is none.
    """
    if option is not None:
        return Found(_named(option, start, "--library"))
    if environ.get("READER_LIBRARY"):
        return Found(_named(Path(environ["READER_LIBRARY"]), start, "READER_LIBRARY"))
    above = [start.absolute(), *start.absolute().parents]
    root = _first_with(DATABASE, above)
    if root is not None:
        return Found(root)
    root = _first_with(ARTICLES, above)
    return Found(root, sure=False) if root else Found(folders.own_library, own=True)


def is_library(root: Path) -> bool:
    """Whether there is a library at `root`, if only a bare `articles/`."""
    return _is_there(root / DATABASE) or _is_there(root / ARTICLES)


def _named(path: Path, start: Path, by: str) -> Path:
    root = start.absolute() / typed_path(str(path))
    if not _is_there(root):
        raise ReaderError(f"{by} names {root}, which is not there", f"make it a library: reader init {root}")
    if not is_library(root):
        raise ReaderError(f"{by} names {root}, which is no library", f"make it one: reader init {root}")
    return root


def _first_with(name: str, roots: Iterable[Path]) -> Path | None:
    wanted = Path.is_file if name == DATABASE else Path.is_dir
    return next((root for root in roots if _is_there(root / name) and wanted(root / name)), None)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder above that we may not look into holds no library of ours
        return False
