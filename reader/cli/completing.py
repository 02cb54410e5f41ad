"""Completing: what a shell may offer for an article, a label or a tag; silent when there is nothing to offer."""

from collections.abc import Callable

from reader.cli.choosing import found_root, opened
from reader.core.errors import ReaderError
from reader.library.finding import DATABASE
from reader.library.library import Library
from reader.library.referencing import relations as relations_of
from reader.library.shelf import entries
from reader.library.tags import tag_names


def slugs(option: str) -> list[str]:
    """The slugs of the library's articles; none when there is no library to be had."""
    return _offered(option, lambda library: [entry.slug for entry in entries(library)])


def labels(option: str) -> list[str]:
    """The names of the codebook's labels; none when there is no library to be had."""
    return _offered(option, lambda library: [label.name for label in library.codebook.labels])


def relations(option: str) -> list[str]:
    """What references can say; nothing when there is no library to be had."""
    return _offered(option, relations_of)


def tags(option: str) -> list[str]:
    """All tags, the most used first; none when there is no library to be had."""
    return _offered(option, tag_names)


def _offered(option: str, values: Callable[[Library], list[str]]) -> list[str]:
    try:
        root, _ = found_root(option)
        if not (root / DATABASE).is_file():  # nothing is made, and nothing asked, while a person types
            return []
        with opened(str(root)) as library:
            return values(library)
    except ReaderError:  # a shell that completes has no place for a message
        return []
