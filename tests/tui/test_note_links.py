"""`[[` in a note: what is offered while it is typed, what becomes of it, and where it leads."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Label, TextArea

from reader.core.entity import EntityKey
from reader.core.reference import Target, TargetKind, entity_target
from reader.library.addressing import article_address
from reader.library.correcting import rename
from reader.library.referencing import link, references_of
from reader.library.shelf import resolve
from reader.tui.screens.notebook import NotebookScreen
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.link_list import LinkList
from reader.tui.widgets.sheets import CardScreen, Chooser
from tests.tui.desk_room import AtDesk, Reader


def offered(reader: Reader) -> list[str]:
    links = reader.app.screen.query_one(LinkList)
    return [f"{each.words}, {each.kind}" for each in links.offers] if links.is_open else []


def typed(reader: Reader) -> str:
    return reader.app.screen.query_one(Editor).text


async def until(reader: Reader, is_so: Callable[[], bool]) -> None:
    """Wait until what goes on between the keys is done."""
    for _ in range(200):
        if is_so():
            return
        await reader.pilot.pause(0.01)
    raise AssertionError(reader.told)


def led_to(reader: Reader) -> list[Target]:
    [noted] = [each for each in reader.notes() if each.annotation.note]
    return [each.target for each in references_of(reader.library, Target(TargetKind.ANNOTATION, noted.annotation.uid))]


async def test_a_link_is_completed_and_becomes_a_reference(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("See [[riv")
        assert offered(reader)[:1] == ["The river, article"]
        await reader.types("tab")
        assert typed(reader) == "See [[The river]]"
        assert offered(reader) == []
        await reader.writes(" for more")
        await reader.types("esc")
        assert reader.notes()[0].annotation.note == "See [[The river]] for more"
        assert led_to(reader) == [Target(TargetKind.ARTICLE, resolve(reader.library, "river").id)]
        assert reader.told == "note kept"
        await reader.types("u")
        assert reader.notes() == []


async def test_the_list_is_moved_in_and_enter_takes_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a", "[", "[")
        both = offered(reader)
        assert len(both) > 1
        await reader.types("down", "up", "ctrl+n", "enter")
        assert typed(reader) == f"[[{both[1].rpartition(', ')[0]}]]"


async def test_esc_closes_the_list_alone(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[riv")
        assert offered(reader)
        await reader.types("esc")
        assert offered(reader) == []
        await reader.writes("er, [[ra")
        assert offered(reader)[:1] == ["Rain in the north, article"]
        await reader.types("esc", "enter", "tab")
        assert typed(reader) == "[[river, [[ra\n    "
        await reader.types("esc")
        assert reader.mode == "READ"


async def test_what_is_pressed_before_the_list_is_there_takes_what_fits(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[the ri\t")
        assert typed(reader) == "[[The river]]"


async def test_what_is_called_nothing_stays_text_and_is_told(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[Nobody")
        assert offered(reader) == []
        await reader.types("enter")
        await reader.writes("and [[Nobody]]")
        await reader.types("esc")
        assert reader.notes()[0].annotation.note == "[[Nobody\nand [[Nobody]]"
        assert "no link was made of “Nobody”" in reader.told


async def test_a_closing_that_is_there_already_is_not_typed_twice(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("[[]]")
        await reader.types("left", "left")
        await reader.writes("riv")
        await reader.types("tab")
        assert typed(reader) == "[[The river]]"


async def a_note(reader: Reader, note: str) -> None:
    await reader.types("a")
    await reader.writes(note)
    await reader.types("esc", "]", "a")


async def test_the_card_of_a_note_lists_its_links_and_enter_follows_the_only_one(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await a_note(reader, "See [[The river]]")
        await reader.types("K")
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        assert [way.words for way in card.card.ways] == ["→ see also “The river”"]
        await reader.types("enter")
        assert reader.desk.opened.entry.article.title == "The river"
        await reader.types("q")
        assert reader.desk.opened.entry.article.title == "Rain in the north"


async def test_of_several_links_one_is_chosen(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        river = article_address(reader.library, resolve(reader.library, "river"))
        await a_note(reader, f"See [[The river]] and ({river}), or {river}x.")
        await reader.types("K", "enter")
        chooser = reader.app.screen
        assert isinstance(chooser, Chooser)
        assert [str(row) for row in chooser.rows] == ["→ see also “The river”", "→ “The river”", f"→ {river}x"]
        await reader.types("j", "j", "enter")
        assert "leads to an article that is not here" in reader.told
        await reader.types("K", "enter", "j", "enter")
        assert reader.desk.opened.entry.article.title == "The river"


async def test_the_other_end_shows_that_a_note_links_to_it(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", "h")
        await reader.types(")")
        await a_note(reader, "After [[The river rose by]]")
        reader.desk.focus_annotation(next(each.annotation.uid for each in reader.notes() if each.annotation.label))
        assert [str(each.direction) for each in reader.desk.tied] == ["in", "out"]
        await reader.types("K")
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        assert [way.words for way in card.card.ways] == ["← “Ann Reed said 6,000 people left.” see also this"]


async def test_a_link_of_ours_in_an_article_is_followed_without_asking(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "way.md").write_text("# The way\n\nSee [the end](reader://library/rain#:~:text=The%20end).\n")
    async with at_desk("way") as reader:
        await reader.types("f", "a")
        assert reader.focused == "the end"
        await reader.types("enter")
        assert reader.desk.opened.entry.article.title == "Rain in the north"
        assert reader.focused == "The end"


async def test_a_rename_is_seen_in_the_margin_and_in_the_editor(at_desk: AtDesk) -> None:
    async with at_desk("rain", size=(140, 30)) as reader:
        await a_note(reader, "Ask [[person:Ann Reed]]")
        rename(reader.library, EntityKey.of("person:Ann Reed"), "Anna Reed")
        reader.desk.reload_annotations()
        assert any("Ask [[Anna Reed]]" in sign.note for sign in reader.desk.own_signs)
        await reader.types("e")
        assert typed(reader) == "Ask [[Anna Reed]]"
        await reader.types("esc")
        assert reader.told == "the note is as it was"


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_the_list_stays_on_the_screen_and_leaves_the_line_free(at_desk: AtDesk, size: tuple[int, int]) -> None:
    async with at_desk("rain", size=size) as reader:
        await reader.types("a")
        for _ in range(8):
            await reader.writes("[[r")
            links, area = reader.app.screen.query_one(LinkList), reader.app.screen.query_one(TextArea)
            assert links.is_open
            line = area.cursor_screen_offset.y
            assert not links.region.y <= line < links.region.bottom
            assert reader.app.screen.region.contains_region(links.region)
            await reader.types("esc", "enter")


async def test_the_same_note_is_written_again_with_its_links(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("See [[riv")
        await reader.types("tab", "esc", ")", ".")
        assert [each.annotation.note for each in reader.notes()] == ["See [[The river]]"] * 2
        river = Target(TargetKind.ARTICLE, resolve(reader.library, "river").id)
        assert len(references_of(reader.library, river)) == 2


async def test_links_are_completed_in_the_notebook_too(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("h", "A")
        book = reader.app.screen
        assert isinstance(book, NotebookScreen)
        await until(reader, lambda: len(book.laid.rows) == 1 and reader.app.wide.census is not None)
        await reader.types("e")
        await reader.writes("By [[ann")
        assert offered(reader)[:1] == ["Ann Reed, person"]
        await reader.types("enter", "esc")
        assert reader.notes()[0].annotation.note == "By [[Ann Reed]]"
        assert led_to(reader) == [entity_target(EntityKey.of("person:Ann Reed"))]


async def test_an_unfinished_note_keeps_its_links_by_their_names(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("See [[riv")
        await reader.types("tab")
        reader.hands.save_draft()
    async with at_desk("rain") as reader:
        assert typed(reader) == "See [[The river]]"
        await reader.types("esc")
        assert led_to(reader) == [Target(TargetKind.ARTICLE, resolve(reader.library, "river").id)]


@pytest.mark.parametrize(("width", "told"), [(40, "esc keeps it · [[ links"), (80, "opens $EDITOR")])
async def test_under_a_note_stand_as_many_whole_keys_as_fit(at_desk: AtDesk, width: int, told: str) -> None:
    async with at_desk("rain", size=(width, 20)) as reader:
        await reader.types("a")
        assert str(reader.app.screen.query_one(".editor--keys", Label).render()).endswith(told)


async def test_two_articles_of_one_title_are_told_apart_and_both_can_be_linked(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        for slug in ("one", "two"):
            (reader.library.root / "articles" / f"{slug}.md").write_text("# Alike\n\nWords.\n")
        reader.lets_time_go_by()
        await reader.types("a")
        await reader.writes("[[alik")
        await until(reader, lambda: len(offered(reader)) == 2)
        assert {each.rpartition("· ")[2] for each in offered(reader)} == {"one", "two"}
        await reader.types("tab")
        await reader.writes(" and [[alik")
        await reader.types("down", "tab")
        assert typed(reader) == "[[Alike]] and [[Alike (2)]]"
        await reader.types("esc")
        assert reader.notes()[0].annotation.note == "[[Alike]] and [[Alike]]"
        both = {Target(TargetKind.ARTICLE, resolve(reader.library, slug).id) for slug in ("one", "two")}
        assert set(led_to(reader)) == both
        await reader.types("e", "home")
        await reader.writes("Now ")
        await reader.types("esc")
        assert set(led_to(reader)) == both


async def test_two_references_to_one_thing_are_both_told_on_the_card(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await a_note(reader, "To be checked.")
        [noted] = reader.notes()
        here, river = noted.annotation.uid, Target(TargetKind.ARTICLE, resolve(reader.library, "river").id)
        for relation in ("supports", "contradicts"):
            link(reader.library, Target(TargetKind.ANNOTATION, here), relation, river)
        reader.desk.focus_annotation(here)
        await reader.types("K")
        card = reader.app.screen
        assert isinstance(card, CardScreen)
        assert [way.words for way in card.card.ways] == ["→ supports “The river”", "→ contradicts “The river”"]
