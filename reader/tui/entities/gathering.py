"""Gathering: what the browser lists: the roll of the entities, and the articles they are named in."""

from collections.abc import Generator
from dataclasses import dataclass, field

from reader.library.census import Census
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.entities.roll import ORDERS, Listed, Order, rolling
from reader.tui.entities.shelving import shelf_by_id


@dataclass(frozen=True, slots=True)
class Gathered:
    """A census, and what was worked out from it.

    Attributes:
        shelf: The articles by id.
        roll: Every entity, the most named first.
        sorted_rolls: The roll in each order that was asked for.
    """

    census: Census
    shelf: dict[str, Entry]
    roll: list[Listed]
    sorted_rolls: dict[str, list[Listed]] = field(default_factory=dict, compare=False)

    def in_order(self, order: Order) -> list[Listed]:
        """The roll in an order; sorted once."""
        if order.words not in self.sorted_rolls:
            self.sorted_rolls[order.words] = self.roll if order is ORDERS[0] else sorted(self.roll, key=order.key)
        return self.sorted_rolls[order.words]


NOTHING = Gathered(Census({}), {}, [])


def gathering(library: Library, census: Census) -> Generator[None, None, Gathered]:
    """Gather it.

    Yields:
        After a little of the work, so that it can be done in slices.
    """
    shelf = yield from shelf_by_id(library)
    days = {article: entry.article.published for article, entry in shelf.items()}
    return Gathered(census, shelf, (yield from rolling(census, days)))
