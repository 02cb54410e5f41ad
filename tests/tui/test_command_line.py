"""What is typed after `:`."""

import pytest

from reader.tui.command_line import SCREENS, names
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.screens.cards import CardsScreen
from reader.tui.screens.codebook import CodebookScreen
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.entities import EntitiesScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.figures import FiguresScreen
from reader.tui.screens.history import HistoryScreen
from reader.tui.screens.importing import ImportScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.screens.parked import ParkedScreen
from reader.tui.screens.references import ReferencesScreen
from reader.tui.screens.relations import RelationsScreen
from reader.tui.screens.review import ReviewScreen
from reader.tui.screens.round import RoundScreen
from reader.tui.screens.search import SearchScreen
from reader.tui.screens.statistics import StatisticsScreen
from tests.tui.desk_room import AtDesk, Reader

SHOWN: dict[str, type[OwnScreen]] = {
    "cards": CardsScreen,
    "desk": DeskScreen,
    "entities": EntitiesScreen,
    "export": ExportScreen,
    "figures": FiguresScreen,
    "history": HistoryScreen,
    "import": ImportScreen,  # asks which file
    "labels": CodebookScreen,
    "library": LibraryScreen,
    "lost": NotebookScreen,  # over an article that is read: its own list
    "notebook": NotebookScreen,
    "parked": ParkedScreen,
    "references": ReferencesScreen,
    "relations": RelationsScreen,
    "review": ReviewScreen,
    "search": SearchScreen,
    "statistics": StatisticsScreen,
    "tags": CodebookScreen,
}


async def says(reader: Reader, line: str) -> None:
    await reader.types(":")
    await reader.writes(line)
    await reader.types("enter")


@pytest.mark.parametrize("begins", ["rain", ""])
async def test_every_screen_opens_by_its_plain_word(at_desk: AtDesk, begins: str) -> None:
    assert SHOWN.keys() == SCREENS.keys()
    async with at_desk(begins) as reader:
        for word, shown in SHOWN.items():
            await says(reader, word)
            assert isinstance(reader.app.screen, shown), word
            if shown in {SearchScreen, ImportScreen}:
                await reader.types("esc")
            if shown is SearchScreen:
                continue
            if shown is not LibraryScreen:
                await reader.types("q")


async def test_what_stands_behind_the_word_is_what_the_screen_begins_with(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await says(reader, "notebook label:doubt")
        assert isinstance(reader.app.screen, NotebookScreen)
        assert reader.app.screen.typed == "label:doubt"
        await says(reader, "desk tag:law")
        assert isinstance(reader.app.screen, RoundScreen)
        assert reader.app.screen.typed == "tag:law"
        await says(reader, "search over 6,000")
        assert isinstance(reader.app.screen, SearchScreen)
        assert reader.app.screen.typed == "over 6,000"


async def test_a_command_that_takes_one_more_key_takes_it_here_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await says(reader, "highlight-with 3")
        assert [each.annotation.label for each in reader.notes()] == ["doubt"]


def test_plain_words_are_offered_and_not_the_names_behind_them() -> None:
    for mode in Mode:
        assert {*SCREENS} <= {*names(mode)}
        assert not [name for name in names(mode) if name.removeprefix("show-") in SCREENS and name not in SCREENS]
