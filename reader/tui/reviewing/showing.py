"""Showing: what of a sitting is on the screen now, laid out for the room there is, and the keys under it."""

from collections.abc import Sequence

from reader.core.annotation import Annotation
from reader.core.review import Grade
from reader.library.cards import find_card
from reader.library.caveat import Caveat
from reader.library.library import Library
from reader.library.reviewing import next_intervals
from reader.library.scheduling import memory_of
from reader.store.annotations import annotation
from reader.tui.reviewing.answering import Answering
from reader.tui.reviewing.asked import Asked, asked
from reader.tui.reviewing.ending import ended_rows, waiting_words
from reader.tui.reviewing.foot import ASKING, LEECH, PEEKING, READING, TYPING_IT, WAITING, Told
from reader.tui.reviewing.lines import Page, centred, page_rows, told_rows
from reader.tui.reviewing.passage import passage_rows
from reader.tui.reviewing.rereading import highlight_rows
from reader.tui.reviewing.sitting import Sitting
from reader.tui.reviewing.words import GRADES, interval_words, leech_words
from reader.tui.widgets.rows_view import LEAD, Row

PEEK_WIDEST = 76  # cells


class Showing:
    """What is shown: a card, one that is offered for rewriting, a highlight, a passage, or what the sitting came to.

    Args:
        library: The library.
        sitting: Knows what is asked.
        answering: Knows what stands of the answer.

    Attributes:
        asked: The card; None where none is.
        highlight: The highlight; None where none is.
        caveats: What the card has to say before it asks.
        unknown: A sign, and why that may not be all; None where it is.
        peeks: Whether the passage is shown instead.
        waits: How long it is until a card comes back, as it was told last; empty for none.
    """

    def __init__(self, library: Library, sitting: Sitting, answering: Answering) -> None:
        self._library, self._sitting, self._answering = library, sitting, answering
        self.asked: Asked | None = None
        self.highlight: Annotation | None = None
        self.caveats: list[Caveat] = []
        self.unknown: tuple[str, str] | None = None
        self.peeks = False
        self.waits = ""

    def begin(self) -> None:
        """Something else is asked."""
        self.caveats, self.peeks = [], False
        self.know()

    def know(self) -> None:
        """Read what is asked."""
        now, reading, leech = self._sitting.now, self._sitting.reading, self._sitting.leech
        card = leech or (now.card if now is not None else "")
        self.asked = asked(self._library, find_card(self._library, card)) if card else None
        self.highlight = annotation(self._library.database, reading) if reading and not leech else None

    @property
    def annotation(self) -> str:
        """The annotation that the card is from, or that is the highlight.

        Raises:
            ReaderError: Nothing is asked.
        """
        return self.highlight.uid if self.highlight else find_card(self._library, self._sitting.card).annotation

    @property
    def is_answered(self) -> bool:
        """Whether the answer to the card is shown."""
        return self._answering.is_shown or bool(self._sitting.leech)

    def rows(self, width: int, height: int) -> Sequence[Row]:
        """All of it."""
        if self.peeks:
            return self._peeked(width, height)
        if self.highlight is not None:
            return highlight_rows(self._library, self.highlight, (width, height))
        if self.asked is None:
            self.waits = waiting_words(self._sitting.queue, self._library.now())
            return ended_rows(self._library, self._sitting, width, height)
        caveats, answer = [(each.sign, each.in_short) for each in self.caveats], self._answering
        caveats += [self.unknown] if self.unknown else []
        if self._sitting.leech:
            caveats.insert(0, leech_words(memory_of(self._library, self._sitting.leech).lapses))
        page = Page(self.asked, self.is_answered, caveats, self._sitting.queue.notices, answer.judged, answer.typed)
        return page_rows(page, width, height)

    def _peeked(self, width: int, height: int) -> Sequence[Row]:
        room = max(20, min(width - 2 * LEAD, PEEK_WIDEST))
        passage = passage_rows(self._library, self.annotation, room)
        told = told_rows([(each.sign, each.words) for each in self.caveats], room)
        return centred([*passage, *([(), *told] if told else [])], width, height)

    def foot(self, *, is_typed: bool) -> Sequence[Told]:
        """The keys; other ones while the answer is typed."""
        if self.peeks:
            return PEEKING
        if self.highlight is not None:
            return READING
        if self.asked is None:
            return WAITING if self._sitting.queue.later else ()
        if is_typed:
            return TYPING_IT
        return self._of_card()

    def _of_card(self) -> Sequence[Told]:
        if self._sitting.leech:
            return LEECH
        if not self.is_answered:
            return ASKING
        found = zip(Grade, next_intervals(self._library, self._sitting.card), strict=True)
        return [Told(f"{each:d}", f"{each:d} {GRADES[each]}", interval_words(interval)) for each, interval in found]
