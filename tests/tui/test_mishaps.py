"""What goes wrong, and what becomes of what was typed."""

import os
import sqlite3
from pathlib import Path

import pytest
from textual.widgets import TextArea

from reader.library.annotating import annotate
from reader.library.drafting import drafts
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.library.undoing import undo
from tests.tui.desk_room import AtDesk, Opening


async def test_a_note_whose_annotation_is_undone_elsewhere_is_kept_as_a_new_one(
    at_desk: AtDesk, opening: Opening
) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("one")
        await reader.types("esc", "e")
        await reader.writes(" two")
        other = opening()
        undo(other)
        other.close()
        await reader.types("esc")
        assert reader.mode == "READ"
        assert reader.told == "kept as a new note, for the old one is gone"
        assert [each.annotation.note for each in reader.notes()] == ["one two"]
        assert drafts(reader.library) == []


async def test_a_note_whose_passage_is_gone_is_kept_on_the_whole_article(at_desk: AtDesk, root: Path) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("why")
        await reader.types("ctrl+q")
    (root / "articles" / "rain.md").write_text("---\ntitle: Rain in the north\n---\nAll of it is new.\n")
    async with at_desk("rain", names=False) as reader:
        assert reader.mode == "INPUT"
        await reader.types("esc")
        assert reader.mode == "READ"
        assert [(each.annotation.anchor, each.annotation.note) for each in reader.notes()] == [
            (None, "> Rain fell on Leeds.\n\nwhy")
        ]


async def test_an_article_that_is_removed_elsewhere_can_still_be_left(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("half")
        other = opening()
        remove(other, resolve(other, "rain"))
        other.close()
        reader.app.follow()
        await reader.types("ctrl+x")
        assert reader.mode == "READ"


async def test_quitting_loses_no_key(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        reader.desk.query_one(TextArea).insert("LAST WORDS")
        await reader.pilot.press("ctrl+q")
    async with at_desk("rain") as reader:
        assert reader.desk.query_one(TextArea).text == "LAST WORDS"


async def test_a_note_can_be_thrown_away(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("no")
        reader.hands.editor.say()
        await reader.types("ctrl+x")
        assert (reader.mode, reader.told, reader.notes(), drafts(reader.library)) == ("READ", "thrown away", [], [])


async def test_a_lock_of_another_program_does_not_end_the_reader(at_desk: AtDesk, root: Path) -> None:
    async with at_desk("rain") as reader:
        reader.library.database.rows("PRAGMA busy_timeout = 1")
        other = sqlite3.connect(root / "annotations.db", isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        reader.app.follow()
        await reader.types(")")
        other.execute("ROLLBACK")
        other.close()
        assert reader.focused == "The river rose by over 30 centimetres."


async def test_a_click_while_a_note_is_written_leaves_the_keyboard_to_the_note(at_desk: AtDesk) -> None:
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("on")
        await reader.pilot.click("ArticleView", offset=(10, 4))
        await reader.writes("e")
        await reader.types("esc")
        assert [each.annotation.note for each in reader.notes()] == ["one"]


@pytest.mark.parametrize("command", ["vim 'x", "/no/such/editor", "false"])
async def test_an_editor_that_cannot_be_had_leaves_the_note_as_it_was(
    at_desk: AtDesk, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("VISUAL", command)
    async with at_desk("rain") as reader:
        await reader.types("a")
        await reader.writes("one")
        await reader.types("ctrl+e")
        assert reader.mode == "INPUT"
        assert reader.told
        await reader.types("esc")
        assert [each.annotation.note for each in reader.notes()] == ["one"]


async def test_the_focus_goes_with_its_sentence_when_the_article_is_edited_elsewhere(
    at_desk: AtDesk, root: Path
) -> None:
    async with at_desk("rain") as reader:
        await reader.types(")", ")")
        file = root / "articles" / "rain.md"
        file.write_text(file.read_text().replace("Rain fell", "It was a long night before it began. Rain fell"))
        os.utime(file, (1, 1))
        reader.desk.follow_others()
        assert reader.focused == "Ann Reed said 6,000 people left."


async def test_a_link_with_a_null_byte_leads_nowhere(at_desk: AtDesk, root: Path) -> None:
    (root / "articles" / "null.md").write_text("# Null\n\n[here](%00.md)\n")
    async with at_desk("null", names=False) as reader:
        await reader.types("f", "a", "enter", "esc")
        assert reader.mode == "READ"


async def test_what_another_program_takes_away_is_gone_from_the_screen(at_desk: AtDesk, opening: Opening) -> None:
    async with at_desk("rain") as reader:
        entry = resolve(reader.library, "rain")
        document = open_article(reader.library, entry).document
        annotate(reader.library, entry, document, reader.desk.focus_now.span, label="doubt")
        reader.desk.reload_annotations()
        other = opening()
        undo(other)
        other.close()
        reader.app.follow()
        assert reader.desk.opened.annotations == ()
