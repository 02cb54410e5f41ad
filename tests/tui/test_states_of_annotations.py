"""States of annotations on the screens: told, drawn, gone over, listed, confirmed, placed by hand."""

import pytest

from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.opening import open_article
from reader.library.replacing import are_let_be
from reader.library.shelf import resolve
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.screens.lost import LostScreen
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.sheets import CardScreen
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, TEXT
from tests.tui.desk_room import AtDesk, Opening, Reader
from tests.tui.entity_room import PATIENCE

SHUT = "Schools in the town stayed shut on Monday."


@pytest.fixture
def flood(opening: Opening) -> dict[str, str]:
    """An article of which four passages are marked, and which another program edited since: the ids by the quotes."""
    library = opening()
    file = library.articles / "flood.md"
    file.write_text(TEXT, "utf-8")
    found = open_article(library, resolve(library, "flood"))
    uids = {}
    for quote in (MOVED, CHANGED, LOST, SHUT):
        start = found.document.text.index(quote)
        span = Span(start, start + len(quote))
        uids[quote] = annotate(library, found.entry, found.document, span, note=f"on {quote[:9]}").uid
    file.write_text(EDITED.replace(SHUT, "The weather was better on Monday."), "utf-8")
    library.close()
    return uids


def lost(reader: Reader) -> LostScreen:
    shown = reader.app.screen
    assert isinstance(shown, LostScreen)
    return shown


def page(reader: Reader) -> str:
    """The lines of the list."""
    view = reader.app.screen.query_one(RowsView)
    return "\n".join("".join(said for said, _ in view._rows.row(row, 70)) for row in range(len(view._rows)))  # noqa: SLF001


def states(reader: Reader) -> dict[str, str]:
    return {each.annotation.note: each.placed.how.value for each in reader.notes()}


async def listed(reader: Reader, *keys: str) -> None:
    """Press keys that lead to the list, and wait until it is there."""
    await reader.types(*keys)
    for _ in range(PATIENCE):
        if isinstance(reader.app.screen, LostScreen) and lost(reader).query_one(RowsView).size and page(reader):
            return
        await reader.pilot.pause()
    raise AssertionError("the list never came")


async def until(reader: Reader, words: str) -> None:
    for _ in range(PATIENCE):
        if words in page(reader):
            return
        await reader.pilot.pause()
    raise AssertionError(f"{words!r} never came:\n{page(reader)}")


def over(reader: Reader) -> list[str]:
    return [line for line, _ in reader.desk.heading_now()]


async def test_what_became_of_them_is_told_once_and_drawn(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        assert reader.told == "1 note moved, 1 changed, 2 need you · ]o goes there"
        assert "? 2 notes have lost their place · ]o" in over(reader)
        assert [(sign.glyph, sign.note) for sign in reader.desk.state_signs] == [
            ("~", "changed · K tells how"),
            ("»", "moved with the text"),
        ]
        assert set(flood) == {MOVED, CHANGED, LOST, SHUT}
    async with at_desk("flood") as reader:
        assert reader.told == "2 notes need you · ]o goes there"
        assert [sign.glyph for sign in reader.desk.state_signs] == ["~"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_list_shows_what_was_marked_and_where_it_may_lie(
    at_desk: AtDesk, flood: dict[str, str], size: tuple[int, int]
) -> None:
    async with at_desk("flood", size) as reader:
        await listed(reader, "g", "p")
        told = " ".join(page(reader).split())
        assert "? lost" in told
        assert LOST in told
        assert "✎ on Nobody" in told
        assert "→ “" in told
        assert "[-two-]" in told
        assert "{+three+}" in told
        assert lost(reader).chosen is not None
        for command in of_mode(Mode.LOST):
            assert callable(lost(reader).commander.handler_of(command))
        assert flood


async def test_jumps_stop_at_what_changed_and_then_lead_to_the_lost(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await reader.types("]", "o")
        assert reader.focused == "The river rose three metres in the night."
        assert reader.told == "its words changed · K tells how · g y it lies right"
        await listed(reader, ";", "o")
        chosen = lost(reader).chosen
        assert chosen is not None
        assert chosen.uid in {flood[LOST], flood[SHUT]}
        await reader.types("esc", "[", "o")
        assert reader.told == "no earlier annotation that changed"


async def test_the_card_tells_was_and_now_and_confirms(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await reader.types("]", "o", "K")
        assert isinstance(reader.app.screen, CardScreen)
        rows = dict(reader.app.screen.card.rows)
        assert [piece[0] for piece in rows["was"] if piece[1]] == ["[-two-]"]
        assert [piece[0] for piece in rows["now"] if piece[1]] == ["{+three+}"]
        await reader.types("y")
        assert reader.told == "it lies right as it does now · u takes it back"
        assert states(reader)["on The river"] == "exact"
        await reader.types("u")
        assert states(reader)["on The river"] == "changed"
        assert flood


async def test_a_place_that_is_offered_is_taken_and_left_again(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await listed(reader, "g", "p")
        screen = lost(reader)
        number = next(n for n, item in enumerate(screen.items) if item.uid == flood[SHUT] and item.offer)
        screen.rows.put_cursor(number)
        await reader.types("enter")
        await reader.pilot.pause()
        assert reader.told.startswith("placed on “The weather was better on Monday.”")
        assert states(reader)["on Schools i"] == "exact"
        await until(reader, "? lost")
        await reader.types("u")
        assert states(reader)["on Schools i"] == "lost"


async def test_one_is_placed_by_hand_on_what_is_selected(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await listed(reader, "g", "p")
        screen = lost(reader)
        screen.rows.put_cursor(next(n for n, item in enumerate(screen.items) if item.uid == flood[LOST]))
        await reader.types("g", "o")
        assert reader.told.startswith("g o places it on its passage, or on what is selected: “Nobody was hurt.”")
        assert reader.focused == "The weather was better on Monday."
        await reader.types("V", "g", "o")
        assert reader.focused == "The weather was better on Monday."
        assert reader.told.startswith("placed on “The weather was better on Monday.” · u takes it back · ]o: 1 more")
        assert "? 1 note has lost its place · ]o" in over(reader)
        assert states(reader)["on Nobody wa"] == "exact"


async def test_one_that_was_found_in_the_wrong_place_is_placed_by_hand_too(
    at_desk: AtDesk, flood: dict[str, str]
) -> None:
    async with at_desk("flood") as reader:
        await listed(reader, "g", "p")
        screen = lost(reader)
        screen.rows.put_cursor(next(n for n, item in enumerate(screen.items) if item.uid == flood[CHANGED]))
        await reader.types("g", "o")
        assert "g o places it" in reader.told
        await reader.types("g", "g", ")", ")", "g", "o")
        assert "placed on" in reader.told
        assert "changed" not in states(reader).values()
        await reader.types("u")
        assert "changed" in states(reader).values()


async def test_of_several_it_is_asked_which_one_is_placed_here(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await reader.types(")", "g", "o", "enter")
        assert reader.told.startswith("placed on")
        assert sorted(states(reader).values()) == ["changed", "exact", "exact", "lost"]
        assert flood


async def test_one_that_is_let_be_asks_no_more_until_it_is_asked_about_again(
    at_desk: AtDesk, flood: dict[str, str]
) -> None:
    async with at_desk("flood") as reader:
        opened = reader.desk.opened
        await listed(reader, "g", "p")
        for _ in (LOST, SHUT):
            await reader.types("g", "g", "l")
            await reader.pilot.pause()
        assert are_let_be(reader.library, opened) == {flood[LOST], flood[SHUT]}
        await until(reader, "let be")
        await reader.types("esc")
        assert not any("lost" in line for line in over(reader))
        await listed(reader, "g", "p")
        await reader.types("y", "g", "g", "y")
        await until(reader, "Nothing here needs you any more.")
        await reader.types("esc")
        assert not any("lost" in line for line in over(reader))
        await reader.types("]", "o")
        assert reader.told == "every annotation lies as it was marked"


async def test_to_the_trash_and_back_from_the_list(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await listed(reader, "g", "p")
        await reader.types("d", "d")
        assert reader.told == "to the trash · u brings it back"
        assert len(reader.notes()) == len(flood) - 1
        await reader.types("u")
        assert len(reader.notes()) == len(flood)


async def test_the_notebook_finds_them_and_leads_to_the_list(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("", (100, 30)) as reader:
        await reader.types(":")
        await reader.writes("lost")
        await reader.types("enter")
        for _ in range(PATIENCE):
            notebook = reader.app.screen
            if isinstance(notebook, NotebookScreen) and len(notebook.laid.rows) == 2:
                break
            await reader.pilot.pause()
        assert isinstance(notebook, NotebookScreen)
        assert {row.uid for row in notebook.laid.rows} == {flood[LOST], flood[SHUT]}
        assert "? lost" in page(reader)
        await listed(reader, "enter")
        chosen = lost(reader).chosen
        assert chosen is not None
        assert chosen.uid in {flood[LOST], flood[SHUT]}


async def test_a_file_that_is_edited_while_it_is_open_tells_what_became_of_them(
    at_desk: AtDesk, flood: dict[str, str]
) -> None:
    async with at_desk("flood") as reader:
        file = reader.library.articles / "flood.md"
        file.write_text(f"Begun again.\n\n{TEXT}", "utf-8")
        reader.lets_time_go_by()
        reader.app.follow()
        await reader.pilot.pause()
        assert reader.told.startswith("the text has changed")
        assert set(states(reader).values()) == {"exact"}
        assert not any("lost" in line for line in over(reader))
        assert flood


async def test_all_that_changed_are_confirmed_in_one_act(at_desk: AtDesk, flood: dict[str, str]) -> None:
    async with at_desk("flood") as reader:
        await listed(reader, "g", "p")
        await reader.types("Y")
        assert reader.told == "1 confirmed · u takes it back"
        assert states(reader)["on The river"] == "exact"
        await reader.types("Y")
        assert reader.told == "none here changed or moved"
        await reader.types("u")
        assert states(reader)["on The river"] == "changed"
        assert flood


async def test_the_plain_word_shows_the_list_of_the_article_that_is_read(
    at_desk: AtDesk, flood: dict[str, str]
) -> None:
    async with at_desk("flood") as reader:
        await reader.types(":")
        await reader.writes("lost")
        await listed(reader, "enter")
        assert {item.uid for item in lost(reader).items} == set(flood.values()) - {flood[MOVED]}


async def test_a_list_where_nothing_is_lost_says_so_and_how_to_leave(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("g", "p")
        await until(reader, "Every annotation of this article has its place.")
        assert "esc goes back to the page" in page(reader)
        for key in ("enter", "y", "l", "p"):
            await reader.types(key)
            assert reader.told == "there is nothing here that needs you"
        await reader.types("esc", "g", "o")
        assert reader.told == "no annotation of this article is lost"
