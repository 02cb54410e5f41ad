import re
from pathlib import Path

import pytest

from tests.cli.command_room import Room, annotated


def test_a_listing_has_an_article_s_id_slug_title_day_words_notes_and_progress(room: Room) -> None:
    (row,) = room.did("list", "--json").rows
    assert row.keys() >= {"id", "slug", "title", "published", "words", "annotations", "progress"}
    assert (row["slug"], row["title"], row["published"]) == ("the-bridge", "The bridge", "2025-06-04")


def test_an_article_is_found_by_slug_id_path_and_part_of_its_title(room: Room) -> None:
    (row,) = room.did("list", "--json").rows
    for name in ("the-bridge", row["id"], "articles/the-bridge.md", "bridge"):
        assert room.did("show", name).out.startswith("The bridge\nThe Valley Post · 2025-06-04\n\nThe bridge closed")


def test_show_says_where_blocks_and_marks_lie(room: Room) -> None:
    room.lay("marks.md", "# Head\n\nSome *soft* words.")
    shown = room.did("show", "marks", "--json").out
    assert '"blocks": [{"kind": "heading", "start": 0, "end": 4, "level": 1}, ' in shown
    assert '"marks": [{"kind": "emphasis", "start": 10, "end": 14}]' in shown


def test_no_line_of_a_shown_article_is_wider_than_the_page(room: Room) -> None:
    room.lay("long.txt", "word " * 200)
    assert max(map(len, room.did("show", "long").out.splitlines())) in range(70, 81)
    on_terminal = re.sub(r"\x1b\[\d*m", "", room.run("show", "long", terminal=True, columns=40).out)
    assert max(map(len, on_terminal.splitlines())) in range(30, 41)


def test_articles_come_from_files_and_from_standard_input_once(room: Room) -> None:
    file = room.folder / "second.md"
    file.write_text("# Second\n\nText.", encoding="utf-8")
    assert room.did("add", str(file)).out == "second\n"
    again = room.did("add", str(file))
    assert (again.out, "already" in again.err) == ("second\n", True)
    assert room.did("add", "-", given=b"# From a pipe\n\nText.").out == "from-a-pipe\n"
    assert [row["slug"] for row in room.did("list", "--json").rows] == ["from-a-pipe", "second", "the-bridge"]


def test_a_removed_article_comes_back_with_its_notes(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    room.did("remove", "bridge")
    assert room.did("list", "--json").rows == []
    assert [row["slug"] for row in room.did("list", "--trash", "--json").rows] == ["the-bridge"]
    room.did("undo")
    assert len(room.did("notes", "--json").rows) == 1


def test_editing_runs_the_editor_without_a_shell_and_tells_what_moved(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    annotated(room, "--quote", "for a week")
    editor = room.folder / "my editor"
    editor.write_text(
        '#!/bin/sh\nsed -i "s/closed on/closed early on/; s/for a week/for long/" "$2"\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", f"'{editor}' '$(touch pwned);'")
    said = room.did("edit", "bridge")
    assert said.err.splitlines() == ["annotations that moved: 1", "annotations that lost their place: 1"]
    assert not list(room.folder.rglob("pwned"))


@pytest.mark.parametrize("editor", ["no-such-editor", "'unclosed", "false"])
def test_an_editor_that_does_not_work_is_told(room: Room, monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.setenv("VISUAL", editor)
    said = room.run("edit", "bridge")
    assert said.code == 1
    assert len(said.err.splitlines()) == 2


def test_a_file_outside_of_every_library_is_kept_by_its_path_in_the_users_own(room: Room) -> None:
    file = room.folder / "elsewhere.md"
    file.write_text("# Elsewhere\n\nHere.", encoding="utf-8")
    assert room.did("show", str(file)).out == "Elsewhere\n\nHere.\n"
    assert [row["slug"] for row in room.did("list", "--json").rows] == ["the-bridge"]
    own = room.did("--library", str(room.folder / "data" / "library"), "list", "--json").rows
    assert str(file) in {row["path"] for row in own}


def test_any_file_is_read_and_a_folder_is_told_from_one(room: Room) -> None:
    (room.folder / "LICENSE").write_text("As it is.", encoding="utf-8")
    assert room.did("show", str(room.folder / "LICENSE")).out == "As it is.\n\nAs it is.\n"
    (room.folder / "more").mkdir()
    for folder, hint in ((room.folder / "more", "reader add"), (room.root, "reader --library"), (Path(), "--library")):
        said = room.run("show", f"{folder}")
        assert (said.code, said.out) == (1, "")
        assert "is a folder" in said.err
        assert hint in said.err


def test_what_is_empty_is_said_so(room: Room) -> None:
    (room.root / "articles" / "the-bridge.md").unlink()
    for words in (["list"], ["list", "--trash"], ["notes"], ["history"]):
        said = room.did(*words)
        assert (said.out, len(said.err.splitlines())) == ("", 1)
        assert room.did(*words, "--json").rows == []


def test_a_file_that_is_gone_is_not_opened_in_the_editor(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    (room.root / "articles" / "the-bridge.md").unlink()
    said = room.run("edit", "bridge")
    assert (said.code, "is gone" in said.err) == (1, True)
    assert room.did("show", "bridge").out.startswith("The bridge\n")
