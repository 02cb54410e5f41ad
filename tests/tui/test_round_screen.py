"""A round: what was chosen is walked one by one, marked, and left for its passage and come back to."""

from pathlib import Path

import pytest

from reader.core.card import CardKind
from reader.core.reference import Target, TargetKind
from reader.library.annotating import annotate, find_annotation, relabel, rewrite, trash
from reader.library.cards import all_cards, make_card
from reader.library.drafting import drafts
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.shelf import resolve
from reader.tui.reviewing.foot import Foot
from reader.tui.screens.desk import DeskScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.widgets.prompt import Prompt
from tests.tui.desk_room import AtDesk, Opening
from tests.tui.round_room import SIZES, drawn, goes_through, mark, mark_all, on, quote, said, status

# ── going through ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("size", SIZES)
async def test_one_annotation_is_shown_with_all_that_belongs_to_it(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk(size=size) as reader:
        uids = mark_all(reader.library)
        rewrite(reader.library, uids[1], "By how much?")
        relabel(reader.library, uids[1], "doubt")
        link(reader.library, Target(TargetKind.ANNOTATION, uids[1]), "updates", Target(TargetKind.ANNOTATION, uids[0]))
        make_card(reader.library, uids[1], CardKind.QUESTION, "What rose?", "the river")
        await goes_through(reader, "tag:law")
        assert "Rain in the north" in said(reader)
        assert "The river rose" in said(reader)
        await reader.types("ctrl+d")
        words = said(reader)
        for each in ("doubt", "#law", "By how much?", "→ updates “Rain fell”", "▢ What rose? · new"):
            assert each in words, each
        assert "space done, next" in str(on(reader).query_one(Foot).render())
        assert ("1/2 · 0 ✓" if size[0] < 60 else "1 of 2 · 0 done") in status(reader)


async def test_it_is_walked_by_one_and_by_count_to_its_ends_and_by_article(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        mark(reader.library, "It is long", "river")
        await goes_through(reader)
        seen = [quote(reader)]
        for keys in ("j", "3 j", "j", "k", "g g", "G", "2 g g", "}", "}", "{", "{", "5 G", "home"):
            await reader.types(*keys.split())
            seen.append(quote(reader))
        last = "It is long"
        assert seen == [
            "Rain fell", "The river rose", last, last, "The end came", "Rain fell", last, "The river rose", last, last,
            "Rain fell", "Rain fell", last, "Rain fell",
        ]  # fmt: skip
        await reader.types("k")
        assert reader.told == "this is the first one"


async def test_space_marks_done_and_goes_on_to_what_is_open_until_all_are(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader)
        await reader.types("j", "space", "space")
        assert quote(reader) == "The end came"
        await reader.types("space")
        assert (quote(reader), reader.told) == ("Rain fell", "this one was left open")
        await reader.types("space")
        assert "All 4 are done." in said(reader)
        assert "r begins anew" in str(on(reader).query_one(Foot).render())
        await reader.types("k")
        assert "✓ done" in drawn(reader)
        await reader.types("o")
        assert "All 4 are done." in said(reader)
        await reader.types("q", "g", "g", "enter")
        assert "All 4 are done." in said(reader)
        await reader.types("r")
        assert (quote(reader), on(reader).going.done) == ("Rain fell", 0)
        await reader.types("u")
        assert on(reader).going.done == 4


async def test_d_marks_done_and_opens_again(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader)
        await reader.types("d")
        assert (quote(reader), "✓ done" in drawn(reader), on(reader).going.done) == ("Rain fell", True, 1)
        assert reader.told == "done · d or u opens it again"
        await reader.types("d")
        assert ("✓ done" in drawn(reader), on(reader).going.done) == (False, 0)


async def test_marks_and_acts_are_taken_back_in_the_order_in_which_they_were_done(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader)
        await reader.types("space", "H", "3", "space", "D")
        assert [quote(reader), len(reader.notes())] == ["The end came", 3]
        await reader.types("u")
        assert (quote(reader), len(reader.notes())) == ("Night came", 4)
        await reader.types("u")
        assert (quote(reader), reader.told) == ("The river rose", "undone: “The river rose” marked done")
        await reader.types("u")
        assert (find_annotation(reader.library, uids[1]).label, on(reader).going.done) == ("", 1)
        await reader.types("u")
        assert (quote(reader), on(reader).going.done) == ("Rain fell", 0)
        await reader.types("ctrl+r", "ctrl+r", "ctrl+r", "ctrl+r")
        assert (find_annotation(reader.library, uids[1]).label, on(reader).going.done) == ("doubt", 2)
        assert len(reader.notes()) == 3


async def test_what_is_undone_elsewhere_is_not_undone_once_more_here(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader)
        await reader.types("space", "H", "3", "A", "u", "q")
        assert find_annotation(reader.library, uids[1]).label == ""
        await reader.types("u")
        assert (quote(reader), on(reader).going.done) == ("Rain fell", 0)


# ── what is done to one ─────────────────────────────────────────────────────────────────────


async def test_it_is_labelled_tagged_noted_and_asked_as_in_the_notebook(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader, "tag:law")
        await reader.types("H", "3", "t")
        await reader.writes(", river")
        await reader.types("enter", "n")
        await reader.writes("Why?")
        await reader.types("esc")
        found = find_annotation(reader.library, uids[1])
        assert (found.label, found.tags, found.note) == ("doubt", ("law", "river"), "Why?")
        assert "Why?" in said(reader)
        await reader.types("c")
        await reader.writes("What rose?")
        await reader.types("tab")
        await reader.writes("The river")
        await reader.types("esc")
        assert [card.annotation for card in all_cards(reader.library)] == [uids[1]]


async def test_what_loses_what_it_was_chosen_by_stays_until_the_round_is_opened_again(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader, "tag:law")
        await reader.types("t", "ctrl+u", "enter")
        assert reader.told == "no tags now"
        assert (quote(reader), len(on(reader).going.rows)) == ("The river rose", 2)
        await reader.types("j", "q", "g", "g", "enter")
        assert (quote(reader), len(on(reader).going.rows)) == ("Night came", 1)


async def test_a_note_that_is_begun_is_kept_as_a_draft_and_gone_on_with(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader)
        await reader.types("n")
        assert reader.mode == "INPUT"
        await reader.writes("Half a")
        on(reader).save_place()
        assert [(each.annotation, each.text) for each in drafts(reader.library)] == [(uids[0], "Half a")]


async def test_enter_goes_to_the_passage_and_q_comes_back_to_it(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader, "tag:law")
        await reader.types("j", "enter")
        assert isinstance(reader.app.screen, ReadingScreen)
        assert reader.focused == "Night came"
        await reader.types("q")
        assert quote(reader) == "Night came"
        await reader.types("q", "q")


async def test_references_are_peeked_at_and_followed(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader)
        for key in ("p", "f"):
            await reader.types(key)
            assert reader.told == "it has no references: x begins one"
        other = mark(reader.library, "It is long", "river")
        link(reader.library, Target(TargetKind.ANNOTATION, uids[0]), "see also", Target(TargetKind.ANNOTATION, other))
        await reader.pilot.pause()
        await reader.types("p")
        assert "→ see also “It is long” The river It is long." in said(reader)
        await reader.types("esc")
        assert "→ see also “It is long”" in said(reader)
        await reader.types("f")
        assert reader.desk.opened.entry.slug == "river"


async def test_a_reference_begins_at_one_and_ends_at_another(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader)
        await reader.types("x", "j", "x")
        await reader.types("enter")
        await reader.pilot.pause()
        assert "← “Rain fell”" in said(reader)


async def test_what_another_program_does_is_followed_on_the_same_annotation(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk() as reader:
        uids = mark_all(reader.library)
        await goes_through(reader)
        await reader.types("j")
        other = opening()
        trash(other, uids[0])
        rewrite(other, uids[1], "From elsewhere")
        other.close()
        reader.app.follow()
        await reader.pilot.pause()
        assert (quote(reader), on(reader).place, "From elsewhere" in said(reader)) == ("The river rose", 0, True)


async def test_another_round_is_chosen_from_within_one(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        await goes_through(reader)
        await reader.types("/")
        assert reader.app.screen.query_one(Prompt).is_open
        await reader.writes("tag:nothing")
        await reader.types("enter")
        assert "No annotation matches “tag:nothing”." in said(reader)
        for key in ("j", "space", "d", "enter", "H", "3", "t", "n", "c", "D", "y", "p", "K", "r", "u"):
            await reader.types(key)
        assert on(reader).typed == "tag:nothing"
        await reader.types("esc")
        assert isinstance(reader.app.screen, DeskScreen)


async def test_a_long_note_is_turned_by_pages(at_desk: AtDesk) -> None:
    async with at_desk(size=(40, 20)) as reader:
        uids = mark_all(reader.library)
        rewrite(reader.library, uids[0], "\n\n".join(f"Line {number} of the note." for number in range(20)))
        await goes_through(reader)
        assert "ctrl+d more" in str(on(reader).query_one(Foot).render())
        for _ in range(4):
            await reader.types("ctrl+d")
        assert "Line 19" in drawn(reader)
        await reader.types("j", "k")
        assert "Line 19" not in drawn(reader)


async def test_what_is_lost_and_what_is_on_the_whole_article_are_gone_through_too(at_desk: AtDesk, root: Path) -> None:
    async with at_desk() as reader:
        mark_all(reader.library)
        found = open_article(reader.library, resolve(reader.library, "rain"))
        annotate(reader.library, found.entry, found.document, None, note="All of it is sad.")
        (root / "articles" / "rain.md").write_text("# Rain in the north\n\nNight came.\n")
        reader.lets_time_go_by()
        await goes_through(reader)
        seen = [said(reader)]
        for _ in range(4):
            await reader.types("j")
            seen.append(said(reader))
        assert sum("lost:" in each for each in seen) == 3
        assert any("the whole article" in each and "All of it is sad." in each for each in seen)
        await reader.types("g", "g", "d", "g", "w", "esc", "f", "p")
        assert on(reader).going.done == 1


async def test_a_reference_is_followed_from_the_peek_and_undo_on_nothing_says_so(at_desk: AtDesk) -> None:
    async with at_desk() as reader:
        await reader.types(":")
        await reader.writes("desk rain")
        await reader.types("enter", "u")
        assert reader.told == "nothing to undo"
        await reader.types("p")
        assert reader.told == "it has no references: x begins one"
