"""The way to the reading screen: finds the library, the article and the passage, then hands over."""

import sys
from collections.abc import Callable

from reader.cli.choosing import opened, opened_at
from reader.core.errors import ReaderError
from reader.library.annotating import find_annotation
from reader.library.library import Library
from reader.library.shelf import Entry

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
    if not article:
        with opened(option, to_write=True) as library:
            return run(library, None, None)
    with opened_at(option, article, to_write=True) as (library, entry):
        return run(library, entry, _annotation_in(library, entry, at) if at else None)


def _annotation_in(library: Library, entry: Entry, at: str) -> str:
    found = find_annotation(library, at)
    if found.article != entry.id:
        raise ReaderError(
            f"the annotation “{at}” is not on “{entry.article.title}”", "to see where it is: reader notes"
        )
    return found.uid
