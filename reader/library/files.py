"""Files: which files are articles, what their paths are called, and where they go."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ENDINGS = (".md", ".markdown", ".txt", ".text")
GONE = ".gone"  # a folder that is never there


Seen = tuple[str, int, int]  # the path of a file, its time in nanoseconds, its size in bytes


@dataclass(frozen=True, slots=True)
class Found:
    """A file of an article, with what tells whether it has changed."""

    path: Path
    mtime_ns: int
    size: int


def is_article(name: str) -> bool:
    """Whether a file with this name is read as an article."""
    return not name.startswith(".") and name.lower().endswith(ENDINGS)


def found_files(root: Path, folder: Path) -> Iterator[Found]:
    """The articles in `folder` and the folders in it, by name.

    Hidden ones are passed over, and links that lead out of `root`; links to folders are not followed.
    """
    return (Found(Path(path), mtime_ns, size) for path, mtime_ns, size in seen_files(root, folder))


def seen_files(root: Path, folder: str | Path) -> Iterator[Seen]:
    """As `found_files`, in what costs least: thousands of files are looked at between two keys."""
    try:
        with os.scandir(folder) as listing:
            items = sorted(listing, key=lambda item: item.name)
    except (FileNotFoundError, NotADirectoryError, PermissionError):  # gone in this moment, or not ours to look into
        return
    for item in items:
        if item.name.startswith("."):
            continue
        if item.is_dir(follow_symlinks=False):
            yield from seen_files(root, item.path)
        elif is_article(item.name):
            yield from _seen(root, item)


def path_text(root: Path, path: str | Path) -> str:
    """What a path is called in `annotations.db`: relative to `root` where it lies in it, and always Unicode."""
    text, base = str(path).replace(os.sep, "/"), root.as_posix().rstrip("/") + "/"
    return text.removeprefix(base).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def trash_path(trash: Path, uid: str, text: str) -> Path:
    """Where the file of an article lies while it is in the trash."""
    return trash / uid / PurePosixPath(text).name


def gone_path(uid: str, text: str) -> str:
    """What the path of an article is called whose file is gone, when another article has taken it."""
    return f"{GONE}/{uid}/{PurePosixPath(text).name}"


def is_gone(text: str) -> bool:
    """Whether a path is one that says that the file is gone."""
    return text.startswith(f"{GONE}/")


def _seen(root: Path, item: "os.DirEntry[str]") -> Iterator[Seen]:
    try:
        status = item.stat()
        inside = not item.is_symlink() or Path(item.path).resolve().is_relative_to(root)
    except OSError:  # a link to nothing, or a file that went in this moment
        return
    if inside and stat.S_ISREG(status.st_mode):
        yield item.path, status.st_mtime_ns, status.st_size
