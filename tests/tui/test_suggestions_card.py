from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from reader.library.indexing import index
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.dismissals import all_dismissals
from reader.store.references import all_references
from reader.tui.app import PostilApp
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.screens.suggestions import SuggestionsScreen
from reader.tui.widgets.rows_view import RowsView
from tests.library.names_room import laid, with_model
from tests.tui.desk_room import Opening, Reader
from tests.tui.entity_room import PATIENCE

FERRIES = {
    "2025-06-02-strike": "[Ann Reed|p] said that the night ferries of [Norholm|l] would be moored. Nobody else spoke.",
    "2025-06-09-harbour": "A market opened. [Ann Reed|p] told the harbour board that night ferries stay moored.",
}
AtFerries = Callable[[tuple[int, int]], AbstractAsyncContextManager[Reader]]


@pytest.fixture
def at_ferries(opening: Opening, tmp_path: Path) -> AtFerries:
    """Opens an article of which one passage is worth linking with one of another."""

    @asynccontextmanager
    async def open_it(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Reader]:
        library = with_model(opening(), tmp_path / "told")
        list(index(library, laid(library, FERRIES)))
        app = PostilApp(library, open_article(library, resolve(library, "strike")))
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reader(app, pilot, library)
        library.close()

    return open_it


def card(reader: Reader) -> SuggestionsScreen:
    shown = reader.app.screen
    assert isinstance(shown, SuggestionsScreen)
    return shown


def text(reader: Reader) -> str:
    view = card(reader).query_one(RowsView)
    return "\n".join("".join(said for said, _ in view._rows.row(row, 70)) for row in range(len(view._rows)))  # noqa: SLF001


async def asked(reader: Reader) -> None:
    """Ask what is worth linking, and wait for the answer."""
    await reader.types("g", "l")
    for _ in range(PATIENCE):
        if "Looking" not in text(reader):
            return
        await reader.pilot.pause()
    raise AssertionError("nothing was found")


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_what_is_worth_linking_is_shown_with_its_article_and_the_reason(
    at_ferries: AtFerries, size: tuple[int, int]
) -> None:
    async with at_ferries(size) as reader:
        await asked(reader)
        told = " ".join(text(reader).split())
        assert "Ann Reed told the harbour board that night ferries stay moored." in told
        assert "2025-06-09-harbour · 9 Jun 2025" in told
        assert "both name Ann Reed; both say “ferries” and “moored”" in told
        for command in of_mode(Mode.SUGGESTIONS):
            assert callable(card(reader).commander.handler_of(command))


async def test_enter_goes_there_and_back_leads_back(at_ferries: AtFerries) -> None:
    async with at_ferries((80, 24)) as reader:
        await asked(reader)
        await reader.types("enter")
        assert reader.focused == "Ann Reed told the harbour board that night ferries stay moored."
        await reader.types("q")
        assert reader.focused.startswith("Ann Reed said")


async def test_it_is_linked_with_a_relation_and_that_is_undone(at_ferries: AtFerries) -> None:
    async with at_ferries((80, 24)) as reader:
        await asked(reader)
        await reader.types("x", "enter")
        [made] = all_references(reader.library.database)
        assert made.relation == "see also"
        assert reader.told.startswith("linked: see also")
        assert "Nothing in the other articles" in text(reader)
        await reader.types("esc")
        assert len(reader.desk.opened.annotations) == 1
        await reader.types("u")
        assert all_references(reader.library.database) == []
        assert not reader.quotes()
        assert not list(reader.desk.strata["annotations"])


async def test_it_is_dismissed_for_good_unless_that_is_undone(at_ferries: AtFerries) -> None:
    async with at_ferries((80, 24)) as reader:
        await asked(reader)
        await reader.types("d")
        assert len(all_dismissals(reader.library.database)) == 1
        await reader.types("esc")
        await asked(reader)
        assert "Nothing in the other articles" in text(reader)
        await reader.types("u")
        assert "night ferries stay moored" in text(reader)


async def test_where_nothing_is_like_it_that_is_said(at_ferries: AtFerries) -> None:
    async with at_ferries((80, 24)) as reader:
        await reader.types(")")
        await asked(reader)
        assert "Nothing in the other articles is close enough" in text(reader)
        await reader.types("x")
        assert reader.told == "there is nothing suggested here"


async def test_p_shows_the_passage_in_its_paragraph_and_alone_again(at_ferries: AtFerries) -> None:
    async with at_ferries((80, 24)) as reader:
        await asked(reader)
        before = text(reader)
        await reader.types("p")
        assert len(text(reader).split()) > len(before.split())
        assert "night ferries stay moored" in " ".join(text(reader).split())
        await reader.types("p")
        assert text(reader) == before
