"""What changed between versions of an article, on its card."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.versions import versions
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.versions import VersionsScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Reader

OLD = "---\ntitle: Snow\n---\n\nSnow fell over 6,000 roofs. Nobody spoke of it. The night was cold.\n"
NEW = "---\ntitle: Snow\n---\n\nWind rose. Snow fell on 6,057 roofs. The night was cold.\n"


def card(reader: Reader) -> VersionsScreen:
    shown = reader.app.screen
    assert isinstance(shown, VersionsScreen)
    return shown


def lines(reader: Reader) -> list[str]:
    view = card(reader).query_one(RowsView)
    return ["".join(text for text, _ in view._rows.row(row, 70)) for row in range(len(view._rows))]  # noqa: SLF001


def _write(reader: Reader, text: str) -> None:
    (reader.library.articles / "snow.md").write_text(text, "utf-8")


@asynccontextmanager
async def snow(at_desk: AtDesk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reader]:
    """What changed in an article of which two sentences were marked before it was edited, one of them deleted."""
    async with at_desk("snow", size=size) as reader:
        await reader.types("h", ")", "h")
        _write(reader, NEW)
        reader.app.follow()
        await reader.pilot.pause()
        await reader.types("g", "v")
        yield reader


@pytest.fixture(autouse=True)
def _snow(root: Path) -> None:
    (root / "articles" / "snow.md").write_text(OLD, "utf-8")


async def test_changes_are_told_with_signs_figures_and_the_annotations_that_were_hit(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        assert lines(reader)[1:] == [
            "1 changed · 1 added · 1 removed · 2 annotations hit",
            "",
            "+ Wind rose.",
            "",
            "~ Snow fell −over 6,000 +on 6,057 roofs.",
            "  over 6,000 → 6,057",
            "  ● changed · “Snow fell over 6,000 roofs.”",
            "",
            "− Nobody spoke of it.",
            "  ● lost, needs you · “Nobody spoke of it.”",
        ]
        assert lines(reader)[0].startswith("version 1 of 2, kept 2 Jun 2025")


async def test_enter_goes_to_the_passage_and_leaves_the_card(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        await reader.types("j", "enter")
        shown = reader.app.screen
        assert isinstance(shown, ReadingScreen)
        assert shown.pane.focus_now.span.of(shown.pane.document.text) == "Snow fell on 6,057 roofs."


async def test_what_was_removed_leads_to_where_it_stood(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        await reader.types("G", "enter")
        shown = reader.app.screen
        assert isinstance(shown, ReadingScreen)
        assert shown.pane.focus_now.span.of(shown.pane.document.text) == "The night was cold."


async def test_keys_step_over_changes_and_those_that_hit_annotations(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        view = card(reader).query_one(RowsView)
        await reader.types("]", "a")
        assert view.cursor == 1
        await reader.types(";", "a")
        assert view.cursor == 2
        await reader.types("]", "a")
        assert (view.cursor, card(reader).query_one(Status).message) == (2, "no further change hit an annotation")
        await reader.types(",", "a", "k")
        assert view.cursor == 0


async def test_an_earlier_version_can_be_compared_with(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        await reader.types("esc")
        opened = open_article(reader.library, resolve(reader.library, "snow"))
        annotate(reader.library, opened.entry, opened.document, Span(0, 4))
        _write(reader, NEW + "\nMorning came.\n")
        reader.app.follow()
        await reader.types("g", "v")
        assert (len(card(reader).known), [line[:1] for line in lines(reader)[3:]]) == (3, ["+"])
        await reader.types("<")
        assert lines(reader)[0].startswith("version 1 of 3")
        await reader.types("<")
        assert card(reader).query_one(Status).message == "no earlier version is known"
        await reader.types(">")
        assert lines(reader)[0].startswith("version 2 of 3")
        await reader.types("v", "k", "enter")
        assert lines(reader)[0].startswith("version 1 of 3")


async def test_an_edit_outside_is_shown_at_once_with_the_cursor_on_the_same_change(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        await reader.types("j")
        _write(reader, NEW.replace("Wind rose.", "Wind rose. It howled."))
        card(reader).follow_others()
        view = card(reader).query_one(RowsView)
        assert [line for line in lines(reader) if line[:2] in {"+ ", "~ ", "− "}][view.cursor].startswith("~ Snow fell")


async def test_undo_shows_what_is_hit_no_more(at_desk: AtDesk) -> None:
    async with snow(at_desk) as reader:
        await reader.types("u")
        assert "1 annotation hit" in lines(reader)[1]
        await reader.types("ctrl+r")
        assert "2 annotations hit" in lines(reader)[1]


async def test_one_version_alone_is_said_plainly_and_what_makes_another(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "v")
        assert "Only one version" in lines(reader)[0]
        assert any("mark something" in line for line in lines(reader))
        await reader.types("enter")
        assert "there is no passage" in card(reader).query_one(Status).message
        await reader.types("esc")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert len(versions(reader.library, reader.app.screen.pane.opened.entry)) == 1


async def test_the_library_shows_it_for_the_article_under_the_cursor(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("g", "v")
        assert "Only one version" in lines(reader)[0]
        await reader.types("q")
        assert isinstance(reader.app.screen, LibraryScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_it_stands_in_narrow_windows_and_every_key_does_something(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with snow(at_desk, size) as reader:
        width = card(reader).query_one(RowsView).size.width
        assert all(len(line) < width for line in lines(reader))
        for command in of_mode(Mode.VERSIONS):
            assert card(reader).commander.handler_of(command) is not None
