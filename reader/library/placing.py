"""Placing: where the reader is, was and wants to come back to; kept as state, never in the library."""

from collections.abc import Sequence
from dataclasses import replace

from reader.library.library import EVERYWHERE, Library
from reader.library.shelf import Entry
from reader.store.state import Jump, ReadingPlace, library_key

LAST_LABEL = "last label"
OF_ONE_LIBRARY = frozenset({LAST_LABEL})  # a codebook is of one library; themes and switches hold in all


def keep_place(library: Library, entry: Entry, offset: int, fraction: float) -> None:
    """Save where the reader is.

    Args:
        library: The library.
        entry: The article.
        offset: The first character on the screen.
        fraction: How much of the text was read, 0.0 to 1.0.
    """
    before = place_of(library, entry)
    done = before.finished if before else entry.finished
    place = ReadingPlace(offset, min(max(fraction, 0.0), 1.0), library.now(), finished=done)
    library.state.keep_place(library_key(library.root), entry.id, place)


def place_of(library: Library, entry: Entry) -> ReadingPlace | None:
    """Where the reader was; None for an article that was never opened."""
    return library.state.place(library_key(library.root), entry.id)


def finished(library: Library, entry: Entry, done: bool) -> None:  # noqa: FBT001 - what is said is the value itself
    """Say that an article is finished, or is not."""
    before = place_of(library, entry) or ReadingPlace(0, 0.0, library.now())
    library.state.keep_place(library_key(library.root), entry.id, replace(before, finished=done))


def keep_mark(library: Library, entry: Entry, letter: str, offset: int) -> None:
    """Mark an offset with a letter, to come back to."""
    library.state.keep_letter(library_key(library.root), entry.id, letter, offset)


def marks(library: Library, entry: Entry) -> dict[str, int]:
    """The offsets that are marked with a letter."""
    return library.state.letters(library_key(library.root), entry.id)


def keep_jumps(library: Library, jumps: Sequence[Jump]) -> None:
    """Save the places that were left by a jump, oldest first."""
    library.state.keep_jumps(library_key(library.root), jumps)


def jumps_of(library: Library) -> list[Jump]:
    """The places that were left by a jump, oldest first."""
    return library.state.jumps(library_key(library.root))


def remember(library: Library, key: str, value: object) -> None:
    """Save a JSON value: the last label for this library, everything else for all."""
    library.state.remember(_scope(library, key), key, value)


def recall(library: Library, key: str, default: object = None) -> object:
    """What was remembered under `key`."""
    return library.state.recall(_scope(library, key), key, default)


def _scope(library: Library, key: str) -> str:
    return library_key(library.root) if key in OF_ONE_LIBRARY else EVERYWHERE
