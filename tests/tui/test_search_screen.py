from pathlib import Path

import pytest
from textual.widgets import Static

from reader.library.annotating import annotate, find_quote
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.saving_searches import save_search, saved_searches
from reader.library.shelf import resolve
from reader.tui.screens.search import SearchScreen
from reader.tui.widgets.rows_view import LEAD, RowsView
from tests.tui.desk_room import AtDesk, Reader

PATIENCE = 600  # looks, before what should come is given up


def screen(reader: Reader) -> SearchScreen:
    shown = reader.app.screen
    assert isinstance(shown, SearchScreen)
    return shown


def rows(reader: Reader) -> list[str]:
    """What the list shows, as text."""
    view = screen(reader).query_one(RowsView)
    height = min(view.size.height, view.virtual_size.height)
    return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]


def state(reader: Reader) -> str:
    return str(screen(reader).query_one("#search-state", Static).content)


async def searches(reader: Reader, text: str = "", *keys: str) -> None:
    """Open the screen, wait until the index is up to date, type, and wait for the answer."""
    if not isinstance(reader.app.screen, SearchScreen):
        await reader.types("S")
    await settled(reader)
    await reader.writes(text)
    await settled(reader)
    await reader.types(*keys)
    await settled(reader)


async def settled(reader: Reader) -> None:
    """Wait until nothing is being searched or indexed."""
    for _ in range(PATIENCE):
        working = {each.group for each in reader.app.workers if not each.is_finished}
        if not working & {"refreshing", "searching"}:
            break
        await reader.pilot.pause(0.02)
    await reader.pilot.pause()


def note(library: Library, name: str, quote: str, words: str, **what: object) -> None:
    opened = open_article(library, resolve(library, name))
    span = find_quote(opened.document, quote)
    annotate(library, opened.entry, opened.document, span, note=words, **what)  # type: ignore[arg-type]


async def test_what_is_typed_is_found_and_shown_by_article(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "6,000 peo")
        assert rows(reader) == [
            "Rain in the north  2 Jun 2025",
            "· …by over 30 centimetres. Ann Reed said 6,000 people left.",
        ]
        assert state(reader) == "1 in 1 article"
        assert reader.mode == "INPUT"


async def test_enter_opens_the_passage_with_the_hit_in_focus_and_q_comes_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "dawn", "enter")
        assert reader.focused == "dawn"
        await reader.types("q")
        assert screen(reader).line.value == "dawn"
        assert len(screen(reader).answer.hits) == 1


async def test_the_cursor_moves_while_typing_goes_on(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "the", "down", "ctrl+n")
        assert screen(reader).rows.cursor == 2
        await reader.types("up")
        assert screen(reader).rows.cursor == 1
        await searches(reader, " riv")
        assert screen(reader).line.value == "the riv"
        assert screen(reader).rows.cursor == 0


async def test_esc_goes_to_the_list_and_then_out(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await searches(reader, "the", "esc")
        assert reader.mode == "SEARCH"
        await reader.types("j", "j")
        assert screen(reader).rows.cursor == 2
        await reader.types("/")
        assert reader.mode == "INPUT"
        await reader.types("esc", "esc")
        assert reader.desk.opened.entry.slug == "rain"


async def test_annotations_are_found_with_their_label_and_opened_in_their_place(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        note(reader.library, "rain", "Night came.", "Whose gauge?", label="doubt", tags=["law"])
        await searches(reader, "gauge")
        assert rows(reader) == [
            "Rain in the north  2 Jun 2025",
            "◆ doubt · #law",
            "  Night came.",
            "  Whose gauge?",
        ]
        await reader.types("enter")
        assert reader.focused == "Night came."


async def test_what_is_annotated_on_a_page_over_it_is_found_when_one_comes_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "dawn", "enter")
        note(reader.library, "rain", "Night came.", "It broke at dawn.")
        await reader.types("q")
        await settled(reader)
        assert len(screen(reader).answer.hits) == 2


async def test_with_nothing_typed_it_shows_what_can_be_typed(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader)
        assert rows(reader)[0] == "What you can type"
        assert any(row.startswith("has:note") for row in rows(reader))
        await reader.types("enter")
        assert reader.told == "there is nothing to open"


async def test_what_is_not_found_is_said(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "label:joy")
        assert rows(reader)[:2] == [
            "Nothing has “label:joy”.",
            "label:joy means nothing here, so it was searched for as words.",
        ]


async def test_a_search_is_saved_asked_again_forgotten_and_brought_back(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "riv", "ctrl+s")
        await reader.writes("rivers")
        await reader.types("enter")
        assert [(each.name, each.query) for each in saved_searches(reader.library)] == [("rivers", "riv")]
        assert reader.mode == "INPUT"
        screen(reader).line.value = ""
        await settled(reader)
        assert rows(reader)[:2] == ["Saved searches", "rivers  riv"]
        await reader.types("enter")
        await settled(reader)
        assert screen(reader).line.value == "riv"
        assert len(screen(reader).answer.hits) > 1
        screen(reader).line.value = ""
        await reader.types("tab", "d", "d")
        assert saved_searches(reader.library) == []
        await reader.types("u")
        assert len(saved_searches(reader.library)) == 1
        assert rows(reader)[1] == "rivers  riv"
        await reader.types("r", "ctrl+u")
        await reader.writes("streams")
        await reader.types("enter")
        assert rows(reader)[1] == "streams  riv"
        assert "streams" in reader.told


async def test_another_programs_saved_search_and_notes_are_seen(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader)
        save_search(reader.library, "doubts", "label:doubt")
        screen(reader).follow_others()
        await settled(reader)
        assert rows(reader)[1] == "doubts  label:doubt"


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40)])
async def test_it_fits_every_size(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        await searches(reader)
        assert "in:talks" in "\n".join(rows(reader))
        await searches(reader, "the")
        assert len(screen(reader).answer.hits) > 2
        assert "…" in "\n".join(rows(reader))


async def test_the_search_is_reached_from_every_screen_and_knows_what_was_typed(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for key in ("", "E", "F", "L"):
            await reader.types(*filter(None, (key, "S")))
            assert isinstance(reader.app.screen, SearchScreen), key
            await settled(reader)
            await reader.types("esc")
            if key:
                await reader.types("q")
        await searches(reader, "dawn", "enter", "S")
        assert screen(reader).line.value == "dawn"


STRANGE = (
    *("[/b]", "\x1b[31m", '"', "-", "*", "has:", "has:xyz", 'label:"', "entity:[[x]]", "\u202eabc", "东京", "\0", "("),
    *("x OR", "NEAR(a b)", "figure:1e999", "after:2025-99", "tag:/", "in:", "e\u0301\u0301", "\ud83d", "  ", "by:\t"),
    "a" * 5000,
)


async def test_any_text_that_is_typed_is_answered_on_the_screen(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader)
        for text in STRANGE:
            screen(reader).line.value = text
            await settled(reader)
            assert screen(reader).typed == text
            assert all(char.isprintable() for row in rows(reader) for char in row)


async def test_nothing_of_a_text_is_obeyed(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "bad.md").write_text(
        "# Bad [red]title[/red]\n\nThe weir \x1b[31mbroke\x1b[0m [@click=quit]x\n"
    )
    async with at_desk() as reader:
        await searches(reader, "weir")
        assert "\x1b" not in "".join(rows(reader))
        assert "[@click=quit]x" in rows(reader)[-1]


async def test_n_goes_on_to_the_next_hit_in_the_article_that_was_opened(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "lee*", "enter")
        assert reader.focused == "Leeds"
        assert reader.told == "2 of 2 · n next, N before"
        marks = reader.desk.strata["search"].marks
        assert [mark.span.of(reader.desk.document.text) for mark in marks] == ["Leeds", "Leeds"]
        await reader.types("n")
        assert (reader.focused, reader.told) == ("Leeds", "1 of 2")
        await reader.types("N", "N")
        assert reader.told == "1 of 2"
        await reader.types("esc")
        assert not reader.desk.searched


async def test_from_an_annotation_n_goes_on_as_well(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        note(reader.library, "rain", "Night came", "After the rain.")
        await searches(reader, "has:note rain", "enter")
        assert reader.focused == "Night came"
        await reader.types("n")
        assert reader.focused == "Rain"


async def test_who_comes_back_from_what_was_found_is_in_the_list(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await searches(reader, "slept")
        await reader.types("enter")
        await settled(reader)
        assert reader.mode == "READ"
        await reader.types("q")
        assert reader.mode == "SEARCH"
        await reader.types("q")
        assert reader.mode == "LIBRARY"
