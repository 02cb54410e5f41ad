"""What is typed in a burst: every key does what it did had the fingers been slow."""

import pytest
from textual.events import Key, Paste
from textual.widgets import Input, TextArea

from reader.library.cards import find_card, suspend
from reader.library.undoing import undo
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.sheets import Card, CardScreen, Chooser
from tests.tui.card_desk import figure_card
from tests.tui.desk_room import KEYS, AtDesk, Reader
from tests.tui.test_search_screen import settled


async def bursts(reader: Reader, *keys: str) -> None:
    """Press keys faster than the program takes them: all lie there before it looks at the first."""
    for key in keys:
        reader.app.post_message(Key(KEYS.get(key, key), key if len(key) == 1 else None))
    for _ in range(5):
        await reader.pilot.pause()


async def test_a_key_right_after_enter_is_a_command_and_no_text(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, "/", *"leeds", "enter", "n")
        assert reader.desk.searched == "leeds"
        assert reader.told == "2 of 2"
        assert reader.mode == "READ"


async def test_a_key_right_after_esc_is_a_command_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, "/", *"leeds", "escape", ")", "h")
        assert reader.quotes() == ["The river rose by over 30 centimetres."]


async def test_a_line_that_is_asked_again_takes_what_is_typed_next(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, ":", *"nonsense", "enter", "x")
        assert reader.app.screen.query_one(Prompt).is_open
        assert reader.app.screen.query_one(Input).value == "nonsensex"


async def test_keys_that_are_no_text_keep_their_place_among_the_letters(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, "/", "a", "b", "backspace", "c", "left", "d")
        assert reader.app.screen.query_one(Input).value == "adc"


async def test_so_they_do_in_a_note_and_a_key_right_after_it_is_a_command(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, "a", "o", "x", "backspace", "k", "escape", "H", "2")
        assert [(each.annotation.note, each.annotation.label) for each in reader.notes()] == [("ok", "evidence")]


async def test_enter_takes_what_was_typed_and_not_what_comes_after(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        taken: list[int | None] = []
        rows = [Named("river"), Named("rain"), Named("rust")]
        reader.app.push_screen(Picker("which", rows, str.casefold), taken.append)
        await reader.pilot.pause()
        await bursts(reader, *"ra", "enter", "A")
        assert taken == [1]
        assert isinstance(reader.app.screen, NotebookScreen)


async def test_a_list_is_left_with_what_was_pressed_before_enter_and_nothing_after_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        taken: list[int | None] = []
        reader.app.push_screen(Chooser("which", ["one", "two", "three"]), taken.append)
        await reader.pilot.pause()
        await bursts(reader, "down", "j", "up", "enter", "A")
        assert taken == [1]
        assert isinstance(reader.app.screen, NotebookScreen)


async def test_enter_in_the_search_opens_what_was_typed_even_before_it_is_found(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("S")
        await settled(reader)
        await bursts(reader, *"nobody", "enter")
        await settled(reader)
        assert not isinstance(reader.app.screen, SearchScreen)
        assert reader.focused == "Nobody"


async def test_tab_completes_a_tag_whatever_its_capitals_and_before_it_is_shown(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await bursts(reader, "t", *"Law/tax, weather", "enter", ")", "t", *"LA", "tab", *"we", "tab", "enter")
        assert [each.annotation.tags for each in reader.notes()] == [("Law/tax", "weather")] * 2
        await bursts(reader, "A")
        await reader.pilot.pause(0.2)
        await bursts(reader, "V", "t", *"-la", "tab", "enter")
        assert [each.annotation.tags for each in reader.notes()] == [("weather",)] * 2


async def test_what_is_pasted_stands_there_once(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("/")
        reader.app.post_message(Paste("le\x1beds"))
        await reader.pilot.pause()
        assert reader.app.screen.query_one(Input).value == "leeds"
        await reader.types("escape", "a")
        reader.app.post_message(Paste("one\r\ntwo"))
        await reader.pilot.pause()
        assert reader.app.screen.query_one(Editor).query_one(TextArea).text == "one\ntwo"


class Named:
    """Something to pick."""

    def __init__(self, name: str) -> None:
        self.searched = name
        self.row = ((name, ""),)


async def test_a_key_that_no_text_takes_is_no_command_while_one_is_typed(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h", "u", "S", "ctrl+r", "f5")
        assert isinstance(reader.app.screen, SearchScreen)
        assert "does nothing" not in reader.told
        await reader.types("escape", "q")
        assert reader.quotes() == []


async def test_nor_while_a_card_or_a_note_is_written(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        card = figure_card(reader.library)
        suspend(reader.library, [card.uid])
        undo(reader.library)
        for keys in ("R", "e"), ("q", "A", "e"):
            await reader.types(*keys, "ctrl+r", "f5")
            assert reader.app.screen.query_one(Editor).is_open
            assert reader.told == ""
            assert not find_card(reader.library, card.uid).suspended
            await reader.types("escape", "escape")


async def test_a_card_that_is_left_twice_in_a_burst_leaves_one_screen(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        page = reader.app.screen
        reader.app.push_screen(CardScreen(Card("The river", (("says", "it rose"),))))
        await reader.pilot.pause()
        await bursts(reader, "j", "escape", "escape")
        assert reader.app.screen is page


@pytest.mark.parametrize("keys", [("?",), (")", "h", "c")])
async def test_help_and_the_maker_are_left_once_however_often_esc_is_pressed(
    at_desk: AtDesk, keys: tuple[str, ...]
) -> None:
    async with at_desk("rain") as reader:
        page = reader.app.screen
        await reader.types(*keys)
        assert reader.app.screen is not page
        await bursts(reader, "escape", "escape", "escape")
        await reader.pilot.pause()
        assert reader.app.screen is page
