"""Work: the card that is being made or changed, and what is typed of it, kept all the while."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.core.anchor import describe
from reader.core.card import Card, CardKind
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.relocate import Placed
from reader.library.anchoring import place_of
from reader.library.annotating import find_annotation
from reader.library.card_drafts import CardDraft, card_drafts
from reader.library.card_making import Spot, Wanted, make_cards
from reader.library.cards import change_card
from reader.library.drafting import CARD, Draft, drafts, drop_draft, keep_draft
from reader.library.library import Library
from reader.library.opening import Opened
from reader.store.cards import card

PART = "\n\n----\n\n"  # between question and answer in a draft


@dataclass(frozen=True, slots=True)
class Work:
    """What the maker is to do.

    Attributes:
        title: What the card is on.
        question: What stands in it to begin with.
        answer: Likewise.
        draft: What is kept while it is typed.
        save: What makes the card of a question, an answer and a kind, and says what was made.
        offered: Cards that may be made; the reader takes one, or none.
        spot: What a new card is made of; None for one that is changed.
    """

    title: str
    question: str
    answer: str
    draft: Draft
    save: Callable[[str, str, CardKind], str]
    offered: Sequence[CardDraft] = ()
    spot: Spot | None = None

    def typed(self, library: Library, question: str, answer: str) -> None:
        """Keep what is typed so far."""
        kept = replace(self.draft, text=f"{question}{PART}{answer}", changed=library.now())
        keep_draft(library, kept, *((self.spot.entry, self.spot.document) if self.spot else ()))

    def dropped(self, library: Library) -> None:
        """Forget what was typed."""
        drop_draft(library, self.draft.key)


def new_work(library: Library, spot: Spot, offered: Sequence[CardDraft], key: str = "") -> Work:
    """A new card of a spot; what was typed of one there and never kept stands in it, or what was kept under `key`."""
    anchor, article = describe(spot.document, spot.span), spot.entry.id
    key = key or f"{CARD}/{spot.annotation or f'{article}/{anchor.start}-{anchor.end}'}"
    draft = Draft(key, article, CARD, "", anchor, spot.annotation, library.now())

    def save(question: str, answer: str, kind: CardKind) -> str:
        return made_words(make_cards(library, [Wanted(spot, kind, question, answer)], key))

    question, answer = _typed_before(library, draft)
    return Work(f"card on {quoted(spot.words, QUOTE_LENGTH)}", question, answer, draft, save, offered, spot)


def changing(library: Library, card: Card) -> Work:
    """The change of a card; of a cloze, of all its family."""
    tied = find_annotation(library, card.annotation)
    key = f"{CARD}/{card.uid}"
    draft = Draft(key, tied.article, CARD, "", tied.anchor, card.annotation, library.now())

    def save(question: str, answer: str, kind: CardKind) -> str:
        del kind
        if (question, answer) == (card.question, card.answer):
            drop_draft(library, key)
            return "nothing was changed"
        changed = change_card(library, card.uid, question, answer, seen=card)
        drop_draft(library, key)
        return "the card is so now · u takes it back" if len(changed) == 1 else f"{len(changed)} cards are so now"

    question, answer = _typed_before(library, draft)
    asked, told = (question, answer) if question or answer else (card.question, card.answer)
    return Work("change the card", asked, told, draft, save)


def unfinished(library: Library, draft: Draft, opened: Opened) -> Work | None:
    """The card that was not finished, as far as it was typed; None where its passage is not in the article any more.

    Args:
        library: The library.
        draft: What was typed of it.
        opened: The article.
    """
    changed = card(library.database, draft.key.removeprefix(f"{CARD}/"))
    if changed is not None:
        return changing(library, changed)
    placed = place_of(library, draft.anchor, opened.document) if draft.anchor else None
    if not isinstance(placed, Placed):
        return None
    living = any(each.annotation.uid == draft.annotation for each in opened.annotations)
    spot = Spot(opened.entry, opened.document, placed.span, draft.annotation if living else "")
    return new_work(library, spot, card_drafts(library, spot.entry, spot.document, spot.span), draft.key)


def made_words(cards: Sequence[Card]) -> str:
    """What was made."""
    count = "a card is made" if len(cards) == 1 else f"{len(cards)} cards are made"
    return f"{count} · u takes it back"


def _typed_before(library: Library, draft: Draft) -> tuple[str, str]:
    before = next((each for each in drafts(library, draft.article) if each.key == draft.key), None)
    question, _, answer = before.text.partition(PART) if before else ("", "", "")
    return question, answer
