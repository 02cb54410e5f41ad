"""Reviewing: an answer to a card, and what comes due on the days ahead; what is asked is told by `queueing`."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from reader.core.card import is_buried
from reader.core.day import ReviewDays
from reader.core.errors import ReaderError
from reader.core.memory import NEW, Interval, Memory
from reader.core.review import Grade, Review
from reader.library.acting import act
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.lining_up import Queued
from reader.library.queueing import Queue, queue
from reader.library.scheduling import (
    AHEAD,
    memories,
    memory_of,
    parameters,
    review_days,
)
from reader.library.words import clean_note
from reader.store import reviews as log
from reader.store.cards import asked_cards
from reader.store.nouns import REVIEW
from reader.store.reviews import review_row
from reader.store.rows import text_day

__all__ = [
    "DayAhead",
    "Queue",
    "Queued",
    "day_ahead",
    "forecast",
    "grade",
    "leeches",
    "next_intervals",
    "pace",
    "queue",
    "today",
]

PACE_REVIEWS = 200  # answers that the pace is taken from
PACE_MAX = timedelta(minutes=2)  # an answer that took longer was interrupted


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day that is to come, and how many cards are due on it if none is answered before."""

    day: date
    due: int


def today(library: Library, now: datetime | None = None, zone: tzinfo | None = None) -> date:
    """The review day."""
    return review_days(library, zone).of(now or library.now())


def grade(  # noqa: PLR0913 - an answer has as many parts
    library: Library,
    card: str,
    given: Grade,
    *,
    took: timedelta = timedelta(),
    typed: str = "",
    at: datetime | None = None,
    zone: tzinfo | None = None,
) -> Memory:
    """Keep an answer to a card, in one act.

    Returns:
        What is derived of the card now.

    Raises:
        ReaderError: There is no such card, it is in the trash, or what was typed cannot be kept.
    """
    typed = clean_note(typed, "answer")
    with act(library) as acting:
        found = find_card(library, card)
        if found.record.deleted:
            raise ReaderError(f"the card {found.uid} is in the trash", "bring it back first")
        moment = _after_the_last(library, found.uid, at or acting.at)
        review = Review(
            library.ids(), found.uid, moment, given, max(took, timedelta()), typed, library.author, library.device
        )
        acting.write("reviewed", REVIEW, review.uid, review_row(review))
    return memory_of(library, found.uid, zone, moment)


def next_intervals(
    library: Library, card: str, now: datetime | None = None, zone: tzinfo | None = None
) -> tuple[Interval, Interval, Interval, Interval]:
    """How long it would be until a card is due again, for the grades 1 to 4: what `grade` would make of them."""
    # Here and not at the top: what tells whether anything is due should not pay for the scheduler.
    from reader.engines.scheduling import Scheduling  # noqa: PLC0415

    moment = now or library.now()
    scheduling = Scheduling(parameters(library), review_days(library, zone))
    return scheduling.intervals(card, memory_of(library, card, zone, moment), moment)


def forecast(
    library: Library, days: int, now: datetime | None = None, zone: tzinfo | None = None
) -> tuple[DayAhead, ...]:
    """How many cards are due today and on the days after, if none is answered before.

    What is overdue is due today; new cards are due on no day. Neither limits nor siblings are taken into account.
    """
    moment, calendar = now or library.now(), review_days(library, zone)
    first = calendar.of(moment)
    known, counts = memories(library, zone, moment), Counter[date]()
    for card, _, buried in asked_cards(library.database):
        if card in known:
            counts[day_ahead(known[card], text_day(buried), first, calendar)] += 1
    return tuple(DayAhead(first + timedelta(days=each), counts[first + timedelta(days=each)]) for each in range(days))


def day_ahead(memory: Memory, buried: date | None, today: date, calendar: ReviewDays) -> date:
    """The day on which a card is due: today at the soonest, and after the day until which it is buried."""
    day = max(today, memory.due_day or calendar.of(memory.due))
    return buried + timedelta(days=1) if buried and is_buried(buried, day) else day


def leeches(library: Library, zone: tzinfo | None = None) -> list[str]:
    """The cards that were forgotten so often that they had better be rewritten, the most often forgotten first."""
    known = memories(library, zone)
    asked = [str(card) for card, _, _ in asked_cards(library.database)]
    found = [card for card in asked if known.get(card, NEW).lapses >= library.settings.review_leech]
    return sorted(found, key=lambda card: -known[card].lapses)


def pace(library: Library) -> timedelta:
    """How long an answer took of late; nothing where none was timed."""
    took = log.last_times(library.database, PACE_REVIEWS)
    timed = [min(each, PACE_MAX) for each in took if each]
    return sum(timed, timedelta()) / len(timed) if timed else timedelta()


def _after_the_last(library: Library, card: str, moment: datetime) -> datetime:
    """When an answer counts as given: never before the one that was given before it, if the clock lost a day or two."""
    last = log.last_review_until(library.database, card, moment + AHEAD)
    return moment if last is None else max(moment, last + timedelta(milliseconds=1))
