import re
from pathlib import Path

import pytest

from tests.cli.command_room import Room

TWO = "The bridge closed"  # stands twice in the article


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    return Room(tmp_path, monkeypatch)


def annotated(room: Room, *words: str) -> str:
    return room.did("annotate", "bridge", *words).out.strip()


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


def test_an_annotation_prints_its_id_and_is_listed_with_its_exact_offsets(room: Room) -> None:
    uid = annotated(
        room, "--quote", "Over 6,000 people", "--label", "DOUBT", "--note", "Who counted?", "--tag", "n", "--tag", "m"
    )
    (row,) = room.did("notes", "--json").rows
    text = room.did("show", "bridge", "--json").out
    assert (row["id"], row["label"], row["note"], row["tags"]) == (uid, "doubt", "Who counted?", ["n", "m"])
    assert (row["quote"], row["anchor"]) == ("Over 6,000 people", "exact")
    assert row["quote"] in text
    (found,) = [each for each in room.did("list", "--json").rows if each["id"] == row["article"]]
    assert found["annotations"] == 1


def test_a_quote_is_found_across_lines(room: Room) -> None:
    annotated(room, "--quote", "Monday.\n   Over\t6,000")
    assert room.did("notes", "--json").rows[0]["quote"] == "Monday. Over 6,000"


def test_of_a_quote_that_stands_twice_it_must_be_said_which(room: Room) -> None:
    said = room.run("annotate", "bridge", "--quote", TWO)
    assert (said.code, said.out) == (1, "")
    assert "2 times" in said.err
    assert "--occurrence" in said.err
    annotated(room, "--quote", TWO, "--occurrence", "2")
    assert room.did("notes", "--json").rows[0]["prefix"].endswith("The mayor spoke. ")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--quote", "nowhere"), "does not say that"),
        (("--quote", TWO, "--occurrence", "3"), "2 times"),
        (("--quote", "mayor", "--label", "nonsense"), "there is no label"),
        (("--quote", " "), "empty"),
    ],
)
def test_what_cannot_be_marked_is_told_and_nothing_is_made(room: Room, words: tuple[str, ...], what: str) -> None:
    said = room.run("annotate", "bridge", *words)
    assert said.code == 1
    assert what in said.err
    assert len(said.err.splitlines()) == 2
    assert room.did("notes", "--json").rows == []


def test_notes_are_filtered_by_label_tag_and_text(room: Room) -> None:
    one = annotated(room, "--quote", "The mayor spoke.", "--label", "doubt", "--tag", "people")
    two = annotated(room, "--quote", "Over 6,000 people", "--note", "Count again.")
    assert [row["id"] for row in room.did("notes", "--json").rows] == [two, one]
    for words, uid in [(("--label", "doubt"), one), (("--tag", "people"), one), (("--text", "again"), two)]:
        assert [row["id"] for row in room.did("notes", "bridge", *words, "--json").rows] == [uid]


def test_on_a_terminal_an_id_is_as_short_as_tells_it_apart(room: Room) -> None:
    uids = [annotated(room, "--quote", quote) for quote in ("The mayor spoke.", "for a week")]
    said = room.run("notes", terminal=True, columns=100)
    shown = re.findall(r"^\x1b\[34m(\w+)", said.out, re.MULTILINE)
    assert len(set(shown)) == 2
    assert all(any(uid.startswith(short) for uid in uids) for short in shown)
    assert all(uid in room.did("notes").out for uid in uids)


def test_undo_and_redo_say_what_they_did(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    assert room.did("undo").out.startswith("undone: ")
    assert room.did("notes", "--json").rows == []
    assert room.did("redo").out.startswith("done again: ")
    assert len(room.did("notes", "--json").rows) == 1
    said = room.run("redo")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("reader: there is nothing to redo\n")


def test_history_lists_the_newest_act_first_and_what_was_undone(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    annotated(room, "--quote", "for a week")
    room.did("undo")
    rows = room.did("history", "--json").rows
    assert [row["undone"] for row in rows] == [True, False]
    assert "for a week" in rows[0]["words"]
    assert len(room.did("history", "-n", "1", "--json").rows) == 1


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


def test_figures_of_an_article_are_counted_from_its_day(room: Room) -> None:
    rows = room.did("figures", "bridge", "--json").rows
    monday = next(row for row in rows if "Monday" in row["text"])
    people = next(row for row in rows if row["text"] == "Over 6,000")
    assert (monday["from"], monday["until"]) == ("2025-06-02", "2025-06-03")
    assert (people["low"], people["low_open"], people["high"], people["counts"]) == ("6000", True, None, "people")


def test_figures_of_all_articles_name_their_article(room: Room) -> None:
    (article,) = room.did("list", "--json").rows
    assert {row["article"] for row in room.did("figures", "--json").rows} == {article["id"]}
    head, first, *_ = room.did("figures", "--csv").out.splitlines()
    assert head.startswith("article,start,end,text,kind,low,high,")
    assert first.startswith(f"{article['id']},")


def test_figures_of_a_text_are_counted_in_the_text_as_given(room: Room) -> None:
    given = "\ufeffA\u0301\r\n\r\nOn Monday 5 men.".encode()
    rows = room.did("figures", "-", "--published", "2025-06-04", "--json", given=given).rows
    assert [given.decode()[row["start"] : row["end"]] for row in rows] == [row["text"] for row in rows]
    assert "2025-06-02" in {row["from"] for row in rows}


def test_figures_of_many_texts_come_a_line_each(room: Room) -> None:
    given = b'{"id": 7, "text": "over 6,000 men", "published": null}\n\n{"id": "b", "text": ""}\n'
    lines = room.did("figures", "-", "--jsonl", given=given).out.splitlines()
    assert lines[0].startswith('{"id": 7, "spans": [{"start": 0, "end": 10, "text": "over 6,000", "kind": "count"')
    assert lines[1:] == ['{"id": "b", "spans": []}']


@pytest.mark.parametrize("bad", [b"[1]", b'{"id": 1}', b"{", b'{"text": "x", "published": "soon"}', b"[" * 100_000])
def test_a_bad_line_is_named_and_those_before_it_are_answered(room: Room, bad: bytes) -> None:
    said = room.run("figures", "-", "--jsonl", given=b'{"id": 1, "text": ""}\n' + bad + b"\n")
    assert (said.code, said.out) == (1, '{"id": 1, "spans": []}\n')
    assert said.err.startswith("reader: line 2 of standard input")


def test_a_library_is_made_checked_copied_and_brought_back(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    assert room.did("check", "--json").rows == []
    copy = room.did("backup").out.strip()
    assert Path(copy).is_file()
    annotated(room, "--quote", "for a week")
    room.did("restore", copy)
    assert len(room.did("notes", "--json").rows) == 1
    assert len(room.did("backup", "--list", "--json").rows) >= 2


@pytest.mark.parametrize("damage", [b"nonsense" * 1000, b"", b"SQLite format 3\0" + bytes(4080)])
def test_a_damaged_database_is_found_even_when_it_cannot_be_opened(room: Room, damage: bytes) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    (room.root / "annotations.db").write_bytes(damage)
    said = room.run("check", "--json")
    assert said.code == 1
    assert said.rows
    assert all(row.keys() == {"what", "where", "hint"} and row["what"] for row in said.rows)
    assert (room.root / "annotations.db").read_bytes() == damage


def test_a_database_that_is_gone_is_missed_and_not_made_anew(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    (room.root / "annotations.db").unlink()
    said = room.run("--library", str(room.root), "check", "--json")
    assert (said.code, "reader restore" in said.rows[0]["hint"]) == (1, True)
    assert not (room.root / "annotations.db").exists()


def test_a_check_of_what_is_no_library_says_how_to_make_it_one(room: Room) -> None:
    bare = room.folder / "bare"
    (bare / "articles").mkdir(parents=True)
    (row,) = room.run("--library", str(bare), "check", "--json").rows
    assert row["hint"] == f"make it one: reader init {bare}"
    assert not (bare / "annotations.db").exists()


def test_what_keeps_a_library_from_opening_is_what_is_wrong_with_it(room: Room) -> None:
    (room.root / "labels.toml").write_text("[[label]", encoding="utf-8")
    said = room.run("check", "--json")
    assert (said.code, len(said.rows)) == (1, 1)
    assert "labels.toml" in said.rows[0]["what"]


def test_an_annotation_that_lost_its_place_is_something_wrong_and_one_that_moved_is_not(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    assert room.did("check").err == "all is well\n"
    room.lay("the-bridge.md", "# The bridge\n\nIn the rain: Over 6,000 people live behind it. The mayor spoke.")
    assert room.did("check").err == "all is well\n"
    room.lay("the-bridge.md", "# The bridge\n\nNothing of it is left.")
    said = room.run("check", "--json")
    assert (said.code, len(said.rows)) == (1, 1)
    assert "lost its place" in said.rows[0]["what"]


def test_the_first_change_of_a_day_makes_a_copy_first(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    annotated(room, "--quote", "for a week")
    assert [row["annotations"] for row in room.did("backup", "--list", "--json").rows] == [0]


def test_a_copy_that_cannot_be_made_is_told_and_stops_nothing(room: Room) -> None:
    (room.folder / "data").mkdir(exist_ok=True)
    (room.folder / "data" / "backups").write_text("in the way", encoding="utf-8")
    said = room.did("annotate", "bridge", "--quote", "for a week")
    assert "backup could not be made" in said.err
    assert len(said.out.split()) == 1


def test_reading_leaves_the_annotations_as_they_were_byte_for_byte(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    before = (room.root / "annotations.db").read_bytes()
    for words in (["list"], ["show", "bridge"], ["figures"], ["notes"], ["history"], ["check"], ["backup"]):
        room.did(*words)
    assert (room.root / "annotations.db").read_bytes() == before


def test_the_library_may_be_named_before_and_after_the_command(room: Room) -> None:
    other = room.folder / "other"
    room.did("init", str(other))
    assert room.did("--library", str(other), "list", "--json").rows == []
    assert room.did("list", "--library", str(other), "--json").rows == []
    assert len(room.did("list", "--json").rows) == 1


def test_a_bare_folder_of_articles_is_not_made_a_library_unasked(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = room.folder / "bare"
    (bare / "articles").mkdir(parents=True)
    monkeypatch.chdir(bare)
    said = room.run("list")
    assert said.code == 1
    assert "reader init" in said.err
    assert room.run("list", terminal=True, given=b"n\n").code == 1
    assert not (bare / "annotations.db").exists()
    assert room.run("list", terminal=True, given=b"y\n").code == 0
    assert (bare / "annotations.db").exists()


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


def test_wrong_usage_is_2_and_says_where_help_is(room: Room) -> None:
    for words in (["lst"], ["show"], ["list", "--nope"], ["figures", "--jsonl"], ["figures", "--csv", "--json"]):
        said = room.run(*words)
        assert (said.code, said.out) == (2, "")
        assert "--help" in said.err


def test_a_mistyped_command_is_told_what_was_meant(room: Room) -> None:
    assert "did you mean “list”?" in room.run("lst").err


def test_bad_settings_are_named_and_ignored(room: Room) -> None:
    (room.folder / "config").mkdir(exist_ok=True)
    (room.folder / "config" / "config.toml").write_text('theme = "pink"\n', encoding="utf-8")
    said = room.did("list", "--json")
    assert "config.toml, line 1: theme" in said.err
    assert len(said.rows) == 1


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("reader his", ["history"]),
        ("reader show the-", ["the-bridge"]),
        ("reader notes --label d", ["doubt"]),
        ("reader annotate bridge --oc", ["--occurrence"]),
        ("reader --library nowhere show ", []),
    ],
)
def test_a_shell_completes_commands_options_articles_and_labels(
    room: Room, monkeypatch: pytest.MonkeyPatch, typed: str, offered: list[str]
) -> None:
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split(" ")) - 1))
    assert room.did().out.split() == [f"plain,{word}" for word in offered]


def test_completing_makes_no_library_and_asks_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = room.folder / "bare"
    (bare / "articles").mkdir(parents=True)
    monkeypatch.chdir(bare)
    monkeypatch.setenv("_READER_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "reader show x")
    monkeypatch.setenv("COMP_CWORD", "2")
    said = room.run(terminal=True)
    assert (said.code, said.out.strip(), said.err) == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_completion_script(room: Room, shell: str) -> None:
    assert "_READER_COMPLETE" in room.did("completion", shell).out


def test_names_of_a_text_of_an_article_and_of_the_library(room: Room) -> None:
    (room.root / "articles" / "the-bridge.md").unlink()
    room.lay("who.md", "---\ntitle: Who\n---\nAngela Merkel met Barack Obama in Berlin. Merkel left.")
    given = "\u00a0Angela Merkel met Barack Obama in Berlin."
    rows = room.did("entities", "-", "--json", given=given.encode()).rows
    assert {given[row["start"] : row["end"]] for row in rows} == {row["text"] for row in rows}
    assert "Barack Obama" in {row["text"] for row in rows}
    of_article = room.did("entities", "who", "--json").rows
    assert {row["kind"] for row in of_article if row["text"] == "Barack Obama"} == {"person"}
    known = {row["entity"]: row for row in room.did("entities", "--json").rows}
    assert known["Barack Obama"]["count"] == 1
    assert len(known["Barack Obama"]["articles"]) == 1
    assert "Barack Obama" in room.did("entities").out


def test_a_file_that_is_gone_is_not_opened_in_the_editor(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.")
    (room.root / "articles" / "the-bridge.md").unlink()
    said = room.run("edit", "bridge")
    assert (said.code, "is gone" in said.err) == (1, True)
    assert room.did("show", "bridge").out.startswith("The bridge\n")
