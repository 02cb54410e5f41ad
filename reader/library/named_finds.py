"""Named finds: what is found in an article with the help of its names, kept until it can be found better."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry


class NamedFind(Protocol):
    """Something that was found in an article."""

    @property
    def named(self) -> bool:
        """Whether the names of the article were known."""

    @property
    def prose_digest(self) -> str:
        """What those are kept under."""


Find = TypeVar("Find", bound=NamedFind)


def kept_or_found(
    library: Library, entry: Entry, engine: str, kept: Find | None, find: Callable[[Document], Find]
) -> Find | None:
    """What was kept, unless names have become known since; else what is found now.

    Args:
        library: The library.
        entry: The article.
        engine: What finds names here; empty where nothing does.
        kept: What was kept; None for nothing.
        find: Finds it in the article's text, and keeps it.

    Returns:
        None when it has to be found and the article cannot be read.
    """
    if kept is not None and (kept.named or not engine or not library.cache.has_entities(kept.prose_digest, engine)):
        return kept
    try:
        document = open_article(library, entry).document
    except ReaderError:
        return None
    return find(document)
