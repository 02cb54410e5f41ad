"""Names and figures that are still being found when the app ends."""

from reader.tui.screens.references import ReferencesScreen
from tests.tui.desk_room import AtDesk


async def test_once_no_screen_is_there_none_is_told(at_desk: AtDesk) -> None:
    async with at_desk("") as reader:
        await reader.types("X")
        assert isinstance(reader.app.screen, ReferencesScreen)
        knowledge = reader.app.screen.knowledge
        finding = knowledge.begin_index()
    await finding
    assert not knowledge.is_indexing
