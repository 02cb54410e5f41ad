"""Sitting: which card is asked now, what was answered since the screen was opened, how much is left."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from reader.core.card import Card, is_buried
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.memory import Stage
from reader.core.reference import TargetKind
from reader.core.review import Grade
from reader.core.weight import Often
from reader.library.cards import find_card
from reader.library.kept_queue import KeptQueue
from reader.library.library import Library
from reader.library.resurfacing import Highlights, highlights
from reader.library.reviewing import DayAhead, Queue, Queued, forecast, pace
from reader.library.scheduling import memory_of
from reader.store.nouns import ANNOTATION, CARD, RESURFACED, REVIEW, WEIGHT
from reader.store.rows import number
from reader.store.weights import row_weight

DAYS_AHEAD = 366
NOTHING = "nothing is asked just now"
_OF_HIGHLIGHTS = {ANNOTATION, RESURFACED, WEIGHT}


@dataclass(frozen=True, slots=True)
class _Back:
    """What to go back to, by its id, where something was taken back; empty for nothing."""

    card: str = ""
    highlight: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of this sitting.

    Attributes:
        took: How long it took.
        is_lapse: Whether a card was forgotten that had been learned before.
    """

    card: str
    grade: Grade
    took: timedelta
    is_lapse: bool


class Sitting:
    """One time of reviewing; all that it knows of the cards is read from the library.

    Args:
        library: The library.
        says_once: Whether something was not yet said on this machine, by a key and its words.

    Attributes:
        queue: What is to be asked, as it was read last.
        now: The card that is asked; None where none is due.
        reading: The id of the highlight that is read again while no card is due; empty for none.
        leech: The id of a card that was just graded, and is offered for rewriting before the next; empty for none.
        given: The answers of this sitting, by their ids.
        read: The highlights that were read in this sitting.
    """

    def __init__(self, library: Library, says_once: Callable[[str, str], bool]) -> None:
        self._library, self._says_once = library, says_once
        self._kept = KeptQueue(library)
        self.queue: Queue = self._kept.after(())
        self.highlights: Highlights = highlights(library)
        self.given: dict[str, Given] = {}
        self.read: set[str] = set()
        self._offered_before: set[str] = set()
        self._ahead: tuple[DayAhead, ...] = ()
        self._left: int | None = None
        self.now: Queued | None = None
        self.reading = self.leech = ""
        self._go_on()

    def again(self, changes: Sequence[Change] | None) -> bool:
        """Read anew what is to be asked: what is asked stays as long as nothing became of it.

        Args:
            changes: All that was changed since; None where another program may have changed anything.

        Returns:
            Whether it goes back to something, because that was taken back.
        """
        back, self._ahead, self._left = self._heard(changes or ()), (), None
        self.queue = self._kept.read() if changes is None else self._kept.after(changes)
        if changes is None or any(each.noun in _OF_HIGHLIGHTS for each in changes):
            self.highlights = highlights(self._library)
        self.leech = self._offered(changes or (), back)
        if back.card and back.card != self.leech and self._is_asked(back.card):
            self.now, self.reading = Queued(back.card, memory_of(self._library, back.card)), ""
        elif back.highlight in self.highlights.due:
            self.now, self.reading = None, back.highlight
        elif self.now is not None:
            if not self._is_as_it_was(self.now):
                self._go_on()
        elif self.reading not in self.highlights.due:
            self._go_on()
        return back != _Back()

    def let_be(self) -> None:
        """Go on from the card that was offered for rewriting."""
        self.leech = ""

    def ask_early(self) -> None:
        """Ask now what comes due later."""
        if self.now is None and self.queue.later:
            self.now, self.reading = self.queue.later[0], ""

    @property
    def card(self) -> str:
        """The card that is asked, or offered for rewriting.

        Raises:
            ReaderError: None is.
        """
        if self.leech:
            return self.leech
        if self.now is None:
            raise ReaderError("a highlight is only read again" if self.reading else NOTHING)
        return self.now.card

    @property
    def highlight(self) -> str:
        """The highlight that is read.

        Raises:
            ReaderError: None is.
        """
        if not self.reading or self.leech:
            raise ReaderError("that is for highlights, not for cards" if self.now or self.leech else NOTHING)
        return self.reading

    @property
    def left(self) -> int:
        """How many answers it takes, the present one included, where each is recalled; steps are told by steps."""
        if self._left is None:
            self._left = self._counted()
        return self._left

    def _counted(self) -> int:
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

    @property
    def ahead(self) -> tuple[DayAhead, ...]:
        """What comes due on the days of a year."""
        self._ahead = self._ahead or forecast(self._library, DAYS_AHEAD)
        return self._ahead

    def leeches(self) -> list[tuple[Card, int]]:
        """The cards of this sitting that had better be rewritten, and were not, with how often they were forgotten."""
        least, found = self._library.settings.review_leech, list[tuple[Card, int]]()
        for uid in dict.fromkeys(each.card for each in self.given.values()):
            memory = memory_of(self._library, uid)
            if memory.lapses >= least and self._is_asked(uid):
                card = find_card(self._library, uid)
                found += [(card, memory.lapses)] if memory.last and card.record.changed < memory.last else []
        return found

    def _heard(self, changes: Iterable[Change]) -> _Back:
        """Keep count of what was answered and read; what something was taken back of."""
        back = _Back()
        for each in changes:
            if each.noun == CARD and each.undoes and each.before is not None and each.after is not None:
                back = _Back(card=each.key)
            elif each.noun == REVIEW and each.after is not None:
                self.given[each.key] = self._given(each.after)
            elif each.noun == REVIEW and each.before is not None:
                self.given.pop(each.key, None)
                back = _Back(card=str(each.before["card"]))
            elif each.noun == RESURFACED and each.after is not None:
                self.read.add(str(each.after["annotation"]))
            elif each.noun == RESURFACED and each.before is not None:
                back = _Back(highlight=str(each.before["annotation"]))
                self.read.discard(back.highlight)
            elif each.noun == WEIGHT and each.undoes and each.before is not None:
                back = _Back(highlight=hidden) if (hidden := _hidden(each.before)) else back
        return back

    def _given(self, row: Mapping[str, object]) -> Given:
        card, grade, took = str(row["card"]), Grade(number(row["grade"])), timedelta(milliseconds=number(row["took"]))
        was_learned = self.now is not None and self.now.card == card and self.now.memory.state is Stage.REVIEW
        return Given(card, grade, took, is_lapse=was_learned and grade is Grade.AGAIN)

    def _offered(self, changes: Sequence[Change], back: _Back) -> str:
        """A card that was graded just now and is a leech, until something becomes of it; again, if that is undone."""
        graded = [str(each.after["card"]) for each in changes if each.noun == REVIEW and each.after is not None]
        found = next((card for card in graded if self._is_leech(card)), "")
        nouns = {each.noun for each in changes}
        if found:
            self._offered_before.add(found)
        elif back.card in self._offered_before and REVIEW not in nouns:
            found = "" if any(each.card == back.card for each in self.queue.asked) else back.card
        elif not nouns & {CARD, REVIEW}:
            found = self.leech
        return found if found and self._is_asked(found) else ""

    def _is_leech(self, card: str) -> bool:
        """Whether it is to be said of a card that it had better be rewritten; only once for each time."""
        lapses = memory_of(self._library, card).lapses
        return lapses >= self._library.settings.review_leech and self._says_once(f"leech {card}", str(lapses))

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


def _hidden(row: Mapping[str, object]) -> str:
    """The highlight that was never to be read again by a row of the weights; empty where it says something else."""
    weight = row_weight(row)
    is_hidden = weight.often is Often.NEVER and weight.target.kind is TargetKind.ANNOTATION
    return weight.target.key if is_hidden else ""
