"""Both screens of entities: mouse, themes, other programs; and names that were missed, marked in the text."""

from pathlib import Path

from textual.widgets import Input, Static

from reader.core.entity import EntityKey, EntityKind
from reader.library.correcting import rename
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.widgets.rows_view import RowsView
from tests.tui.desk_room import Opening
from tests.tui.entity_room import TOM, AmongNames, write_articles
from tests.tui.terminal_room import ENTER, ESCAPE, Terminal


async def test_a_click_on_the_row_under_the_cursor_opens_a_card_and_follows_a_line_of_it(among: AmongNames) -> None:
    async with among() as reader:
        await reader.types("E")
        await reader.until(lambda: bool(reader.browser.shown))
        for _ in range(2):
            await reader.pilot.click("#entities-rows", offset=(5, 2))
        await reader.until(lambda: any("So was" not in row and "were there" in row for row in reader.rows()))
        assert reader.card.key == TOM
        line = next(number for number, row in enumerate(reader.rows()) if "were there" in row)
        await reader.pilot.click(RowsView, offset=(8, line))
        await reader.until(lambda: reader.mode == "READ")
        assert reader.focused == "Tom Hale"


async def test_both_screens_are_drawn_anew_for_another_theme_and_another_width(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("reed")
        before = reader.rows()
        await reader.types("g", "t")
        assert reader.rows() == before
        await reader.pilot.resize_terminal(40, 20)
        await reader.until(lambda: reader.rows() != before)
        assert any(row.startswith("also called Reed") for row in reader.rows())
        await reader.types("esc", "g", "t")
        assert "art." in str(reader.app.screen.query_one("#entities-columns", Static).render())


async def test_what_another_program_puts_right_is_followed(among: AmongNames, opening: Opening) -> None:
    async with among() as reader:
        await reader.opens("hale")
        other = opening()
        rename(other, TOM, "Thomas Hale")
        other.close()
        reader.app.follow()
        await reader.until(lambda: any("Thomas Hale" in row for row in reader.rows()) or reader.card.key != TOM)
        assert reader.card.key == EntityKey(EntityKind.PERSON, "Thomas Hale")
        await reader.types("esc", "esc")
        await reader.until(lambda: "Thomas Hale" in reader.names)


async def test_gn_offers_the_names_of_the_sentence_that_were_missed(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types(")", ")", "g", "n")
        line = reader.app.screen.query_one(Input)
        offered = []
        for _ in range(4):
            offered.append(line.value)
            await reader.types("tab")
        assert offered == ["Paul Moor of Hull", "Paul Moor", "Hull", "So"]
        await reader.types("tab", "tab", "enter", "enter")
        assert reader.told == "“Hull” is a name now: person · u takes it back"
        assert EntityKey(EntityKind.PERSON, "Hull").text in {mark.ref for mark in reader.desk.strata["entities"]}
        await reader.types("u")
        assert "person:Hull" not in {mark.ref for mark in reader.desk.strata["entities"]}


async def test_gn_marks_the_selection(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types(")", ")", "v", "w", "w", "o", "esc", "/")
        await reader.writes("Paul Moor")
        await reader.types("enter", "v", "e", "e", "g", "n", "o", "enter")
        assert reader.told == "“Paul Moor” is a name now: organisation · u takes it back"
        assert reader.desk.selection is None
        await reader.types("]", "e")
        assert reader.focused == "Paul Moor"


async def test_gn_says_when_a_name_stands_nowhere(among: AmongNames) -> None:
    async with among("bridge") as reader:
        await reader.types("g", "n", "ctrl+u")
        await reader.writes("Nobody")
        await reader.types("enter")
        assert reader.told.startswith("“Nobody” does not stand in this article as a whole word")
        assert reader.mode == "INPUT"
        await reader.types("ctrl+u")
        await reader.writes("Hull")
        await reader.types("enter", "p", "l", "enter")
        assert reader.told == "“Hull” is a name now: place · u takes it back"


async def test_every_command_of_both_screens_is_done_by_something(among: AmongNames) -> None:
    async with among() as reader:
        await reader.opens("hale")
        for command in of_mode(Mode.ENTITY):
            assert callable(reader.card.commander.handler_of(command))
        await reader.types("esc")
        for command in of_mode(Mode.ENTITIES):
            assert callable(reader.browser.commander.handler_of(command))


def test_in_a_terminal_names_are_found_by_themselves_and_lead_to_their_passages(root: Path, tmp_path: Path) -> None:
    write_articles(root)
    with Terminal(["--library", str(root), "init", str(root)], tmp_path) as terminal:
        terminal.wait_for_end()
    with Terminal(["--library", str(root)], tmp_path, (100, 30)) as terminal:
        terminal.wait("A bridge")
        terminal.press("E")
        terminal.wait("Leeds")
        terminal.press("/", *"leeds", ENTER, ENTER)
        terminal.wait("Mayor Reed opened the bridge at Leeds.")
        terminal.press(ENTER)
        terminal.wait("READ")
        terminal.press("q")
        terminal.wait("ENTITIES")
        terminal.press(ESCAPE, ESCAPE)
        terminal.wait("LIBRARY")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
