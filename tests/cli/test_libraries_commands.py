from pathlib import Path

import pytest

from tests.cli.command_room import Room, annotated


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
    assert room.did("check").err == "annotations in the texts as they are now: 1 moved\nall is well\n"
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
