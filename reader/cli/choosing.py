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
from reader.library.finding import find_library, is_library
from reader.library.folders import Folders, user_folders
from reader.library.library import ARTICLES, Library, open_library
from reader.library.shelf import Entry, resolve
from reader.library.typed_path import typed_path


def now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def found_root(option: str) -> tuple[Path, Folders]:
    """The folder that the option, the environment or the current folder names; nothing is made in it."""
    folders = user_folders(os.environ)
    return find_library(Path(option) if option else None, Path.cwd(), os.environ, folders).root, folders


def chosen_root(option: str) -> tuple[Path, Folders]:
    """The folder of the library that is meant; what it lacks to be one is made, after asking.

    Raises:
        ReaderError: There is none there, or the folder only looks like one and nobody can be asked.
    """
    folders = user_folders(os.environ)
    found = find_library(Path(option) if option else None, Path.cwd(), os.environ, folders)
    if found.own:
        _init(found.root, welcome=True)
    elif not found.sure:
        _ask_for(found.root)
        _init(found.root)
    return found.root, folders


@contextmanager
def opened(option: str, *, to_write: bool = False) -> Iterator[Library]:
    """Open the chosen library, and close it at the end.

    Args:
        option: What `--library` said; empty for nothing.
        to_write: Whether the command is going to write: then today's backup is made before.
    """
    root, folders = chosen_root(option)
    with _opened(root, folders, to_write=to_write) as library:
        yield library


@contextmanager
def opened_at(option: str, article: str, *, to_write: bool = False) -> Iterator[tuple[Library, Entry]]:
    """Open the library that an article is in, and find the article.

    A file that lies in no library is kept, by its path, in the library that was named, else in the user's own.

    Args:
        option: What `--library` said; empty for nothing.
        article: A slug, an id, a path or a part of a title.
        to_write: As for `opened`.

    Raises:
        ReaderError: There is no such article, or there are several.
    """
    file = _file_named(article)
    if file is None:
        with opened(option, to_write=to_write) as library:
            yield library, resolve(library, article)
        return
    root, folders = chosen_root(option) if option or os.environ.get("READER_LIBRARY") else _root_for(file)
    # Here and not at the top: the first page of an article of a library is there sooner without it.
    from reader.library.adding import register  # noqa: PLC0415

    with _opened(root, folders, to_write=to_write) as library:
        yield library, register(library, file)


def chosen_settings() -> Settings:
    """The user's settings, for a command that works without a library."""
    return settings_in(user_folders(os.environ))


def _file_named(article: str) -> Path | None:
    """The file that the words name, if they name one.

    Raises:
        ReaderError: They name a folder.
    """
    path = typed_path(article)
    if (os.sep in article or article in {os.curdir, os.pardir}) and path.is_dir():  # a bare word may be a slug
        hint = (
            f"to open it: reader --library {path}"
            if is_library(path)
            else f"to bring in what lies in it: reader add {path}"
        )
        raise ReaderError(f"{path} is a folder", hint)
    return path.absolute() if (path.suffix or len(path.parts) > 1) and path.is_file() else None


def _root_for(file: Path) -> tuple[Path, Folders]:
    folders = user_folders(os.environ)
    found = find_library(None, file.parent, {}, folders)
    if found.sure and not found.own and file.is_relative_to(found.root / ARTICLES):
        return found.root, folders
    _init(folders.own_library, welcome=True)
    return folders.own_library, folders


def _init(root: Path, *, welcome: bool = False) -> None:
    from reader.library.adding import init  # noqa: PLC0415 - as for `register`

    init(root, welcome=welcome)


@contextmanager
def _opened(root: Path, folders: Folders, *, to_write: bool) -> Iterator[Library]:
    library = open_library(root, folders, clock=now, ids=new_ids(now), settings=settings_in(folders))
    try:
        if to_write:
            _back_up_today(library)
        yield library
    finally:
        library.close()


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


def _ask_for(root: Path) -> None:
    what = f"{root} has articles, but is no library yet"
    if not (on_terminal() and confirm(f"{what}. Make this folder a library?")):
        raise ReaderError(what, f"make it one: reader init {root}")


def _back_up_today(library: Library) -> None:
    try:
        back_up(library, at_most_daily=True)
    except (ReaderError, OSError) as error:  # told, but no reason to refuse what the person asked for
        tell(f"today's backup could not be made: {error}")
