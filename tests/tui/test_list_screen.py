"""What holds for every list that is read, filtered and drawn: what it keeps, what it says, and when it is read."""

import sqlite3
from pathlib import Path

import pytest
from textual.widgets import Static

from reader.core.card import CardKind
from reader.library.cards import all_cards, make_card
from reader.tui.list_screen import ListScreen
from tests.tui.desk_room import AtDesk, Reader

LISTS = {
    "cards": ("g", "c"),
    "tags": ("A", "T"),
    "labels": ("A", "T", "tab"),
    "relations": ("X", "B"),
    "parked": ("A", "g", "p"),
}


def list_of(reader: Reader) -> ListScreen[object]:
    found = reader.app.screen
    assert isinstance(found, ListScreen)
    return found


async def make_cards(reader: Reader, count: int) -> None:
    """Cards on one highlight."""
    await reader.types(")", "h")
    for number in range(count):
        make_card(reader.library, reader.notes()[0].annotation.record.uid, CardKind.QUESTION, f"What? {number}", "Rain")


@pytest.mark.parametrize("keys", LISTS.values(), ids=LISTS)
async def test_a_list_that_cannot_be_read_says_why_and_keeps_what_it_showed(
    at_desk: AtDesk, root: Path, keys: tuple[str, ...]
) -> None:
    async with at_desk("rain") as reader:
        await make_cards(reader, 1)
        await reader.types(*keys)
        before = list(list_of(reader).shown)
        reader.library.database.rows("PRAGMA busy_timeout = 1")
        other = sqlite3.connect(root / "annotations.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        list_of(reader).follow_others()
        assert "another program" in reader.told
        assert list(list_of(reader).shown) == before
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize("name", ["cards", "tags", "labels", "parked"])
async def test_a_filter_that_nothing_matches_says_so_and_esc_shows_all_again(at_desk: AtDesk, name: str) -> None:
    async with at_desk("rain") as reader:
        await make_cards(reader, 1)
        await reader.types(*LISTS[name])
        before = list(list_of(reader).shown)
        await reader.types("/", *"zzz", "enter")
        assert list(list_of(reader).shown) == []
        assert "Nothing matches “zzz”." in str(reader.app.screen.query_one("#list-empty", Static).content)
        await reader.types("esc")
        assert list(list_of(reader).shown) == before


async def test_a_list_under_another_screen_is_read_once_it_is_seen_again(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await make_cards(reader, 2)
        await reader.types("g", "c")
        under = list_of(reader)
        await reader.types("A", "u")
        assert len(all_cards(reader.library)) == 1
        assert len(under.shown) == 2
        await reader.types("q")
        assert list_of(reader) is under
        assert len(under.shown) == 1


async def test_the_cursor_stays_on_the_same_thing_whatever_comes_before_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("X", "B", "j", "j")
        name = list_of(reader).chosen
        await reader.types("<")
        assert list_of(reader).chosen == name
        await reader.types("u")
        assert list_of(reader).chosen == name


async def test_the_next_part_of_the_last_one_is_nowhere_and_the_previous_its_beginning(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await make_cards(reader, 3)
        await reader.types("g", "c", "j", "j", "}")
        assert list_of(reader).rows.cursor == 2
        await reader.types("{")
        assert list_of(reader).rows.cursor == 0


@pytest.mark.parametrize("key", ["enter", "K", "y"])
async def test_a_key_without_anything_under_the_cursor_says_so(at_desk: AtDesk, key: str) -> None:
    async with at_desk("rain") as reader:
        await reader.types(*LISTS["parked"], key)
        assert reader.told == "nothing waits here"


async def test_a_list_longer_than_the_screen_is_drawn_where_it_comes_into_view(at_desk: AtDesk) -> None:
    async with at_desk("rain", size=(80, 24)) as reader:
        await make_cards(reader, 40)
        await reader.types("g", "c", "G")
        shown = list_of(reader)
        rows = [shown.rows.render_line(row).text for row in range(shown.rows.size.height)]
        assert sum("? What?" in row for row in rows) == len(rows) // 2
        assert "What? 39" in "".join(rows)
        assert "What? 0 " not in "".join(rows)
