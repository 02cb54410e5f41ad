"""Card making: cards of a passage, which is highlighted in the same act where it was not yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.anchor import describe
from reader.core.annotation import Annotation
from reader.core.card import Card, CardKind
from reader.core.cloze import GAPS_MAX, Cloze, make_cloze, parse_cloze, with_gap, written_cloze
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.segment import sentence_at
from reader.core.span import Span
from reader.library.acting import Acting, act
from reader.library.cards import cards_of, change_card, make_card, make_clozes
from reader.library.keeping import keep_article
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.store.drafts import delete_draft
from reader.store.nouns import ANNOTATION
from reader.store.rows import annotation_row


@dataclass(frozen=True, slots=True)
class Spot:
    """What cards are made of.

    Attributes:
        entry: The article.
        document: Its text.
        span: The passage in it.
        annotation: The id of the annotation that lies there; empty where one is to be made.
        label: The name of the label that it gets then; empty for none.
    """

    entry: Entry
    document: Document
    span: Span
    annotation: str = ""
    label: str = ""

    @property
    def words(self) -> str:
        """The passage, in a line."""
        return " ".join(self.span.of(self.document.text).split())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card that is to be made of a spot."""

    spot: Spot
    kind: CardKind
    question: str
    answer: str


def make_cards(library: Library, wanted: Iterable[Wanted], draft: str = "") -> list[Card]:
    """Make cards in one act, with the annotations that they are tied to.

    A question with gaps is a cloze, whatever kind was meant; its answer is what is shown with the answers.

    Args:
        library: The library.
        wanted: The cards.
        draft: The key of the draft that becomes them; it is dropped in the same transaction.

    Raises:
        ReaderError: A side of a card is empty, a gap is not well formed, or an annotation is gone.
    """
    made: list[Card] = []
    with act(library) as acting:
        for each in wanted:
            tied = _tied(acting, each.spot)
            if has_gaps(each.question) or each.kind is CardKind.CLOZE:
                made += make_clozes(library, tied, each.question, extra=each.answer, acting=acting)
            else:
                made.append(make_card(library, tied, each.kind, each.question, each.answer, acting=acting))
        delete_draft(library.database, draft)
    return made


def has_gaps(question: str) -> bool:
    """Whether a question is a cloze."""
    return bool(parse_cloze(question).numbers)


def leave_out(library: Library, spot: Spot, words: Span, near: Iterable[str]) -> list[Card]:
    """Leave words out of their sentence: one more gap in the cloze that the sentence has already, else a new cloze.

    Args:
        library: The library.
        spot: What a new cloze is tied to; a bare one is made an annotation of the whole sentence.
        words: What is to be left out.
        near: The ids of the annotations that touch the sentence.

    Returns:
        The cards of the cloze.

    Raises:
        ReaderError: The words are left out already.
    """
    words = words.trimmed(spot.document.text)
    sentence = around(spot.document, words)
    text = "".join(" " if char.isspace() else char for char in sentence.of(spot.document.text))
    gap = words.shifted(-sentence.start)
    for card in (card for uid in near for card in cards_of(library, uid) if card.kind is CardKind.CLOZE):
        cloze = parse_cloze(card.question)
        if cloze.text == text:
            return change_card(library, card.uid, written_cloze(_widened(cloze, gap)), card.answer)
    written = written_cloze(make_cloze(text, [(gap, 1)]))
    return make_cards(library, [Wanted(spot, CardKind.CLOZE, written, "")])


def around(document: Document, words: Span) -> Span:
    """The sentence that words stand in; of several sentences, from the first to the last."""
    first, last = sentence_at(document, words.start), sentence_at(document, words.end - 1)
    return first.joined(last).joined(words).trimmed(document.text)


def _widened(cloze: Cloze, gap: Span) -> Cloze:
    if any(span.overlaps(gap) for span, _ in cloze.gaps):
        raise ReaderError("these words are left out already", "C on other words of the sentence adds a gap")
    if len(cloze.numbers) == GAPS_MAX:
        raise ReaderError(f"this sentence has {GAPS_MAX} gaps", "c makes another card of it")
    return with_gap(cloze, gap)


def _tied(acting: Acting, spot: Spot) -> str:
    """The annotation that cards of a spot are tied to; made where there is none."""
    if spot.annotation:
        return spot.annotation
    keep_article(acting, spot.entry, spot.document)
    made = Annotation(acting.new_record(), spot.entry.id, describe(spot.document, spot.span), spot.label)
    acting.write("highlighted", ANNOTATION, made.uid, annotation_row(made))
    return made.uid
