"""Queueing: what is to be asked on a review day, in which order, within the limits of the reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby
from operator import itemgetter
from zlib import crc32

from reader.core.card import is_buried
from reader.core.day import ReviewDays
from reader.core.memory import Memory, Stage
from reader.core.wording import MONTHS
from reader.library.library import Library
from reader.library.lining_up import Line, Queued
from reader.library.scheduling import Ahead, ahead, answered_cards, due_rows, memory_of, noticed_between, review_days
from reader.store.cards import asked_cards
from reader.store.memories import Row, memory_row
from reader.store.reviews import answered_between
from reader.store.rows import text_day

LONG_AWAY = timedelta(days=365)  # after which a clock that leapt forward is as likely as a long pause

_STEPS = {stage.value for stage in Stage if stage.is_learning}


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


def queue(library: Library, now: datetime | None = None, zone: tzinfo | None = None) -> Queue:
    """What is to be asked now.

    Args:
        library: The library.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.
    """
    moment, days = now or library.now(), review_days(library, zone)
    return Queueing(library, days, moment).queue(moment)


class Queueing:
    """What a queue is made of; it can be kept, and single cards of it looked at anew.

    Args:
        library: The library.
        days: The review days of the reader.
        now: The time.

    Attributes:
        day: The review day.
        strange: What the log says of a time that is still to come.
    """

    def __init__(self, library: Library, days: ReviewDays, now: datetime) -> None:
        self._library, self._days = library, days
        self.day = days.of(now)
        self._bounds = days.bounds(self.day)
        self._until = self._bounds[1] - timedelta(milliseconds=1)
        self.strange = ahead(library, now)
        self._asked, self._family = dict[str, str](), dict[str, str]()  # the families of those asked today, and of all
        for card, family, buried in asked_cards(library.database):
            self._add(card, family, buried)
        self._answered = answered_between(library.database, *self._bounds)
        self._answered |= noticed_between(library, days, now, *self._bounds)
        rows = [row for row in due_rows(library, days, now, self._until) if row[0] in self._asked]
        steps, ready = (row for row in rows if row[1] in _STEPS), (row for row in rows if row[1] not in _STEPS)
        self._steps = Line(steps, self._asked, itemgetter(2, 0))  # by their moments
        self._ready = Line(_mixed(ready), self._asked, _turn)  # by day, mixed within a day
        answered = answered_cards(library, days, now)
        new = ((card,) for card in sorted(self._asked.keys() - answered))  # ids are in the order of their making
        self._new = Line(new, self._asked, itemgetter(0))

    def look_again(self, card: str, now: datetime) -> None:
        """Look at one card anew, of which something became, on the same day."""
        self._family.pop(card, None)
        self._answered.pop(card, None)
        self._asked.pop(card, None)
        for line in (self._steps, self._ready, self._new):
            line.drop(card)
        for uid, family, buried in asked_cards(self._library.database, card):
            self._add(uid, family, buried)
        self._answered |= answered_between(self._library.database, *self._bounds, card)
        if card in self._asked:
            self._place(card, memory_of(self._library, card, self._days.zone, now))

    def queue(self, now: datetime) -> Queue:
        """What is to be asked now, on this day."""
        taken = {self._family[card] for card in self._answered if card in self._family}
        taken.update(self._steps.families)
        introduced = sum(1 for was_known in self._answered.values() if not was_known)
        chosen = self._library.settings
        due = self._ready.within(chosen.review_max - len(self._answered) + introduced, taken)
        new = self._new.within(chosen.review_new - introduced, taken)
        return Queue(
            day=self.day,
            learning=tuple(each for each in self._steps if each.memory.due <= now),
            due=due.chosen,
            new=new.chosen,
            later=tuple(each for each in self._steps if each.memory.due > now),
            over=due.over,
            new_over=new.over,
            siblings=due.siblings + new.siblings,
            done=len(self._answered),
            notices=tuple(_notices(self.strange, now, self._days.zone)),
        )

    def _add(self, card: str, family: str, buried: str | None) -> None:
        self._family[card] = family
        if buried is None or not is_buried(text_day(buried), self.day):
            self._asked[card] = family

    def _place(self, card: str, memory: Memory) -> None:
        """Put a card where it comes in its turn; nowhere where it is not due today."""
        if memory.state is Stage.NEW:
            self._new.put((card,), self._asked[card])
        elif memory.due <= self._until:
            line = self._steps if memory.state.is_learning else self._ready
            line.put(memory_row(card, memory), self._asked[card])


def _notices(strange: Ahead, now: datetime, zone: tzinfo) -> Iterator[str]:
    if strange.newest is None:
        return
    newest, now = strange.newest.astimezone(zone), now.astimezone(zone)
    if strange.number:
        yield (
            f"{strange.number:,} {'review is' if strange.number == 1 else 'reviews are'} dated up to {_day(newest)}, "
            f"and this machine says that it is {_day(now)}: they count as given when this was noticed"
        )
    elif newest > now:
        last = f"{newest:%H:%M} on {_day(newest)}"
        yield f"the clock went back: the last review was at {last}, now it is {_now(newest, now)}"
    elif now - newest > LONG_AWAY:
        yield f"the last review was on {_day(newest)}; if it is not {_day(now)}, set the clock right before you go on"


def _now(newest: datetime, now: datetime) -> str:
    return f"{now:%H:%M}" if newest.date() == now.date() else f"{now:%H:%M} on {_day(now)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _mixed(rows: Iterable[Row]) -> Iterator[Row]:
    """The cards of each day in an order that tells nothing of when they were made; the same each time."""
    for due, each in groupby(rows, key=itemgetter(2)):
        seed = crc32(due.encode())
        yield from sorted(each, key=lambda row: (crc32(row[0].encode(), seed), row[0]))


def _turn(row: Row) -> tuple[str, int, str]:
    """By what `_mixed` sorts, where it is asked of a few."""
    return row[2], crc32(row[0].encode(), crc32(row[2].encode())), row[0]
