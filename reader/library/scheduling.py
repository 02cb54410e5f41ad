"""Scheduling: what is derived of all cards from the log, kept in the cache and renewed by what the journal says."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from itertools import count
from operator import itemgetter
from typing import TypeVar

from reader.core.day import ReviewDays
from reader.core.memory import NEW, Memory
from reader.core.recall import Parameters, steps
from reader.core.review import Review, log_order
from reader.library.library import Library
from reader.library.zone import local_zone
from reader.store import reviews as log
from reader.store.memories import BegunAnewError, Mark, MemoryFile, Row, memory_row
from reader.store.rows import moment_text, text_moment
from reader.store.state import library_key

AHEAD = timedelta(days=2)  # a review that is dated further ahead of the clock was not given then
RULE = "2"  # of what `engines.scheduling` makes of a log: a new number makes what is kept stale

_FILE, _NOTICED = "memories", "reviews ahead"
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the log says of a time that is still to come.

    Attributes:
        logs: The cards with such reviews, each with its whole log, as if these had been given when they were noticed.
        newest: The last moment that the log tells of; None where it tells of none.
        number: How many reviews are dated ahead.
    """

    logs: Mapping[str, list[Review]]
    newest: datetime | None
    number: int


def review_days(library: Library, zone: tzinfo | None = None) -> ReviewDays:
    """The review days of the reader: as the settings say, in this zone, or that of the machine."""
    return ReviewDays(zone or local_zone(), library.settings.review_day_starts)


def parameters(library: Library) -> Parameters:
    """By which numbers the settings have cards scheduled."""
    chosen = library.settings
    return Parameters(
        weights=tuple(map(float, chosen.review_parameters)),
        retention=chosen.review_retention,
        interval_max=chosen.review_interval_max,
        learning=steps(chosen.review_learning_steps),
        relearning=steps(chosen.review_relearning_steps),
    )


def memories(library: Library, zone: tzinfo | None = None, now: datetime | None = None) -> dict[str, Memory]:
    """What is derived of every card that was ever answered, by its id; any other is new."""
    days = review_days(library, zone)
    found = dict(_renewed(library, days, MemoryFile.every))
    return found | _corrected(library, days, ahead(library, now or library.now()))


def memory_of(library: Library, card: str, zone: tzinfo | None = None, now: datetime | None = None) -> Memory:
    """What is derived of a card."""
    days = review_days(library, zone)
    known = _renewed(library, days, lambda file: file.of(card)) or NEW
    return _corrected(library, days, ahead(library, now or library.now(), card)).get(card, known)


def due_rows(library: Library, days: ReviewDays, now: datetime, until: datetime) -> list[Row]:
    """The cards that were answered before and are due until a moment, soonest first, as rows that `memory_in` reads.

    Rows, for there may be many of which few are asked.
    """
    corrected = _corrected(library, days, ahead(library, now))
    due = _renewed(library, days, lambda file: file.due(until))
    if not corrected:
        return due
    others = [memory_row(card, memory) for card, memory in corrected.items() if memory.due <= until]
    return sorted([row for row in due if row[0] not in corrected] + others, key=itemgetter(2, 0))


def answered_cards(library: Library, days: ReviewDays) -> set[str]:
    """The cards that were ever answered."""
    return _renewed(library, days, MemoryFile.answered)


def ahead(library: Library, now: datetime, card: str = "") -> Ahead:
    """What the log says of a time to come: a clock was wrong when it was written, or is now.

    A review that is dated far ahead counts as given at the moment at which that was first noticed on this machine,
    so that its card comes back; where the clock only lost a day or two, that is waited for.

    Args:
        library: The library.
        now: The time, as the clock of this machine has it.
        card: The only card that is looked at; all when empty.
    """
    newest = log.newest_review(library.database)
    if newest is None or newest <= now + AHEAD:
        return Ahead({}, newest, 0)
    noticed = _noticed(library)
    logs: dict[str, list[Review]] = {}
    number = 0
    looked_at = [card] if card else log.answered_after(library.database, now + AHEAD)
    for each_card, reviews in log.logs(library.database, looked_at):
        strange = {each.uid for each in reviews if each.at > now + AHEAD}
        number += len(strange)
        for uid in strange:
            noticed.setdefault(uid, moment_text(now))
        meant = [replace(each, at=text_moment(noticed[each.uid])) if each.uid in strange else each for each in reviews]
        logs[each_card] = sorted(meant, key=log_order)
    _keep_noticed(library, noticed)
    return Ahead(logs, newest, number)


def _noticed(library: Library) -> dict[str, str]:
    known = library.state.recall(library_key(library.root), _NOTICED)
    return {str(uid): str(at) for uid, at in known.items()} if isinstance(known, dict) else {}


def _keep_noticed(library: Library, noticed: Mapping[str, str]) -> None:
    if noticed != _noticed(library):
        library.state.remember(library_key(library.root), _NOTICED, dict(noticed))


def _corrected(library: Library, days: ReviewDays, found: Ahead) -> dict[str, Memory]:
    return dict(_derived(library, days, found.logs.items())) if found.logs else {}


def _renewed(library: Library, days: ReviewDays, read: Callable[[MemoryFile], Found]) -> Found:
    """What is read of memories that are those of the log as it is."""
    for attempt in count():
        file = _file(library)
        try:
            _renew(library, file, days)
            return read(file)
        except BegunAnewError:
            if attempt:  # once for a damaged file, once for one that cannot be had: then it is in memory
                raise
    raise AssertionError


def _renew(library: Library, file: MemoryFile, days: ReviewDays) -> None:
    while True:
        before = file.mark()
        seq, uid = log.journal_mark(library.database)  # first: what is written meanwhile is looked at the next time
        after = Mark(_maker(library, days), seq, uid, log.last_row(library.database))
        if before == after:
            return
        cards = _touched(library, before, after)
        if file.renew(before, after, cards, _derived(library, days, log.logs(library.database, cards))):
            return


def _touched(library: Library, before: Mark, after: Mark) -> list[str] | None:
    """The cards whose memories are stale; None for all."""
    if before.maker != after.maker:
        return None
    cards = log.cards_reviewed_since(library.database, (before.seq, before.uid))
    if cards is None or (not cards and before.row != after.row):
        return None
    return cards


def _derived(
    library: Library, days: ReviewDays, logs: Iterable[tuple[str, list[Review]]]
) -> Iterable[tuple[str, Memory]]:
    scheduling = None
    for card, reviews in logs:
        if scheduling is None:
            # Here and not at the top: what tells whether anything is due should not pay for the scheduler.
            from reader.engines.scheduling import Scheduling  # noqa: PLC0415

            scheduling = Scheduling(parameters(library), days)
        yield card, scheduling.replay(card, reviews)


def _maker(library: Library, days: ReviewDays) -> str:
    return f"{RULE} {parameters(library)} {days.zone} {days.starts_hour}"


def _file(library: Library) -> MemoryFile:
    found = library.opened.get(_FILE)
    if not isinstance(found, MemoryFile):
        found = library.opened[_FILE] = MemoryFile(library.folders.memories(library.root))
    return found
