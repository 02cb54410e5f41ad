"""Trying: looks once more, between the keys, whether what waits has its place in articles that are new or opened."""

from collections.abc import Generator, Sequence

from reader.core.errors import ReaderError
from reader.library.importing.planned import Outcome
from reader.library.library import Library
from reader.library.parking import retry
from reader.library.shelf import Entry
from reader.store.parked import is_anything_parked
from reader.tui.aside import Aside


async def tried_again(library: Library, among: Sequence[Entry] | None = None) -> str:
    """Try again with what waits; in one act, of which screens are told as of another program's.

    Args:
        library: The library.
        among: The articles that may be meant; None for all.

    Returns:
        What came of it, in a sentence; empty where nothing found its place.
    """
    if library.database.read_only or not is_anything_parked(library.database):
        return ""
    aside = Aside(library)
    try:
        count = await aside.act(lambda opened: _retry(opened, among))
    except ReaderError:  # another program writes, say: the next time it is tried again
        return ""
    finally:
        aside.end()
    return found_words(count or 0)


def found_words(count: int) -> str:
    """So many found their place, in a sentence; empty for none."""
    if count <= 0:
        return ""
    were = "note that was parked has found its" if count == 1 else "notes that were parked have found their"
    return f"{count:,} {were} place · u takes it back"


def _retry(library: Library, among: Sequence[Entry] | None) -> Generator[None, None, int]:
    yield
    return retry(library, among).counts.get(Outcome.NEW, 0)
