"""Out cards: the cards of what goes out, with what each has to say before it asks."""

from collections.abc import Generator

from reader.core.card import Card
from reader.core.document import Document
from reader.core.outgoing import OutCard
from reader.core.slices import at_once
from reader.library.cards import all_cards
from reader.library.ledger import Ledger, reckoning
from reader.library.library import Library
from reader.library.noting import Noted
from reader.library.stale import Caveat, Home, Why, telling


class OutCards:
    """Finds the cards of annotations; everything that all need is read once.

    Args:
        library: The library.
        caveats: Whether what they have to say before they ask is wanted.
    """

    def __init__(self, library: Library, *, caveats: bool) -> None:
        self._library, self._with_caveats = library, caveats
        self._ledger: Ledger | None = None
        self._of: dict[str, list[Card]] = {}
        for card in (*all_cards(library), *all_cards(library, trashed=True)):
            self._of.setdefault(card.annotation, []).append(card)

    def looking(self) -> Generator[tuple[int, int], None, None]:
        """Take the ledger of figures, in slices, where any card could have something to say of it."""
        if self._with_caveats and self._of:
            self._ledger = yield from reckoning(self._library)

    def of(self, noted: Noted, document: Document | None) -> tuple[OutCard, ...]:
        """The cards of an annotation, those in the trash last.

        Args:
            noted: The annotation.
            document: The text of its article; None where that cannot be read.
        """
        cards = self._of.get(noted.annotation.uid, ())
        return tuple(OutCard(card, self._says(card, noted, document)) for card in cards)

    def _says(self, card: Card, noted: Noted, document: Document | None) -> tuple[tuple[str, str], ...]:
        if not self._with_caveats or card.suspended or card.record.deleted:
            return ()
        if document is None:
            told = [Caveat(Why.GONE, "The article that this card was made from cannot be read.")]
        else:
            home = Home(noted.entry, document, noted.annotation, noted.placed)
            told = at_once(telling(self._library, card, self._ledger, home))
        return tuple((each.sign, each.in_short) for each in told)
