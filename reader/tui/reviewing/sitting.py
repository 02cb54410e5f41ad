"""Sitting: which card is asked now, what was answered since the screen was opened, how much is left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from reader.core.card import is_buried
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.memory import Stage
from reader.core.review import Grade
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.resurfacing import Highlights, highlights
from reader.library.reviewing import Queue, Queued, pace, queue
from reader.library.scheduling import memory_of
from reader.store.nouns import CARD, RESURFACED, REVIEW
from reader.store.rows import number

NOTHING = "nothing is asked just now"


@dataclass(frozen=True, slots=True)
class Back:
    """What to go back to, by its id, where something was taken back; empty for nothing."""

    card: str = ""
    highlight: str = ""


class Sitting:
    """One time of reviewing; all that it knows of the cards is read from the library.

    Args:
        library: The library.

    Attributes:
        queue: What is to be asked, as it was read last.
        now: The card that is asked; None where none is due.
        reading: The id of the highlight that is read again while no card is due; empty for none.
        given: The grades of this sitting, by the ids of the answers.
        read: The highlights that were read in this sitting.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self.queue: Queue = queue(library)
        self.highlights: Highlights = highlights(library)
        self.given: dict[str, Grade] = {}
        self.read: set[str] = set()
        self.now: Queued | None = None
        self.reading = ""
        self._go_on()

    def heard(self, changes: Iterable[Change]) -> Back:
        """Keep count of what was answered and read; what something was taken back of."""
        back = Back()
        for each in changes:
            if each.noun == CARD and each.undoes and each.before is not None and each.after is not None:
                back = Back(card=each.key)
            elif each.noun == REVIEW and each.after is not None:
                self.given[each.key] = Grade(number(each.after["grade"]))
            elif each.noun == REVIEW and each.before is not None:
                self.given.pop(each.key, None)
                back = Back(card=str(each.before["card"]))
            elif each.noun == RESURFACED and each.after is not None:
                self.read.add(str(each.after["annotation"]))
            elif each.noun == RESURFACED and each.before is not None:
                back = Back(highlight=str(each.before["annotation"]))
                self.read.discard(back.highlight)
        return back

    def again(self, back: Back, *, with_highlights: bool) -> None:
        """Read anew what is to be asked: what is asked stays as long as nothing became of it.

        Args:
            back: What to go back to.
            with_highlights: Whether also the highlights of the day may be others.
        """
        self.queue = queue(self._library)
        if with_highlights:
            self.highlights = highlights(self._library)
        if back.card and self._is_asked(back.card):
            self.now, self.reading = Queued(back.card, memory_of(self._library, back.card)), ""
        elif back.highlight in self.highlights.due:
            self.now, self.reading = None, back.highlight
        elif self.now is not None:
            if not self._is_as_it_was(self.now):
                self._go_on()
        elif self.reading not in self.highlights.due:
            self._go_on()

    def ask_early(self) -> None:
        """Ask now what comes due later."""
        if self.now is None and self.queue.later:
            self.now, self.reading = self.queue.later[0], ""

    @property
    def card(self) -> str:
        """The card that is asked.

        Raises:
            ReaderError: None is.
        """
        if self.now is None:
            raise ReaderError("a highlight is only read again" if self.reading else NOTHING)
        return self.now.card

    @property
    def highlight(self) -> str:
        """The highlight that is read.

        Raises:
            ReaderError: None is.
        """
        if not self.reading:
            raise ReaderError("that is for highlights, not for cards" if self.now else NOTHING)
        return self.reading

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
        return found + len(self.queue.new) * max(1, steps[Stage.LEARNING]) + len(self.highlights.due)

    @property
    def done(self) -> int:
        """How many cards were answered, and highlights read, in this sitting."""
        return len(self.given) + len(self.read)

    @property
    def time_left(self) -> timedelta:
        """How long that takes at the reader's pace; nothing where that is not known."""
        return pace(self._library) * self.left

    def _go_on(self) -> None:
        """The next card; where none is due, or none yet, the next highlight."""
        self.now = next(iter(self.queue.asked), None)
        self.reading = next(iter(self.highlights.due), "") if self.now is None else ""

    def _is_as_it_was(self, queued: Queued) -> bool:
        return self._is_asked(queued.card) and memory_of(self._library, queued.card) == queued.memory

    def _is_asked(self, card: str) -> bool:
        try:
            found = find_card(self._library, card)
        except ReaderError:  # another program took back that it was made
            return False
        return not (found.record.deleted or found.suspended or is_buried(found.buried, self.queue.day))
