from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from textual.events import MouseScrollDown
from textual.widget import Widget

from reader.core.settings import Settings
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.entities import EntitiesScreen
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.widgets.articles_list import ArticlesList
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.sheets import Chooser
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Opening, Reader
from tests.tui.entity_room import among_names

Shown = TypeVar("Shown", bound=OwnScreen)


@pytest.fixture
def desk(at_desk: AtDesk) -> AtDesk:
    """Without a model, so that nothing begins to look for names by itself."""
    return partial(at_desk, settings=Settings(model="no-such-model"), names=False)


async def click(reader: Reader, words: str, where: str = "") -> None:
    """Click on words, on the first widget that shows them."""
    for widget in reader.app.screen.query(where or "*").results(Widget):
        for row in range(widget.content_size.height if widget.display and not widget.children else 0):
            column = widget.render_line(row).text.find(words)
            if column >= 0:
                gutter = widget.gutter
                await reader.pilot.click(widget, offset=(gutter.left + column, gutter.top + row))
                await reader.pilot.pause()
                return
    raise AssertionError(f"{words} is not on the screen")


def screen(reader: Reader, kind: type[Shown]) -> Shown:
    """The screen that is open."""
    shown = reader.app.screen
    assert isinstance(shown, kind)
    return shown


async def test_a_click_takes_an_article_and_a_second_one_opens_it(desk: AtDesk) -> None:
    async with desk() as reader:
        other = reader.titles[1]
        await click(reader, other, "ArticlesList")
        assert isinstance(reader.app.screen, LibraryScreen)
        assert reader.shelf.chosen is not None
        assert reader.shelf.chosen.article.title == other
        await click(reader, other, "ArticlesList")
        assert reader.app.screen.query_one(Status).subject == other


async def test_a_click_takes_a_row_and_a_second_one_goes_where_it_leads(desk: AtDesk) -> None:
    async with desk("rain") as reader:
        await reader.types("F")
        figures = screen(reader, FiguresScreen)
        await click(reader, "6,000", "RowsView")
        assert screen(reader, FiguresScreen) is figures
        assert figures.chosen is not None
        assert figures.chosen.value == "6,000"
        await click(reader, "6,000", "RowsView")
        assert reader.focused == "6,000"


async def test_tabs_and_heads_of_the_ledger_can_be_clicked(desk: AtDesk) -> None:
    async with desk("rain") as reader:
        await reader.types("F")
        figures = screen(reader, FiguresScreen)
        await click(reader, "measures", "#figures-tabs")
        assert figures.wish.kinds == "measures"
        await click(reader, "all", "#figures-tabs")
        await click(reader, "counts", "#figures-head")
        assert figures.wish.order.column == "counts"
        await click(reader, "counts", "#figures-head")
        assert figures.wish.order.is_falling


async def test_tabs_and_heads_of_the_browser_can_be_clicked(opening: Opening, root: Path) -> None:
    async with among_names(opening, root)() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        await click(reader, "places", "#entities-tabs")
        assert reader.names == ["Leeds"]
        await click(reader, "all", "#entities-tabs")
        await click(reader, "name", "#entities-columns")
        assert reader.names == sorted(reader.names)
        await click(reader, "Tom Hale", "#entities-rows")
        await click(reader, "Tom Hale", "#entities-rows")
        assert reader.card.key.name == "Tom Hale"


async def test_the_tabs_of_tags_and_labels_can_be_clicked_and_the_keys_beside_them(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("A")
        await reader.pilot.pause()
        assert isinstance(reader.app.screen, NotebookScreen)
        await reader.types("T")
        codebook = screen(reader, CodebookScreen)
        await click(reader, "Labels", "#list-title")
        assert codebook.chosen_use is not None
        await click(reader, "c colour", "#list-title")
        assert isinstance(reader.app.screen, Chooser)
        await click(reader, "esc leaves", "ToldKeys")
        assert screen(reader, CodebookScreen) is codebook


async def test_keys_that_the_status_line_tells_of_can_be_clicked(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("E")
        await click(reader, "? help", "Status")
        assert isinstance(reader.app.screen, HelpScreen)
        await click(reader, "esc leaves", "ToldKeys")
        assert isinstance(reader.app.screen, EntitiesScreen)
        await click(reader, "q back", "Status")
        assert isinstance(reader.app.screen, LibraryScreen)
        await reader.types("/")
        assert "esc leaves" in reader.app.screen.query_one(Status).render_line(0).text
        await click(reader, "esc leaves", "Status")
        assert reader.mode == Mode.LIBRARY.upper()


async def test_one_click_answers_what_asks_for_one_thing(desk: AtDesk) -> None:
    async with desk("rain") as reader:
        await reader.types("o")
        await click(reader, "The end", "OptionList")
        assert reader.focused == "The end"


@pytest.mark.parametrize("kind", [ArticlesList, RowsView])
async def test_the_wheel_turns_a_long_list(desk: AtDesk, root: Path, kind: type[Widget]) -> None:
    for number in range(30):
        (root / "articles" / f"more-{number}.md").write_text(f"# Article {number}\n\nThe {number + 100} are counted.\n")
    async with desk() as reader:
        await reader.types(*(["F"] if kind is RowsView else []))
        view = reader.app.screen.query(kind).first()
        for _ in range(200):
            if view.virtual_size.height > view.size.height:
                break
            await reader.pilot.pause(0.05)
        x, y = (int(each) for each in view.region.center)
        wheel = MouseScrollDown(view, x, y, 0, 1, 0, shift=False, meta=False, ctrl=False)
        for _ in range(3):
            view.post_message(wheel)
            await reader.pilot.pause()
        await reader.pilot.pause(0.3)
        assert view.scroll_offset.y > 0
