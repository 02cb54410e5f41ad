"""Reviewing: the queue of a day, an answer to a card, and what comes due on the days ahead."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from zlib import crc32

from reader.core.card import is_buried
from reader.core.day import ReviewDays
from reader.core.errors import ReaderError
from reader.core.memory import NEW, Interval, Memory
from reader.core.review import Grade, Review
from reader.core.wording import MONTHS
from reader.library.acting import act
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.scheduling import (
    AHEAD,
    Ahead,
    ahead,
    answered_cards,
    due_memories,
    memories,
    memory_of,
    parameters,
    review_days,
)
from reader.store import reviews as log
from reader.store.cards import asked_cards
from reader.store.nouns import REVIEW
from reader.store.reviews import review_row
from reader.store.rows import text_day

LONG_AWAY = timedelta(days=365)  # after which a clock that leapt forward is as likely as a long pause
PACE_REVIEWS = 200  # answers that the pace is taken from
PACE_MAX = timedelta(minutes=2)  # an answer that took longer was interrupted


@dataclass(frozen=True, slots=True)
class Queued:
    """A card that is to be asked, by its id."""

    card: str
    memory: Memory


@dataclass(frozen=True, slots=True)
class Queue:
    """What is to be asked on a day.

    Attributes:
        day: The review day.
        learning: Cards in their steps that are due now, in the order of their moments.
        due: Cards that are due today or were before, within the limit; siblings left out.
        new: Cards that were never asked, within the limit; siblings left out.
        later: Cards in their steps that come due later on this day.
        over: How many more are due than the limit lets in.
        new_over: How many more are new.
        siblings: How many wait for another day because one of their family is asked on this one.
        done: How many cards were answered today.
        notices: What is to be said of the clock, in words.
    """

    day: date
    learning: tuple[Queued, ...]
    due: tuple[Queued, ...]
    new: tuple[Queued, ...]
    later: tuple[Queued, ...]
    over: int
    new_over: int
    siblings: int
    done: int
    notices: tuple[str, ...]

    @property
    def asked(self) -> tuple[Queued, ...]:
        """All that can be asked now, in the order in which it is."""
        return (*self.learning, *self.due, *self.new)


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day that is to come, and how many cards are due on it if none is answered before."""

    day: date
    due: int


def today(library: Library, now: datetime | None = None, zone: tzinfo | None = None) -> date:
    """The review day."""
    return review_days(library, zone).of(now or library.now())


def queue(library: Library, now: datetime | None = None, zone: tzinfo | None = None) -> Queue:
    """What is to be asked now.

    Args:
        library: The library.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.
    """
    moment, days = now or library.now(), review_days(library, zone)
    return _Queueing(library, days, moment).queue()


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
        ReaderError: There is no such card, or it is in the trash.
    """
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
            day = known[card].due_day or calendar.of(known[card].due)
            hidden = text_day(buried)
            if is_buried(hidden, max(first, day)) and hidden:
                day = hidden + timedelta(days=1)
            counts[max(first, day)] += 1
    return tuple(DayAhead(first + timedelta(days=each), counts[first + timedelta(days=each)]) for each in range(days))


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


class _Queueing:
    def __init__(self, library: Library, days: ReviewDays, now: datetime) -> None:
        self._library, self._days, self._now = library, days, now
        self._day = days.of(now)
        self._bounds = days.bounds(self._day)
        self._strange = ahead(library, now)
        self._cards = {card: (family, text_day(buried)) for card, family, buried in asked_cards(library.database)}
        self._answered = log.answered_between(library.database, *self._bounds) | self._noticed_today()
        self._families = {self._cards[card][0] for card in self._answered if card in self._cards}
        self._siblings = 0

    def queue(self) -> Queue:
        """What is to be asked now."""
        steps, ready = self._known()
        self._families |= {self._cards[each.card][0] for each in steps}
        introduced = sum(1 for was_known in self._answered.values() if not was_known)
        chosen = self._library.settings
        due, over = self._within(ready, chosen.review_max - len(self._answered) + introduced)
        new, new_over = self._within(self._new(), chosen.review_new - introduced)
        return Queue(
            day=self._day,
            learning=tuple(each for each in steps if each.memory.due <= self._now),
            due=due,
            new=new,
            later=tuple(each for each in steps if each.memory.due > self._now),
            over=over,
            new_over=new_over,
            siblings=self._siblings,
            done=len(self._answered),
            notices=tuple(_notices(self._strange, self._now)),
        )

    def _known(self) -> tuple[list[Queued], list[Queued]]:
        """The cards in their steps, by their moments; and those due today or before, by day, mixed within a day."""
        known = due_memories(self._library, self._days, self._now, self._bounds[1] - timedelta(milliseconds=1))
        asked = [Queued(card, memory) for card, memory in known.items() if self._is_asked(card)]
        steps = sorted((each for each in asked if each.memory.state.is_learning), key=_moment)
        return steps, sorted((each for each in asked if not each.memory.state.is_learning), key=_mixed)

    def _new(self) -> Iterator[Queued]:
        answered = answered_cards(self._library, self._days)
        return (Queued(card, NEW) for card in self._cards if card not in answered and self._is_asked(card))

    def _is_asked(self, card: str) -> bool:
        return card in self._cards and not is_buried(self._cards[card][1], self._day)

    def _within(self, cards: Iterable[Queued], room: int) -> tuple[tuple[Queued, ...], int]:
        """As many cards as there is room for, one of a family; and how many more there are."""
        chosen, over = list[Queued](), 0
        for each in cards:
            family = self._cards[each.card][0]
            if family in self._families:
                self._siblings += 1
            elif len(chosen) < room:
                chosen.append(each)
                self._families.add(family)
            else:
                over += 1
        return tuple(chosen), over

    def _noticed_today(self) -> dict[str, bool]:
        """The cards with an answer that is dated far ahead, and counts as given today."""
        start, end = self._bounds
        found = self._strange.logs.items()
        return {
            card: reviews[0].at < start for card, reviews in found if any(start <= each.at < end for each in reviews)
        }


def _notices(strange: Ahead, now: datetime) -> Iterator[str]:
    newest = strange.newest
    if newest is None:
        return
    if strange.number:
        yield (
            f"{strange.number:,} {'review is' if strange.number == 1 else 'reviews are'} dated up to {_day(newest)}, "
            f"and this machine says that it is {_day(now)}: they count as given when this was noticed"
        )
    elif newest > now:
        yield f"the clock went back: the last review is of {newest:%H:%M} UTC on {_day(newest)}, it is {now:%H:%M} now"
    elif now - newest > LONG_AWAY:
        yield f"the last review was on {_day(newest)}; if it is not {_day(now)}, set the clock right before you go on"


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _moment(queued: Queued) -> tuple[datetime, str]:
    return queued.memory.due, queued.card


def _mixed(queued: Queued) -> tuple[datetime, int, str]:
    due = queued.memory.due
    return due, crc32(f"{queued.card}{due:%j}".encode()), queued.card
