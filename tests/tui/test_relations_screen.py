"""What references can say: listed, added, renamed, merged, removed, put in order; and typed where one is chosen."""

from reader.core.reference import RELATIONS
from reader.library.links import links
from reader.library.relations import relations
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.screens.references import ReferencesScreen
from reader.tui.screens.relations import RelationsScreen
from tests.tui.desk_room import AtDesk
from tests.tui.test_reference_keys import link_figures, mode, rows, settled


async def test_a_relation_is_added_renamed_and_put_in_order(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("X", "B", "a", *"answers", "enter")
        assert relations(reader.library) == [*RELATIONS, "answers"]
        assert reader.told == "“answers” added · u undoes it"
        await reader.types("2", "<")
        assert relations(reader.library)[-3:] == ["answers", "source of", "see also"]
        await reader.types("G", "r", *" it", "enter")
        assert reader.told == "“see also” is “see also it” now, in 1 reference · u undoes it"
        assert [each.reference.relation for each in links(reader.library)] == ["see also it"]
        await reader.types("u", "u", "u")
        assert relations(reader.library) == list(RELATIONS)


async def test_one_that_is_said_is_merged_and_one_that_is_not_is_removed(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("X", "B", "G", "d", "d")
        assert "references say “see also”" in reader.told
        await reader.types("m", *"updates", "enter")
        assert reader.told == "“see also” is “updates” now, in 1 reference · u undoes it"
        assert "see also" not in rows(reader)
        await reader.types("g", "g", "d", "d")
        assert "supports" not in relations(reader.library)


async def test_enter_shows_the_references_that_say_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("X", "B", "enter")
        await settled(reader)
        screen = reader.app.screen
        assert isinstance(screen, ReferencesScreen)
        assert screen.found == []
        await reader.types("B", "G", "enter")
        await settled(reader)
        assert isinstance(reader.app.screen, ReferencesScreen)
        assert len(reader.app.screen.found) == 1
        await reader.types("esc", "esc")
        assert mode(reader) is Mode.READ


async def test_a_new_relation_is_typed_where_one_is_chosen(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "]", "f", "x", "G", "enter", *"answers", "enter")
        assert [each.reference.relation for each in links(reader.library)] == ["answers"]
        assert relations(reader.library) == [*RELATIONS, "answers"]


async def test_every_command_of_the_screen_is_done_by_something(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("X", "B")
        screen = reader.app.screen
        assert isinstance(screen, RelationsScreen)
        for command in of_mode(Mode.RELATIONS):
            assert callable(screen.commander.handler_of(command))
