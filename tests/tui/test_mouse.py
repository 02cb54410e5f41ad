from tests.tui.desk_room import AtDesk, Reader


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
