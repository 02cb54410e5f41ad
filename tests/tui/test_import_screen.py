"""The import screen: what it says before anything is written, what it writes, and that one key takes it back."""

import os
import shutil
from pathlib import Path

import pytest
from textual.widgets import Static

from reader.library.exporting.choosing import Choice
from reader.library.exporting.writing import export
from reader.library.parking import parked
from reader.library.undoing import history
from reader.tui.screens.importing import ImportScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.rows_view import LEAD, RowsView
from reader.tui.widgets.sheets import CardScreen, Chooser
from tests.tui.desk_room import AtDesk, Reader
from tests.tui.test_notebook_screen import mark

CSV = """Highlight,Title,Author,URL,Note,Location,Date
Rain fell on Leeds.,Rain in the north,,,Wet,1,2025-06-03 10:00:00
The end came at dawn.,Rain in the north,,,,2,2025-06-03 10:01:00
This stands nowhere in that article.,Rain in the north,,,Where?,3,2025-06-03 10:02:00
"Simplify, simplify, said the man by the pond.",Walden,Henry Thoreau,,,4,2025-06-03 10:03:00
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """What another program wrote."""
    path = tmp_path / "highlights.csv"
    path.write_text(CSV)
    return path


def screen(reader: Reader) -> ImportScreen:
    found = reader.app.screen
    assert isinstance(found, ImportScreen)
    return found


def drawn(reader: Reader) -> list[str]:
    view = reader.app.screen.query(RowsView).first()
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def tabs(reader: Reader) -> str:
    return " ".join(str(reader.app.screen.query_one("#import-tabs", HeadLine).content).split())


def title(reader: Reader) -> str:
    return str(reader.app.screen.query_one("#import-title", Static).content)


async def until(reader: Reader, is_so: object) -> None:
    """Wait until what goes on between the keys is done."""
    assert callable(is_so)
    for _ in range(500):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"{reader.told}\n{drawn(reader)}")


async def reads(reader: Reader, path: Path) -> None:
    """Go to the import screen from the list, and have a file read."""
    await reader.types("I")
    await reader.writes(str(path))
    await reader.types("enter")
    await until(reader, lambda: screen(reader).read is not None and screen(reader).laid.items)


async def test_what_would_come_in_is_shown_by_article_and_nothing_is_written(at_desk: AtDesk, file: Path) -> None:
    async with at_desk(size=(80, 30)) as reader:
        await reads(reader, file)
        assert title(reader) == "Import · highlights.csv · readwise"
        assert tabs(reader) == "4 all 2 new 2 parked"
        lines = drawn(reader)
        assert lines[0] == "Rain in the north · 3"
        assert lines[1].startswith("+ “Rain fell on Leeds.”")
        assert lines[1].endswith("new")
        assert lines[2] == "  ✎ Wet"
        assert "Walden · no article here · 1" in lines
        assert reader.quotes() == []
        assert history(reader.library, 5) == []


async def test_one_key_lets_it_in_and_one_takes_it_back(at_desk: AtDesk, file: Path) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.types("enter")
        await until(reader, lambda: "2 imported" in reader.told)
        assert "u takes it back" in reader.told
        assert sorted(reader.quotes()) == ["Rain fell on Leeds.", "The end came at dawn."]
        assert [each.annotation.note for each in reader.notes()] == ["Wet", ""]
        assert len(parked(reader.library)) == 2
        assert len(history(reader.library, 5)) == 1
        await until(reader, lambda: tabs(reader) == "4 all 4 there already")
        await reader.types("enter")
        assert "nothing in it to import" in reader.told
        await reader.types("u")
        await until(reader, lambda: tabs(reader) == "4 all 2 new 2 parked")
        assert reader.quotes() == []
        assert parked(reader.library) == []
        await reader.types("ctrl+r")
        await until(reader, lambda: tabs(reader) == "4 all 4 there already")
        assert len(reader.quotes()) == 2


async def test_leaving_writes_nothing(at_desk: AtDesk, file: Path) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.types("esc")
        assert isinstance(reader.app.screen, LibraryScreen)
        assert history(reader.library, 5) == []


async def test_tab_shows_one_outcome_after_the_other(at_desk: AtDesk, file: Path) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.types("tab")
        await until(reader, lambda: len(screen(reader).laid.items) == 2)
        assert all("parked" not in line for line in drawn(reader))
        await reader.types("shift+tab")
        await until(reader, lambda: len(screen(reader).laid.items) == 4)
        await reader.types("}")
        assert screen(reader).rows.cursor == 3
        await reader.types("{")
        assert screen(reader).rows.cursor == 0


async def test_a_card_says_all_of_a_record(at_desk: AtDesk, file: Path) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.types("K")
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        assert card.card.title == "“Rain fell on Leeds.”"
        assert ("stands in", "highlights.csv, 2") in card.card.rows


async def test_what_is_no_file_is_said_and_another_is_asked_for(at_desk: AtDesk, file: Path, tmp_path: Path) -> None:
    async with at_desk() as reader:
        await reader.types("I")
        await reader.writes(str(tmp_path / "nowhere.csv"))
        await reader.types("enter")
        await until(reader, lambda: "cannot be read" in " ".join(drawn(reader)))
        await reader.types("o", "ctrl+u")
        await reader.writes(str(file))
        await reader.types("enter")
        await until(reader, lambda: bool(screen(reader).laid.items))


async def test_a_file_of_no_known_kind_can_be_told(at_desk: AtDesk, tmp_path: Path) -> None:
    (tmp_path / "notes.bin").write_bytes(b"\x00\x01 nothing that is known")
    async with at_desk() as reader:
        await reader.types("I")
        await reader.writes(str(tmp_path / "notes.bin"))
        await reader.types("enter")
        await until(reader, lambda: "it cannot be told what" in " ".join(drawn(reader)))
        await reader.types("f")
        assert isinstance(reader.app.screen, Chooser)


async def test_a_file_of_no_known_kind_is_told_without_words_of_the_shell(at_desk: AtDesk, tmp_path: Path) -> None:
    (tmp_path / "notes.bin").write_bytes(b"\x00\x01 nothing that is known")
    async with at_desk(size=(80, 24)) as reader:
        await reader.types(":")
        await reader.writes(f"import {tmp_path / 'notes.bin'}")
        await reader.types("enter")
        await until(reader, lambda: "it cannot be told what" in " ".join(drawn(reader)))
        assert "--format" not in " ".join(drawn(reader))
        assert "f says which format it is" in " ".join(drawn(reader))


async def test_a_pipe_that_nobody_writes_to_is_no_file(at_desk: AtDesk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    async with at_desk() as reader:
        await reader.types("I")
        await reader.writes(str(tmp_path / "pipe.csv"))
        await reader.types("enter")
        await until(reader, lambda: "is no file" in " ".join(drawn(reader)))


async def test_after_an_import_all_of_it_is_shown_where_none_of_that_outcome_is_left(
    at_desk: AtDesk, file: Path
) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.types("tab")
        await until(reader, lambda: len(screen(reader).laid.items) == 2)
        await reader.types("enter")
        await until(reader, lambda: tabs(reader) == "4 all 4 there already")
        await until(reader, lambda: len(screen(reader).laid.items) == 4)


async def test_all_of_it_can_be_said_to_be_on_one_article(at_desk: AtDesk, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("Highlight,Title\nIt is long.,Quite another name\n")
    async with at_desk() as reader:
        await reads(reader, tmp_path / "other.csv")
        await reader.types("a")
        await reader.writes("river")
        await reader.types("enter")
        await until(reader, lambda: tabs(reader) == "1 all 1 new")
        assert "on “The river”" in title(reader)
        await reader.types("enter")
        await until(reader, lambda: reader.quotes() == ["It is long."])


async def test_a_folder_of_files_is_read(at_desk: AtDesk, file: Path) -> None:
    (file.parent / "inner").mkdir()
    (file.parent / "inner" / "one.csv").write_text(CSV)
    (file.parent / "inner" / "two.csv").write_text("Highlight,Title\nIt is long.,The river\n")
    (file.parent / "inner" / "photo.png").write_bytes(b"\x89PNG")
    (file.parent / "inner" / ".hidden").mkdir()
    (file.parent / "inner" / ".hidden" / "three.csv").write_text(CSV)
    async with at_desk() as reader:
        await reads(reader, file.parent / "inner")
        assert tabs(reader) == "5 all 3 new 2 parked"


async def test_the_command_line_reads_a_file_from_any_screen(at_desk: AtDesk, file: Path) -> None:
    async with at_desk("rain") as reader:
        await reader.types(":")
        await reader.writes(f"import {file}")
        await reader.types("enter")
        await until(reader, lambda: tabs(reader) == "4 all 2 new 2 parked")


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_everything_fits_on_any_screen(at_desk: AtDesk, file: Path, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        await reader.types("I", "esc")
        assert "Which file?" in drawn(reader)
        await reader.types("o")
        await reader.writes(str(file))
        await reader.types("enter")
        await until(reader, lambda: bool(screen(reader).laid.items))
        assert any("Rain fell" in line for line in drawn(reader))


async def test_a_click_on_an_outcome_shows_only_that(at_desk: AtDesk, file: Path) -> None:
    async with at_desk() as reader:
        await reads(reader, file)
        await reader.pilot.click("#import-tabs", offset=(10, 0))
        await until(reader, lambda: len(screen(reader).laid.items) == 2)
        assert screen(reader).outcome == "new"


async def test_a_library_in_its_own_format_comes_in_whole(at_desk: AtDesk, root: Path, tmp_path: Path) -> None:
    own = tmp_path / "all.json"
    async with at_desk() as reader:
        mark(reader.library, "Rain fell on Leeds.", note="Wet.")
        export(reader.library, Choice(), "postil", own)
    (root / "annotations.db").unlink()
    for folder in ("data", "cache", "state"):
        shutil.rmtree(tmp_path / folder, ignore_errors=True)
    async with at_desk() as reader:
        assert reader.quotes() == []
        await reader.types("I")
        await reader.writes(str(own))
        await reader.types("enter")
        await until(reader, lambda: screen(reader).read is not None)
        assert "all.json: the library is as it was exported" in " ".join(drawn(reader))
        assert reader.quotes() == []
        await reader.types("enter")
        await until(reader, lambda: "the library is as it was exported" in reader.told)
        assert reader.quotes() == ["Rain fell on Leeds."]


@pytest.fixture
def mixed(file: Path) -> Path:
    """The same, and a row that has nothing in it."""
    file.write_text(f"{CSV},Walden,,,,5,\n")
    return file


async def test_a_narrow_screen_has_every_outcome_by_its_sign(at_desk: AtDesk, mixed: Path) -> None:
    async with at_desk(size=(40, 20)) as reader:
        await reads(reader, mixed)
        assert tabs(reader) == "5 all 2 + 2 ? 1 ×"
        assert screen(reader).status.subject == "enter imports"
    async with at_desk(size=(80, 24)) as reader:
        await reads(reader, mixed)
        assert tabs(reader) == "5 all 2 new 2 parked 1 not taken"
        assert screen(reader).status.subject == "enter imports it"


async def test_a_narrow_line_keeps_what_takes_an_import_back(at_desk: AtDesk, mixed: Path) -> None:
    async with at_desk(size=(80, 24)) as reader:
        await reads(reader, mixed)
        await reader.types("enter")
        await until(reader, lambda: "imported" in reader.told)
        assert reader.told == "2 imported, 2 parked · u takes it back · 1 not taken"


async def test_a_file_that_cannot_be_read_is_told_among_the_others_of_its_folder(
    at_desk: AtDesk, tmp_path: Path
) -> None:
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "highlights.csv").write_text(CSV)
    (tmp_path / "vault" / "broken.md").write_bytes(b"postil-id: 0123456789ab\n\xff\xfe")
    async with at_desk(size=(80, 24)) as reader:
        await reads(reader, tmp_path / "vault")
        assert tabs(reader) == "5 all 2 new 2 parked 1 not taken"
        assert "× broken.md" in "\n".join(drawn(reader))
