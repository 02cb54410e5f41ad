"""Reviewing: a simulated year of 200,000 answers to 3,000 cards; the queue of 20,000 cards, and one answer among them.

    python bench/bench_review.py
    python bench/bench_review.py --days 60 --folder /dev/shm
    python bench/bench_review.py --only queue

The year is lived through by the verbs themselves, one act an answer, with a clock that is given. Each day it is looked
whether the limits hold, whether what comes due is what the forecast said, and whether a card is lost or asked twice.
It ends with 1 when anything fails. A folder in memory (`/dev/shm`) spares the year the waits for the disk.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from zoneinfo import ZoneInfo

from reader.core.annotation import Record
from reader.core.card import Card, CardKind
from reader.core.review import Grade, Review
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.cards import make_card
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.reviewing import Queue, Queued, forecast, grade, queue
from reader.library.scheduling import catching_up, memories
from reader.library.shelf import resolve
from reader.library.undoing import undo
from reader.store.cards import card_row
from reader.store.nouns import CARD, REVIEW, write_row
from reader.store.reviews import review_row

CARDS, ANSWERS, DAYS = 3_000, 200_000, 365
MANY, ANSWERS_EACH = 20_000, 10
ZONE = ZoneInfo("Europe/Berlin")  # with summer time in the middle of the year
START = datetime(2025, 1, 6, 7, tzinfo=UTC)
YEAR = Settings(review_new=60, review_max=640, review_interval_max=6, review_leech=99)
QUEUE_SECONDS, GRADE_SECONDS = 0.2, 0.05  # bars, in the time of one core
GROWTH_MAX = 1.5  # of the time of an answer, from the second quarter of the year to the last


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is set."""

    now: datetime = START

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@dataclass(slots=True)
class Year:
    """What a year came to.

    Attributes:
        answers: How many answers were given.
        seconds: What they took, by the quarter of the year.
        memory: The most memory that the program held, in MB, at the end of each quarter.
        failures: What should not have been.
    """

    answers: int = 0
    seconds: dict[int, list[float]] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--days", type=int, default=DAYS, help="how much of the year")
    parser.add_argument("--folder", type=Path, help="where the libraries are made")
    parser.add_argument("--only", choices=("year", "queue"))
    asked = parser.parse_args()
    failures: list[str] = []
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        if asked.only != "queue":
            failures += lived(Path(folder) / "year", asked.days)
        if asked.only != "year":
            failures += asked_of_many(Path(folder) / "many")
    for each in failures:
        print(f"FAILED {each}")
    return bool(failures)


def lived(folder: Path, days: int) -> list[str]:
    """A year of reviewing; what should not have been."""
    clock = Clock()
    library = opened(folder, clock, YEAR)
    note = noted(library)
    for number in range(CARDS):
        make_card(library, note, CardKind.QUESTION, f"Question {number}?", "answer")
    living = Living(library, clock)
    began = time.perf_counter()
    for day in range(days):
        living.day(day, days)
    seconds, year = time.perf_counter() - began, living.year
    living.look_for_lost_cards()
    library.close()
    print(f"{days} days, {CARDS:,} cards: {year.answers:,} answers in {seconds:.0f} s")
    per = {quarter: median(each) * 1000 for quarter, each in year.seconds.items()}
    print("an answer, median by quarter, ms of a core:", ", ".join(f"{each:.1f}" for each in per.values()))
    print("memory at the end of each quarter, MB:", ", ".join(f"{each:.0f}" for each in year.memory))
    if days == DAYS and year.answers < ANSWERS:
        year.failures.append(f"only {year.answers:,} answers")
    if len(per) == 4 and per[3] > GROWTH_MAX * per[1]:
        year.failures.append("an answer took longer and longer")
    return year.failures


class Living:
    """A reader who reviews every day, and knows nine of ten cards."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library, self._clock = library, clock
        self._random = Random(7)  # noqa: S311 - the same answers each time
        self._told: int | None = None
        self._last: dict[str, date] = {}
        self.year = Year()

    def day(self, day: int, days: int) -> None:
        """Answer what is asked on a day, its steps waited for."""
        self._clock.now = (START + timedelta(days=day)).astimezone(ZONE).replace(hour=8).astimezone(UTC)
        seconds = self.year.seconds.setdefault(4 * day // days, [])
        self._look_at_forecast(queue(self._library, zone=ZONE))
        asked = Counter[str]()
        for kind, each in self._asked():
            asked[kind] += 1
            if kind != "steps" and self._last.get(each.card) == self._today():
                self.year.failures.append(f"{each.card} was asked twice on {self._today()}")
            self._last[each.card] = self._today()
            began = time.process_time()
            grade(self._library, each.card, self._grade(), took=timedelta(seconds=7), zone=ZONE)
            seconds.append(time.process_time() - began)
            self._clock.now += timedelta(seconds=8)
        self.year.answers += asked.total()
        if asked["due"] > YEAR.review_max or asked["new"] > YEAR.review_new:
            self.year.failures.append(f"{dict(asked)} were asked on {self._today()}")
        today, tomorrow = forecast(self._library, 2, zone=ZONE)
        self._told = today.due + tomorrow.due
        if 4 * (day + 1) // days > 4 * day // days:
            self.year.memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)

    def look_for_lost_cards(self) -> None:
        """Look whether each card that was ever asked is due again within the longest interval."""
        known = memories(self._library, ZONE)
        latest = self._today() + timedelta(days=YEAR.review_interval_max)
        lost = [card for card in self._last if card not in known or (known[card].due_day or latest) > latest]
        self.year.failures += [f"{card} is lost" for card in lost]
        late = [card for card, last in self._last.items() if self._today() - last > timedelta(days=30)]
        self.year.failures += [f"{card} was not asked for a month" for card in late]

    def _asked(self) -> Iterator[tuple[str, Queued]]:
        while True:
            now = queue(self._library, zone=ZONE)
            if now.asked:
                yield from (("steps", each) for each in now.learning)
                yield from (("due", each) for each in now.due)
                yield from (("new", each) for each in now.new)
            elif now.later:
                self._clock.now = max(self._clock.now, now.later[0].memory.due)
            else:
                return

    def _grade(self) -> Grade:
        return self._random.choices(list(Grade), (8, 7, 80, 5))[0]

    def _look_at_forecast(self, now: Queue) -> None:
        there = len(now.due) + now.over + now.siblings + len(now.learning) + len(now.later)
        if self._told is not None and there != self._told:
            self.year.failures.append(f"{there} came due on {now.day}, and {self._told} were told")

    def _today(self) -> date:
        return (self._clock.now.astimezone(ZONE) - timedelta(hours=YEAR.review_day_starts)).date()


def asked_of_many(folder: Path) -> list[str]:
    """The queue of 20,000 cards, and one answer among them; what was too slow."""
    clock = Clock()
    library = opened(folder, clock, Settings())
    laid(library, noted(library))
    clock.now += timedelta(days=4000)
    whole = timed(lambda: memories(library, ZONE), 1)
    print(f"{MANY:,} cards with {ANSWERS_EACH} answers each: derived from the log in {whole:.1f} s")
    times = {"all due": timed(lambda: queue(library, zone=ZONE), 9)}
    library.close()
    clock.now = START + timedelta(days=ANSWERS_EACH * 20 + 1)  # the last of the log was a day ago
    library = opened(folder, clock, Settings())
    times["few due"] = timed(lambda: queue(library, zone=ZONE), 9)
    due = queue(library, zone=ZONE).asked
    print(", ".join(f"the queue with {what} {seconds * 1000:.0f} ms" for what, seconds in times.items()))
    cards = iter([each.card for each in due] * 3)
    graded = timed(lambda: grade(library, next(cards), Grade.GOOD, zone=ZONE), 30)
    undone = timed(lambda: undo(library), 15)
    print(f"an answer saved {graded * 1000:.1f} ms, undone {undone * 1000:.1f} ms")
    ahead = timed(lambda: forecast(library, 365, zone=ZONE), 5)
    print(f"the forecast of a year {ahead * 1000:.0f} ms")
    slices = sorted(sliced(catching_up(library, UTC)))
    most = slices[-1] * 1000
    print(f"all derived anew for another zone: {sum(slices):.1f} s of a core, in slices of at most {most:.1f} ms")
    clock.now -= timedelta(days=3653)
    print(f"a clock that went back ten years, noticed in {timed(lambda: queue(library, zone=UTC), 1):.1f} s")
    times["a wrong clock"] = timed(lambda: queue(library, zone=UTC), 9)
    print(f"the queue after that {times['a wrong clock'] * 1000:.0f} ms")
    library.close()
    slow = [f"the queue with {what} took {each:.2f} s" for what, each in times.items() if each > QUEUE_SECONDS]
    return slow + ([f"an answer took {graded:.3f} s"] if graded > GRADE_SECONDS else [])


def sliced(work: Iterator[object]) -> Iterator[float]:
    """What each slice of some work takes, in seconds of one core."""
    began = time.process_time()
    for _ in work:
        yield time.process_time() - began
        began = time.process_time()


def laid(library: Library, note: str) -> None:
    """Write cards with their logs straight into the tables."""
    random, numbers = Random(7), count()  # noqa: S311 - likewise
    with library.database.writing():
        for number in range(MANY):
            made = START + timedelta(seconds=number)
            card = Card(
                Record(f"c{number:06}", "Ann", "desk", made, made),
                note,
                f"c{number:06}",
                CardKind.QUESTION,
                f"Question {number}?",
                "answer",
            )
            write_row(library.database, CARD, card.uid, card_row(card))
            at = made
            for _ in range(ANSWERS_EACH):
                at += timedelta(days=random.randint(1, 20))
                review = Review(f"r{next(numbers):07}", card.uid, at, Grade(random.choice((1, 2, 3, 3, 3, 4))))
                write_row(library.database, REVIEW, review.uid, review_row(review))


def noted(library: Library) -> str:
    """An annotation for cards to be tied to."""
    found = open_article(library, resolve(library, "rain"))
    return annotate(library, found.entry, found.document, Span(0, 4)).uid


def opened(folder: Path, clock: Clock, settings: Settings) -> Library:
    """A library with an article."""
    (folder / "library" / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "library" / "articles" / "rain.md").write_text("# Rain\n\nRain fell. The river rose.\n")
    folders = Folders(*(folder / name for name in ("config", "data", "cache", "state")))
    return open_library(folder / "library", folders, clock=clock, settings=settings)


def timed(work: Callable[[], object], times: int) -> float:
    """The median of the seconds that something takes, in the time of one core; by the clock it is printed."""
    cores, clocks = list[float](), list[float]()
    for _ in range(times):
        began, by_clock = time.process_time(), time.perf_counter()
        work()
        cores.append(time.process_time() - began)
        clocks.append(time.perf_counter() - by_clock)
    print(f"    median {median(cores) * 1000:.1f} ms of a core, {median(clocks) * 1000:.1f} ms by the clock")
    return median(cores)


if __name__ == "__main__":
    sys.exit(main())
