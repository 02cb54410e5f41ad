"""Choosing: which library a command works on, and opening it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from reader.cli.telling import confirm, on_terminal, tell
from reader.core.errors import ReaderError
from reader.core.ids import new_ids
from reader.core.settings import Settings, read_settings
from reader.library.backing import back_up
from reader.library.finding import find_library
from reader.library.folders import Folders, user_folders
from reader.library.library import Library, open_library


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def chosen_root(option: str) -> tuple[Path, Folders]:
    """The folder of the library that the option, the environment or the current folder names.

    Raises:
        ReaderError: There is none there, or the folder only looks like one and nobody can be asked.
    """
    folders = user_folders(os.environ)
    found = find_library(Path(option) if option else None, Path.cwd(), os.environ, folders)
    if not found.sure and not _may_become_a_library(found.root):
        raise ReaderError(f"{found.root} has articles, but is no library yet", f"make it one: reader init {found.root}")
    return found.root, folders


@contextmanager
def opened(option: str, *, to_write: bool = False) -> Iterator[Library]:
    """Open the chosen library, and close it at the end.

    Args:
        option: What `--library` said; empty for nothing.
        to_write: Whether the command is going to write: then today's backup is made before.
    """
    root, folders = chosen_root(option)
    library = open_library(root, folders, clock=now, ids=new_ids(now), settings=settings_in(folders))
    try:
        if to_write:
            _back_up_today(library)
        yield library
    finally:
        library.close()


def chosen_settings() -> Settings:
    """The user's settings, for a command that works without a library."""
    return settings_in(user_folders(os.environ))


def settings_in(folders: Folders) -> Settings:
    """The user's settings; what is bad in them is told and ignored."""
    path = folders.settings_file
    try:
        toml = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        tell(f"{path} cannot be read and is ignored: {error}")
        return Settings()
    settings, problems = read_settings(toml)
    for problem in problems:
        tell(f"{path}, line {problem.line}: {problem.text}; ignored")
    return settings


def _may_become_a_library(root: Path) -> bool:
    return on_terminal() and confirm(f"{root} has articles, but is no library yet. Make this folder a library?")


def _back_up_today(library: Library) -> None:
    try:
        back_up(library, at_most_daily=True)
    except (ReaderError, OSError) as error:
        tell(f"today's backup could not be made: {error}")
