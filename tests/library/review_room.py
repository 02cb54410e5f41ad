"""A review room: a library with cards, whose clock is set by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from reader.core.card import Card, CardKind
from reader.core.memory import Memory
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.cards import all_cards, make_card
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.reviewing import Queue, grade, queue
from reader.library.shelf import resolve

AGAIN, HARD, GOOD, EASY = Grade
MORNING = datetime(2025, 6, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
ARTICLE = "# Rain in the north\n\nRain fell. The river rose. Night came.\n"


@dataclass(slots=True)
class Clock:
    """A clock that stands until it is set."""

    now: datetime = MORNING

    def __call__(self) -> datetime:
        """The time."""
        return self.now


@dataclass(frozen=True, slots=True)
class Room:
    """A library and its clock."""

    library: Library
    clock: Clock

    def cards(self, number: int) -> list[Card]:
        """So many new cards on one annotation, each a family of its own."""
        note = self.note()
        return [make_card(self.library, note, CardKind.QUESTION, f"What, {each}?", "that") for each in range(number)]

    def note(self) -> str:
        """A new annotation."""
        found = open_article(self.library, resolve(self.library, "rain"))
        return annotate(self.library, found.entry, found.document, Span(0, 4)).uid

    def queue(self) -> Queue:
        """What is to be asked now, in UTC."""
        return queue(self.library, zone=UTC)

    def grade(self, card: str, given: Grade = GOOD) -> Memory:
        """An answer now."""
        return grade(self.library, card, given, zone=UTC)

    def asked(self) -> list[str]:
        """The cards that can be asked now."""
        return [each.card for each in self.queue().asked]

    def answer_all(self, given: Grade = GOOD) -> list[str]:
        """Answer until nothing more is asked today, steps waited for; the cards, as they came."""
        answered = list[str]()
        while True:
            now = self.queue()
            if now.asked:
                answered.append(now.asked[0].card)
                self.grade(answered[-1], given)
            elif now.later:
                self.clock.now = now.later[0].memory.due
            else:
                return answered

    def uids(self) -> list[str]:
        """All cards."""
        return [each.uid for each in all_cards(self.library)]


def room(folder: Path, settings: Settings | None = None, name: str = "library", start: int = 0) -> Room:
    """A library in a folder, with a clock and ids of its own.

    Args:
        folder: It.
        settings: Those of the reader.
        name: What the library's folder is called.
        start: From where its ids are counted, so that those of two libraries differ.
    """
    articles = folder / name / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    (articles / "rain.md").write_text(ARTICLE, "utf-8")
    folders = Folders(*(folder / f"{name} {each}" for each in ("config", "data", "cache", "state")))
    clock = Clock()
    ids = _ids(start)
    return Room(open_library(folder / name, folders, clock=clock, ids=lambda: next(ids), settings=settings), clock)


def _ids(start: int) -> Iterator[str]:
    return (f"id{number:024}" for number in count(start + 1))
