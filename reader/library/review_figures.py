"""Review figures: what comes due, what was done day by day, and how well it is kept in mind."""

from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from reader.core.card import Card
from reader.core.day import by_the_hour
from reader.core.memory import Memory, Stage
from reader.core.retention import MATURE_DAYS, Given, Tally, given, streak, tally
from reader.core.slices import at_once
from reader.library.card_list import ListedCard, Standing, listed_cards
from reader.library.library import Library
from reader.library.reviewing import PACE_MAX, DayAhead, forecast
from reader.library.scheduling import review_days
from reader.store import reviews as log
from reader.store.annotations import briefs_named
from reader.store.resurfaced import read_since

YEAR, MONTH = 365, 30
SOME = 20  # cards whose logs are read at once
YOUNG, MATURE = "young", "mature"

_ALWAYS = datetime.min.replace(tzinfo=UTC)


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
        tags: By tag, likewise; a card counts for each of its annotation's.
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
) -> Generator[None, None, ReviewFigures]:
    """How reviewing goes, in slices.

    Args:
        library: The library.
        back: How many days up to today are looked at.
        ahead: How many days from today on.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.

    Yields:
        After some cards each.
    """
    moment, days = now or library.now(), review_days(library, zone)
    today = days.of(moment)
    first = today - timedelta(days=back - 1)
    listed = listed_cards(library, now=moment, zone=zone)

    yield
    day_of = by_the_hour(lambda at: min(days.of(at), today))  # one that is dated ahead counts as given today
    answered, every = log.answered_after(library.database, _ALWAYS), list[Given]()
    for place in range(0, len(answered), SOME):
        every += given(log.logs(library.database, answered[place : place + SOME]), day_of, PACE_MAX)
        yield
    answers = [each for each in every if first <= each.day]
    read = Counter(day_of(each) for each in read_since(library.database, days.bounds(first)[0]))
    groups = _Groups(library, listed, answers)
    return ReviewFigures(
        day=today,
        cards=_counts(listed),
        streak=streak((each.day for each in every), today),
        whole=tally(answers),
        calendar=_calendar(answers, read, first, back),
        forecast=forecast(library, ahead, moment, zone),
        labels=groups.by(groups.label),
        articles=groups.by(groups.article),
        tags=groups.by(groups.tags),
    )


def _calendar(answers: Iterable[Given], read: Mapping[date, int], first: date, back: int) -> tuple[DayDone, ...]:
    number, took = Counter[date](), defaultdict[date, timedelta](timedelta)
    for each in answers:
        number[each.day] += 1
        took[each.day] += each.took
    days = (first + timedelta(days=step) for step in range(back))
    return tuple(DayDone(day, number[day], took.get(day, timedelta()), read.get(day, 0)) for day in days)


def _counts(listed: Iterable[ListedCard]) -> dict[str, int]:
    names = (
        Standing.NEW.value,
        Standing.LEARNING.value,
        YOUNG,
        MATURE,
        Standing.BURIED.value,
        Standing.SUSPENDED.value,
    )
    found = Counter(_age(each) for each in listed)
    return {name: found[name] for name in names}


def _age(listed: ListedCard) -> str:
    if listed.standing is Standing.REVIEW:
        return MATURE if _interval(listed.memory) >= MATURE_DAYS else YOUNG
    return Standing.LEARNING.value if listed.standing is Standing.RELEARNING else listed.standing.value


def _interval(memory: Memory) -> int:
    """How many days a card is left for, in whole days of 24 hours."""
    if memory.last is None or memory.state is not Stage.REVIEW:
        return 0
    return round((memory.due - memory.last) / timedelta(days=1))


class _Groups:
    """Cards and answers, put together by what their annotations have in common."""

    def __init__(self, library: Library, listed: list[ListedCard], answers: Iterable[Given]) -> None:
        self._listed = listed
        self._briefs = briefs_named(library.database, {each.card.annotation for each in listed})
        self._answers = defaultdict[str, list[Given]](list)
        for each in answers:
            self._answers[each.card].append(each)

    def by(self, keys: Callable[[ListedCard], Iterable[tuple[str, str]]]) -> tuple[Group, ...]:
        """The groups; `keys` gives those that a card is in, each with its name."""
        members, names = defaultdict[str, list[Card]](list), dict[str, str]()
        for listed in self._listed:
            for key, name in keys(listed):
                members[key].append(listed.card)
                names[key] = name
        found = (Group(key, names[key], len(cards), self._tally(cards)) for key, cards in members.items())
        return tuple(sorted(found, key=lambda each: (-each.cards, each.name.casefold(), each.key)))

    def label(self, listed: ListedCard) -> Iterable[tuple[str, str]]:
        """The label that it is under."""
        brief = self._briefs.get(listed.card.annotation)
        return [(brief.label, brief.label)] if brief else []

    def article(self, listed: ListedCard) -> Iterable[tuple[str, str]]:
        """The article that it is from."""
        return [(listed.entry.id, listed.entry.article.title)] if listed.entry else []

    def tags(self, listed: ListedCard) -> Iterable[tuple[str, str]]:
        """The tags that it is under."""
        brief = self._briefs.get(listed.card.annotation)
        return [(tag, tag) for tag in brief.tags] if brief else []

    def _tally(self, cards: Iterable[Card]) -> Tally:
        return tally(answer for card in cards for answer in self._answers.get(card.uid, ()))
