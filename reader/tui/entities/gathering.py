"""Gathering: what the browser lists: the roll of the entities, and the articles they are named in."""

from collections.abc import Generator
from dataclasses import dataclass

from reader.library.census import Census
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.entities.roll import Listed, rolling
from reader.tui.entities.shelving import shelf_by_id


@dataclass(frozen=True, slots=True)
class Gathered:
    """A census, and what was worked out from it.

    Attributes:
        shelf: The articles by id.
        roll: Every entity, the most named first.
    """

    census: Census
    shelf: dict[str, Entry]
    roll: list[Listed]


NOTHING = Gathered(Census({}), {}, [])


def gathering(library: Library, census: Census) -> Generator[None, None, Gathered]:
    """Gather it.

    Yields:
        After a little of the work, so that it can be done in slices.
    """
    shelf = yield from shelf_by_id(library)
    days = {article: entry.article.published for article, entry in shelf.items()}
    return Gathered(census, shelf, (yield from rolling(census, days)))
