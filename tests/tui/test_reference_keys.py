"""References at the keyboard: begun with x here, ended with x there, followed, changed, listed."""

import pytest

from reader.core.reference import TargetKind
from reader.library.annotating import annotate, find_quote
from reader.library.links import Linked, links
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.tui.app import PostilApp
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.reading.focus import FocusKind
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.reference import ReferenceScreen
from reader.tui.screens.references import ReferencesScreen
from reader.tui.widgets.rows_view import RowsView
from tests.tui.desk_room import AtDesk, Reader


def made(reader: Reader) -> list[Linked]:
    return links(reader.library)


def words(reader: Reader) -> list[tuple[str, str, str]]:
    return [(each.source.words, each.reference.relation, each.target.words) for each in made(reader)]


def begun(reader: Reader) -> str:
    assert isinstance(reader.app, PostilApp)
    return reader.app.begun


def mode(reader: Reader) -> Mode:
    screen = reader.app.screen
    assert isinstance(screen, OwnScreen)
    return screen.mode


def rows(reader: Reader) -> str:
    view = reader.app.screen.query(RowsView).first()
    return "\n".join(view.render_line(y).text for y in range(view.size.height))


async def settled(reader: Reader) -> None:
    """Wait until what reads the references is done; other work never ends."""
    reading = [each for each in reader.app.workers if each.group == "references"]
    if reading:
        await reader.app.workers.wait_for_complete(reading)
    await reader.pilot.pause()


async def link_figures(reader: Reader) -> None:
    """Link “over 30 centimetres” with “6,000” as see also, in one article."""
    await reader.types("]", "f", "x", "]", "f", "x", "enter")


async def test_two_figures_are_linked_by_keys_alone_and_undone_and_done_again(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x")
        assert begun(reader) == "“over 30 centimetres”"
        assert "go to the other end and press x there" in reader.told
        await reader.types("]", "f", "x")
        await reader.types("k", "k", "k", "enter")
        assert words(reader) == [("“over 30 centimetres”", "updates", "“6,000”")]
        assert reader.told.startswith("linked: “over 30 centimetres” updates “6,000” · e notes on it")
        assert begun(reader) == ""
        assert reader.desk.focus_now.kind is FocusKind.REFERENCE
        await reader.types("u")
        assert words(reader) == []
        assert reader.desk.tied == []
        await reader.types("ctrl+r")
        assert len(words(reader)) == len(reader.desk.tied) - 1 == 1


async def test_what_was_begun_lasts_over_screens_until_it_is_forgotten(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "L")
        assert "over 30" in str(reader.app.export_screenshot()).replace("&#160;", " ")
        await reader.types("q")
        await reader.types("esc")
        assert begun(reader) == ""
        assert reader.told == "no reference from “over 30 centimetres”"
        await reader.types("esc")
        assert reader.desk.focus_now.kind is FocusKind.SENTENCE


async def test_a_sentence_becomes_a_highlight_in_the_same_act(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("x", ")", "x", "enter")
        assert words(reader) == [("“Rain fell on Leeds.”", "see also", "“The river rose by over 30 centimetres.”")]
        assert reader.quotes() == ["Rain fell on Leeds.", "The river rose by over 30 centimetres."]
        assert {each.annotation.label for each in reader.notes()} == {"important"}
        await reader.types("u")
        assert reader.quotes() == []
        assert words(reader) == []


async def test_a_sentence_that_is_highlighted_already_is_the_end_itself(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "x", "]", "f", "x", "enter")
        assert len(reader.quotes()) == 1
        assert words(reader) == [("“Rain fell on Leeds.”", "see also", "“over 30 centimetres”")]


async def test_a_selection_an_entity_and_an_article_can_be_ends(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "e", "x", "v", "e", "x", "enter")
        await reader.types("x", "L", "/")
        await reader.writes("river")
        await reader.types("enter", "x", "enter")
        kinds = [(each.source.target.kind, each.target.target.kind) for each in made(reader)]
        assert kinds[0] == (TargetKind.ENTITY, TargetKind.ANNOTATION)
        assert kinds[1][1] is TargetKind.ARTICLE
        assert words(reader)[1][2] == "“The river”"


async def test_a_reference_cannot_end_where_it_begins(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "x")
        assert "it begins here" in reader.told
        assert begun(reader)


async def test_the_keys_go_from_reference_to_reference(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "x")
        assert reader.told == "no reference here: x begins one"
        await link_figures(reader)
        await reader.types("g", "g", "]", "x")
        assert (reader.focused, reader.desk.focus_now.kind) == ("over 30 centimetres", FocusKind.REFERENCE)
        await reader.types(";", "x")
        assert reader.focused == "6,000"
        await reader.types("[", "x")
        assert reader.focused == "over 30 centimetres"
        await reader.types(",", "x")
        assert reader.told == "no earlier reference"


async def test_a_reference_is_followed_with_one_key_and_back_again(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "L", "/")
        await reader.writes("river")
        await reader.types("enter", "enter")
        await reader.types("x", "enter")
        assert words(reader) == [("“over 30 centimetres”", "see also", "“The river”")]
        await reader.types("enter")
        await settled(reader)
        assert "← “over 30 centimetres” see also this" in rows(reader)
        assert "Rain in the north · 2 Jun 2025" in rows(reader)
        assert "The river rose by over 30 centimetres." in rows(reader)
        await reader.types("enter")
        assert reader.desk.opened.entry.article.title == "Rain in the north"
        assert reader.focused == "over 30 centimetres"
        await reader.types("ctrl+o")
        assert reader.desk.opened.entry.article.title == "The river"


async def test_the_card_notes_turns_changes_and_trashes(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("enter")
        await settled(reader)
        assert mode(reader) is Mode.REFERENCE
        await reader.types("e")
        await reader.writes("the same flood")
        await reader.types("enter")
        assert made(reader)[0].reference.note == "the same flood"
        await settled(reader)
        await reader.types("t")
        assert words(reader) == [("“6,000”", "see also", "“over 30 centimetres”")]
        await settled(reader)
        await reader.types("r", "g", "enter")
        assert words(reader)[0][1] == "supports"
        await settled(reader)
        await reader.types("d", "d")
        assert made(reader) == []
        await settled(reader)
        await reader.types("u")
        await settled(reader)
        assert words(reader)[0][1] == "supports"
        await reader.types("esc")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert len(reader.desk.tied) == 2


async def test_a_reference_in_focus_is_noted_on_and_trashed_in_the_text(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("e")
        await reader.writes("so much")
        await reader.types("enter")
        assert made(reader)[0].reference.note == "so much"
        await reader.types("d", "d")
        assert made(reader) == []
        assert reader.desk.tied == []


async def test_of_several_references_at_one_place_the_card_lets_choose(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("x", "g", "g", "]", "e", "x", "enter")
        await reader.types("[", "x", "]", "x")
        await reader.types("g", "g", "]", "x", "]", "x")
        assert reader.told == "2 references here: enter shows them"
        await reader.types("d", "d")
        await settled(reader)
        assert isinstance(reader.app.screen, ReferenceScreen)
        assert len(reader.app.screen.found) == 2


async def test_references_are_drawn_in_the_gutter_and_told_in_the_margin(at_desk: AtDesk) -> None:
    async with at_desk("rain", size=(120, 24)) as reader:
        await link_figures(reader)
        signs = {sign.glyph: sign.note for sign in reader.desk.tied_signs}
        assert signs == {
            "→": "see also “6,000”, Rain in the north",
            "←": "“over 30 centimetres” see also this, Rain in the north",
        }
        page = "\n".join(reader.desk.view.render_line(y).text for y in range(24))
        assert "→" in page


async def test_an_annotation_keeps_its_glyph_where_a_reference_begins_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("x", ")", "x", "enter")
        lines = [reader.desk.view.render_line(y).text for y in range(24)]
        assert any("●" in line and "Rain fell" in line for line in lines)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 20)])
async def test_the_list_shows_both_ends_and_goes_to_either(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size=size) as reader:
        await link_figures(reader)
        await reader.types("X")
        await settled(reader)
        assert isinstance(reader.app.screen, ReferencesScreen)
        assert "“over 30 centimetr" in rows(reader)
        assert "→ “6,000”" in rows(reader)
        await reader.types("l")
        assert reader.focused == "6,000"
        await reader.types("X")
        await settled(reader)
        await reader.types("enter")
        assert reader.focused == "over 30 centimetres"


async def test_the_list_is_filtered_as_one_types_and_by_relation(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("x", "[", "f", "x", "g", "enter", "X")
        await settled(reader)
        screen = reader.app.screen
        assert isinstance(screen, ReferencesScreen)
        assert len(screen.found) == 2
        for typed, count in [("relation:supp", 1), ("in:rain", 2), ("in:river", 0), ("entity:reed", 2), ("6,000", 2)]:
            await reader.types("/")
            await reader.writes(typed)
            assert (typed, len(screen.found)) == (typed, count)
            await reader.types("enter", "esc")
        await reader.types("tab")
        assert [row.relation for row in screen.found] == ["supports"]
        await reader.types("esc")
        assert len(screen.found) == 2
        await reader.types("esc")
        assert isinstance(reader.app.screen, ReadingScreen)


async def test_the_card_that_the_list_opens_stands_on_the_reference_that_was_chosen(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("g", "g", "]", "f", "x", ")", ")", ")", "x", "enter")
        first, second = words(reader)
        assert first[0] == second[0]
        await reader.types("X")
        await settled(reader)
        await reader.types("K")
        await settled(reader)
        card = reader.app.screen
        assert isinstance(card, ReferenceScreen)
        assert card.chosen
        assert card.chosen.target.words == second[2]
        await reader.types("d", "d")
        await settled(reader)
        assert words(reader) == [first]


async def test_an_empty_list_says_how_a_reference_is_made(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types("X")
        await settled(reader)
        assert "No references yet." in reader.app.export_screenshot().replace("&#160;", " ")
        await reader.types("enter", "l", "d", "d", "e", "K", "t", "r")
        assert mode(reader) is Mode.REFERENCES
        await reader.types("q")
        assert mode(reader) is Mode.LIBRARY


async def test_what_another_program_links_is_drawn(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        opened = open_article(reader.library, resolve(reader.library, "rain"))
        annotate(reader.library, opened.entry, opened.document, find_quote(opened.document, "Night came."))
        await link_figures(reader)
        reader.desk.follow_others()
        assert len(reader.desk.tied) == 2


async def test_every_command_of_list_and_card_is_done_by_something(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("enter")
        await settled(reader)
        card = reader.app.screen
        assert isinstance(card, ReferenceScreen)
        assert all(callable(card.commander.handler_of(each)) for each in of_mode(Mode.REFERENCE))
        await reader.types("X")
        await settled(reader)
        every = reader.app.screen
        assert isinstance(every, ReferencesScreen)
        assert all(callable(every.commander.handler_of(each)) for each in of_mode(Mode.REFERENCES))


async def test_a_reference_of_the_whole_article_stands_over_its_text_and_is_the_first_stop(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("]", "f", "x", "L", "x", "enter", "q")
        desk = reader.desk
        assert desk.about == ("← “over 30 centimetres” see also this, Rain in the north",)
        await reader.types("g", "g", "(", "]", "x")
        assert (desk.focus_now.kind.value, desk.focus_now.span.is_empty) == ("reference", True)
        assert reader.told == "enter shows where it leads"
        await reader.types("enter")
        await settled(reader)
        assert mode(reader) is Mode.REFERENCE
        assert "over 30 centimetres" in rows(reader)
        await reader.types("esc", "]", "x")
        assert reader.focused == "over 30 centimetres"
        await reader.types("[", "x", "x")
        assert begun(reader) == "“Rain in the north”"
        await reader.types("esc", "esc")
        assert desk.focus_now.kind.value == "sentence"
        await reader.types("]", "x", "d", "d")
        assert words(reader) == []
        assert not reader.desk.about


async def test_p_shows_both_passages_under_the_list(at_desk: AtDesk) -> None:
    async with at_desk("rain", size=(60, 24)) as reader:
        await link_figures(reader)
        await reader.types("X")
        await settled(reader)
        preview = reader.app.screen.query_one("#references-preview", RowsView)
        assert not preview.display
        await reader.types("p")
        await reader.pilot.pause(0.2)
        assert preview.display
        shown = "\n".join(preview.render_line(y).text for y in range(preview.size.height))
        assert "→ see also" in shown
        await reader.types("p")
        assert not preview.display


async def test_what_was_trashed_is_listed_and_brought_back(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await link_figures(reader)
        await reader.types("X", "d", "d", "g", "d")
        await settled(reader)
        screen = reader.app.screen
        assert isinstance(screen, ReferencesScreen)
        assert len(screen.found) == 1
        await reader.types("e")
        assert reader.told == "it was taken away: dd brings it back"
        await reader.types("d", "d")
        await settled(reader)
        assert screen.found == []
        assert len(words(reader)) == 1
        await reader.types("esc")
        await settled(reader)
        assert len(screen.found) == 1
