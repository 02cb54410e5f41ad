"""Names and figures that are still being found when the app ends."""

from tests.tui.desk_room import AtDesk


async def test_once_no_screen_is_there_none_is_told(at_desk: AtDesk) -> None:
    async with at_desk("") as reader:
        finding = reader.app.wide.knowledge.begin_index()
        wide = reader.app.wide
    await finding
    assert not wide.knowledge.is_indexing
