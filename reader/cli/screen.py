"""The way to the reading screen: finds the library, the article and the passage, then hands over."""

import sys
from collections.abc import Callable

from reader.cli.choosing import opened, opened_at
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.library import Library
from reader.library.shelf import Entry

At = str | Span | EntityKey
Run = Callable[[Library, Entry | None, At | None], int]

# Imports inside functions here are of what few starts need, and what keeps the first page waiting.


def open_at(option: str, article: str, at: str, run: Run) -> int:
    """Open the screen.

    Args:
        option: What `--library` said; empty for nothing.
        article: A slug, id, path or part of a title, or a `reader://` link; empty for the list of articles.
        at: The id of an annotation; empty for the place where the reader left off. Without an article, the name of a
            screen to show over the list.
        run: What shows the screen and returns the exit code. It is given the library, the article, and where to begin:
            the id of an annotation, a passage, an entity to show the card of, the name of a screen, or None.

    Raises:
        ReaderError: There is no such library, article or annotation, or nothing to draw on.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise ReaderError("the reading screen needs a terminal", "in a pipe use: reader list, reader show ARTICLE")
    if not article:
        with opened(option, to_write=True) as library:
            return run(library, None, at or None)
    if ":" in article and _is_address(article):
        return _open_link(option, article, at, run)
    with opened_at(option, article, to_write=True) as (library, entry):
        return run(library, entry, _annotation_in(library, entry, at) if at else None)


def _open_link(option: str, link: str, at: str, run: Run) -> int:
    from reader.library.addressing import place_at  # noqa: PLC0415

    if at:
        raise ReaderError("a link says itself where to begin", "leave out --at")
    with opened(option, to_write=True) as library:
        place = place_at(library, link)
        return run(library, place.entry, place.annotation or place.span or place.entity)


def _is_address(text: str) -> bool:
    from reader.core.address import is_address  # noqa: PLC0415

    return is_address(text)


def _annotation_in(library: Library, entry: Entry, at: str) -> str:
    from reader.library.seeking import find_annotation  # noqa: PLC0415

    found = find_annotation(library, at)
    if found.article != entry.id:
        raise ReaderError(
            f"the annotation “{at}” is not on “{entry.article.title}”", "to see where it is: reader notes"
        )
    return found.uid
