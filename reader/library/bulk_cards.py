"""Bulk cards: the first draft of a card for each of several annotations that have none yet."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field

from reader.core.errors import ReaderError
from reader.library.anchoring import Places
from reader.library.annotating import find_annotation
from reader.library.card_drafts import CardDraft, card_drafts
from reader.library.card_making import Spot, Wanted
from reader.library.cards import cards_of
from reader.library.holding import Held
from reader.library.library import Library
from reader.library.opening import Opened, open_article
from reader.library.shelf import entries

AT_ONCE = 20  # cards that a reader can be expected to look at before making them


@dataclass(slots=True)
class Drafted:
    """What may be made.

    Attributes:
        wanted: The cards.
        carded: How many annotations were left out for they have cards already.
        without: How many nothing is known of that could be asked, or lie nowhere.
        later: How many are left for another time.
    """

    wanted: list[Wanted] = field(default_factory=list)
    carded: int = 0
    without: int = 0
    later: int = 0


def spot_of(library: Library, uid: str, opened: dict[str, Opened] | None = None) -> Spot | None:
    """Where an annotation lies, to make cards of; None for one on a whole article, or that lies nowhere.

    Args:
        library: The library.
        uid: The annotation.
        opened: Articles that were read already, by their ids; what is read is added.

    Raises:
        ReaderError: There is no such annotation, or its article is not there.
    """
    found, known = find_annotation(library, uid), {} if opened is None else opened
    if found.article not in known:
        entry = next((each for each in entries(library) if each.id == found.article and not each.missing), None)
        if entry is None:
            raise ReaderError("the article of this annotation is not there", "look at it in the library")
        known[found.article] = open_article(library, entry)
    article = known[found.article]
    span = Held(found, Places(library, found.article, article.document).of(found)).span
    return Spot(article.entry, article.document, span, uid) if span else None


def first_drafts(library: Library, uids: Iterable[str]) -> Generator[None, None, Drafted]:
    """The first draft for each of these annotations that has no card yet, for so many as can be looked at.

    Yields:
        After each annotation.
    """
    drafted, opened = Drafted(), dict[str, Opened]()
    for uid in uids:
        if cards_of(library, uid):
            drafted.carded += 1
        elif len(drafted.wanted) == AT_ONCE:
            drafted.later += 1
        else:
            wanted = _first(library, uid, opened)
            drafted.without += wanted is None
            drafted.wanted += [wanted] if wanted is not None else []
        yield
    return drafted


def _first(library: Library, uid: str, opened: dict[str, Opened]) -> Wanted | None:
    try:
        spot = spot_of(library, uid, opened)
    except ReaderError:  # its article is gone, and with it what could be asked
        return None
    drafts: list[CardDraft] = card_drafts(library, spot.entry, spot.document, spot.span) if spot else []
    return Wanted(spot, drafts[0].kind, drafts[0].question, drafts[0].answer) if spot and drafts else None
