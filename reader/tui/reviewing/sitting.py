"""Sitting: which card is asked now, what was answered since the screen was opened, how much is left."""

from collections.abc import Iterable
from datetime import timedelta

from reader.core.card import is_buried
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.memory import Stage
from reader.core.review import Grade
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.reviewing import Queue, Queued, pace, queue
from reader.library.scheduling import memory_of
from reader.store.nouns import CARD, REVIEW
from reader.store.rows import number


class Sitting:
    """One time of reviewing; all that it knows of the cards is read from the library.

    Args:
        library: The library.

    Attributes:
        queue: What is to be asked, as it was read last.
        now: The card that is asked; None where none is due.
        given: The grades of this sitting, by the ids of the answers.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.queue: Queue = queue(library)
        self.given: dict[str, Grade] = {}
        self.now: Queued | None = self._first()

    def heard(self, changes: Iterable[Change]) -> str:
        """Keep count of the answers; the card that something was taken back of, else empty."""
        back = ""
        for each in changes:
            if each.noun == CARD and each.undoes and each.before is not None and each.after is not None:
                back = each.key
            if each.noun == REVIEW and each.after is not None:
                self.given[each.key] = Grade(number(each.after["grade"]))
            elif each.noun == REVIEW and each.before is not None:
                self.given.pop(each.key, None)
                back = str(each.before["card"])
        return back

    def again(self, back: str = "") -> None:
        """Read anew what is to be asked: the card that is asked stays as long as nothing became of it.

        Args:
            back: The card to go back to.
        """
        before = self.now
        self.queue = queue(self._library)
        if back and self._is_asked(back):
            self.now = Queued(back, memory_of(self._library, back))
        elif before is None or not self._is_as_it_was(before):
            self.now = self._first()

    def ask_early(self) -> None:
        """Ask now what comes due later."""
        if self.now is None and self.queue.later:
            self.now = self.queue.later[0]

    @property
    def card(self) -> str:
        """The card that is asked.

        Raises:
            ReaderError: None is.
        """
        if self.now is None:
            raise ReaderError("nothing is asked just now")
        return self.now.card

    @property
    def left(self) -> int:
        """How many answers it takes, the present one included, where each is recalled; steps are told by steps."""
        steps = {
            Stage.LEARNING: len(self._library.settings.review_learning_steps),
            Stage.RELEARNING: len(self._library.settings.review_relearning_steps),
        }
        found = sum(
            max(1, steps.get(each.memory.state, 0) - (each.memory.step or 0))
            for each in (*self.queue.learning, *self.queue.due, *self.queue.later)
        )
        return found + len(self.queue.new) * max(1, steps[Stage.LEARNING])

    @property
    def time_left(self) -> timedelta:
        """How long that takes at the reader's pace; nothing where that is not known."""
        return pace(self._library) * self.left

    def _first(self) -> Queued | None:
        return next(iter(self.queue.asked), None)

    def _is_as_it_was(self, queued: Queued) -> bool:
        return self._is_asked(queued.card) and memory_of(self._library, queued.card) == queued.memory

    def _is_asked(self, card: str) -> bool:
        try:
            found = find_card(self._library, card)
        except ReaderError:  # another program took back that it was made
            return False
        return not (found.record.deleted or found.suspended or is_buried(found.buried, self.queue.day))
