from pathlib import Path

import pytest

from reader.library.annotating import annotate
from reader.library.opening import open_article
from reader.library.shelf import resolve
from tests.tui.desk_room import AtDesk, Opening


async def test_the_focus_goes_from_sentence_to_sentence_and_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        assert reader.focused == "Rain fell on Leeds."
        await reader.types(")")
        assert reader.focused == "The river rose by over 30 centimetres."
        await reader.types(")", "(")
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_count_repeats_a_move(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("2", ")")
        assert reader.focused.startswith("Ann Reed said")


async def test_paragraphs_and_sections_take_the_focus_whole(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("}")
        assert reader.focused == "What came next"
        await reader.types("]", "]")
        assert reader.focused.startswith("The end")


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (("]", "e"), "Leeds"),
        (("]", "e", "]", "e"), "Ann Reed"),
        ((";", "e", ";", "e", ",", "e"), "Leeds"),
        (("]", "f"), "over 30 centimetres"),
        (("]", "f", "]", "f"), "6,000"),
    ],
)
async def test_jumps_set_the_thing_itself(at_desk: AtDesk, keys: tuple[str, ...], found: str) -> None:
    async with at_desk("rain") as reader:
        await reader.types(*keys)
        assert reader.focused == found


async def test_escape_widens_a_thing_to_its_sentence(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "esc")
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_star_goes_to_the_next_mention_of_the_same_entity_by_any_name(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "e", "]", "e", "*")
        assert reader.focused == "Reed"
        assert reader.told == "Ann Reed: 2 of 2"


async def test_back_returns_to_where_a_jump_began_and_forward_goes_there_again(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "]", "e", "ctrl+o")
        assert reader.focused == "The river rose by over 30 centimetres."
        await reader.types("g", ",")
        assert reader.focused.startswith("Ann Reed said")


async def test_a_mark_brings_back_its_place(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "m", "a", "G", "'", "a")
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_search_finds_as_it_is_typed_and_goes_on(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("/")
        assert reader.mode == "INPUT"
        await reader.writes("leeds")
        assert (reader.focused, reader.told) == ("Leeds", "1 of 2")
        await reader.types("enter", "n")
        assert reader.told == "2 of 2"
        await reader.types("N")
        assert reader.told == "1 of 2"


async def test_what_is_not_there_is_said(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("/")
        await reader.writes("snow")
        await reader.types("enter")
        assert reader.told == "“snow” is not in this article"


async def test_a_hint_goes_to_what_its_letters_stand_on(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("f")
        letters = next(each for each, mark in reader.hands.hinting.hints.items() if mark.ref == "person:Ann Reed")
        await reader.writes(letters)
        assert reader.focused == "Ann Reed"
        assert not reader.hands.hinting.hints


async def test_enter_follows_a_link_to_another_article_and_q_comes_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("f")
        letters = next(each for each, mark in reader.hands.hinting.hints.items() if mark.ref == "river.md")
        await reader.writes(letters)
        await reader.types("enter")
        assert reader.desk.opened.entry.article.title == "The river"
        await reader.types("q")
        assert reader.desk.opened.entry.article.title == "Rain in the north"


async def test_enter_follows_a_link_to_a_heading(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("f")
        letters = next(each for each, mark in reader.hands.hinting.hints.items() if mark.ref == "#the-end")
        await reader.writes(letters)
        await reader.types("enter")
        assert reader.focused == "The end"


async def test_a_layer_is_switched_off_and_stays_off(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "f")
        assert reader.told == "figures off"
    async with at_desk("rain") as reader:
        assert "figures" in reader.desk.switched_off
        await reader.types("g", "f")
        assert reader.told == "figures on"


async def test_the_outline_goes_to_a_heading(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("o", "j", "enter")
        assert reader.focused == "The end"


async def test_an_unknown_sequence_says_where_help_is(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "w")
        assert reader.told == "] w does nothing · ? helps"


async def test_which_key_offers_what_may_follow(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]")
        assert reader.desk.status.typed == "]"
        assert reader.mode == "READ"


async def test_the_place_and_the_focus_are_kept(at_desk: AtDesk) -> None:
    async with at_desk("rain", (80, 10)) as reader:
        await reader.types("space", ")", "ctrl+q")
        seen, focused = reader.desk.view.in_view.start, reader.focused
    async with at_desk("rain", (80, 10)) as reader:
        assert reader.desk.view.in_view.start == seen > 0
        assert reader.focused == focused


async def test_what_another_program_marks_is_shown_within_a_second(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk("rain") as reader:
        other = opening()
        entry = resolve(other, "rain")
        document = open_article(other, entry).document
        annotate(other, entry, document, reader.desk.focus_now.span, label="doubt")
        reader.app.follow()  # the timer asks twice a second; here the test does
        assert [each.annotation.label for each in reader.desk.opened.annotations] == ["doubt"]
        other.close()


async def test_colon_runs_commands_by_name(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(":")
        await reader.writes("next-sentence")
        await reader.types("enter")
        assert reader.focused == "The river rose by over 30 centimetres."
        await reader.types(":")
        await reader.writes("nonsense")
        await reader.types("enter")
        assert "“nonsense” is no command" in reader.told


async def test_without_a_model_the_reader_works_and_says_so_once(at_desk: AtDesk) -> None:
    from reader.core.settings import Settings  # noqa: PLC0415

    missing = Settings(model="no-such-model")
    async with at_desk("rain", settings=missing, names=False) as reader:
        await reader.until_names_were_looked_for()
        assert "no-such-model" in reader.told
        await reader.types(")", "h")
        assert reader.quotes() == ["The river rose by over 30 centimetres."]
    async with at_desk("river", settings=missing, names=False) as reader:
        await reader.until_names_were_looked_for()
        assert "no-such-model" not in reader.told


async def test_a_thing_at_the_start_of_its_own_sentence_is_found_from_there(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", ")", "]", "e")
        assert reader.focused == "Ann Reed"


async def test_both_annotations_on_one_sentence_can_be_reached(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "a")
        await reader.writes("why")
        await reader.types("esc", "]", "a")
        first = reader.desk.focus_now.ref
        await reader.types("]", "a")
        assert reader.desk.focus_now.ref != first
        await reader.types("[", "a")
        assert reader.desk.focus_now.ref == first


async def test_going_back_past_the_first_jump_leaves_an_article_that_a_link_led_to(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("f")
        letters = next(each for each, mark in reader.hands.hinting.hints.items() if mark.ref == "river.md")
        await reader.writes(letters)
        await reader.types("enter", "ctrl+o")
        assert reader.desk.opened.entry.article.title == "Rain in the north"


async def test_a_wrong_letter_of_a_hint_runs_no_command(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("f", "z")
        assert reader.told == "no hint begins with z"
        assert not reader.desk.switched_off


async def test_plain_small_numbers_in_words_are_found_but_not_marked(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "few.md").write_text("# Few\n\nThe first of two men paid $3, over two of 14 weeks.\n")
    async with at_desk("few", names=False) as reader:
        text = reader.desk.document.text
        marked = [mark.span.of(text) for mark in reader.desk.strata["figures"]]
        assert "$3" in marked
        assert not {"first", "two"} & set(marked)


async def test_the_jump_list_is_kept(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "]", "f", "]", "f", "ctrl+q")
    async with at_desk("rain") as reader:
        await reader.types("ctrl+o")
        assert reader.focused == "The river rose by over 30 centimetres."
