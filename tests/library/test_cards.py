"""Cards: made, changed and set aside, each an act that is told and can be undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.errors import ReaderError
from reader.library.annotating import trash
from reader.library.cards import (
    all_cards,
    cards_of,
    change_card,
    find_card,
    make_card,
    make_clozes,
    restore_cards,
    siblings,
    suspend,
    trash_cards,
)
from reader.library.checking import check
from reader.library.undoing import history, undo
from tests.library.review_room import GOOD, Room, room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(tmp_path)
    yield made
    made.library.close()


def test_a_card_is_made_on_an_annotation_and_told(here: Room) -> None:
    card = make_card(here.library, here.note(), CardKind.FIGURE, "  At least how many?\n", "at least 1,000")
    assert (card.question, card.answer, card.family) == ("At least how many?", "at least 1,000", card.uid)
    assert cards_of(here.library, card.annotation) == [card]
    assert history(here.library)[0].words == "made the card “At least how many?”"
    undo(here.library)
    assert all_cards(here.library) == []


def test_each_number_among_the_gaps_is_a_card_of_one_family(here: Room) -> None:
    text = "{{c1::Rain}} fell, the {{c2::river::what?}} rose, {{c1::night}} came."
    one, two = make_clozes(here.library, here.note(), text)
    assert (one.cloze, two.cloze, one.question == two.question == text) == (1, 2, True)
    assert siblings(here.library, one) == [two]
    assert history(here.library)[0].words.startswith("made 2 cards: “▢ fell, the river rose, ▢ came.")


def test_a_gap_that_comes_gets_a_card_and_the_card_of_one_that_goes_is_trashed(here: Room) -> None:
    one, two = make_clozes(here.library, here.note(), "{{c1::Rain}} {{c2::fell}}")
    here.grade(one.uid, GOOD)
    now = change_card(here.library, two.uid, "{{c1::Rain}} fell at {{c3::night}}", "")
    assert [(each.cloze, each.uid == one.uid) for each in now] == [(1, True), (3, False)]
    assert [each.uid for each in all_cards(here.library, trashed=True)] == [two.uid]
    undo(here.library)
    assert {each.uid for each in all_cards(here.library)} == {one.uid, two.uid}


def test_what_another_program_made_of_a_card_is_not_written_over(here: Room) -> None:
    [card] = here.cards(1)
    change_card(here.library, card.uid, "What fell?", "rain", seen=card)
    with pytest.raises(ReaderError, match="changed elsewhere"):
        change_card(here.library, card.uid, "What rose?", "the river", seen=card)
    assert [(each.question, each.answer) for each in all_cards(here.library)] == [("What fell?", "rain")]


def test_a_gap_that_two_machines_added_is_asked_in_the_same_text_by_both_cards(here: Room) -> None:
    one, two = make_clozes(here.library, here.note(), "{{c1::Rain}} {{c2::fell}}")
    with here.library.database.writing():  # as a merge of two libraries leaves it
        here.library.database.table("cards").update(two.uid, {"cloze": 1})
    change_card(here.library, one.uid, "{{c1::Snow}} fell", "")
    assert {each.question for each in all_cards(here.library)} == {"{{c1::Snow}} fell"}
    assert len(all_cards(here.library)) == 2


@pytest.mark.parametrize("text", ["", "no gap", "{{c1::open", "{{c1::}}"])
def test_a_text_without_a_gap_makes_no_card(here: Room, text: str) -> None:
    note = here.note()
    with pytest.raises(ReaderError) as refused:
        make_clozes(here.library, note, text)
    assert refused.value.hint
    assert all_cards(here.library) == []


def test_a_card_needs_an_annotation_and_two_sides(here: Room) -> None:
    note = here.note()
    for question, answer in (("", "x"), ("x", " \n")):
        with pytest.raises(ReaderError, match="of the card is empty"):
            make_card(here.library, note, CardKind.QUESTION, question, answer)
    with pytest.raises(ReaderError, match="not there"):
        make_card(here.library, "nothing", CardKind.QUESTION, "x", "y")
    trash(here.library, note)
    with pytest.raises(ReaderError, match="in the trash"):
        make_card(here.library, note, CardKind.QUESTION, "x", "y")


def test_a_card_goes_to_the_trash_and_comes_back_with_its_log(here: Room) -> None:
    [card] = here.cards(1)
    here.grade(card.uid)
    trash_cards(here.library, [card.uid])
    assert all_cards(here.library) == []
    with pytest.raises(ReaderError, match="in the trash"):
        suspend(here.library, [card.uid])
    restore_cards(here.library, [card.uid])
    assert here.grade(card.uid).reps == 2
    assert not check(here.library)


def test_a_card_is_found_by_the_beginning_of_its_id(here: Room) -> None:
    first, _ = here.cards(2)
    assert find_card(here.library, first.uid) == first
    with pytest.raises(ReaderError, match="begins with"):
        find_card(here.library, first.uid[:12])


def test_a_moment_that_is_none_is_found_by_the_check(here: Room) -> None:
    [card] = here.cards(1)
    here.grade(card.uid)
    with here.library.database.writing():
        uid = str(here.library.database.rows("SELECT uid FROM reviews")[0]["uid"])
        here.library.database.table("reviews").update(uid, {"at": "yesterday"})
    assert [trouble.what for trouble in check(here.library)] == ["“yesterday” is no time"]


def test_half_a_character_is_refused_by_what_it_stands_in(here: Room) -> None:
    note = here.note()
    for question, answer in (("Half \ud800?", "so"), ("What?", "\udc00")):
        with pytest.raises(ReaderError, match="the card holds half a character"):
            make_card(here.library, note, CardKind.QUESTION, question, answer)
    with pytest.raises(ReaderError, match="the card holds half a character"):
        make_clozes(here.library, note, "{{c1::Rain}} fell", extra="\ud800")
