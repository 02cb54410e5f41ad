"""The list of what is parked: tried again, placed by hand, dropped; and what finds its place by itself says so."""

from pathlib import Path

import pytest
from textual.widgets import Static

from reader.library.importing.carrying_out import carry_out
from reader.library.importing.planning import plan
from reader.library.library import Library
from reader.library.parking import parked
from reader.tui.screens.parked import ParkedScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.rows_view import LEAD, RowsView
from reader.tui.widgets.sheets import CardScreen
from tests.tui.desk_room import AtDesk, Reader

CSV = """Highlight,Title,Author,URL,Note,Location,Date
This stands nowhere in that article.,Rain in the north,,,Where?,3,2025-06-03 10:02:00
"Simplify, simplify, said the man by the pond.",Walden,Henry Thoreau,,,4,2025-06-03 10:03:00
"""
WALDEN = "# Walden\n\nHe went away. Simplify, simplify, said the man by the pond. It was late.\n"


def park(library: Library) -> None:
    """Two notes that wait: for a place, and for an article."""
    carry_out(library, plan(library, [("highlights.csv", CSV.encode())]))


def screen(reader: Reader) -> ParkedScreen:
    found = reader.app.screen
    assert isinstance(found, ParkedScreen)
    return found


def drawn(reader: Reader) -> list[str]:
    view = reader.app.screen.query(RowsView).first()
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def waiting(reader: Reader) -> list[str]:
    return sorted(each.about.title for each in parked(reader.library))


async def until(reader: Reader, is_so: object) -> None:
    """Wait until what goes on between the keys is done."""
    assert callable(is_so)
    for _ in range(500):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"{reader.told}\n{waiting(reader)}")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_what_waits_is_listed_by_source_with_why(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        park(reader.library)
        await reader.types("g", "p")
        lines = drawn(reader)
        assert lines[0] == "Rain in the north"
        assert lines[1].startswith("? “This stands nowhere in")
        assert lines[2] == "  ✎ Where?"
        assert "Walden · Henry Thoreau" in "\n".join(lines)
        await reader.types("j")
        assert screen(reader).chosen is not None
        await reader.types("K")
        assert isinstance(reader.app.screen, CardScreen)


async def test_an_empty_list_says_what_it_is_for(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("A", "g", "p")
        assert "Nothing is parked." in str(reader.app.screen.query_one("#list-empty", Static).content)
        await reader.types("r")
        await until(reader, lambda: "nothing found its place" in reader.told)


async def test_a_filter_narrows_the_list(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        park(reader.library)
        await reader.types("g", "p", "/")
        await reader.writes("pond")
        await reader.types("enter")
        assert [each.about.title for each in screen(reader).shown] == ["Walden"]
        await reader.types("esc")
        assert len(screen(reader).shown) == 2


async def test_it_is_dropped_and_brought_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        park(reader.library)
        await reader.types("g", "p", "d", "d")
        assert waiting(reader) == ["Walden"]
        await reader.types("u")
        assert waiting(reader) == ["Rain in the north", "Walden"]


async def test_it_is_placed_by_hand_in_an_article_that_is_chosen(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        park(reader.library)
        await reader.types("g", "p", "enter")
        assert isinstance(reader.app.screen, Picker)
        await reader.types("enter")
        await until(reader, lambda: isinstance(reader.app.screen, ReadingScreen) and "g o" in reader.told)
        assert "This stands nowhere" in reader.told
        await reader.types(")", "g", "o")
        placed = reader.focused
        assert "placed on" in reader.told
        assert reader.quotes() == [placed]
        assert reader.notes()[0].annotation.note == "Where?"
        assert waiting(reader) == ["Walden"]
        await reader.types("u")
        assert reader.quotes() == []
        assert waiting(reader) == ["Rain in the north", "Walden"]


async def test_r_tries_again_and_says_what_found_its_place(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        park(reader.library)
        (reader.library.articles / "walden.md").write_text(WALDEN)
        reader.lets_time_go_by()
        await reader.types("g", "p", "r")
        await until(reader, lambda: "1 note that was parked has found its place" in reader.told)
        assert waiting(reader) == ["Rain in the north"]
        assert [each.about.title for each in screen(reader).shown] == ["Rain in the north"]


async def test_an_article_that_is_opened_takes_what_waited_for_it(at_desk: AtDesk, root: Path) -> None:
    async with at_desk() as reader:
        park(reader.library)
    (root / "articles" / "walden.md").write_text(WALDEN)
    async with at_desk("walden") as reader:
        await until(reader, lambda: "1 note that was parked has found its place" in reader.told)
        assert reader.quotes() == ["Simplify, simplify, said the man by the pond."]
        assert len(reader.desk.opened.annotations) == 1
        await reader.types("u")
        assert reader.quotes() == []


async def test_a_file_that_is_laid_into_the_folder_takes_what_waited_for_it(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        park(reader.library)
        reader.app.follow()
        (reader.library.articles / "walden.md").write_text(WALDEN)
        reader.lets_time_go_by()
        reader.app.follow()
        await until(reader, lambda: "1 note that was parked has found its place" in reader.told)
        assert waiting(reader) == ["Rain in the north"]


@pytest.fixture
def long_title(root: Path) -> str:
    """An article that is called at length."""
    title = "A history of the rivers of the north, and of those who lived by them"
    (root / "articles" / "north.md").write_text(f"# {title}\n\nThe north is wide.\n")
    return title


async def test_a_narrow_screen_says_how_to_place_it_and_cuts_titles_with_a_sign(
    long_title: str, at_desk: AtDesk
) -> None:
    async with at_desk(size=(40, 20)) as reader:
        park(reader.library)
        await reader.types("g", "p", "enter")
        line = next(line.strip() for line in drawn(reader) if line.strip().startswith("A history"))
        assert line.endswith("…")
        assert long_title.startswith(line[:-1].strip())
        await reader.types("enter")
        await until(reader, lambda: isinstance(reader.app.screen, ReadingScreen) and bool(reader.told))
        assert reader.told.startswith("g o places it")


async def test_while_it_is_placed_the_page_says_so_until_it_is_placed_or_let_go(at_desk: AtDesk) -> None:
    async with at_desk(size=(80, 24)) as reader:
        park(reader.library)
        await reader.types("g", "p", "enter", "enter")
        await until(reader, lambda: isinstance(reader.app.screen, ReadingScreen) and "g o" in reader.told)
        await reader.types(")")
        assert reader.desk.status.subject.startswith("g o places, esc ends: “This stands nowhere")
        await reader.types("V", "esc", "esc")
        assert reader.told == "it is not placed"
        assert reader.desk.status.subject == reader.desk.opened.entry.article.title
        await reader.types("g", "o")
        assert reader.told == "no annotation of this article is lost"
        assert waiting(reader) == ["Rain in the north", "Walden"]
