"""With two articles open: what is done in one, or from one to the other, and that both show it."""

from pathlib import Path

from reader.library.annotating import annotate, trash
from reader.library.links import links
from reader.library.opening import open_article
from reader.library.shelf import resolve
from tests.tui.desk_room import AtDesk, Opening
from tests.tui.panes_room import MIDDLE, beside, modes, panes, standing, titles


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
