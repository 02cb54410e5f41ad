"""Lining up: cards in the order in which they are asked; some go, others come, and a limit lets in the first."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reader.core.memory import NEW, Memory
from reader.store.memories import Row, memory_in


@dataclass(frozen=True, slots=True)
class Queued:
    """A card that is to be asked, by its id."""

    card: str
    memory: Memory


@dataclass(frozen=True, slots=True)
class Within:
    """What a limit lets in, how many more there are, and how many wait for a sibling."""

    chosen: tuple[Queued, ...]
    over: int
    siblings: int


class Line:
    """Cards in an order.

    Args:
        rows: They, in it, as rows that begin with their ids; new ones have no more than that.
        families: The family of each.
        turn: What tells the order of a row, each another.
    """

    def __init__(self, rows: Iterable[Row], families: Mapping[str, str], turn: Callable[[Row], Any]) -> None:
        self._rows, self._turn = list(rows), turn
        self._known = {row[0]: (row, families[row[0]]) for row in self._rows}
        self._members = Counter(family for _, family in self._known.values())
        self._read = dict[str, Queued]()

    def __iter__(self) -> Iterator[Queued]:
        """All of them, in their order."""
        return map(self._queued, self._rows)

    @property
    def families(self) -> Iterable[str]:
        """The families that they are of."""
        return self._members.keys()

    def drop(self, card: str) -> None:
        """Take a card out, if it is here."""
        row, family = self._known.pop(card, (None, ""))
        if row is not None:
            del self._rows[bisect_left(self._rows, self._turn(row), key=self._turn)]
            self._read.pop(card, None)
            self._members[family] -= 1
            if not self._members[family]:
                del self._members[family]

    def put(self, row: Row, family: str) -> None:
        """Put a card where it belongs."""
        insort(self._rows, row, key=self._turn)
        self._known[row[0]] = row, family
        self._members[family] += 1

    def within(self, room: int, taken: set[str]) -> Within:
        """The first for which there is room, one of a family, which is taken then; of the others the numbers."""
        siblings, chosen = sum(self._members[family] for family in taken & self._members.keys()), list[Queued]()
        for row in self._rows:
            if len(chosen) >= room:
                break
            family = self._known[row[0]][1]
            if family not in taken:
                chosen.append(self._queued(row))
                taken.add(family)
                siblings += self._members[family] - 1
        return Within(tuple(chosen), len(self._rows) - len(chosen) - siblings, siblings)

    def _queued(self, row: Row) -> Queued:
        found = self._read.get(row[0])
        if found is None:
            found = self._read[row[0]] = Queued(row[0], memory_in(row) if len(row) > 1 else NEW)
        return found
