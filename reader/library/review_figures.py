"""Review figures: what comes due, what was done day by day, and how well it is kept in mind."""

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import accumulate
from typing import TypeVar

from reader.core.change import Change
from reader.core.day import ReviewDays, by_the_hour
from reader.core.memory import NEW, Memory
from reader.core.retention import Given, Tally, given, joined, streak, tally
from reader.core.slices import at_once
from reader.library.card_list import MATURE, YOUNG, Standing, age_of, standing_of
from reader.library.library import Library
from reader.library.reviewing import PACE_MAX, DayAhead, day_ahead
from reader.library.scheduling import catching_up, due_rows, review_days
from reader.library.shelf import entries
from reader.store import reviews as log
from reader.store.annotations import Brief, briefs_named
from reader.store.cards import asked_cards, card_articles, card_outlines
from reader.store.memories import BegunAnewError, memory_in
from reader.store.nouns import ANNOTATION, ARTICLE, CARD, RESURFACED, REVIEW
from reader.store.resurfaced import read_since
from reader.store.rows import text_day

YEAR, MONTH = 365, 30
SOME, MANY = 20, 400  # cards whose logs are read at once, and of which less is read

Part = TypeVar("Part")

_COUNTED_OF = ("label", "tags", "deleted")  # of an annotation or article that cards are from

_ALWAYS = datetime.min.replace(tzinfo=UTC)
_FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DayDone:
    """A day, how many answers were given on it, how long they took, and how many highlights were read again."""

    day: date
    answers: int
    took: timedelta
    highlights: int


@dataclass(frozen=True, slots=True)
class Group:
    """The cards of one label, article or tag.

    Attributes:
        key: The name of the label or tag, or the id of the article; empty for no label, or an article in the trash.
        name: What it is called.
        cards: How many living cards it has.
    """

    key: str
    name: str
    cards: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """How reviewing goes.

    Attributes:
        day: Today.
        cards: How many cards are new, learning, young, mature, suspended or buried; those in steps are learning.
        streak: On how many days in a row something was reviewed.
        whole: What the answers of these days come to.
        calendar: These days, oldest first.
        forecast: The days to come, from today, with how many cards are due on each.
        labels: By label, the most cards first.
        articles: By article, likewise.
        tags: By tag, likewise; a card counts for each of its annotation's, and for those that they lie under.
    """

    day: date
    cards: Mapping[str, int]
    streak: int
    whole: Tally
    calendar: tuple[DayDone, ...]
    forecast: tuple[DayAhead, ...]
    labels: tuple[Group, ...]
    articles: tuple[Group, ...]
    tags: tuple[Group, ...]


def review_figures(
    library: Library,
    *,
    back: int = YEAR,
    ahead: int = MONTH,
    now: datetime | None = None,
    zone: tzinfo | None = None,
) -> ReviewFigures:
    """How reviewing goes; the arguments are those of `figuring`."""
    return at_once(figuring(library, back=back, ahead=ahead, now=now, zone=zone))


def figuring(
    library: Library,
    *,
    back: int = YEAR,
    ahead: int = MONTH,
    now: datetime | None = None,
    zone: tzinfo | None = None,
) -> Generator[float, None, ReviewFigures]:
    """How reviewing goes, in slices.

    Args:
        library: The library.
        back: How many days up to today are looked at.
        ahead: How many days from today on.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.

    Yields:
        After some cards each: how much of the log was gone through, from 0 to 1.
    """
    moment, days = now or library.now(), review_days(library, zone)
    today = days.of(moment)
    first = today - timedelta(days=back - 1)
    yield from _caught_up(library, zone, moment)
    known = yield from _known(library, days, moment)
    due = yield from _due(library, known, days, today)
    cards = yield from _cards(library, known, today)
    done = yield from _gone_through(library, days, first, today)
    read = Counter(min(days.of(each), today) for each in read_since(library.database, days.bounds(first)[0]))
    groups = yield from _grouped(cards, done.tallies)
    shelf = {each.id: each.article.title for each in entries(library)}
    return ReviewFigures(
        day=today,
        cards=_counts(cards),
        streak=streak(done.days, today),
        whole=joined(done.tallies.values()),
        calendar=tuple(_day_done(first + timedelta(days=each), done, read) for each in range(back)),
        forecast=tuple(DayAhead(day, due[day]) for day in (today + timedelta(days=each) for each in range(ahead))),
        labels=_named(groups[0], lambda label: label),
        articles=_named(groups[1], shelf.get),
        tags=_named(groups[2], lambda tag: tag),
    )


def is_counted(change: Change) -> bool:
    """Whether the figures may be others after a change; what is noted of a passage, say, has no part in them."""
    before, after = change.before, change.after
    if change.noun in {CARD, REVIEW, RESURFACED}:
        return True
    if change.noun not in {ANNOTATION, ARTICLE} or before is None or after is None:
        return False
    return any(before.get(each) != after.get(each) for each in _COUNTED_OF)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What is to be known of a card.

    Attributes:
        age: How far it has come, or why it is not asked.
        brief: Its annotation; None for one in the trash.
        article: The id of the article that it is from.
    """

    uid: str
    age: str
    brief: Brief | None
    article: str


@dataclass(slots=True)
class _Done:
    """What the log says.

    Attributes:
        days: The days of all answers.
        answers: How many there were, by day.
        took: How long they took, by day.
        tallies: What those of the days that are asked for come to, by card.
    """

    days: set[date] = field(default_factory=set)
    answers: Counter[date] = field(default_factory=Counter)
    took: defaultdict[date, timedelta] = field(default_factory=lambda: defaultdict(timedelta))
    tallies: dict[str, Tally] = field(default_factory=dict)


def _caught_up(library: Library, zone: tzinfo | None, moment: datetime) -> Generator[float, None, None]:
    """All cards scheduled, where they have to be anew."""
    with suppress(BegunAnewError):  # who reads them tries again
        for done, every in catching_up(library, zone, moment):
            yield done / every


def _known(library: Library, days: ReviewDays, moment: datetime) -> Generator[float, None, dict[str, Memory]]:
    rows, known = due_rows(library, days, moment, _FOREVER), dict[str, Memory]()
    for some in _parts(rows):
        known |= {str(row[0]): memory_in(row) for row in some}
        yield 0
    return known


def _due(
    library: Library, known: Mapping[str, Memory], days: ReviewDays, today: date
) -> Generator[float, None, Counter[date]]:
    due = Counter[date]()
    for some in _parts(asked_cards(library.database)):
        due.update(day_ahead(known[card], text_day(buried), today, days) for card, _, buried in some if card in known)
        yield 0
    return due


def _cards(library: Library, known: Mapping[str, Memory], today: date) -> Generator[float, None, list[_Outline]]:
    outlines, homes = card_outlines(library.database), card_articles(library.database)
    found = list[_Outline]()
    for some in _parts(outlines):
        briefs = briefs_named(library.database, {annotation for _, annotation, _, _ in some})
        for uid, annotation, is_suspended, buried in some:
            memory = known.get(uid, NEW)
            standing = standing_of(memory, text_day(buried), today, is_suspended=bool(is_suspended))
            found.append(_Outline(uid, age_of(memory, standing), briefs.get(annotation), homes.get(uid, "")))
        yield 0
    return found


def _gone_through(library: Library, days: ReviewDays, first: date, today: date) -> Generator[float, None, _Done]:
    day_of = by_the_hour(lambda at: min(days.of(at), today))  # one that is dated ahead counts as given today
    answered, done = log.answered_after(library.database, _ALWAYS), _Done()
    for place in range(0, len(answered), SOME):
        for card, reviews in log.logs(library.database, answered[place : place + SOME]):
            _take(done, card, list(given([(card, reviews)], day_of, PACE_MAX)), first)
        yield min(1, (place + SOME) / len(answered))
    return done


def _take(done: _Done, card: str, answers: Sequence[Given], first: date) -> None:
    done.days.update(each.day for each in answers)
    late = [each for each in answers if first <= each.day]
    for each in late:
        done.answers[each.day] += 1
        done.took[each.day] += each.took
    if late:
        done.tallies[card] = tally(late)


def _day_done(day: date, done: _Done, read: Mapping[date, int]) -> DayDone:
    return DayDone(day, done.answers[day], done.took.get(day, timedelta()), read.get(day, 0))


def _counts(cards: Iterable[_Outline]) -> dict[str, int]:
    names = (
        Standing.NEW.value,
        Standing.LEARNING.value,
        YOUNG,
        MATURE,
        Standing.BURIED.value,
        Standing.SUSPENDED.value,
    )
    found = Counter(each.age for each in cards)
    return {name: found[name] for name in names}


_Members = dict[str, tuple[int, Tally]]  # how many cards a group has, and what their answers come to


def _grouped(
    cards: Sequence[_Outline], tallies: Mapping[str, Tally]
) -> Generator[float, None, tuple[_Members, _Members, _Members]]:
    """By label, article and tag."""
    labels, articles, tags = _Members(), _Members(), _Members()
    above = _Above(each.brief.tags for each in cards if each.brief)
    for some in _parts(cards):
        _add(labels, tallies, ((each.brief.label, each) for each in some if each.brief))
        _add(articles, tallies, ((each.article, each) for each in some))
        _add(tags, tallies, ((tag, each) for each in some if each.brief for tag in above.of(each.brief.tags)))
        yield 1
    return labels, articles, tags


class _Above:
    """Which of the tags that cards have lie above others, or are the same in another case."""

    def __init__(self, every: Iterable[Sequence[str]]) -> None:
        self._names: dict[str, str] = {}
        for tags in every:
            for tag in tags:
                self._names.setdefault(tag.casefold(), tag)

    def of(self, tags: Iterable[str]) -> set[str]:
        """These tags and those that they lie under, each as it is written first."""
        ways = (accumulate(tag.casefold().split("/"), "{}/{}".format) for tag in tags)
        return {self._names[each] for way in ways for each in way if each in self._names}


def _add(members: _Members, tallies: Mapping[str, Tally], cards: Iterable[tuple[str, _Outline]]) -> None:
    """Add cards to the groups that they are in."""
    parts = defaultdict[str, list[str]](list)
    for key, card in cards:
        parts[key].append(card.uid)
    for key, uids in parts.items():
        number, before = members.get(key, (0, joined(())))
        told = (tallies[uid] for uid in uids if uid in tallies)
        members[key] = number + len(uids), joined((before, *told))


def _named(members: _Members, name: Callable[[str], str | None]) -> tuple[Group, ...]:
    """The groups that have a name, the most cards first."""
    named = ((key, name(key), number, told) for key, (number, told) in members.items())
    found = (Group(key, said, number, told) for key, said, number, told in named if said is not None)
    return tuple(sorted(found, key=lambda each: (-each.cards, each.name.casefold(), each.key)))


def _parts(whole: Sequence[Part]) -> Iterable[Sequence[Part]]:
    return (whole[place : place + MANY] for place in range(0, len(whole), MANY))
