"""References begun and ended in the lists over the library, and listed from there."""

import pytest

from reader.library.links import links
from reader.tui.modes import Mode
from reader.tui.screens.references import ReferencesScreen
from tests.tui.desk_room import AtDesk, Reader
from tests.tui.test_reference_keys import begun, link_figures, mode, rows, settled, words


async def until_known(reader: Reader) -> None:
    """Wait until the library was gone through."""
    working = [each for each in reader.app.workers if each.group in {"gathering", "sifting", "finding", "shelf"}]
    if working:
        await reader.app.workers.wait_for_complete(working)
    await reader.pilot.pause()


async def test_a_figure_of_the_ledger_is_an_end(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("F", "x")
        assert begun(reader) == "“over 30 centimetres”"
        await reader.types("j", "x", "enter")
        assert words(reader) == [("“over 30 centimetres”", "see also", "“6,000”")]


async def test_an_annotation_of_the_notebook_is_an_end(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "f", "x", "A")
        await until_known(reader)
        await reader.types("x", "enter")
        assert words(reader) == [("“over 30 centimetres”", "see also", "“Rain fell on Leeds.”")]


async def test_a_passage_that_was_searched_for_is_an_end_and_is_highlighted_for_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "S", *'"rain fell"', "tab", "x", "enter")
        assert [each.target.words for each in links(reader.library)] == ["“Rain fell on Leeds.”"]


@pytest.mark.parametrize("key", ["F", "A", "S"])
async def test_escape_in_a_list_forgets_what_was_begun_and_stays(at_desk: AtDesk, key: str) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "]", "f", "x", key)
        await until_known(reader)
        if key == "S":
            await reader.types(*"leeds", "tab")
        here = mode(reader)
        await reader.types("esc")
        assert begun(reader) == ""
        assert mode(reader) is here


async def test_the_list_is_opened_from_a_card_with_what_is_linked_there_and_escape_shows_all(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("g", "g", ")", "x", ")", "x", "enter")
        assert len(words(reader)) == 2
        await reader.types("F", "K", "X")
        await settled(reader)
        screen = reader.app.screen
        assert isinstance(screen, ReferencesScreen)
        assert [each.linked.source.words for each in screen.found] == ["“over 30 centimetres”"]
        await reader.types("esc")
        await settled(reader)
        assert len(screen.found) == 2
        await reader.types("esc")
        assert mode(reader) is Mode.FIGURE


async def test_a_card_follows_a_reference_through_a_new_text_and_says_when_its_words_are_gone(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        path = reader.desk.opened.entry.path
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\n\nMore rain came.", encoding="utf-8")
        reader.desk.follow_others()
        await reader.types("g", "g", "]", "f", "enter")
        await reader.types("esc", "F", "K")
        await until_known(reader)
        assert "→ see also  “6,000”" in rows(reader)
        path.write_text(text.replace("6,000", "few"), encoding="utf-8")
        await reader.types("u", "ctrl+r")
        await until_known(reader)
        assert "lost" in rows(reader) or "no longer" in rows(reader)
