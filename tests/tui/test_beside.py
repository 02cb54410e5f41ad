"""Where the second article comes from: the picker, links, references, lists and cards."""

from pathlib import Path

from reader.tui.own import OwnScreen
from reader.tui.screens.reading import ReadingScreen
from tests.tui.desk_room import AtDesk
from tests.tui.panes_room import MIDDLE, beside, focus_link, panes, standing, titles, until_rows


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
