"""The export screen: what it writes, where to, and what it never writes over."""

from pathlib import Path

from textual.widgets import Input

from reader.tui.screens.export import ExportScreen
from tests.tui.desk_room import AtDesk
from tests.tui.export_room import asks, drawn, made, said, screen, until, writes_to, written
from tests.tui.test_notebook_screen import mark, marked


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
