"""Out cards: the cards of what goes out, with what each has to say before it asks."""

from collections.abc import Generator, Iterable, Iterator
from dataclasses import replace

from reader.core.card import Card
from reader.core.document import Document
from reader.core.outgoing import OutCard
from reader.core.slices import at_once
from reader.library.card_homes import Home
from reader.library.cards import all_cards
from reader.library.caveat import Caveat, Why
from reader.library.ledger import Ledger, reckoning
from reader.library.library import Library
from reader.library.newer_figures import Known
from reader.library.noting import Noted
from reader.library.stale import telling

COMPARED_MAX = 10_000  # at a millisecond or two each

_GONE = Caveat(Why.GONE, "The article that this card was made from is not where it was.")
_UNREADABLE = Caveat(Why.GONE, "The article that this card was made from cannot be read.")


class OutCards:
    """Finds the cards of annotations; everything that all need is read once.

    Args:
        library: The library.
        annotations: The ids of those that go out.
        caveats: Whether what they have to say before they ask is wanted.
        most: With how many cards their figures are still compared with those of all articles.
    """

    def __init__(
        self, library: Library, annotations: Iterable[str], *, caveats: bool, most: int = COMPARED_MAX
    ) -> None:
        self._library, self._with_caveats, self._most = library, caveats, most
        self._ledger: Ledger | None = None
        self._known: Known = {}
        self._of: dict[str, list[OutCard]] = {each: [] for each in annotations}
        for card in (*all_cards(library), *all_cards(library, trashed=True)):
            if card.annotation in self._of:
                self._of[card.annotation].append(OutCard(card))
        self._asked = sum(each.is_asked for found in self._of.values() for each in found)

    def looking(self) -> Generator[tuple[int, int], None, None]:
        """Take the ledger of figures, in slices, where any card could have something to say of it."""
        if self._with_caveats and 0 < self._asked <= self._most:
            self._ledger = yield from reckoning(self._library)

    def notices(self) -> Iterator[str]:
        """What the cards do not say."""
        if self._with_caveats and self._asked > self._most:
            yield f"{self._asked:,} cards are too many to look for newer figures in other articles: choose fewer"

    def of(self, noted: Noted, document: Document | None) -> tuple[OutCard, ...]:
        """The cards of an annotation, those in the trash last.

        Args:
            noted: The annotation.
            document: The text of its article; None where that cannot be read.
        """
        return tuple(
            replace(each, says=self._says(each.card, noted, document)) if each.is_asked else each
            for each in self._of.get(noted.annotation.uid, ())
        )

    def _says(self, card: Card, noted: Noted, document: Document | None) -> tuple[tuple[str, str], ...]:
        if not self._with_caveats:
            return ()
        if document is None or noted.entry.missing:
            told = [_GONE if noted.entry.missing else _UNREADABLE]
        else:
            home = Home(noted.entry, document, noted.annotation, noted.placed)
            told = at_once(telling(self._library, card, self._ledger, home, self._known))
        return tuple((each.sign, each.in_short) for each in told)
