"""Shelving: the articles by id, for screens that say when and where an entity is named."""

from collections.abc import Generator

from reader.library.library import Library
from reader.library.shelf import Entry, bare_entries


def shelf_by_id(library: Library) -> Generator[None, None, dict[str, Entry]]:
    """The articles by id, without counts and places.

    Yields:
        After each file, so that the work can be done in slices.
    """
    return {entry.id: entry for entry in (yield from bare_entries(library))}
