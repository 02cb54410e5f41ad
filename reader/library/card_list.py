"""Card list: the cards of the library with how each stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from reader.core.card import Card, is_buried
from reader.core.memory import NEW, Memory
from reader.core.relocate import Lost
from reader.core.retention import MATURE_DAYS
from reader.library.cards import all_cards, cards_of
from reader.library.library import Library
from reader.library.scheduling import memories, memory_of, review_days
from reader.library.shelf import Entry, entries
from reader.library.whereabouts import Whereabouts
from reader.store.annotations import annotation
from reader.store.cards import card_ties

YOUNG, MATURE = "young", "mature"


class Standing(StrEnum):
    """How a card stands: how far it has come, or why it is not asked."""

    NEW = "new"
    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"
    BURIED = "buried"
    SUSPENDED = "suspended"
    TRASHED = "trashed"


class Lack(StrEnum):
    """What is gone of what a card was made from."""

    ANNOTATION = "annotation trashed"
    ARTICLE = "article trashed"
    FILE = "file missing"
    PASSAGE = "passage lost"

    @property
    def is_asked(self) -> bool:
        """Whether the card is asked all the same."""
        return self in {Lack.FILE, Lack.PASSAGE}

    @property
    def words(self) -> str:
        """What is said of the card."""
        return _SAID[self] if self.is_asked else f"{_SAID[self]}: not asked"


_SAID = {
    Lack.ANNOTATION: "its annotation is in the trash",
    Lack.ARTICLE: "its article is in the trash",
    Lack.FILE: "its article is not where it was",
    Lack.PASSAGE: "its passage is not in the article any more",
}


@dataclass(frozen=True, slots=True)
class ListedCard:
    """A card with how it stands.

    Attributes:
        entry: The article that it is from; None when that is in the trash.
        memory: What is derived of it.
        leech: Whether it was forgotten so often that it had better be rewritten.
        lack: What is gone of what it was made from; None for nothing.
    """

    card: Card
    entry: Entry | None
    memory: Memory
    standing: Standing
    leech: bool
    lack: Lack | None = None


def listed_cards(
    library: Library,
    entry: Entry | None = None,
    *,
    trashed: bool = False,
    now: datetime | None = None,
    zone: tzinfo | None = None,
) -> list[ListedCard]:
    """The cards of an article, or of all, by article, then as they were made.

    Args:
        library: The library.
        entry: The article; None for all.
        trashed: Those in the trash instead.
        now: The time; that of the library's clock when None.
        zone: Where the reader is; the machine's own zone when None.
    """
    moment = now or library.now()
    today, known = review_days(library, zone).of(moment), memories(library, zone, moment)
    shelf = {each.id: each for each in entries(library) if entry is None or each.id == entry.id}
    ties = _ties(library, shelf)
    found = [
        _listed(library, card, known.get(card.uid, NEW), today, ties[card.annotation])
        for card in all_cards(library, trashed=trashed)
    ]
    return _by_article(found, [entry.id] if entry else [*shelf, ""])


def cards_on(library: Library, annotation: str) -> list[ListedCard]:
    """The cards that are tied to an annotation, oldest first; their article is not looked up."""
    today = review_days(library).of(library.now())
    return [_listed(library, card, memory_of(library, card.uid), today) for card in cards_of(library, annotation)]


def standing_of(memory: Memory, buried: date | None, today: date, *, is_suspended: bool) -> Standing:
    """How a living card stands."""
    if is_suspended:
        return Standing.SUSPENDED
    return Standing.BURIED if is_buried(buried, today) else Standing(memory.state.value)


def age_of(memory: Memory, standing: Standing) -> str:
    """How old a card is, or else how it stands: one that is reviewed is young or mature, one in steps is learning."""
    if standing is Standing.REVIEW:
        return MATURE if _interval(memory) >= MATURE_DAYS else YOUNG
    return Standing.LEARNING.value if standing is Standing.RELEARNING else standing.value


def _interval(memory: Memory) -> int:
    """How many days a card is left for, in whole days of 24 hours."""
    return 0 if memory.last is None else round((memory.due - memory.last) / timedelta(days=1))


_Tie = tuple[Entry | None, Lack | None]


def _listed(library: Library, card: Card, memory: Memory, today: date, tie: _Tie = (None, None)) -> ListedCard:
    is_leech = memory.lapses >= library.settings.review_leech
    is_gone = card.record.deleted is not None
    standing = Standing.TRASHED if is_gone else standing_of(memory, card.buried, today, is_suspended=card.suspended)
    entry, lack = tie
    return ListedCard(card, entry, memory, standing, is_leech, lack)


def _ties(library: Library, shelf: Mapping[str, Entry]) -> dict[str, _Tie]:
    """The article of each annotation that has cards, by its id, and what is gone of either."""
    lying = {each.id: Whereabouts(library, each) for each in shelf.values()}
    ties = dict[str, _Tie]()
    for uid, article, is_trashed, digest in card_ties(library.database):
        entry = shelf.get(article)
        if is_trashed:
            lack: Lack | None = Lack.ANNOTATION
        elif entry is None or entry.missing:
            lack = Lack.FILE if entry else Lack.ARTICLE
        else:
            is_there = digest in {None, entry.text_digest}
            lack = None if is_there or _lies(library, uid, lying[article]) else Lack.PASSAGE
        ties[uid] = entry, lack
    return ties


def _lies(library: Library, uid: str, lying: Whereabouts) -> bool:
    found = annotation(library.database, uid)
    return found is None or not isinstance(lying.of(found), Lost)


def _by_article(found: Iterable[ListedCard], articles: Iterable[str]) -> list[ListedCard]:
    parts: dict[str, list[ListedCard]] = {article: [] for article in articles}
    for each in found:
        home = each.entry.id if each.entry else ""
        if home in parts:
            parts[home].append(each)
    return [each for part in parts.values() for each in part]
