"""Scheduling: what is derived of all cards from the log, kept in the cache and renewed by what the journal says."""

from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar

from reader.core.day import ReviewDays
from reader.core.memory import NEW, Memory
from reader.core.recall import Parameters, steps
from reader.core.review import Review, log_order
from reader.core.slices import at_once
from reader.library.library import Library
from reader.library.zone import local_zone
from reader.store import reviews as log
from reader.store.memories import BegunAnewError, Mark, MemoryFile, Row
from reader.store.rows import moment_text, text_moment
from reader.store.state import library_key

AHEAD = timedelta(days=2)  # a review that is dated further ahead of the clock was not given then
MANY_BEHIND = 500  # cards, to derive whose memories takes longer than one waits without being told
RULE = "2"  # of what `engines.scheduling` makes of a log: a new number makes what is kept stale

_FILE, _LEFT = "memories", "memories of others"
_NOTICED, _NEVER = "review ahead", "~"  # the latter is after all moments
_SOME = 50  # cards whose memories are kept at once
_BEGUN_MOST = 3  # times that all memories are begun anew, before it is done without the file
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the log says of a time that is still to come.

    Attributes:
        newest: The last moment that the log tells of; None where it tells of none.
        number: How many reviews are dated ahead.
    """

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
    return dict(_read(library, review_days(library, zone), now or library.now(), MemoryFile.every))


def memory_of(library: Library, card: str, zone: tzinfo | None = None, now: datetime | None = None) -> Memory:
    """What is derived of a card; where those of all others have to be derived too, they are left for later."""
    days, moment = review_days(library, zone), now or library.now()
    if behind(library, zone, moment) <= _SOME:
        return _read(library, days, moment, lambda file: file.of(card)) or NEW
    since = log.first_after(library.database, moment + AHEAD)
    meant = _meant(library, log.logs(library.database, [card]), since, moment)
    return next((memory for _, memory in _derived(library, days, meant)), NEW)


def due_rows(library: Library, days: ReviewDays, now: datetime, until: datetime) -> list[Row]:
    """The cards that were answered before and are due until a moment, soonest first, as rows that `memory_in` reads.

    Rows, for there may be many of which few are asked.
    """
    return _read(library, days, now, lambda file: file.due(until))


def answered_cards(library: Library, days: ReviewDays, now: datetime) -> set[str]:
    """The cards that were ever answered."""
    return _read(library, days, now, MemoryFile.answered)


def noticed_between(
    library: Library, days: ReviewDays, now: datetime, start: datetime, end: datetime
) -> dict[str, bool]:
    """The cards with an answer that is dated ahead and counts as given in some time.

    Each with whether it had been answered before that; among them may be cards whose answer is dated right.
    """
    if not ahead(library, now).number:
        return {}
    return _read(library, days, now, lambda file: file.answered_between(start, end))


def ahead(library: Library, now: datetime) -> Ahead:
    """What the log says of a time to come: a clock was wrong when it was written, or is now.

    A review that is dated far ahead counts as given at the moment at which that was first noticed on this machine,
    so that its card comes back; where the clock only lost a day or two, that is waited for.
    """
    newest = log.newest_review(library.database)
    is_strange = newest is not None and newest > now + AHEAD
    return Ahead(newest, log.number_after(library.database, now + AHEAD) if is_strange else 0)


def behind(library: Library, zone: tzinfo | None = None, now: datetime | None = None) -> int:
    """Of how many cards the memories have to be derived: of all after a change of the settings or of the zone."""
    days, moment = review_days(library, zone), now or library.now()

    def number() -> int:
        file = _file(library)
        _follow(library, file, days, moment)
        return file.stale()

    return _twice(number)


def catching_up(
    library: Library, zone: tzinfo | None = None, now: datetime | None = None
) -> Generator[tuple[int, int], None, None]:
    """Derive these memories; all that needs them does so too, at once.

    What was derived is kept at once, so that this can be left and gone on with.

    Yields:
        How many cards are done, and how many there are to do, after each.
    """
    return _catching_up(library, review_days(library, zone), now or library.now())


def _read(library: Library, days: ReviewDays, now: datetime, read: Callable[[MemoryFile], Found]) -> Found:
    """What is read of memories that are those of the log as it is."""

    def found() -> Found:
        at_once(_catching_up(library, days, now))
        return read(_file(library))

    return _twice(found)


def _twice(read: Callable[[], Found]) -> Found:
    """Once more where the file was damaged, or cannot be had: then it is empty, or in memory."""
    try:
        return read()
    except BegunAnewError:
        return read()


def _catching_up(library: Library, days: ReviewDays, now: datetime) -> Generator[tuple[int, int], None, None]:
    begun = done = 0
    while True:
        file = _file(library)
        mark, anew = _follow(library, file, days, now)
        begun += anew
        if begun > _BEGUN_MOST:  # another program has other settings, and does the same just now
            library.opened[_LEFT], library.opened[_FILE] = file, MemoryFile(None)  # it may be in use: closed at the end
            begun = 0
            continue
        left = file.stale()
        if not left:
            return
        cards, made = file.some_stale(_SOME), list[tuple[str, Memory]]()
        for each in _derived(library, days, _meant(library, log.logs(library.database, cards), mark.since, now)):
            made.append(each)
            yield done + len(made), done + left
        done += len(cards) * file.renew(mark, cards, made)


def _follow(library: Library, file: MemoryFile, days: ReviewDays, now: datetime) -> tuple[Mark, bool]:
    """Go on to the mark of the log as it is; that mark, and whether it made all memories stale."""
    while True:
        before, after = file.mark(), _mark(library, days, now)
        if before == after:
            return after, False
        cards = _touched(library, before, after)
        every = log.answered_ever(library.database) if cards is None else cards
        if file.follow(before, after, every, anew=cards is None):
            return after, cards is None


def _mark(library: Library, days: ReviewDays, now: datetime) -> Mark:
    seq, uid = log.journal_mark(library.database)  # first: what is written meanwhile is looked at the next time
    since = log.first_after(library.database, now + AHEAD)
    maker = f"{RULE} {parameters(library)} {days.zone} {days.starts_hour}"
    return Mark(maker, seq, uid, log.last_row(library.database), since)


def _touched(library: Library, before: Mark, after: Mark) -> list[str] | None:
    """The cards whose memories are stale; None for all."""
    if before.maker != after.maker:
        return None
    cards = log.cards_reviewed_since(library.database, (before.seq, before.uid))
    if cards is None or (not cards and before.row != after.row):
        return None
    if before.since != after.since:
        start, end = sorted((before.since or _NEVER, after.since or _NEVER))
        cards += log.cards_dated(library.database, start, end)
    return cards


def _meant(
    library: Library, logs: Iterable[tuple[str, list[Review]]], since: str, now: datetime
) -> Iterator[tuple[str, list[Review]]]:
    """Logs in which what is dated ahead was given when it was noticed, which is now, if it was not before."""
    if not since:
        yield from logs
        return
    first, read = text_moment(since), list(logs)
    noticed = _noticed(library, [each.uid for _, reviews in read for each in reviews if each.at >= first], now)
    for card, reviews in read:
        meant = [replace(each, at=noticed.get(each.uid, each.at)) for each in reviews]
        yield card, sorted(meant, key=log_order)


def _noticed(library: Library, reviews: Iterable[str], now: datetime) -> dict[str, datetime]:
    """When it was noticed that reviews are dated ahead."""
    library_id, keys = library_key(library.root), {f"{_NOTICED} {uid}": uid for uid in reviews}
    known = library.state.recall_each(library_id, keys)
    if len(known) < len(keys):
        library.state.remember_first(library_id, {key: moment_text(now) for key in keys if key not in known})
        known = library.state.recall_each(library_id, keys)  # another program may have been the first
    return {keys[key]: text_moment(str(at)) for key, at in known.items()}


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


def _file(library: Library) -> MemoryFile:
    found = library.opened.get(_FILE)
    if not isinstance(found, MemoryFile):
        found = library.opened[_FILE] = MemoryFile(library.folders.memories(library.root))
    return found
