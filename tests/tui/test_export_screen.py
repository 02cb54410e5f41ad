"""The export screen: what it says, what it writes, what it never writes."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from reader.library.exporting.gathering import INDEX_FIRST
from reader.tui.exporting.preview import told_here
from reader.tui.screens.export import ExportScreen
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.rows_view import LEAD, RowsView
from tests.tui.desk_room import AtDesk, Reader
from tests.tui.test_notebook_screen import mark, marked


def screen(reader: Reader) -> ExportScreen:
    found = reader.app.screen
    assert isinstance(found, ExportScreen)
    return found


def drawn(reader: Reader, name: str = "export-preview") -> list[str]:
    """Rows of a list as they are drawn."""
    view = reader.app.screen.query_one(f"#{name}", RowsView)
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def said(reader: Reader, name: str) -> str:
    widget = reader.app.screen.query_one(f"#{name}", Static)
    assert isinstance(widget, Static | HeadLine)
    return str(widget.content)


async def until(reader: Reader, is_so: object) -> None:
    """Wait until what goes on between the keys is done."""
    assert callable(is_so)
    for _ in range(500):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"{reader.told}\n{drawn(reader)}")


async def made(reader: Reader) -> None:
    await until(reader, lambda: screen(reader).made is not None and any(drawn(reader)))


def written(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob("*"))


async def asks(reader: Reader, format_name: str, *keys: str) -> None:
    """Go to the export screen by keys, and to a format."""
    await reader.types(*keys)
    names = [line.split()[0] for line in drawn(reader, "export-formats")]
    await reader.types("g", "g", *"j" * names.index(format_name))
    await made(reader)


async def writes_to(reader: Reader, path: Path) -> None:
    await reader.types("enter", "ctrl+u")
    await reader.writes(str(path))
    await reader.types("enter")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program runs."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


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


async def test_where_a_format_was_written_is_remembered(at_desk: AtDesk, folder: Path) -> None:
    (folder / "vault").mkdir()
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "csv", "A", "W")
        await writes_to(reader, folder / "vault" / "mine.csv")
        await until(reader, lambda: "written to" in reader.told)
        await reader.types("esc", "W")
        assert screen(reader).chosen.name == "csv"
        assert screen(reader).place == str(folder / "vault" / "mine.csv")
    async with at_desk("rain") as reader:
        await reader.types("W")
        assert screen(reader).place == str(folder / "vault" / "rain.csv")


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


async def test_what_is_there_already_is_not_written_again(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("enter", "enter")
        await until(reader, lambda: "written to" in reader.told)
        before = (folder / "notes.md").stat().st_mtime_ns
        await made(reader)
        await reader.types("enter", "enter")
        await until(reader, lambda: "unchanged" in reader.told)
        assert (folder / "notes.md").stat().st_mtime_ns == before


async def test_a_file_of_someone_else_is_left_unless_the_reader_says_so(at_desk: AtDesk, folder: Path) -> None:
    (folder / "notes.md").write_text("mine")
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("enter", "enter")
        await until(reader, lambda: reader.app.screen.query("OptionList"))
        await reader.types("esc")
        assert (folder / "notes.md").read_text() == "mine"
        await reader.types("enter", "enter")
        await until(reader, lambda: reader.app.screen.query("OptionList"))
        await reader.types("j", "enter")
        await until(reader, lambda: "written to" in reader.told)
        assert "> Rain fell on Leeds." in (folder / "notes.md").read_text()


async def test_what_cannot_be_written_is_said(at_desk: AtDesk, folder: Path) -> None:
    (folder / "file").write_text("a file")
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await writes_to(reader, folder / "file" / "notes.md")
        await until(reader, lambda: "there is no folder" in reader.told)
        assert (folder / "file").read_text() == "a file"
        await reader.types("enter", "ctrl+u", "enter")
        assert "where to?" in reader.told


async def test_a_home_of_nobody_is_a_name_and_no_end_of_the_program(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await writes_to(reader, Path("~nobody-here") / "notes.md")
        await until(reader, lambda: "there is no folder" in reader.told)
        assert not written(folder)


async def test_the_database_is_never_replaced(at_desk: AtDesk, root: Path, folder: Path) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await writes_to(reader, root / "annotations.db")
        await until(reader, lambda: "belongs to the library itself" in reader.told)
        assert isinstance(reader.app.screen, ExportScreen)
        assert not written(folder)


async def test_a_folder_that_is_named_for_one_file_is_told_with_the_file(at_desk: AtDesk, folder: Path) -> None:
    (folder / "mine").mkdir()
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await writes_to(reader, folder / "mine")
        await until(reader, lambda: "written to" in reader.told)
        assert reader.told.endswith("mine/notes.md")


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


async def test_a_vault_is_brought_together_with_what_was_changed_in_it(at_desk: AtDesk, folder: Path) -> None:
    note = folder / "vault" / "Rain in the north.md"
    async with at_desk(size=(120, 40)) as reader:
        marked(reader.library)
        await asks(reader, "obsidian", "A", "W")
        await writes_to(reader, folder / "vault")
        await until(reader, lambda: "2 files written to" in reader.told)
        await until(reader, lambda: "2 files · 2 unchanged" in drawn(reader))
        before = note.stat().st_mtime_ns
        await reader.types("enter", "enter")
        await until(reader, lambda: "unchanged" in reader.told)
        assert note.stat().st_mtime_ns == before
        note.write_text(note.read_text() + "\nMy own words.\n")
        mark(reader.library, "Night came.")
        await until(reader, lambda: "2 files · 1 changed · 1 unchanged" in drawn(reader))
        await reader.types("enter", "enter")
        await until(reader, lambda: "written to" in reader.told and "1 unchanged" in reader.told)
        assert "My own words." in note.read_text()
        assert "Night came." in note.read_text()


async def test_a_template_of_the_readers_own_is_taken(at_desk: AtDesk, folder: Path) -> None:
    (folder / "mine.jinja").write_text("{% for each in articles %}MINE {{ each.title }}\n{% endfor %}")
    async with at_desk(size=(120, 40)) as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("t")
        await reader.writes(str(folder / "nowhere.jinja"))
        await reader.types("enter")
        assert "cannot be read" in reader.told
        await reader.types("ctrl+u")
        await reader.writes(str(folder / "mine.jinja"))
        await reader.types("enter")
        await until(reader, lambda: "t template ✓" in said(reader, "export-options"))
        await reader.types("t", "ctrl+u", "enter")
        await until(reader, lambda: "> Rain fell on Leeds." in drawn(reader))


async def test_what_cannot_be_made_is_said_and_not_waited_for(at_desk: AtDesk, folder: Path) -> None:
    (folder / "broken.jinja").write_text("{% for each in")
    async with at_desk(size=(80, 24)) as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("t", "ctrl+u")
        await reader.writes(str(folder / "broken.jinja"))
        await reader.types("enter")
        await until(reader, lambda: "the template cannot be filled in" in " ".join(drawn(reader)))
        assert said(reader, "export-title") == "Export · cannot be made · the whole library"
        assert screen(reader).status.subject == ""
        await reader.types("t", "ctrl+u", "enter")
        await made(reader)
        assert "cannot be made" not in said(reader, "export-title")


async def test_what_is_to_be_known_is_said_once(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk(size=(120, 40)) as reader:
        marked(reader.library)
        mark(reader.library, "The river rose by over 30 centimetres. Ann Reed said 6,000 people left.")
        await asks(reader, "anki-text", "A", "W")
        told = drawn(reader)[0]
        assert "makes no card" in told
        await writes_to(reader, folder / "cards.txt")
        await until(reader, lambda: "written to" in reader.told)
        await made(reader)
        assert sum(line == told for line in drawn(reader)) == 1


async def test_nothing_is_written_behind_the_back_of_who_left(at_desk: AtDesk, folder: Path) -> None:
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "site", "A", "W")
        export = screen(reader)
        await reader.types("enter", "enter", "q")
        is_done = any(name.endswith("notes.html") for name in written(folder))
        assert is_done or (reader.app.screen is export and "esc stops it" in reader.told)
        await until(reader, lambda: any(name.endswith("notes.html") for name in written(folder)))


async def test_tab_completes_a_path(at_desk: AtDesk, folder: Path) -> None:
    (folder / "vaults").mkdir()
    async with at_desk() as reader:
        marked(reader.library)
        await asks(reader, "markdown", "A", "W")
        await reader.types("enter", "ctrl+u")
        await reader.writes(f"{folder}/va")
        await reader.types("tab")
        assert reader.app.screen.query_one(Input).value == f"{folder}/vaults/"


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
