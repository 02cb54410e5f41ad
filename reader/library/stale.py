"""Stale: what a card has to say before it asks: its passage changed or went, or another article has a newer figure."""

from collections.abc import Generator, Iterable, Iterator

from reader.core.card import Card
from reader.core.document import Document
from reader.core.relocate import How, Lost, Placed
from reader.core.slices import at_once
from reader.library.card_homes import Home, Homes
from reader.library.caveat import Caveat, Why, quoted
from reader.library.ledger import Ledger
from reader.library.library import Library
from reader.library.newer_figures import Known, asked_mentions, other_figures
from reader.library.shelf import bare_entries


def caveats(library: Library, card: Card, ledger: Ledger | None = None) -> list[Caveat]:
    """What a card has to say before it asks, the most pressing first; nothing as a rule.

    Args:
        library: The library.
        card: The card.
        ledger: The figures of the library; without it nothing is said of other figures.
    """
    return at_once(foretelling(library, card, ledger))


def foretelling(library: Library, card: Card, ledger: Ledger | None = None) -> Generator[None, None, list[Caveat]]:
    """The same as `caveats`, in slices.

    Yields:
        After each file of the library and each figure of the card.
    """
    found = yield from foretelling_all(library, [card], ledger)
    return found.get(card.uid, [])


def foretelling_all(
    library: Library, cards: Iterable[Card], ledger: Ledger | None = None
) -> Generator[None, None, dict[str, list[Caveat]]]:
    """What many cards have to say before they ask, by their ids; only those that say something.

    Yields:
        After each file of the library and each figure of a card.
    """
    homes = Homes(library, (yield from bare_entries(library)))
    known: Known = {}
    told = dict[str, list[Caveat]]()
    for card in homes.by_article(cards):
        home = homes.of(card)
        yield
        said = [home] if isinstance(home, Caveat) else (yield from telling(library, card, ledger, home, known))
        if said:
            told[card.uid] = said
    return told


def telling(
    library: Library, card: Card, ledger: Ledger | None, home: Home, known: Known | None = None
) -> Generator[None, None, list[Caveat]]:
    """The same of a card whose home is known.

    Args:
        library: The library.
        card: The card.
        ledger: The figures of the library; without it nothing is said of other figures.
        home: Where the card was made.
        known: What is known of its figures from other cards, and is added to.

    Yields:
        After each figure of the card.
    """
    anchor, placed = home.annotation.anchor, home.placed
    said = [] if anchor is None else list(_of_passage(anchor.exact, placed, home.document))
    if ledger is None:
        return said
    span = placed.span if isinstance(placed, Placed) and anchor is not None else None
    mentions = asked_mentions(card, ledger, home, span)
    return said + (yield from other_figures(library, ledger, mentions, {} if known is None else known))


def _of_passage(was: str, placed: Lost | Placed, document: Document) -> Iterator[Caveat]:
    if isinstance(placed, Lost):
        yield Caveat(Why.LOST, f"The passage is not in the article any more: {quoted(was)}")
    elif placed.how is How.CHANGED:
        yield Caveat(Why.CHANGED, f"The passage has changed; it now says {quoted(placed.span.of(document.text))}")
