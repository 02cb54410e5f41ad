"""Told: the acts of a library, each put into words when it is drawn or looked through, not before."""

from collections.abc import Generator, Sequence
from functools import lru_cache
from typing import overload

from reader.library.library import Library
from reader.library.undoing import Act, act_told, acts
from reader.tui.history.lines import UNDONE

DRAWN = 500  # acts whose changes are kept at hand

Known = tuple[str, bool]  # the id of an act, and whether it was taken back since


class Telling:
    """Tells acts in words; what was looked through once is looked through faster.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._searched: dict[Known, str] = {}
        self.act = lru_cache(DRAWN)(self._act)

    def known(self, found: list[Known]) -> Generator[None, None, bool]:
        """Fill `found` with all acts, newest first, a few at a time."""
        for each in acts(self._library):
            found.append(each)
            yield
        return True

    def fitting(self, every: Sequence[Known], typed: str, found: list[Known]) -> Generator[None, None, bool]:
        """Fill `found` with those in whose words all that was typed stands, one look at a time."""
        wanted = typed.casefold().split()
        for each in every:
            if not wanted or all(word in self._words(each) for word in wanted):
                found.append(each)
            yield
        return True

    def _act(self, known: Known) -> Act:
        uid, undone = known
        return act_told(self._library, uid, undone=undone)

    def _words(self, known: Known) -> str:
        if known not in self._searched:
            act = self._act(known)
            when = f"{act.at.astimezone():%Y-%m-%d %-d %b}"
            self._searched[known] = f"{act.words} {act.author} {when} {UNDONE if act.undone else ''}".casefold()
        return self._searched[known]


class Told(Sequence[Act]):
    """Acts as a list, each told when it is asked for.

    Args:
        known: Which they are.
        telling: What tells them.
    """

    def __init__(self, known: Sequence[Known], telling: Telling) -> None:
        self._known = known
        self._telling = telling

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> Act: ...
    @overload
    def __getitem__(self, index: slice) -> "Told": ...
    def __getitem__(self, index: int | slice) -> "Act | Told":
        if isinstance(index, slice):
            return Told(self._known[index], self._telling)
        return self._telling.act(self._known[index])

    def place_of(self, uid: str) -> int | None:
        """Where in the list an act stands; None where it does not."""
        return next((place for place, (each, _) in enumerate(self._known) if each == uid), None)
