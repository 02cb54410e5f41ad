"""What holds on every screen: its commands are done, it says how to leave, `?` helps, a wrong key does nothing."""

import sqlite3
from pathlib import Path

import pytest
from textual.widgets import Input

from reader.tui.command_line import commander_of
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.screens.help import HelpScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.status import Status
from tests.tui.desk_room import Opening
from tests.tui.entity_room import AtEntities, among_names

SIZES = ((80, 24), (40, 20))
WRONG = "ç"
WAYS: dict[Mode, tuple[str, ...]] = {
    Mode.LIBRARY: ("L",),
    Mode.READ: (),
    Mode.SELECT: ("v",),
    Mode.ENTITIES: ("E",),
    Mode.ENTITY: ("E", "rows", "enter"),
    Mode.FIGURES: ("F",),
    Mode.FIGURE: ("F", "rows", "K"),
    Mode.SEARCH: ("S", "=Leeds", "rows", "tab"),
    Mode.HISTORY: ("g", "h"),
    Mode.SUGGESTIONS: ("g", "l"),
    Mode.NOTEBOOK: ("A",),
    Mode.CODEBOOK: ("A", "T"),
    Mode.REFERENCES: ("X",),
    Mode.REFERENCE: ("]", "f", "x", "]", "f", "x", "enter", "enter"),
    Mode.RELATIONS: ("X", "B"),
    Mode.VERSIONS: ("g", "v"),
    Mode.LOST: ("g", "p"),
    Mode.EXPORT: ("W",),
    Mode.IMPORT: ("A", "I", "esc"),
    Mode.PARKED: ("A", "g", "p"),
    Mode.REVIEW: ("R",),
    Mode.CARDS: ("g", "c"),
    Mode.STATISTICS: ("g", "S"),
    Mode.DESK: ("g", "r"),
    Mode.ROUND: (":", "=desk rain", "enter"),
}

LOOKED_AT = (  # of what lies in the library's database
    Mode.ENTITIES,
    Mode.ENTITY,
    Mode.FIGURE,
    Mode.HISTORY,
    Mode.LOST,
    Mode.REFERENCE,
    Mode.REFERENCES,
    Mode.SEARCH,
    Mode.SUGGESTIONS,
    Mode.VERSIONS,
)


def mode(reader: AtEntities) -> Mode | None:
    screen = reader.app.screen
    return screen.mode if isinstance(screen, OwnScreen) else None


def foot(reader: AtEntities) -> str:
    return reader.app.screen.query_one(Status).render_line(0).text


async def go(reader: AtEntities, wanted: Mode) -> None:
    """Go from an article to the screen of a mode."""
    for key in WAYS[wanted]:
        if key == "rows":
            await reader.until(lambda: reader.app.screen.query(RowsView).first().count > 0)
        elif key[0] == "=":
            await reader.writes(key[1:])
        else:
            await reader.types(key)
    await reader.until(lambda: mode(reader) is wanted)


def test_a_way_to_every_mode_is_tried() -> None:
    assert set(WAYS) == set(Mode)


@pytest.mark.parametrize("wanted", list(Mode))
async def test_every_screen_does_its_commands_and_says_how_to_leave(opening: Opening, root: Path, wanted: Mode) -> None:
    async with among_names(opening, root)("rain") as reader:
        await go(reader, wanted)
        commander = commander_of(reader.app.screen)
        assert commander is not None
        assert all(callable(commander.handler_of(each)) for each in of_mode(wanted))
        for size in SIZES:
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
            assert "? help" in foot(reader)
            assert any(way in foot(reader) for way in ("q back", "q quits", "esc leaves"))
        await reader.types(WRONG)
        assert f"{WRONG} does nothing · ? helps" in foot(reader)
        await reader.types("?")
        assert isinstance(reader.app.screen, HelpScreen)
        await reader.types("esc")
        assert mode(reader) is wanted


@pytest.mark.parametrize("wanted", [each for each in Mode if each not in {Mode.LIBRARY, Mode.READ}])
async def test_every_screen_is_left_by_one_key(opening: Opening, root: Path, wanted: Mode) -> None:
    async with among_names(opening, root)("rain") as reader:
        await go(reader, wanted)
        before = len(reader.app.screen_stack)
        await reader.types("esc" if wanted is Mode.SELECT else "q")
        await reader.until(lambda: mode(reader) is not wanted)
        assert len(reader.app.screen_stack) == before - (wanted is not Mode.SELECT)


@pytest.mark.parametrize("wanted", LOOKED_AT)
async def test_a_screen_that_cannot_be_read_anew_says_why_and_stays(opening: Opening, root: Path, wanted: Mode) -> None:
    async with among_names(opening, root)("rain") as reader:
        await go(reader, wanted)
        reader.library.database.rows("PRAGMA busy_timeout = 1")
        other = sqlite3.connect(root / "annotations.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        screen = reader.app.screen
        assert isinstance(screen, OwnScreen)
        screen.follow_others()
        await reader.until(lambda: "another program" in reader.told)
        other.execute("ROLLBACK")
        other.close()
        assert mode(reader) is wanted


@pytest.mark.parametrize("wanted", [each for each in Mode if each not in {Mode.SUGGESTIONS, Mode.SELECT}])
async def test_a_line_of_input_says_how_to_leave_it(opening: Opening, root: Path, wanted: Mode) -> None:
    async with among_names(opening, root)("rain") as reader:
        await go(reader, wanted)
        await reader.types(":")
        assert "esc leaves" in foot(reader)
        assert isinstance(reader.app.focused, Input)
        await reader.types("esc")
        assert "esc leaves" not in foot(reader)
