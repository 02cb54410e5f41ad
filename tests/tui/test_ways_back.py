from pathlib import Path

import pytest

from reader.tui.reading.jump_list import LONGEST, JumpList
from tests.tui.desk_room import AtDesk, Opening
from tests.tui.entity_room import AmongNames, AtEntities, among_names


@pytest.fixture
def among(opening: Opening, root: Path) -> AmongNames:
    return among_names(opening, root)


async def _to_the_bridge(reader: AtEntities) -> None:
    """From the flood, over the card of Ann Reed, to the passage in the other article."""
    await reader.types("]", "e", "K")
    await reader.until(lambda: any("A bridge" in row for row in reader.rows()))
    await reader.types("enter")
    await reader.until(lambda: reader.desk.hands is not None)
    await reader.pilot.pause()
    assert reader.desk.opened.entry.article.title == "A bridge"


async def test_one_key_goes_back_to_the_article_where_a_card_was_opened_and_another_forward_again(
    among: AmongNames,
) -> None:
    async with among("flood") as reader:
        await _to_the_bridge(reader)
        await reader.types("ctrl+o")
        assert (reader.desk.opened.entry.article.title, reader.focused) == ("The flood", "Ann Reed")
        await reader.types("g", ",")
        assert (reader.desk.opened.entry.article.title, reader.focused) == ("A bridge", "Reed")
        await reader.types("g", ",")
        assert reader.told == "this is the newest place"


async def test_jumps_of_another_day_in_the_other_article_are_not_on_the_way_back(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("]", "e", "]", "e", "ctrl+q")
    async with among("flood") as reader:
        await _to_the_bridge(reader)
        await reader.types("]", "e", "ctrl+o")
        assert (reader.desk.opened.entry.article.title, reader.focused) == (
            "A bridge",
            "Mayor Reed opened the bridge at Leeds.",
        )
        await reader.types("ctrl+o")
        assert reader.desk.opened.entry.article.title == "The flood"


async def test_a_jump_made_after_coming_back_forgets_what_lay_ahead(among: AmongNames) -> None:
    async with among("flood") as reader:
        await _to_the_bridge(reader)
        await reader.types("ctrl+o", "]", "e", "g", ",")
        assert reader.told == "this is the newest place"


async def test_while_names_are_being_found_the_key_to_the_next_one_says_so(at_desk: AtDesk) -> None:
    async with at_desk("rain", names=False) as reader:
        await reader.types("]", "e")
        assert reader.told == "names are still being found"


def test_the_floor_of_a_jump_list_sinks_as_the_oldest_jumps_are_forgotten() -> None:
    jumps = JumpList([1, 2, 3])
    jumps.begin_here()
    for offset in range(LONGEST + 10, 10, -1):
        jumps.leave(offset)
    assert len(jumps.past) == LONGEST
    assert jumps.floor == 0
    assert [jumps.back(0) for _ in range(LONGEST + 1)][-2:] == [LONGEST + 10, None]
