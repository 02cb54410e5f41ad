from pathlib import Path

from reader.tui.screens.entity import EntityScreen
from reader.tui.widgets.sheets import CardScreen
from tests.tui.desk_room import AtDesk, Opening, Reader
from tests.tui.entity_room import among_names


def cell(reader: Reader, words: str) -> tuple[int, int]:
    """Where words begin on the screen: column and row."""
    for row in range(reader.desk.view.size.height):
        column = reader.desk.view.render_line(row).text.find(words)
        if column >= 0:
            return column, row
    raise AssertionError(f"{words} is not on the screen")


async def test_a_click_takes_the_thing_under_it_into_focus(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.pilot.click("ArticleView", offset=cell(reader, "Leeds"))
        assert reader.focused == "Leeds"
        await reader.pilot.click("ArticleView", offset=cell(reader, "rose"))
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_click_on_a_link_follows_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.pilot.click("ArticleView", offset=cell(reader, "below"))
        assert reader.focused == "The end"


async def test_dragging_selects_from_one_character_to_another_and_enter_marks_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        (left, top), (right, bottom) = cell(reader, "fell"), cell(reader, "Leeds")
        await reader.pilot.mouse_down("ArticleView", offset=(left, top))
        await reader.pilot.hover("ArticleView", offset=(right + 4, bottom))
        await reader.pilot.mouse_up("ArticleView", offset=(right + 4, bottom))
        assert reader.selected == "fell on Leeds"
        await reader.types("enter")
        assert reader.quotes() == ["fell on Leeds"]


async def test_a_second_click_on_a_thing_shows_its_card(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for _ in range(2):
            assert reader.mode == "READ"
            await reader.pilot.click("ArticleView", offset=cell(reader, "Leeds"))
        assert isinstance(reader.app.screen, EntityScreen)
        assert reader.app.screen.key.name == "Leeds"


async def test_a_second_click_on_a_sentence_only_keeps_it_in_focus(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for _ in range(2):
            await reader.pilot.click("ArticleView", offset=cell(reader, "rose"))
        assert reader.mode == "READ"
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_click_on_a_sign_in_the_gutter_shows_its_note(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "a")
        await reader.writes("How far?")
        await reader.types("esc")
        reader.desk.view.turn_to(0)
        row = cell(reader, "The river")[1]
        await reader.pilot.click("ArticleView", offset=(reader.desk.view.cells.left, row))
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        await reader.types("esc")
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_click_on_a_quiet_sign_shows_the_card_of_what_is_also_in_other_articles(
    opening: Opening, root: Path
) -> None:
    async with among_names(opening, root)("flood") as reader:
        await reader.until(lambda: bool(reader.desk.quiet_signs))
        sign = reader.desk.quiet_signs[0]
        row = reader.desk.view.page.row_of(sign.offset)
        heading = reader.desk.view.virtual_size.height - len(reader.desk.view.page) - 1
        await reader.pilot.click("ArticleView", offset=(reader.desk.view.cells.left, row + heading))
        assert isinstance(reader.app.screen, EntityScreen)
