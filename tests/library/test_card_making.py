"""Card making: cards of a passage, with the annotation that they are tied to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.card_making import Spot, Wanted, leave_out, make_cards
from reader.library.cards import all_cards, change_card
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.undoing import undo
from reader.store.annotations import annotation
from tests.library.review_room import Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    yield made
    made.library.close()


def spot(here: Room, quote: str, uid: str = "") -> Spot:
    found = open_article(here.library, resolve(here.library, "rain"))
    start = found.document.text.index(quote)
    return Spot(found.entry, found.document, Span(start, start + len(quote)), uid)


def test_a_card_of_a_bare_passage_makes_its_annotation_in_the_same_act(here: Room) -> None:
    (card,) = make_cards(here.library, [Wanted(spot(here, "The river rose."), CardKind.QUESTION, "What rose?", "it")])
    tied = annotation(here.library.database, card.annotation)
    assert tied is not None
    assert tied.anchor is not None
    assert tied.anchor.exact == "The river rose."
    undo(here.library)
    assert all_cards(here.library) == []
    assert annotation(here.library.database, card.annotation) is None


def test_a_card_that_cannot_be_made_leaves_nothing_of_the_others(here: Room) -> None:
    wanted = [Wanted(spot(here, "Rain fell."), CardKind.QUESTION, side, "it") for side in ("What fell?", " ")]
    with pytest.raises(ReaderError):
        make_cards(here.library, wanted)
    assert here.library.database.values("SELECT count(*) FROM annotations") == [(0,)]


def test_words_are_left_out_of_their_sentence_without_the_blanks_around_them(here: Room) -> None:
    where = spot(here, " river ")
    (card,) = leave_out(here.library, where, where.span, [])
    assert card.question == "The {{c1::river}} rose."


def test_more_words_of_a_sentence_are_one_more_gap_in_its_cloze(here: Room) -> None:
    where = spot(here, "river")
    (first,) = leave_out(here.library, where, where.span, [])
    made = leave_out(here.library, where, spot(here, "rose").span, [first.annotation])
    assert [each.cloze for each in made] == [1, 2]
    assert made[0].question == "The {{c1::river}} {{c2::rose}}."
    with pytest.raises(ReaderError, match="left out already"):
        leave_out(here.library, where, spot(here, "rose.").span, [first.annotation])


def test_after_the_highest_number_a_gap_gets_one_that_is_free(here: Room) -> None:
    where = spot(here, "river")
    (first,) = leave_out(here.library, where, where.span, [])
    change_card(here.library, first.uid, "The {{c99::river}} rose.", "")
    (tied,) = {each.annotation for each in all_cards(here.library)}
    assert [each.cloze for each in leave_out(here.library, where, spot(here, "rose").span, [tied])] == [1, 99]
