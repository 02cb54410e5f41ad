from pathlib import Path

from textual.widgets import OptionList

from tests.tui.desk_room import AtDesk


async def test_the_library_lists_the_newest_first_and_opens_the_chosen(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        assert reader.titles == ["Rain in the north", "The river"]
        await reader.types("j", "enter")
        assert reader.desk.opened.entry.article.title == "The river"
        await reader.types("q")
        assert reader.titles == ["Rain in the north", "The river"]


async def test_it_filters_as_one_types(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("/")
        await reader.writes("riv")
        assert reader.titles == ["The river"]
        await reader.types("enter", "esc")
        assert len(reader.titles) == 2


async def test_no_match_teaches_the_way_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("/")
        await reader.writes("zzz")
        assert not reader.app.screen.query_one(OptionList).display
        assert "esc shows all articles again" in str(reader.app.screen.query_one("#library-empty").render())


async def test_sorting_is_remembered(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("O")
        assert reader.titles == ["The river", "Rain in the north"]
    async with at_desk() as reader:
        assert reader.titles == ["The river", "Rain in the north"]


async def test_an_article_goes_to_the_trash_with_its_file_and_comes_back(at_desk: AtDesk, root: Path) -> None:
    file = root / "articles" / "rain.md"
    async with at_desk() as reader:
        await reader.types("d", "d")
        assert reader.titles == ["The river"]
        assert not file.exists()
        await reader.types("g", "d")
        assert reader.titles == ["Rain in the north"]
        await reader.types("d", "d", "esc")
        assert reader.titles == ["Rain in the north", "The river"]
        assert file.exists()


async def test_undo_brings_an_article_back(at_desk: AtDesk, root: Path) -> None:
    async with at_desk() as reader:
        await reader.types("d", "d", "u")
        assert (root / "articles" / "rain.md").exists()
        assert len(reader.titles) == 2


async def test_finished_is_shown(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("D")
        assert [entry.finished for entry in reader.shelf.shown] == [True, False]
        await reader.types("D")
        assert [entry.finished for entry in reader.shelf.shown] == [False, False]


async def test_an_empty_library_teaches_the_next_key(at_desk: AtDesk, root: Path) -> None:
    for file in (root / "articles").iterdir():
        file.unlink()
    async with at_desk(names=False) as reader:
        assert "add FILE" in str(reader.app.screen.query_one("#library-empty").render())


async def test_an_article_that_another_program_adds_appears(at_desk: AtDesk, root: Path) -> None:
    async with at_desk() as reader:
        (root / "articles" / "new.md").write_text("# New\n\nText.\n")
        for _ in range(5):  # the clock goes on by a second each time it is asked
            reader.library.clock()
        reader.app.follow()
        assert "New" in reader.titles


async def test_an_unfinished_note_is_announced(at_desk: AtDesk) -> None:
    async with at_desk("river") as reader:
        await reader.types("a")
        await reader.writes("half")
        reader.hands.editor.say()
        await reader.pilot.pause()
    async with at_desk() as reader:
        assert "was not finished, on “The river”" in reader.told
        await reader.types("enter")
        assert reader.mode == "INPUT"


async def test_a_command_that_there_is_not_is_said_and_stays_in_the_line(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types(":", *"nosuch", "enter")
        assert "nosuch" in reader.told
        await reader.types("backspace", "esc")
        assert reader.mode == "LIBRARY"


async def test_q_leaves(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("q")
        assert not reader.app.is_running or reader.app.return_code is not None


async def test_q_in_the_trash_goes_back_to_the_library(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("g", "d", "q")
        assert len(reader.titles) == 2


async def test_the_cursor_stays_where_an_article_was_taken_away(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "snow.md").write_text("# Snow\n\nIt is white.\n")
    async with at_desk() as reader:
        await reader.types("j", "d", "d")
        chosen = reader.shelf.chosen
        assert chosen is not None
        assert chosen.article.title == reader.titles[1]
