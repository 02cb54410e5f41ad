"""Two articles side by side, or one above the other: how they stand, take the keys, are opened and left."""

from pathlib import Path

import pytest

from reader.library.drafting import drafts
from reader.library.placing import place_of
from reader.library.shelf import resolve
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Opening
from tests.tui.panes_room import LONG, MIDDLE, SMALL, USUAL, WIDE, beside, focus_link, modes, panes, standing, titles


@pytest.fixture
def long_one(root: Path) -> None:
    (root / "articles" / "long.md").write_text(LONG)


# ── two ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
async def test_an_article_is_opened_beside_the_one_that_is_read(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size) as reader:
        await beside(reader, "river")
        assert titles(reader) == ["Rain in the north", "*The river"]
        left, right = panes(reader)
        assert left.region.right == right.region.x
        assert left.region.height == right.region.height == size[1]
        assert abs(left.region.width - right.region.width) <= 1


@pytest.mark.parametrize("size", [USUAL, SMALL])
async def test_where_it_is_narrow_one_stands_above_the_other(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size) as reader:
        await beside(reader, "river")
        above, below = panes(reader)
        assert above.region.bottom == below.region.y
        assert above.region.width == below.region.width == size[0]
        assert min(above.region.height, below.region.height) >= size[1] // 2


async def test_they_change_sides_as_the_terminal_becomes_wider_and_narrower(at_desk: AtDesk) -> None:
    async with at_desk("rain", USUAL) as reader:
        await beside(reader, "river")
        await reader.pilot.resize_terminal(*MIDDLE)
        await reader.pilot.pause()
        left, right = panes(reader)
        assert left.region.y == right.region.y
        await reader.pilot.resize_terminal(119, 40)
        await reader.pilot.pause()
        assert left.region.x == right.region.x
        assert right.region.y == left.region.bottom


async def test_one_key_goes_from_one_to_the_other_and_the_mode_is_told_only_where_the_keys_are(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        assert modes(reader) == ["", "READ"]
        await reader.types("tab")
        assert modes(reader) == ["READ", ""]
        assert titles(reader) == ["*Rain in the north", "The river"]
        await reader.types("v")
        assert modes(reader) == ["SELECT", ""]
        await reader.types("tab")
        assert modes(reader) == ["", "READ"]
        await reader.types("tab")
        assert modes(reader) == ["SELECT", ""]


async def test_with_one_article_the_key_to_the_other_says_how_to_open_one(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("tab")
        assert reader.told == "one article is open\n| opens another beside it"


@pytest.mark.usefixtures("long_one")
async def test_each_scrolls_on_its_own(at_desk: AtDesk) -> None:
    async with at_desk("long", MIDDLE) as reader:
        await reader.types("space", "space")
        await beside(reader, "long")
        left, right = panes(reader)
        before = left.view.top_row
        await reader.types("G")
        assert right.view.share_read == 1
        assert left.view.top_row == before
        assert [each.focus_now.span.start for each in (left, right)] == sorted(
            {left.focus_now.span.start, right.focus_now.span.start}
        )


async def test_closing_one_lets_the_other_fill_the_screen_and_then_leaves(at_desk: AtDesk) -> None:
    async with at_desk(size=MIDDLE) as reader:
        await reader.types("enter")
        await standing(reader)
        first = titles(reader)[0].removeprefix("*")
        await beside(reader, "river" if "Rain" in first else "rain")
        await reader.types("tab", "q")
        assert len(panes(reader)) == 1
        await reader.pilot.pause()
        assert reader.desk.region.size == reader.app.screen.size
        assert reader.desk.opened.entry.article.title != first
        assert reader.mode == "READ"
        await reader.types("q")
        assert reader.mode == "LIBRARY"


async def test_a_third_takes_the_place_of_the_other_and_one_that_is_open_is_gone_to(
    at_desk: AtDesk, root: Path
) -> None:
    (root / "articles" / "wind.md").write_text("# Wind\n\nIt blew.\n")
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab")
        await beside(reader, "wind")
        assert titles(reader) == ["Rain in the north", "*Wind"]
        await reader.types("tab")
        await beside(reader, "wind")
        assert titles(reader) == ["Rain in the north", "*Wind"]
        await beside(reader, "river")
        assert titles(reader) == ["*The river", "Wind"]


async def test_keys_typed_before_the_second_article_stands_are_meant_for_it(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await reader.types("|")
        await reader.pilot.press("r", "i", "v", "e", "r", "enter", "right_parenthesis", "h")
        await standing(reader)
        assert reader.quotes() == ["It is long."]


async def test_a_note_that_is_written_where_another_article_is_opened_is_not_lost(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("a")
        await reader.writes("unfinished")
        await reader.pilot.click(panes(reader)[0].view, offset=(4, 35))
        await beside(reader, "rain")
        assert titles(reader) == ["Rain in the north", "*Rain in the north"]
        assert [each.text for each in drafts(reader.library)] == ["unfinished"]


# ── left and come back to ──────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("long_one")
@pytest.mark.parametrize("last", ["ctrl+q", "q"])
async def test_leaving_keeps_both_places(at_desk: AtDesk, last: str, opening: Opening, root: Path) -> None:
    (root / "articles" / "other.md").write_text(LONG.replace("A long one", "Another"))
    async with at_desk("long", MIDDLE) as reader:
        await reader.types("space")
        await beside(reader, "another")
        await reader.types("space", "space")
        await reader.types(last)
    again = opening()
    kept = [place_of(again, resolve(again, each)) for each in ("long", "other")]
    assert all(kept)
    assert [place.offset > 0 for place in kept if place] == [True, True]
    again.close()


async def test_an_article_that_a_link_leads_to_is_put_over_both_and_q_comes_back_to_both(
    at_desk: AtDesk, root: Path
) -> None:
    (root / "articles" / "wind.md").write_text("# Wind\n\nIt blew.\n")
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "wind")
        await reader.types("tab")
        focus_link(reader, "river.md")
        await reader.types("enter")
        await standing(reader)
        assert titles(reader) == ["*The river"]
        await reader.types("ctrl+o")
        assert titles(reader) == ["*Rain in the north", "Wind"]
        await reader.types("ctrl+o")
        assert reader.told == "this is where you began"


async def test_the_status_line_of_the_other_tells_the_key_that_goes_there_and_a_click_presses_it(
    at_desk: AtDesk,
) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("x")
        line = panes(reader)[0].query_one(Status)
        told = line.render().plain
        assert "READ" not in told
        assert "x “" not in told
        await reader.pilot.click(line, offset=(told.index("tab comes here") + 1, 0))
        await reader.pilot.pause()
        assert titles(reader) == ["*Rain in the north", "The river"]
