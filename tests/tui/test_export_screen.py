"""The export screen: what is chosen to go out, what is said of it, and how it is drawn."""

from pathlib import Path

import pytest
from textual.widgets import Input

from reader.library.exporting.gathering import INDEX_FIRST
from reader.tui.exporting.preview import told_here
from reader.tui.screens.export import ExportScreen
from reader.tui.widgets.rows_view import RowsView
from tests.tui.card_desk import figure_card
from tests.tui.desk_room import AtDesk
from tests.tui.export_room import asks, drawn, made, said, screen, until, written
from tests.tui.test_notebook_screen import marked


async def test_what_is_selected_in_the_notebook_is_written_to_a_file(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk(size=(120, 30)) as reader:
        marked(reader.library)
        await reader.types("A", "j", "v", "v", "W")
        await made(reader)
        assert said(reader, "export-title") == "Export · 2 annotations of 1 article · selected"
        assert "enter writes notes.md" in said(reader, "export-place")
        assert "> Rain fell on Leeds." in drawn(reader)
        assert not written(folder)
        await reader.types("enter", "enter")
        await until(reader, lambda: "written to" in reader.told)
        lines = (folder / "notes.md").read_text().splitlines()
        assert [line for line in lines if line[:1] in {"#", ">"}] == [
            "# Rain in the north",
            "> Rain fell on Leeds.",
            "> 6,000 people",
        ]


@pytest.mark.parametrize(
    ("name", "file"),
    [("anki", "cards.apkg"), ("anki-text", "cards.txt"), ("sheets", "cards.html"), ("org", "notes.org")],
)
async def test_a_file_of_several_articles_is_called_by_what_is_in_it(at_desk: AtDesk, name: str, file: str) -> None:
    async with at_desk(size=(120, 30)) as reader:
        figure_card(reader.library)
        await asks(reader, name, "A", "W")
        assert f"enter writes {file}" in said(reader, "export-place")


@pytest.mark.parametrize(("name", "first"), [("sheets", "<h1>Cards</h1>"), ("html", "Rain in the north</h1>")])
async def test_the_preview_of_a_page_begins_at_its_text(at_desk: AtDesk, name: str, first: str) -> None:
    async with at_desk(size=(120, 30)) as reader:
        figure_card(reader.library)
        await asks(reader, name, "A", "W")
        told = "\n".join(drawn(reader))
        assert (
            told.index("the style and the head of the page are left out here")
            < told.index("<main id=")
            < told.index(first)
        )
        assert "color-scheme" not in told


async def test_a_filter_of_the_notebook_goes_out_and_tab_takes_all_instead(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk(size=(120, 30)) as reader:
        marked(reader.library)
        await reader.types("A", "/")
        await reader.writes("tag:night")
        await reader.types("enter", "W")
        await made(reader)
        assert said(reader, "export-title") == "Export · 2 annotations of 2 articles · tag:night"
        await reader.types("tab")
        await made(reader)
        assert said(reader, "export-title") == "Export · 5 annotations of 2 articles · the whole library"
        assert not written(folder)


async def test_an_article_goes_out_from_where_it_is_read_and_from_the_list(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk("rain", size=(120, 30)) as reader:
        marked(reader.library)
        for way in (("W",), ("esc", "L", "W")):
            await reader.types(*way)
            await made(reader)
            assert said(reader, "export-title") == "Export · 4 annotations of 1 article · “Rain in the north”"
            assert "enter writes rain.md" in said(reader, "export-place")
        assert not written(folder)


async def test_the_text_is_copied_instead(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("y")
        assert reader.app.clipboard.count("\n> ") == 4
        assert reader.told.startswith("copied")
        assert not written(folder)


async def test_an_option_changes_what_is_written(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk(size=(100, 30)) as reader:
        await asks(reader, "figures", "W")
        assert "J JSON lines" in said(reader, "export-options")
        await reader.types("J")
        await until(reader, lambda: any(line.startswith("{") for line in drawn(reader)))
        assert "J JSON lines ✓" in said(reader, "export-options")
        assert screen(reader).place == "rain-figures.jsonl"
        await reader.types("e")
        assert "does not leave open whether names" in reader.told
        assert not written(folder)


async def test_the_trash_does_not_go_out(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await reader.types("A", "j", "d", "d", "g", "d", "W")
        assert "what is in the trash does not go out" in reader.told


async def test_nothing_to_write_is_said(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("A", "W")
        await until(reader, lambda: screen(reader).made is not None)
        await until(reader, lambda: "Nothing goes out" in " ".join(drawn(reader)))
        await reader.types("esc")
        assert not isinstance(reader.app.screen, ExportScreen)


async def test_the_command_line_leads_there_and_to_a_format(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(":")
        await reader.writes("export nothing-such")
        await reader.types("enter")
        assert "there is no format" in reader.told
        await reader.types("ctrl+u")
        await reader.writes("export csv")
        await reader.types("enter")
        assert screen(reader).chosen.name == "csv"
        assert screen(reader).subject.words == "“Rain in the north”"  # what it was typed over
        await made(reader)
        await until(reader, lambda: screen(reader).status.subject == "tab the whole library")
        await reader.types("tab")
        await until(reader, lambda: screen(reader).status.subject == "tab “Rain in the north”")


async def test_a_format_that_is_typed_over_a_selection_takes_the_selection(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await reader.types("A", "j", "v", ":")
        await reader.writes("export org")
        await reader.types("enter")
        assert (screen(reader).subject.words, screen(reader).chosen.name) == ("selected", "org")


async def test_a_narrow_heading_has_room_for_what_goes_out(at_desk: AtDesk) -> None:
    async with at_desk(size=(40, 20)) as reader:
        marked(reader.library)
        await reader.types("A", "W")
        await made(reader)
        assert said(reader, "export-title").endswith(" · the whole library")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_everything_fits_on_any_screen(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size=size) as reader:
        marked(reader.library)
        await reader.types("W")
        await made(reader)
        lines = drawn(reader)
        assert any(lines)
        view = reader.app.screen.query_one("#export-preview", RowsView)
        assert all(len(line) < view.size.width for line in lines)


async def test_a_click_chooses_a_format_and_a_second_one_asks_where(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk(size=(120, 40)) as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        names = [line.split()[0] for line in drawn(reader, "export-formats")]
        at = names.index("csv")
        await reader.pilot.click("#export-formats", offset=(6, at))
        await until(reader, lambda: screen(reader).chosen.name == "csv")
        await made(reader)
        await reader.pilot.click("#export-formats", offset=(6, at))
        assert reader.app.screen.query_one(Input).value == "notes.csv"
        await reader.types("esc")
        await reader.pilot.click("#export-options", offset=(4, 0))
        await until(reader, lambda: "✓" in said(reader, "export-options"))
        assert not written(folder)


async def test_the_preview_is_turned_by_pages(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        view = reader.app.screen.query_one("#export-preview", RowsView)
        await reader.types("space")
        assert view.scroll_offset.y > 0
        await reader.types("b")
        assert view.scroll_offset.y == 0


def test_what_is_to_be_known_first_is_told_with_keys() -> None:
    told = told_here(f"the names of one article are not known yet: {INDEX_FIRST}")
    assert told == "the names of one article are not known yet: E in the library or on a page, then i, finds them"
