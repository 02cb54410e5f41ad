import pytest

from reader.core.settings import Settings
from tests.tui.desk_room import AtDesk


async def test_a_sentence_is_highlighted_and_found_in_the_database(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h")
        assert reader.quotes() == ["The river rose by over 30 centimetres."]
        assert reader.notes()[0].annotation.label == "important"
        assert reader.told == "highlighted: ● important · u takes it back"


async def test_a_highlight_and_a_note_on_one_sentence_are_both_there_when_it_is_opened_again(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", ")", "h", "a")
        await reader.writes("Who counted?")
        await reader.types("esc", "q")
    async with at_desk("rain") as reader:
        drawn = [(each.annotation.label, each.annotation.note) for each in reader.desk.opened.annotations]
        assert drawn == [("important", ""), ("", "Who counted?")]
        assert len(reader.desk.strata["annotations"]) == 2


async def test_a_label_is_chosen_by_its_digit_and_remembered(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("H", "3", ")", "h")
        assert [each.annotation.label for each in reader.notes()] == ["doubt", "doubt"]


async def test_a_digit_without_a_label_makes_nothing(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("H", "9")
        assert reader.notes() == []
        assert reader.told.startswith("no label has the key 9")


async def test_tags_are_typed_and_changed(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "t")
        await reader.writes("rain #figures/check")
        await reader.types("enter")
        assert reader.notes()[0].annotation.tags == ("rain", "figures/check")
        await reader.types("t")
        await reader.writes("more")
        await reader.types("enter")
        assert reader.notes()[0].annotation.tags == ("rain", "figures/check", "more")


async def test_a_note_is_edited_in_place(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("one")
        await reader.types("ctrl+s", "e")
        await reader.writes(" two")
        await reader.types("ctrl+s")
        assert [each.annotation.note for each in reader.notes()] == ["one two"]


async def test_an_annotation_goes_to_the_trash_and_comes_back_by_undo(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "d", "d")
        assert reader.notes() == []
        await reader.types("u")
        assert reader.quotes() == ["Rain fell on Leeds."]
        await reader.types("ctrl+r")
        assert reader.notes() == []


async def test_a_dot_does_the_last_act_again_elsewhere(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("H", "2", ")", ".")
        assert [each.annotation.label for each in reader.notes()] == ["evidence", "evidence"]


@pytest.mark.parametrize(
    ("keys", "quote"),
    [
        (("v", "e", "enter"), "Rain"),
        (("v", "w", "w", "enter"), "Rain fell"),
        (("v", "$", "enter"), "Rain fell on Leeds. The river rose by over 30 centimetres. Ann Reed said"),
        (("v", "j", "enter"), "Rain fell on Leeds. The river rose by over 30 centimetres. Ann Reed said"),
        (("v", "f", "n", "enter"), "Rain"),
        (("V", "enter"), "Rain fell on Leeds."),
        (("v", "i", "e", "enter"), None),
        (("v", "3", "w", "i", "e", "enter"), "Leeds"),
        (("v", "+", "enter"), "Rain"),
        (("v", "+", "+", "enter"), "Rain fell on Leeds."),
        (("v", "+", "+", "-", "enter"), "Rain"),
        (("v", "}", "}", "enter"), None),
    ],
)
async def test_any_span_can_be_selected_by_keys(at_desk: AtDesk, keys: tuple[str, ...], quote: str | None) -> None:
    async with at_desk("rain") as reader:
        await reader.types(*keys)
        if quote is not None:
            assert reader.quotes() == [quote]


async def test_a_selection_can_begin_from_the_other_end(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("V", "o", "w", "enter")
        assert reader.quotes() == ["fell on Leeds."]
        assert reader.mode == "READ"


async def test_a_selection_runs_over_blocks_and_pages(at_desk: AtDesk) -> None:
    async with at_desk("rain", (40, 12)) as reader:
        await reader.types("v", "G", "enter")
        text = reader.desk.document.text
        assert reader.quotes() == [text]


async def test_overlapping_annotations_stay_apart(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("V", "enter", "v", "e", "H", "3")
        assert sorted(reader.quotes()) == ["Rain", "Rain fell on Leeds."]
        await reader.types("d", "d")
        assert reader.quotes() == ["Rain fell on Leeds."]


async def test_the_ends_of_a_highlight_move_by_words(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "a")
        await reader.types("[", "a")
        await reader.types("<")
        assert reader.quotes() == ["Rain fell on"]
        await reader.types(">", ">")
        assert reader.quotes() == ["Rain fell on Leeds. The"]
        await reader.types("g", ">")
        assert reader.quotes() == ["fell on Leeds. The"]
        await reader.types("g", "<")
        assert reader.quotes() == ["Rain fell on Leeds. The"]


async def test_a_note_on_the_whole_article_has_no_place(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "a")
        await reader.writes("read again")
        await reader.types("esc")
        assert [(each.annotation.anchor, each.annotation.note) for each in reader.notes()] == [(None, "read again")]


async def test_a_draft_is_kept_while_it_is_typed_and_offered_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("half a tho")
        reader.hands.editor.say()  # the timer says it after a fifth of a second; here the test does
        await reader.pilot.pause()
    async with at_desk("rain") as reader:
        assert reader.mode == "INPUT"
        await reader.writes("ught")
        await reader.types("ctrl+s")
        assert [each.annotation.note for each in reader.notes()] == ["half a thought"]
    async with at_desk("rain") as reader:
        assert reader.mode == "READ"


async def test_an_empty_note_makes_nothing(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a", "esc")
        assert reader.notes() == []
        assert reader.told == "nothing written"


async def test_a_note_stands_in_the_margin_when_there_is_room(at_desk: AtDesk) -> None:
    async with at_desk("rain", (120, 30)) as reader:
        await reader.types("a")
        await reader.writes("Which gauge?")
        await reader.types("esc")
        rows = [reader.desk.view.render_line(row).text for row in range(20)]
        assert any("Rain fell" in row and "Which gauge?" in row for row in rows)


async def test_no_margin_where_the_reader_wants_none(at_desk: AtDesk) -> None:
    async with at_desk("rain", (120, 30), Settings(margin=False)) as reader:
        assert reader.desk.view.cells.margin == 0


async def test_a_note_on_the_whole_article_stands_under_its_title_and_is_gone_on_with(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "a")
        await reader.writes("read")
        await reader.types("esc", "g", "a")
        await reader.writes(" again")
        await reader.types("esc")
        assert [each.annotation.note for each in reader.notes()] == ["read again"]
        assert any("✎ read again" in reader.desk.view.render_line(row).text for row in range(6))


async def test_tags_go_to_what_is_in_focus_and_to_nothing_older_under_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("v", "e", "enter", "esc", "V", "enter", "t")
        await reader.writes("whole")
        await reader.types("enter")
        tagged = {
            each.annotation.anchor.exact: each.annotation.tags for each in reader.notes() if each.annotation.anchor
        }
        assert tagged == {"Rain": (), "Rain fell on Leeds.": ("whole",)}


async def test_a_tag_may_hold_a_space(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "t")
        await reader.writes("prisoner swap, talks")
        await reader.types("enter", "t", "enter")
        assert reader.notes()[0].annotation.tags == ("prisoner swap", "talks")


async def test_a_label_goes_to_the_note_that_is_on_the_same_words(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("why")
        await reader.types("esc", "H", "4")
        assert [(each.annotation.label, each.annotation.note) for each in reader.notes()] == [("question", "why")]
