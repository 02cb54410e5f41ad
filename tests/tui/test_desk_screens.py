"""The review desk: what is gone through is chosen, and where it was left is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from reader.library.annotating import relabel
from reader.library.rounds import round_of, rounds_left
from reader.tui.desk.choices import BEGUN, Choice, choice_rows
from reader.tui.notebook.completing import Wishes
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.desk_room import AtDesk, Opening
from tests.tui.round_room import SIZES, desk, goes_through, mark_all, on, quote, said, status

# ── the desk ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_desk_teaches_how_something_comes_there(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        await reader.types("g", "r", "enter")
        assert "there is nothing here to go through" in reader.told
        empty = " ".join(str(desk(reader).query_one("#list-empty").render()).split())
        assert "press h to highlight it" in empty


async def test_it_offers_everything_labels_tags_and_articles(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        relabel(reader.library, mark_all(reader.library)[0], "doubt")
        await reader.types("g", "r")
        assert [each.typed for each in desk(reader).shown] == ["", "label:doubt", "tag:law", 'in:"Rain in the north"']
        await reader.types("j", "j")
        assert status(reader).rstrip().endswith("3 of 4")
        await reader.types("enter")
        assert (on(reader).typed, quote(reader)) == ("tag:law", "The river rose")
        await reader.types("esc")
        assert isinstance(reader.app.screen, DeskScreen)


async def test_a_round_that_was_begun_says_how_far_it_got_and_goes_on_there(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader, "in:rain")
        await reader.types("space", "space", "j", "q")
        assert "▎ in:rain 2 of 4 done · left" in said(reader)
        await reader.types("enter")
        assert quote(reader) == "The end came"
        assert "4 of 4 · 2 done" in status(reader)


def test_a_narrow_desk_says_that_a_time_is_gone_by() -> None:
    now = datetime(2025, 6, 2, 12, tzinfo=UTC)
    choice = Choice("", "all annotations", BEGUN, 20, 3, now - timedelta(minutes=1))
    (line,) = choice_rows(choice, now, 38)
    assert "".join(text for text, _ in line).endswith("  3/20 · 1 min ago")


async def test_what_is_typed_is_counted_and_completed_and_begun_by_enter(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await reader.types("g", "r", "/")
        await reader.writes("tag:la")
        await reader.pilot.pause()
        assert said(reader).startswith("▎ tag:la 2 annotations")
        await reader.types("tab")
        await reader.pilot.pause()
        assert [each.typed for each in desk(reader).shown] == ["tag:law"]
        await reader.types("enter")
        assert on(reader).typed == "tag:law"


async def test_a_line_that_is_left_chooses_nothing(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await reader.types("g", "r", "/")
        await reader.writes("river")
        await reader.types("esc")
        assert (desk(reader).typed, len(desk(reader).shown)) == ("", 3)
        await reader.types("esc")
        assert not isinstance(reader.app.screen, DeskScreen)


async def test_a_round_is_forgotten_and_brought_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader, "in:rain")
        await reader.types("space", "q", "g", "g", "d", "d")
        assert "forgotten" in reader.told
        assert rounds_left(reader.library) == []
        assert len(reader.notes()) == 4
        await reader.types("u")
        assert round_of(reader.library, "in:rain").done == 1
        assert "in:rain 1 of 4 done" in said(reader)
        await reader.types("G", "d", "d")
        assert reader.told == "it was not begun yet"


async def test_it_opens_by_its_word_and_from_the_notebook_with_what_is_filtered_there(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        mark_all(reader.library)
        await reader.types(":")
        await reader.writes("desk tag:law")
        await reader.types("enter")
        assert on(reader).typed == "tag:law"
        await reader.types("esc")
        assert isinstance(reader.app.screen, ReadingScreen)
        await reader.types("A", "g", "r")
        assert isinstance(reader.app.screen, DeskScreen)
        await reader.types("q", "/")
        await reader.writes("river")
        await reader.types("enter", "g", "r")
        assert (on(reader).typed, len(on(reader).going.rows)) == ("river", 1)
        await reader.types("q")
        assert isinstance(reader.app.screen, NotebookScreen)
        assert reader.app.screen.typed == "river"


# ── what is typed ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ta", "tag:"),
        ("river ta", "river tag:"),
        ("-lab", "-label:"),
        ("tag:", "tag:law"),
        ("tag:L", "tag:law"),
        ("-tag:l", "-tag:law"),
        ("label:do", "label:doubt"),
        ("in:rain", 'in:"Rain in the north"'),
        ('in:"Rain in', 'in:"Rain in the north"'),
        ('in:"Rain in the north" an', 'in:"Rain in the north" anchor:'),
        ("anchor:l", "anchor:lost"),
        ("has:n", "has:note"),
        ("tag:law", None),
        ("nothing", None),
        ("after:2", None),
        ("by:x", None),
        ("", None),
    ],
)
def test_qualifiers_and_their_values_are_completed(opening: Opening, typed: str, whole: str | None) -> None:
    library = opening()
    mark_all(library)
    assert Wishes(library, lambda: None).completed(typed) == whole
    library.close()
