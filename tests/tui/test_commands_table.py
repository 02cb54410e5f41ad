import pytest
from textual.widgets import Static

from reader.tui.command import Takes
from reader.tui.commands import TABLE, of_mode
from reader.tui.finding_commands import choices
from reader.tui.keys import Fired, Pending, Unknown, Waiting
from reader.tui.keys_page import keys_page
from reader.tui.modes import Mode
from reader.tui.screens.figure import FigureScreen
from reader.tui.screens.figures import FiguresScreen
from tests.tui.desk_room import AtDesk


def test_ids_are_unique() -> None:
    assert len({command.id for command in TABLE}) == len(TABLE)


@pytest.mark.parametrize("mode", list(Mode))
def test_no_sequence_is_the_start_of_another(mode: Mode) -> None:
    sequences = [tuple(keys.split()) for command in of_mode(mode) for keys in command.keys]
    assert len(set(sequences)) == len(sequences)
    for one in sequences:
        for other in sequences:
            assert one == other or other[: len(one)] != one, f"{one} hides {other}"


def test_a_sequence_waits_then_fires_with_its_count() -> None:
    pending = Pending(of_mode(Mode.READ))
    assert isinstance(pending.feed("3"), Waiting)
    assert isinstance(pending.feed("]"), Waiting)
    fired = pending.feed("e")
    assert isinstance(fired, Fired)
    assert (fired.command.id, fired.count) == ("read.next_entity", 3)


def test_a_sequence_offers_what_may_follow() -> None:
    waiting = Pending(of_mode(Mode.READ)).feed("]")
    assert isinstance(waiting, Waiting)
    assert {key for key, _ in waiting.choices} == {"]", "e", "f", "a", "x", "o"}


def test_zero_alone_is_a_key_and_after_a_digit_a_count() -> None:
    pending = Pending(of_mode(Mode.SELECT))
    fired = pending.feed("0")
    assert isinstance(fired, Fired)
    assert fired.command.id == "select.line_start"
    pending.feed("1")
    assert isinstance(pending.feed("0"), Waiting)
    fired = pending.feed("w")
    assert isinstance(fired, Fired)
    assert fired.count == 10


def test_escape_forgets_what_was_begun() -> None:
    pending = Pending(of_mode(Mode.READ))
    pending.feed("g")
    pending.feed("esc")
    assert not pending.is_waiting


def test_a_wrong_key_ends_the_sequence() -> None:
    pending = Pending(of_mode(Mode.READ))
    pending.feed("d")
    assert pending.feed("w") == Unknown("d w")
    assert isinstance(pending.feed("j"), Fired)


def test_a_key_that_takes_one_more_gets_it() -> None:
    pending = Pending(of_mode(Mode.READ))
    pending.feed("H")
    fired = pending.feed("3")
    assert isinstance(fired, Fired)
    assert (fired.command.takes, fired.char) == (Takes.LABEL, "3")


def test_settings_replace_keys() -> None:
    pending = Pending(of_mode(Mode.READ), {"read.highlight": "w"})
    fired = pending.feed("w")
    assert isinstance(fired, Fired)
    assert fired.command.id == "read.highlight"
    assert isinstance(pending.feed("h"), Unknown)


def test_the_page_of_keys_is_that_of_the_table(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page == keys_page()


async def test_every_command_is_done_by_something(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        for command in of_mode(Mode.LIBRARY):
            assert callable(reader.shelf.commander.handler_of(command))
        await reader.types("enter")
        for mode in (Mode.READ, Mode.SELECT):
            for command in of_mode(mode):
                assert callable(reader.hands.commander.handler_of(command))
        await reader.types("F")
        figures = reader.app.screen
        assert isinstance(figures, FiguresScreen)
        for command in of_mode(Mode.FIGURES):
            assert callable(figures.commander.handler_of(command))
        await reader.types("K")
        card = reader.app.screen
        assert isinstance(card, FigureScreen)
        for command in of_mode(Mode.FIGURE):
            assert callable(card.commander.handler_of(command))


@pytest.mark.parametrize("mode", list(Mode))
async def test_help_shows_every_command_of_each_mode_with_all_its_keys(at_desk: AtDesk, mode: Mode) -> None:
    async with at_desk() as reader:
        reader.app.help(mode)
        await reader.pilot.pause()
        said = " ".join(str(reader.app.screen.query_one("#keys", Static).render()).split())
        for command in of_mode(mode):
            assert command.words in said
            assert all("".join(keys.split()) in said for keys in command.keys)


async def test_help_is_left_by_escape(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("?")
        await reader.types("esc")
        assert reader.focused == "Rain fell on Leeds."


@pytest.mark.parametrize("mode", list(Mode))
def test_the_palette_has_every_command_of_each_mode(mode: Mode) -> None:
    offered = choices(mode, {})
    assert {each.command for each in offered} == {each for each in of_mode(mode) if each.name != "palette"}
    assert all(each.searched and each.row for each in offered)


async def test_the_palette_finds_a_command_and_runs_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("ctrl+p")
        await reader.writes("next sentence")
        await reader.types("enter")
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_command_from_the_palette_takes_the_key_that_it_needs(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("ctrl+p")
        await reader.writes("highlight with a label")
        await reader.types("enter", "2")
        assert [each.annotation.label for each in reader.notes()] == ["evidence"]


@pytest.mark.parametrize("mode", list(Mode))
def test_a_command_that_takes_a_key_waits_for_it(mode: Mode) -> None:
    pending = Pending(of_mode(mode))
    for command in of_mode(mode):
        if command.takes is not Takes.NOTHING:
            pending.await_one(command)
            fired = pending.feed("a")
            assert isinstance(fired, Fired)
            assert (fired.command, fired.char) == (command, "a")
