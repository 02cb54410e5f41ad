"""Two articles side by side, or one above the other, each in its pane."""

from pathlib import Path

import pytest

from reader.library.annotating import annotate, trash
from reader.library.drafting import drafts
from reader.library.links import links
from reader.library.opening import open_article
from reader.library.placing import place_of
from reader.library.shelf import resolve
from reader.tui.own import OwnScreen
from reader.tui.reading.focus import Focus, FocusKind
from reader.tui.reading.pane import Pane
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.status import Status
from tests.tui.desk_room import AtDesk, Opening, Reader

WIDE, MIDDLE, USUAL, SMALL = (160, 45), (120, 40), (80, 24), (40, 20)
PATIENCE = 300
LONG = "# A long one\n\n" + "\n\n".join(f"Paragraph {number} says so." for number in range(200))


def panes(reader: Reader) -> tuple[Pane, ...]:
    screen = reader.app.screen
    assert isinstance(screen, ReadingScreen)
    return screen.panes


def titles(reader: Reader) -> list[str]:
    """The articles that are open, left to right or top to bottom; the one in focus with a star."""
    return [("*" if each is reader.desk else "") + each.opened.entry.article.title for each in panes(reader)]


def modes(reader: Reader) -> list[str]:
    """The mode that each status line says."""
    return [each.status.mode for each in panes(reader)]


def places(reader: Reader, *articles: str) -> list[int]:
    """The places that are kept."""
    kept = [place_of(reader.library, resolve(reader.library, each)) for each in articles]
    return [place.offset if place else 0 for place in kept]


async def standing(reader: Reader) -> None:
    """Wait until what is opened can take keys."""
    for _ in range(PATIENCE):
        if isinstance(reader.app.screen, ReadingScreen) and reader.app.screen.hands:
            break
        await reader.pilot.pause()
    else:
        raise AssertionError(reader.app.screen)
    await reader.pilot.pause()


async def beside(reader: Reader, typed: str) -> None:
    """Open an article beside the one in focus, chosen by what is typed."""
    await reader.types("|")
    assert isinstance(reader.app.screen, Picker)
    await reader.writes(typed)
    await reader.types("enter")
    await standing(reader)


def focus_link(reader: Reader, target: str) -> None:
    """Put a link in focus without following it."""
    link = next(each for each in reader.desk.document.links if each.target == target)
    reader.desk.put_focus(Focus(link.span, FocusKind.LINK, link.target))


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


async def test_two_places_of_one_article(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "rain")
        await reader.types("h")
        left, right = panes(reader)
        assert len(left.opened.annotations) == len(right.opened.annotations) == 1
        assert left.own_signs == right.own_signs
        await reader.types("tab", "u")
        assert left.opened.annotations == right.opened.annotations == ()
        assert right.own_signs == ()


# ── where the second comes from ─────────────────────────────────────────────────────────────────


async def test_the_articles_to_choose_from_begin_with_those_read_last(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "wind.md").write_text("# Wind\n\nIt blew.\n")
    async with at_desk("river") as reader:
        await reader.types("q")
    async with at_desk("rain", MIDDLE) as reader:
        await reader.types("|", "enter")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]


async def test_what_a_link_leads_to_is_opened_beside(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        focus_link(reader, "river.md")
        await reader.types("|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]


async def test_a_link_within_the_article_shows_its_other_place_beside(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        focus_link(reader, "#the-end")
        await reader.types("|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*Rain in the north"]
        assert reader.focused == "The end"


async def test_the_other_end_of_a_reference_is_opened_beside_and_both_are_drawn(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types(")", "x", "tab", "]", "f", "x", "enter")
        assert [len(each.tied) for each in panes(reader)] == [1, 1]
        await reader.types("tab", "q", "|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]
        assert reader.focused == "It is long."


async def test_a_figure_that_is_linked_opens_the_other_end_however_it_came_into_focus(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types(")", "x", "tab", "]", "f", "x", "enter", "tab", "q", "g", "g", "]", "f", "|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]


# ── across the two ──────────────────────────────────────────────────────────────────────────────


async def test_a_reference_begun_in_one_ends_in_the_other_and_is_taken_back_in_both(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab", "]", "f", "x", "tab", ")", "x", "k", "k", "k", "enter")
        (found,) = links(reader.library)
        assert (found.source.words, found.reference.relation, found.target.words) == (
            "“over 30 centimetres”", "updates", "“It is long.”",
        )  # fmt: skip
        left, right = panes(reader)
        assert [len(each.tied) for each in (left, right)] == [1, 1]
        assert left.tied_signs
        assert right.tied_signs
        await reader.types("u")
        assert [each.tied for each in (left, right)] == [[], []]
        await reader.types("tab", "ctrl+r")
        assert [len(each.tied) for each in (left, right)] == [1, 1]


async def test_a_note_is_written_in_the_pane_in_focus_and_a_click_goes_to_the_other_and_back(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab", "a")
        await reader.writes("so")
        left, right = panes(reader)
        assert modes(reader) == ["INPUT", ""]
        await reader.pilot.click(right.view, offset=(4, 30))
        assert modes(reader) == ["", "READ"]
        await reader.types("tab")
        await reader.writes(" it is")
        await reader.types("esc")
        assert [each.annotation.note for each in reader.notes()] == ["so it is"]
        assert modes(reader) == ["READ", ""]
        assert left.opened.annotations
        assert not right.opened.annotations


async def test_a_note_that_is_written_where_another_article_is_opened_is_not_lost(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("a")
        await reader.writes("unfinished")
        await reader.pilot.click(panes(reader)[0].view, offset=(4, 35))
        await beside(reader, "rain")
        assert titles(reader) == ["Rain in the north", "*Rain in the north"]
        assert [each.text for each in drafts(reader.library)] == ["unfinished"]


async def test_the_line_of_input_opens_in_the_pane_in_focus(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab", "/")
        await reader.writes("dark")
        await reader.types("enter")
        left, right = panes(reader)
        assert left.focus_now.span.of(left.document.text) == "dark"
        assert right.searched == ""
        await reader.types(":")
        await reader.writes("beside river")
        await reader.types("enter")
        assert titles(reader) == ["Rain in the north", "*The river"]


# ── the rest of the app ─────────────────────────────────────────────────────────────────────────


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


async def test_what_another_program_does_is_shown_in_both(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        other = opening()
        for name in ("rain", "river"):
            opened = open_article(other, resolve(other, name))
            made = annotate(other, opened.entry, opened.document, reader.desk.focus_now.span, label="doubt")
        reader.app.follow()
        assert [len(each.opened.annotations) for each in panes(reader)] == [1, 1]
        trash(other, made.uid)
        reader.app.follow()
        assert [len(each.opened.annotations) for each in panes(reader)] == [1, 0]
        other.close()


async def test_an_article_that_another_program_rewrites_is_shown_anew_in_the_pane_behind(
    at_desk: AtDesk, opening: Opening, root: Path
) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        (root / "articles" / "rain.md").write_text("# Rain\n\nIt is over.\n")
        other = opening()
        opened = open_article(other, resolve(other, "river"))
        annotate(other, opened.entry, opened.document, None, note="so")
        reader.app.follow()
        assert "It is over." in panes(reader)[0].document.text
        assert modes(reader) == ["", "READ"]
        other.close()


async def test_both_change_with_the_theme(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        before = [str(each.view.render_line(3)) for each in panes(reader)]
        await reader.types("g", "t")
        await reader.pilot.pause()
        after = [str(each.view.render_line(3)) for each in panes(reader)]
        assert all(old != new for old, new in zip(before, after, strict=True))


async def test_names_are_found_in_both(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE, names=False) as reader:
        await reader.types("|")
        await reader.writes("river")
        await reader.types("enter")
        await standing(reader)
        await reader.until_names_were_looked_for()
        assert not any(each.is_finding_names for each in panes(reader))
        assert any("Leeds" in mark.ref for mark in panes(reader)[0].strata["entities"])


# ── from lists and cards ────────────────────────────────────────────────────────────────────────


async def until_rows(reader: Reader, words: str) -> None:
    """Wait until a list shows words."""
    for _ in range(PATIENCE):
        if words in str(reader.app.export_screenshot()).replace("&#160;", " "):
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(f"“{words}” never came")


async def test_what_was_searched_is_opened_beside_the_article_that_is_read(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await reader.types("S")
        await reader.writes("long")
        await until_rows(reader, "The river")
        await reader.types("tab", "|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]
        assert "long" in reader.focused


async def test_from_the_library_alone_it_is_opened_plainly(at_desk: AtDesk) -> None:
    async with at_desk(size=MIDDLE) as reader:
        await reader.types("S")
        await reader.writes("long")
        await until_rows(reader, "The river")
        await reader.types("tab", "|")
        await standing(reader)
        assert titles(reader) == ["*The river"]
        await reader.types("q")
        screen = reader.app.screen
        assert isinstance(screen, OwnScreen)
        assert screen.mode == "search"


async def test_from_the_notebook_a_passage_is_opened_beside(at_desk: AtDesk) -> None:
    async with at_desk("river", MIDDLE) as reader:
        await reader.types(")", "h", "|")
        await reader.writes("rain")
        await reader.types("enter")
        await standing(reader)
        await reader.types("q", "L")
        await reader.types("q", "A")
        await until_rows(reader, "It is long.")
        await reader.types("|")
        await standing(reader)
        assert titles(reader)[-1] == "*The river"


async def test_from_the_list_of_references_both_passages_are_opened_side_by_side(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab", "]", "f", "x", "tab", ")", "x", "enter", "q", "X")
        await until_rows(reader, "It is long.")
        await reader.types("|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]
        assert [each.focus_now.span.of(each.document.text) for each in panes(reader)] == [
            "over 30 centimetres",
            "It is long.",
        ]
        await reader.types("q", "q")
        assert not isinstance(reader.app.screen, ReadingScreen)


async def test_from_the_card_of_references_the_other_end_is_opened_beside(at_desk: AtDesk) -> None:
    async with at_desk("rain", MIDDLE) as reader:
        await beside(reader, "river")
        await reader.types("tab", "]", "f", "x", "tab", ")", "x", "enter", "q")
        assert titles(reader) == ["*Rain in the north"]
        await reader.types("]", "x", "enter")
        await until_rows(reader, "It is long.")
        await reader.types("|")
        await standing(reader)
        assert titles(reader) == ["Rain in the north", "*The river"]
        assert reader.focused == "It is long."


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
