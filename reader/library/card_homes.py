"""Card homes: where cards were made, and where that lies in the text as it is now."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.core.card import Card
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.relocate import Lost, Placed
from reader.library.anchoring import Places
from reader.library.caveat import Caveat, Why
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry
from reader.store.annotations import annotation
from reader.store.cards import card_articles


@dataclass(frozen=True, slots=True)
class Home:
    """Where a card was made.

    Attributes:
        entry: The article.
        document: Its text as it is now.
        annotation: What the card is tied to.
        placed: Where that lies in the text.
    """

    entry: Entry
    document: Document
    annotation: Annotation
    placed: Lost | Placed


class Homes:
    """Where cards were made; of the article of the last one the text is at hand."""

    def __init__(self, library: Library, shelf: Iterable[Entry]) -> None:
        self._library = library
        self._shelf = {each.id: each for each in shelf}
        self._entry: Entry | None = None
        self._document: Document | None = None
        self._places: Places | None = None

    def by_article(self, cards: Iterable[Card]) -> list[Card]:
        """Cards of one article after each other."""
        every = list(cards)
        homes = card_articles(self._library.database) if len(every) > 1 else {}
        return sorted(every, key=lambda card: homes.get(card.uid, ""))

    def of(self, card: Card) -> Home | Caveat:
        """Where a card was made, or why that cannot be looked at."""
        found = annotation(self._library.database, card.annotation)
        if found is None:
            return Caveat(Why.GONE, "The annotation that this card was made from is not in the library.")
        if found.record.deleted:
            return Caveat(Why.TRASHED, "The annotation that this card was made from is in the trash.")
        entry = self._shelf.get(found.article)
        if entry is None or entry.missing:
            where = "not where it was" if entry else "in the trash"
            return Caveat(Why.GONE, f"The article that this card was made from is {where}.")
        if entry is not self._entry:
            self._open(entry)
        if self._document is None or self._places is None:
            return Caveat(Why.GONE, "The article that this card was made from cannot be read.")
        return Home(entry, self._document, found, self._places.of(found))

    def _open(self, entry: Entry) -> None:
        self._entry, self._document, self._places = entry, None, None
        with suppress(ReaderError):  # it is told of each card
            self._document = open_article(self._library, entry).document
            self._places = Places(self._library, entry.id, self._document)
