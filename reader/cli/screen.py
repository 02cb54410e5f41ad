"""The way to the reading screen: finds the library, the article and the passage, then hands over."""

import sys
from collections.abc import Callable

from reader.cli.choosing import opened
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.shelf import Entry, resolve

Run = Callable[[Library, Entry | None, str | None], int]


def open_at(option: str, article: str, at: str, run: Run) -> int:
    """Open the screen.

    Args:
        option: What `--library` said; empty for nothing.
        article: A slug, id, path or part of a title; empty for the list of articles.
        at: The id of an annotation; empty for the place where the reader left off.
        run: What shows the screen and returns the exit code.

    Raises:
        ReaderError: There is no such library, article or annotation, or nothing to draw on.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ReaderError("the reading screen needs a terminal", "in a pipe use: reader list, reader show ARTICLE")
    with opened(option) as library:
        entry = resolve(library, article) if article else None
        return run(library, entry, at or None)
