"""The first page: what it does without, and that this is there once it stands."""

import subprocess
import sys

import pytest
from textual.widgets import Static

from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.tui.app import LISTS, PAGE, PostilApp
from tests.tui.desk_room import AtDesk, Opening

LATE = (
    "_strptime",
    "reader.core.address",
    "reader.core.correcting",
    "reader.core.finding_names",
    "reader.core.folding",
    "reader.core.query",
    "reader.engines.names.aliases",
    "reader.formats.reading",
    "reader.library.adding",
    "reader.library.annotating",
    "reader.library.census",
    "reader.library.joining",
    "reader.library.links",
    "reader.library.replacing",
    "reader.library.settling",
    "reader.library.shown_ends",
    "reader.library.standing",
    "reader.store.references",
    "reader.tui.command",
    "reader.tui.reading.hands",
    "reader.tui.screens.library",
)


def test_the_page_loads_nothing_that_others_need() -> None:
    script = f"import sys, reader.cli.screen, reader.tui.app; print([n for n in {LATE} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


async def test_how_lists_look_is_read_once_the_page_stands(opening: Opening) -> None:
    library = opening()
    app = PostilApp(library, open_article(library, resolve(library, "rain")))
    assert [*map(str, app.css_path)] == [str(PAGE)]
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.stylesheet.has_source(str(LISTS))
    library.close()


async def test_a_list_is_drawn_alike_over_an_article_and_alone(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        alone = reader.app.screen.query_one("#library-title", Static).styles.padding
    async with at_desk("rain") as reader:
        await reader.types("L")
        assert reader.app.screen.query_one("#library-title", Static).styles.padding == alone
        assert alone.width > 0


async def test_a_screen_hides_what_lies_under_it_and_a_sheet_dims_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for keys, opacity in (((), 1), (("E",), 1), (("q", "|"), 0.6)):
            await reader.types(*keys)
            assert reader.app.screen.styles.background.a == pytest.approx(opacity)
