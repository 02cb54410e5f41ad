"""Two articles side by side, or one above the other, each in its pane."""

import pytest
from textual.widgets import TextArea

from reader.library.annotating import annotate
from reader.library.links import links
from reader.library.opening import open_article
from reader.library.placing import place_of
from reader.library.shelf import resolve
from reader.tui.reading.pane import Pane
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Opening, Reader

WIDE, MIDDLE, USUAL, SMALL = (160, 45), (120, 40), (80, 24), (40, 20)


def titles(reader: Reader) -> list[str]:
    """The articles that are open, left to right or top to bottom; the one in focus with a mark."""
    screen = reader.app.screen
    assert isinstance(screen, ReadingScreen)
    return [("*" if each is screen.pane else "") + each.opened.entry.article.title for each in screen.panes]


def panes(reader: Reader) -> list[Pane]:
    screen = reader.app.screen
    assert isinstance(screen, ReadingScreen)
    return list(screen.panes)


async def beside(reader: Reader, typed: str) -> None:
    """Open an article beside the one in focus, by the keys of the picker."""
    await reader.types("|")
    assert isinstance(reader.app.screen, Picker)
    await reader.writes(typed)
    await reader.types("enter")
    await standing(reader)


async def standing(reader: Reader) -> None:
    """Wait until what is opened can take keys."""
    while not (isinstance(reader.app.screen, ReadingScreen) and reader.app.screen.hands):
        await reader.pilot.pause()
    await reader.pilot.pause()


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
async def test_an_article_is_opened_beside_the_one_that_is_read(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size) as reader:
        await beside(reader, "river")
        assert titles(reader) == ["Rain in the north", "*The river"]
        left, right = panes(reader)
        assert left.region.right == right.region.x
        assert left.region.height == right.region.height == size[1]
        assert abs(left.region.width - right.region.width) <= 1


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_where_it_is_narrow_one_stands_above_the_other(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size) as reader:
        await beside(reader, "river")
        above, below = panes(reader)
        assert above.region.bottom == below.region.y
        assert above.region.width == below.region.width == size[0]
        assert min(above.region.height, below.region.height) >= size[1] // 2
