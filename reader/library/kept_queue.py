"""Kept queue: what is to be asked, kept from one answer to the next, of which each changes only a card or two."""

from collections.abc import Iterable
from datetime import tzinfo

from reader.core.change import Change
from reader.library.library import Library
from reader.library.queueing import Queue, Queueing
from reader.library.scheduling import ahead, review_days
from reader.store.nouns import CARD, RESURFACED, REVIEW, WEIGHT

_OF_NO_CARD = frozenset((RESURFACED, WEIGHT))  # of the highlights only


class KeptQueue:
    """The queue of a library; the same as `queue` would tell, in less time.

    Args:
        library: The library.
        zone: Where the reader is; the machine's own zone when None.
    """

    def __init__(self, library: Library, zone: tzinfo | None = None) -> None:
        self._library, self._zone = library, zone
        self._days = review_days(library, zone)
        self._queueing = Queueing(library, self._days, library.now())

    def read(self) -> Queue:
        """What is to be asked now, read anew from the library."""
        now = self._library.now()
        self._days = review_days(self._library, self._zone)
        self._queueing = Queueing(self._library, self._days, now)
        return self._queueing.queue(now)

    def after(self, changes: Iterable[Change]) -> Queue:
        """What is to be asked now, where nothing but these changes came about since it was told last.

        It is read anew on another day, where a clock was wrong, and after changes that may be of many cards.
        """
        now, cards = self._library.now(), touched(changes)
        strange, before = ahead(self._library, now), self._queueing.strange
        if cards is None or self._days.of(now) != self._queueing.day or strange.number or before.number:
            return self.read()
        self._queueing.strange = strange
        for card in cards:
            self._queueing.look_again(card, now)
        return self._queueing.queue(now)


def touched(changes: Iterable[Change]) -> set[str] | None:
    """The cards that something became of; None where those may be many."""
    cards = set[str]()
    for each in changes:
        if each.noun == CARD:
            cards.add(each.key)
        elif each.noun == REVIEW:
            cards |= {str(row["card"]) for row in (each.before, each.after) if row is not None}
        elif each.noun not in _OF_NO_CARD:
            return None
    return cards
