import re
from functools import partial
from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widgets import Static

from reader.core.reference import TargetKind
from reader.core.settings import Settings
from reader.library.comparing import target_of
from reader.library.referencing import references_of
from reader.tui.screens.figure import FigureScreen
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.sheets import Chooser
from tests.tui.desk_room import AtDesk, Reader

FLOOD = """---
title: The flood, counted
published: 2025-06-09
---
Officials in Leeds said 6,500 people left their homes in Leeds. Repairs cost £3 million. Two dogs were found.
The bill is 4.5 percent of that.
"""
LEFT = """---
title: Who left
published: 2025-06-20
---
Officials in Leeds said 7,000 people left their homes in Leeds.
"""


@pytest.fixture(autouse=True)
def more_articles(root: Path) -> None:
    (root / "articles" / "flood.md").write_text(FLOOD)
    (root / "articles" / "left.md").write_text(LEFT)


@pytest.fixture
def desk(at_desk: AtDesk) -> AtDesk:
    """Without a model, so that nothing begins to look for names by itself."""
    return partial(at_desk, settings=Settings(model="no-such-model"), names=False)


def ledger(reader: Reader) -> FiguresScreen:
    screen = reader.app.screen
    assert isinstance(screen, FiguresScreen)
    return screen


def card(reader: Reader) -> FigureScreen:
    screen = reader.app.screen
    assert isinstance(screen, FigureScreen)
    return screen


def values(reader: Reader) -> list[str]:
    return [row.value for row in ledger(reader).sifted.rows]


def text(reader: Reader, name: str) -> str:
    return str(reader.app.screen.query_one(name, Static).render())


def drawn(screen: Screen[object]) -> list[str]:
    view = screen.query_one(RowsView)
    return [view.render_line(row).text for row in range(view.size.height)]


async def until_known(reader: Reader) -> None:
    """Wait until the library was gone through."""
    while not (isinstance(reader.app.screen, FiguresScreen) and reader.app.screen.sifted.rows):
        await reader.pilot.pause()


async def until_alike(reader: Reader) -> None:
    """Wait until the card shows what may be like it."""
    while not card(reader).leads:
        await reader.pilot.pause()


async def test_the_figures_of_an_article_stand_as_it_gives_them(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F")
        assert values(reader) == ["6,500", "3 million", "4.5"]
        assert [row.unit for row in ledger(reader).sifted.rows] == ["", "GBP", "percent"]
        assert ledger(reader).sifted.rows[0].counts == "people"


async def test_plain_small_numbers_are_left_out_counted_and_shown_by_a_key(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F")
        assert "z shows 1 plain" in text(reader, "#figures-title")
        await reader.types("z")
        assert "2" in values(reader)


async def test_the_library_shows_all_newest_first_and_an_article_of_a_row_alone(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("F")
        await until_known(reader)
        assert values(reader)[0] == "7,000"
        await reader.types("j", "L")
        assert "The flood, counted" in text(reader, "#figures-title")
        assert values(reader) == ["6,500", "3 million", "4.5"]


async def test_it_filters_as_one_types_by_words_and_by_columns(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("F")
        await until_known(reader)
        await reader.types("/")
        await reader.writes("counts:people before:2025-06-15")
        assert values(reader) == ["6,500", "6,000"]
        await reader.types("esc", "/")
        await reader.writes("kind:money")
        assert values(reader) == ["3 million"]
        await reader.types("enter")
        assert "filter: kind:money" in str(reader.app.screen.query_one("Status").render())


async def test_nothing_that_matches_teaches_the_way_back(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F", "/")
        await reader.writes("zzz")
        assert "esc  shows all again" in text(reader, "#figures-empty")
        await reader.types("enter", "esc")
        assert values(reader) == ["6,500", "3 million", "4.5"]


async def test_tabs_show_one_kind(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F", "tab", "tab")
        assert values(reader) == ["3 million"]
        await reader.types("shift+tab")
        assert values(reader) == ["6,500"]
        await reader.types("esc")
        assert len(values(reader)) == len(["6,500", "3 million", "4.5"])


async def test_a_column_sorts_one_way_and_then_the_other(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("F")
        await until_known(reader)
        await reader.types("tab", "s", "v")
        assert values(reader) == ["7,000", "6,500", "6,000"]
        await reader.types("s", "v")
        assert values(reader) == ["6,000", "6,500", "7,000"]
        await reader.types("s", "a")
        assert [row.title for row in ledger(reader).sifted.rows] == sorted(
            row.title for row in ledger(reader).sifted.rows
        )


async def test_the_star_keeps_only_the_same_measure(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("F")
        await until_known(reader)
        await reader.types("*")
        assert values(reader) == ["7,000", "6,500"]
        assert "Figures like “7,000”, 2 figures" in text(reader, "#figures-title")
        await reader.types("*")
        assert "3 million" in values(reader)


async def test_the_star_in_an_article_looks_through_the_library_and_esc_is_back_in_the_article(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F")
        while ledger(reader).knowledge.ledger is None:
            await reader.pilot.pause()
        await reader.types("*")
        assert values(reader) == ["7,000", "6,500"]
        await reader.types("esc")
        assert values(reader) == ["6,500", "3 million", "4.5"]


async def test_what_is_like_no_other_figure_says_so_and_how_to_go_back(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("]", "f", "]", "f", "K", "F")
        empty = reader.app.screen.query_one("#figures-empty", Static)
        while "No other figure" not in str(empty.render()):
            await reader.pilot.pause()
        assert "as “£3 million”.\n\nesc  goes back" in str(empty.render())
        await reader.types("esc")
        assert card(reader).knot is not None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_library_tells_the_article_of_each_row_and_what_it_is_sorted_by(
    desk: AtDesk, root: Path, size: tuple[int, int]
) -> None:
    (root / "articles" / "long.md").write_text("# Long\n\nThe plan costs about €1.1 billion to €1.4 billion.\n")
    async with desk(size=size) as reader:
        await reader.types("F")
        await until_known(reader)
        while len(ledger(reader).sifted.rows) < 7:
            await reader.pilot.pause()  # the ledger is taken in slices, article by article
        for letter, words in zip("vucwad", ("value", "unit", "counts", "who", "article", "date"), strict=True):
            await reader.types("s", letter)
            said = text(reader, "#figures-title") + text(reader, "#figures-head")
            assert re.search(rf"{words} ?[↑↓]", said), words


async def test_enter_goes_to_the_passage_and_q_comes_back(desk: AtDesk) -> None:
    async with desk() as reader:
        await reader.types("F")
        await until_known(reader)
        await reader.types("enter")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert reader.focused == "7,000"
        await reader.types("q")
        assert values(reader)[0] == "7,000"


async def test_a_note_on_a_figure_is_begun_from_the_ledger(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("F", "a")
        await reader.writes("Who says so?")
        await reader.types("esc")
        assert reader.quotes() == ["6,500"]


async def test_what_is_shown_is_written_as_csv_and_no_file_is_written_over(
    desk: AtDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk("flood") as reader:
        await reader.types("F", "s", "v", "w", "enter")
        assert "3 figures written to figures.csv" in reader.told
        lines = (tmp_path / "figures.csv").read_text().splitlines()
        assert lines[0].startswith("article,start,end,text,kind,low,high")
        assert [line.split(",")[4] for line in lines[2:]] == ["money", "percent"]
        await reader.types("w", "enter")
        assert "there is a file figures.csv already" in reader.told


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_no_line_is_wider_than_the_screen_and_no_value_is_cut(desk: AtDesk, size: tuple[int, int]) -> None:
    async with desk(size=size) as reader:
        await reader.types("F")
        await until_known(reader)
        await reader.pilot.pause()
        screen = reader.app.screen
        lines = drawn(screen)
        assert all(len(line) == size[0] for line in lines)
        assert any(re.search("3 million +GBP", line) for line in lines)


async def test_the_card_shows_the_interval_and_what_may_be_alike(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("]", "f", "K")
        await until_alike(reader)
        knot = card(reader).knot
        assert knot is not None
        assert [each.mention.quote for each in knot.alike] == ["7,000"]
        lines = "\n".join(drawn(reader.app.screen))
        assert "interval" not in lines  # it would say no more than the value
        assert "May be the same measure" in lines
        assert "≠ conflicts" in lines


async def test_confirming_writes_a_reference_that_undo_takes_back(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("]", "f", "K")
        await until_alike(reader)
        knot = card(reader).knot
        assert knot is not None
        await reader.types("x")
        assert isinstance(reader.app.screen, Chooser)
        await reader.types("enter")
        own = target_of(knot.mention)
        (made,) = references_of(reader.library, own)
        assert (made.relation, made.target) == ("contradicts", own)
        assert made.source.kind is TargetKind.FIGURE
        assert "reference made: contradicts" in reader.told
        await reader.types("u")
        assert references_of(reader.library, own) == []


async def test_what_is_dismissed_is_not_suggested_until_undo_brings_it_back(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("]", "f", "K")
        await until_alike(reader)
        await reader.types("d")
        assert card(reader).leads == []
        assert "1 dismissed (g d in X lists them)" in "\n".join(drawn(reader.app.screen))
        await reader.types("u")
        await until_alike(reader)
        await reader.types("enter")
        assert reader.desk.opened.entry.article.title == "Who left"
        assert reader.focused == "7,000"


async def test_from_the_card_to_all_of_its_measure_and_back(desk: AtDesk) -> None:
    async with desk("flood") as reader:
        await reader.types("]", "f", "K")
        await until_alike(reader)
        await reader.types("F")
        await until_known(reader)
        assert values(reader) == ["7,000", "6,500"]
        await reader.types("esc", "esc")
        assert reader.focused == "6,500"
