"""Making cards on the page: drafts, what is typed, words left out of their sentence."""

import re
from datetime import timedelta

import pytest
from textual.widgets import OptionList, Static, TextArea

from reader.core.card import Card, CardKind
from reader.core.review import Grade
from reader.library.annotating import trash
from reader.library.cards import all_cards
from reader.library.drafting import drafts
from reader.library.reviewing import grade
from reader.tui.cards.bulk import BulkScreen
from reader.tui.cards.maker import MakerScreen
from reader.tui.screens.cards import CardsScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.sheets import CardScreen
from reader.tui.widgets.told_keys import ToldKeys
from tests.tui.card_desk import figure_card, said
from tests.tui.desk_room import AtDesk, Reader

SENTENCE = "The river rose by over 30 centimetres."


def cards(reader: Reader) -> list[Card]:
    return all_cards(reader.library)


def fields(reader: Reader) -> list[str]:
    return [each.text for each in reader.app.screen.query(TextArea)]


async def until_drafted(reader: Reader) -> None:
    while not isinstance(reader.app.screen, BulkScreen):
        await reader.pilot.pause()
    await reader.pilot.pause()


async def leaves_out(reader: Reader, words: str) -> None:
    await reader.types("/", *("space" if char == " " else char for char in words), "enter")
    await reader.types("v", "i", "w", "C")


async def test_the_list_says_which_words_there_are_for_how_a_card_stands(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("g", "c", "/")
        await reader.writes("is:foo")
        told = str(reader.app.screen.query_one("#list-empty", Static).render())
        assert told.startswith("Nothing matches “is:foo”.\n\nis: takes one of new, learning, review, ")
        await reader.types("ctrl+u")
        await reader.writes("is:leech")
        assert "takes one of" not in str(reader.app.screen.query_one("#list-empty", Static).render())


async def test_a_card_in_its_steps_whose_time_has_come_is_due_now(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        grade(reader.library, card.uid, Grade.AGAIN, at=reader.library.now() - timedelta(hours=1))
        await reader.types("g", "c")
        assert "learning, due now" in said(reader)
        grade(reader.library, card.uid, Grade.AGAIN)
        await reader.pilot.pause()
        assert re.search(r"learning, due \d\d:\d\d", said(reader))


async def test_a_draft_is_taken_by_its_number_and_highlights_its_passage_in_the_same_act(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c")
        assert reader.app.screen.query_one(OptionList).option_count >= 1
        assert cards(reader) == []
        await reader.types("1", "esc")
        (made,) = cards(reader)
        assert (made.kind, made.answer) == (CardKind.FIGURE, "over 30 centimetres")
        assert reader.quotes() == [SENTENCE]
        assert reader.told == "a card is made · u takes it back"
        await reader.types("u")
        assert (cards(reader), reader.quotes()) == ([], [])


@pytest.mark.parametrize(("keys", "told"), [([")"], "1 takes it · "), ([")", ")"], "1-2 takes a draft · ")])
async def test_the_keys_tell_how_many_drafts_there_are(at_desk: AtDesk, keys: list[str], told: str) -> None:
    async with at_desk("rain") as reader:
        await reader.types(*keys, "c")
        assert str(reader.app.screen.query_one(ToldKeys).render()).startswith(told)


async def test_a_card_that_is_typed_on_an_annotation_is_tied_to_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "a", "c")
        await reader.writes("Where did it rain?")
        await reader.types("tab")
        await reader.writes("Leeds")
        await reader.types("esc")
        (made,) = cards(reader)
        assert (made.kind, made.question, made.answer) == (CardKind.QUESTION, "Where did it rain?", "Leeds")
        assert [made.annotation] == [each.annotation.uid for each in reader.notes()]


async def test_half_a_card_is_kept_as_it_was_typed_and_c_goes_on_with_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "tab")
        await reader.writes("How much?")
        await reader.types("esc")
        assert reader.told.startswith("the answer of the card is empty")
        assert len(drafts(reader.library)) == 1
        await reader.types("c")
        assert fields(reader) == ["How much?", ""]
        await reader.types("tab", "x", "esc")
        assert [(each.question, each.answer) for each in cards(reader)] == [("How much?", "x")]
        assert drafts(reader.library) == []


async def test_ctrl_x_throws_away_what_was_typed_of_a_card(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "tab", "x", "ctrl+x")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert (cards(reader), drafts(reader.library), reader.quotes()) == ([], [], [])


async def test_a_question_with_gaps_is_a_cloze_of_as_many_cards(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("c")
        await reader.writes("{{c1::Rain}} fell on {{c2::Leeds}}.")
        assert isinstance(reader.app.screen, MakerScreen)
        await reader.types("esc")
        assert [(each.kind, each.cloze) for each in cards(reader)] == [(CardKind.CLOZE, 1), (CardKind.CLOZE, 2)]


async def test_words_are_left_out_of_their_sentence_and_more_words_of_the_same_cloze(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await leaves_out(reader, "river rose")
        assert [each.question for each in cards(reader)] == ["The {{c1::river}} rose by over 30 centimetres."]
        assert reader.quotes() == [SENTENCE]
        await leaves_out(reader, "over")
        assert {each.question for each in cards(reader)} == {"The {{c1::river}} rose by {{c2::over}} 30 centimetres."}
        assert [each.cloze for each in cards(reader)] == [1, 2]
        await reader.types("u")
        assert [each.question for each in cards(reader)] == ["The {{c1::river}} rose by over 30 centimetres."]
        await reader.types("u")
        assert (cards(reader), reader.quotes()) == ([], [])


async def test_words_that_are_left_out_already_are_said_to_be_so(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await leaves_out(reader, "river rose")
        await leaves_out(reader, "river rose")
        assert reader.told.startswith("these words are left out already")
        assert len(cards(reader)) == 1


async def test_the_card_of_an_annotation_lists_its_cards_with_when_they_are_due(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await leaves_out(reader, "river rose")
        await reader.types("K")
        screen = reader.app.screen
        assert isinstance(screen, CardScreen)
        assert ("cards", "The ▢ rose by over 30 centimetres. · new") in screen.card.rows


async def test_the_notebook_makes_cards_of_all_that_are_selected_that_have_none(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", ")", "h", ")", "h", "c", "1", "esc", "A", "V", "c")
        await until_drafted(reader)
        screen = reader.app.screen
        assert isinstance(screen, BulkScreen)
        assert len(cards(reader)) == 1
        offered = screen.query_one(OptionList).option_count
        await reader.types("enter")
        assert len(cards(reader)) == 1 + offered
        assert reader.told.endswith("made · u takes it back")
        await reader.types("u")
        assert len(cards(reader)) == 1


async def test_one_that_is_left_out_is_not_made_and_esc_makes_none(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h", ")", "h", "A", "V", "c")
        await until_drafted(reader)
        assert reader.app.screen.query_one(OptionList).option_count == 2
        await reader.types("space", "esc")
        assert cards(reader) == []
        assert reader.told == "no card is made"
        await reader.types("c")
        await until_drafted(reader)
        await reader.types("space", "enter")
        assert len(cards(reader)) == 1


async def test_c_in_the_notebook_makes_a_card_of_the_annotation_under_the_cursor(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h", "A", "c", "1", "esc")
        assert [each.answer for each in cards(reader)] == ["over 30 centimetres"]
        assert reader.mode == "NOTEBOOK"


async def test_the_list_of_cards_teaches_how_they_are_made_where_there_is_none(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "c")
        assert "c makes a card of what is in focus" in str(reader.app.screen.query_one("#list-empty", Static).render())


async def test_a_card_whose_annotation_is_in_the_trash_says_that_it_is_not_asked(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        figure_card(reader.library)
        await reader.types("g", "c")
        assert "over 30 centimetres · new" in said(reader)
        trash(reader.library, cards(reader)[0].annotation)
        await reader.pilot.pause()
        assert "its annotation is in the trash: not asked" in said(reader)
        assert "· new" not in said(reader)


async def test_a_card_is_changed_suspended_taken_away_and_brought_back_from_the_list(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "1", "esc", "g", "c", "e")
        assert fields(reader)[1] == "over 30 centimetres"
        await reader.types("tab", "!", "ctrl+s")
        assert [each.answer for each in cards(reader)] == ["!over 30 centimetres"]
        assert drafts(reader.library) == []
        await reader.types("s")
        assert [each.suspended for each in cards(reader)] == [True]
        await reader.types("d", "d")
        assert cards(reader) == []
        await reader.types("g", "d", "d", "d")
        assert len(cards(reader)) == 1
        await reader.types("u", "u", "u", "u")
        assert [(each.answer, each.suspended) for each in cards(reader)] == [("over 30 centimetres", False)]


async def test_a_card_that_is_left_as_it_was_is_no_change_that_could_be_taken_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "c", "1", "esc", "g", "c", "e", "esc")
        assert "nothing was changed" in reader.told
        assert drafts(reader.library) == []


async def test_the_list_shows_one_article_and_all_filters_and_goes_to_the_passage(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await leaves_out(reader, "river rose")
        await leaves_out(reader, "Ann Reed")
        await reader.types("g", "c", "/", *"centim", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CardsScreen)
        assert [each.card.question[:9] for each in screen.shown] == ["The {{c1:"]
        await reader.types("enter")
        assert reader.focused == SENTENCE
