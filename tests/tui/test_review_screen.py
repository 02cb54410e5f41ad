"""The review screen: one card at a time, graded only after the answer is shown, each grade kept as it is given."""

from datetime import timedelta

import pytest
from textual.widgets import TextArea

from reader.core.card import CardKind
from reader.core.review import Grade
from reader.core.settings import Settings
from reader.library.cards import all_cards, change_card, find_card, make_card, make_clozes
from reader.library.drafting import drafts
from reader.library.resurfacing import favourites, highlights
from reader.library.reviewing import grade, today
from reader.library.shelf import resolve
from reader.tui.reviewing.foot import Foot
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import RowsView
from tests.tui.card_desk import (
    ASKED,
    RISE,
    SIZES,
    drawn,
    figure_card,
    foot,
    make_older,
    note,
    question,
    reviews,
    said,
    screen,
    status,
    until,
)
from tests.tui.desk_room import AtDesk, Opening


@pytest.mark.parametrize("size", SIZES)
async def test_the_answer_is_seen_only_when_it_is_asked_for(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        figure_card(reader.library)
        await reader.types("R")
        assert ASKED in said(reader)
        assert RISE not in said(reader)
        assert "space" in foot(reader)
        row = drawn(reader).split("\n").index(next(line for line in drawn(reader).split("\n") if "By how" in line))
        await reader.types("space")
        assert RISE in said(reader)
        assert "By how" in drawn(reader).split("\n")[row]
        assert all(word in foot(reader) for word in ("1 again", "2 hard", "3 good", "4 easy", "10 min"))


async def test_a_grade_is_given_only_after_the_answer_and_kept_at_once(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("R", "3")
        assert "space shows the answer first" in reader.told
        assert reviews(reader.library) == []
        await reader.types("space", "3")
        kept = reviews(opening())
        assert [(each.card, each.grade) for each in kept] == [(card.uid, Grade.GOOD)]
        assert timedelta() < kept[0].took < timedelta(minutes=2)


async def test_a_grade_is_undone_and_done_again(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "space", "1", "u")
        assert reviews(reader.library) == []
        assert "undone: reviewed" in reader.told
        assert ASKED in said(reader)
        assert not screen(reader).is_answered
        assert screen(reader).status.subject == "1 of 2"
        await reader.types("ctrl+r")
        assert [each.grade for each in reviews(reader.library)] == [Grade.AGAIN]
        await reader.types("u", "space", "4")
        assert [each.grade for each in reviews(reader.library)] == [Grade.EASY]
        assert "Done for today." in said(reader)


async def test_what_is_typed_is_compared_in_words_and_the_reader_grades(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "t")
        assert reader.mode == "INPUT"
        await reader.writes("40 centimetres")
        assert RISE not in said(reader)
        await reader.types("enter")
        assert reader.mode == "REVIEW"
        assert "You typed: 40 centimetres" in said(reader)
        assert "Inside the interval, but not what was said" in said(reader)
        assert reviews(reader.library) == []
        await reader.types("2")
        assert [(each.typed, each.grade) for each in reviews(reader.library)] == [("40 centimetres", Grade.HARD)]


async def test_a_digit_that_is_typed_as_an_answer_is_no_grade(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "t", "4")
        assert reader.app.screen.query_one(Prompt).is_open
        await reader.types("esc")
        assert reviews(reader.library) == []
        assert not screen(reader).is_answered


async def test_a_cloze_shows_its_blank_with_the_hint_then_the_words(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        make_clozes(reader.library, note(reader.library), "The river rose by {{c1::over 30::how much}} centimetres.")
        await reader.types("R")
        assert "The river rose by ▢ (how much) centimetres." in said(reader)
        await reader.types("enter")
        assert "The river rose by over 30 centimetres." in said(reader)
        assert "▢" not in said(reader)


async def test_the_passage_is_peeked_at_and_gone_to(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "p")
        assert "Rain fell on Leeds. The river rose by over 30" in said(reader)
        await reader.types("p")
        assert ASKED in said(reader)
        await reader.types("p", "esc")
        assert ASKED in said(reader)
        await reader.types("g", "g")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert reader.focused.startswith("The river rose")
        await reader.types("q")
        assert ASKED in said(reader)


@pytest.mark.parametrize(("keys", "told"), [("b", "buried"), ("S", "suspended"), ("dd", "to the trash")])
async def test_a_card_is_set_aside_and_brought_back(at_desk: AtDesk, keys: str, told: str) -> None:
    async with at_desk() as reader:
        first, second = figure_card(reader.library), question(reader.library, "What else?")
        await reader.types("R", *keys)
        assert told in reader.told
        assert second.question in said(reader)
        kept = find_card(reader.library, first.uid)
        day = today(reader.library)
        assert (kept.suspended, kept.buried, bool(kept.record.deleted)) == (
            keys == "S",
            day if keys == "b" else None,
            keys == "dd",
        )
        await reader.types("u")
        assert ASKED in said(reader)


async def test_a_card_is_rewritten_question_and_answer(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("R", "space", "e")
        assert reader.mode == "INPUT"
        assert reader.app.screen.query_one(TextArea).text == ASKED
        await reader.writes(" So?")
        await reader.types("esc")
        assert reader.app.screen.query_one(TextArea).text == RISE
        await reader.writes("!")
        await reader.types("esc")
        found = find_card(reader.library, card.uid)
        assert (found.question, found.answer) == (f"{ASKED} So?", f"{RISE}!")
        assert reader.mode == "REVIEW"
        assert f"{ASKED} So?" in said(reader)
        await reader.types("u")
        assert find_card(reader.library, card.uid).question == ASKED


async def test_a_card_that_is_emptied_stays_in_the_editor_and_can_be_thrown_away(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("R", "e")
        reader.app.screen.query_one(TextArea).text = ""
        await reader.types("esc", "esc")
        assert "the question of the card is empty" in reader.told
        assert reader.app.screen.query_one(Editor).is_open
        await reader.types("ctrl+x")
        assert not reader.app.screen.query_one(Editor).is_open
        assert find_card(reader.library, card.uid).question == ASKED


async def test_what_was_typed_of_a_card_is_there_after_the_program_was_cut_off(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "e")
        await reader.writes(" And")
        reader.app.screen.query_one(Editor).say()
        await reader.pilot.pause()
    async with at_desk() as reader:
        await reader.types("R", "e")
        assert reader.app.screen.query_one(TextArea).text == f"{ASKED} And"


async def test_a_card_that_another_program_changed_meanwhile_is_not_written_over(
    at_desk: AtDesk, opening: Opening
) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("R", "e")
        await reader.writes(" So?")
        change_card(opening(), card.uid, "How far did it rise?", RISE)
        await reader.types("esc", "esc")
        assert find_card(reader.library, card.uid).question == "How far did it rise?"
        assert "changed elsewhere meanwhile · what was typed is kept: e goes on with it" in reader.told
        assert not reader.app.screen.query_one(Editor).is_open
        await until(reader, "How far did it rise?")
        await reader.types("e")
        assert reader.app.screen.query_one(TextArea).text == f"{ASKED} So?"
        await reader.types("esc", "esc")
        assert find_card(reader.library, card.uid).question == f"{ASKED} So?"
        assert drafts(reader.library) == []


async def test_progress_counts_answers_and_tells_what_is_left(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        for each in ("One?", "Two?", "Three?"):
            question(reader.library, each)
        await reader.types("R")
        assert "1 of 6" in status(reader)
        await reader.types("space", "3")
        assert "2 of 6" in status(reader)
        assert "left" in status(reader)
        await reader.types("space", "4")
        assert "3 of 5" in status(reader)


async def test_another_program_that_answers_is_noticed(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk() as reader:
        first, second = question(reader.library, "First?"), question(reader.library, "Second?")
        await reader.types("R")
        assert first.question in said(reader)
        other = opening()
        grade(other, first.uid, Grade.EASY)
        other.close()
        reader.app.follow()
        await until(reader, second.question)
        await reader.types("space")
        reader.app.follow()
        assert screen(reader).is_answered


async def test_a_card_that_comes_back_later_can_be_asked_now(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "space", "3")
        assert "A card comes back in 10 min." in said(reader)
        assert "space asks it now" in foot(reader)
        await reader.types("space")
        assert ASKED in said(reader)
        await reader.types("space", "3")
        assert "Done for today." in said(reader)
        assert "2 answers in 1 min, 2 recalled" in said(reader)
        assert "Next: 1 card" in said(reader)


async def test_a_card_that_has_come_back_is_asked_by_itself(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        await reader.types("R", "space", "1")
        for _ in range(70):  # seconds: each look at the clock is one
            reader.library.clock()
        screen(reader).look_again()
        assert ASKED in said(reader)


@pytest.mark.parametrize("size", SIZES)
async def test_without_cards_the_key_that_makes_one_is_told(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        await reader.types("R")
        assert "There are no cards yet." in said(reader)
        assert "c on a passage" in said(reader)
        await reader.types("3", "e", "b", "p")
        assert "nothing is asked just now" in reader.told
        await reader.types("esc")
        assert reader.mode == "LIBRARY"


async def test_limits_are_told_at_the_end(at_desk: AtDesk) -> None:
    async with at_desk(settings=Settings(review_new=1)) as reader:
        question(reader.library, "One?")
        question(reader.library, "Two?")
        await reader.types("R", "space", "4")
        assert "1 more card beyond today's limit" in said(reader)


async def test_the_mouse_shows_and_grades(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        card = figure_card(reader.library)
        await reader.types("R")
        await reader.pilot.click(RowsView)
        assert screen(reader).is_answered
        words = foot(reader).split("\n")[0]
        await reader.pilot.click(Foot, offset=(words.index("3 good"), 1))
        await reader.pilot.pause()
        assert [(each.card, each.grade) for each in reviews(reader.library)] == [(card.uid, Grade.GOOD)]


async def test_the_title_is_told_unless_it_gives_the_answer_away(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        make_card(reader.library, note(reader.library), CardKind.QUESTION, "What fell?", "rain")
        await reader.types("R")
        assert "Rain in the north" not in said(reader)
        assert "2 June 2025" in said(reader)
        await reader.types("space")
        assert "Rain in the north · 2 June 2025" in said(reader)


async def test_a_passage_that_went_is_told_before_the_card_asks(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        figure_card(reader.library)
        path = resolve(reader.library, "rain").path
        path.write_text(path.read_text("utf-8").replace("The river rose by over 30 centimetres. ", ""), "utf-8")
        reader.lets_time_go_by()
        await reader.types("R")
        await until(reader, "? The passage is not in the article any more")


async def test_review_is_reached_by_its_name_and_from_a_page(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(":")
        await reader.writes("review")
        await reader.types("enter")
        assert reader.mode == "REVIEW"
        await reader.types("q", "v", "R")
        assert reader.mode == "REVIEW"
        assert all_cards(reader.library) == []


async def test_a_highlight_that_was_never_to_come_again_is_gone_back_to_when_that_is_taken_back(
    at_desk: AtDesk,
) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", ")", "h")
        for each in reader.notes():
            make_older(reader.library, each.annotation.uid)
        await reader.types("R")
        first, second = highlights(reader.library).due
        assert screen(reader).sitting.reading == first
        await reader.types("x")
        assert screen(reader).sitting.reading == second
        await reader.types("u")
        assert screen(reader).sitting.reading == first
        assert highlights(reader.library).due == (first, second)
        await reader.types("ctrl+r")
        assert screen(reader).sitting.reading == second


async def test_highlights_of_other_days_are_read_again_where_no_card_is_due(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uid = note(reader.library)
        make_older(reader.library, uid)
        figure_card(reader.library)
        await reader.types("R")
        assert ASKED in said(reader)
        await reader.types("space", "3")
        assert "The river rose by over 30 centimetres." in said(reader)
        assert "space next" in foot(reader)
        await reader.types("3")
        assert "a highlight is only read again" in reader.told
        await reader.types("f")
        assert [each.key for each in favourites(reader.library)] == [uid]
        await reader.types("space")
        assert highlights(reader.library).done == (uid,)
        assert "1 highlight read again" in said(reader)
        await reader.types("u")
        assert highlights(reader.library).done == ()
        assert "space next" in foot(reader)
        await reader.types("x")
        assert highlights(reader.library).due == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_clock_that_was_wrong_is_told_on_the_screen(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        first, second = question(reader.library, "First?"), question(reader.library, "Second?")
        grade(reader.library, first.uid, Grade.EASY, at=reader.library.now() + timedelta(days=900))
        await reader.types("R")
        assert second.question in said(reader)
        assert "! 1 review is dated up to" in said(reader)


@pytest.mark.parametrize("size", SIZES)
async def test_while_newer_figures_are_looked_for_a_card_that_asks_for_one_says_so(
    at_desk: AtDesk, size: tuple[int, int]
) -> None:
    async with at_desk(size=size) as reader:
        figure_card(reader.library)
        await reader.types("R")
        knowledge = screen(reader).knowledge
        await reader.types("esc")
        knowledge.ledger = None
        await reader.types("R")
        assert "… looking for newer figures" in said(reader)
        assert ASKED in said(reader)
        knowledge.refresh()
        for _ in range(300):
            if knowledge.ledger is not None:
                break
            await reader.pilot.pause(0.01)
        await until(reader, ASKED)
        assert "looking for newer figures" not in said(reader)


async def test_a_card_that_asks_for_no_figure_does_not_say_so(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        question(reader.library, "What rose?")
        await reader.types("R")
        knowledge = screen(reader).knowledge
        await reader.types("esc")
        knowledge.ledger = None
        await reader.types("R")
        assert "What rose?" in said(reader)
        assert "looking for" not in said(reader)
