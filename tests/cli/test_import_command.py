from pathlib import Path

import pytest

from tests.cli.command_room import Room

HEAD = "Highlight,Title,Note,Date\n"
ROWS = (
    f"{HEAD}The mayor spoke.,The bridge,.said Why?,2024-03-01T08:30:00Z\n"
    'The bridge was shut for a week and nobody crossed it,The bridge,,\n"torn,The bridge,,\nSnow fell.,Snow,,\n'
)


@pytest.fixture
def file(room: Room) -> str:
    path = room.folder / "highlights.csv"
    path.write_text(ROWS, "utf-8")
    return str(path)


def test_a_dry_run_says_what_would_become_of_each_record_and_writes_nothing(room: Room, file: str) -> None:
    said = room.did("import", file, "--dry-run")
    assert [line.split()[1] for line in said.out.splitlines()[1:]] == ["new", "parked", "not", "parked"]
    assert "would be: 1 imported, 2 waiting for an article or a place, 1 not taken" in said.err
    assert room.did("notes", "--json").rows == []
    assert room.did("parked", "--json").rows == []


def test_an_import_tells_what_it_did_line_by_line_and_is_undone_as_one(room: Room, file: str) -> None:
    said = room.did("import", file)
    assert f"{file}:4: not taken: a quotation mark in it is not closed" in said.err
    assert f"{file}:5: parked: no article here is called so" in said.err
    [note] = room.did("notes", "--json").rows
    assert (note["quote"], note["note"], note["tags"], note["anchor"]) == (
        "The mayor spoke.",
        "Why?",
        ["said"],
        "exact",
    )
    assert "4 there already" not in room.did("import", file).err
    assert len(room.did("notes", "--json").rows) == 1
    room.did("undo")
    assert room.did("notes", "--json").rows == room.did("parked", "--json").rows == []


def test_each_record_is_told_for_a_program(room: Room, file: str) -> None:
    rows = room.did("import", file, "--json").rows
    assert [row["outcome"] for row in rows] == ["new", "parked", "not taken", "parked"]
    assert (rows[0]["anchor"], rows[0]["format"], rows[0]["line"]) == ("exact", "readwise", 2)
    again = room.did("import", file, "--json").rows
    assert [row["article"] for row in again] == [rows[0]["article"], None, None, None]


def test_where_nothing_can_be_taken_the_exit_code_says_so(room: Room) -> None:
    said = room.run("import", "-", "--format", "readwise", given=f'{HEAD}"torn,Snow,,\n'.encode())
    assert said.code == 1
    assert room.run("import", "-", given=b"nothing of the kind").code == 1
    assert "--format" in room.run("import", "-", given=b"nothing of the kind").err
    assert room.run("import", str(room.folder)).code == 1
    assert room.run("import", "missing.csv").code == 1
    assert "there is nothing in -" in room.run("import", "-", given=b"\n").err
    assert "reader: -: line 1: " in room.run("import", "-", "--format", "koreader", given=b"return os").err
    assert room.run("import", "-", "--format", "what", given=b"x").code == 1


def test_a_folder_is_gone_through_for_what_is_of_a_known_format(room: Room, file: str) -> None:
    (room.folder / "vault" / "a folder").mkdir(parents=True)
    (room.folder / "vault" / "own.md").write_text("My own words.\n")
    inside = Path(file).rename(room.folder / "vault" / "a folder" / "highlights.csv")
    said = room.did("import", str(room.folder / "vault"))
    assert f"{inside}:4: not taken" in said.err
    assert "1 imported, 2 waiting" in said.err


def test_a_device_is_no_file(room: Room) -> None:
    assert "is no file" in room.run("import", "/dev/zero").err


def test_what_waits_is_listed_placed_and_dropped(room: Room, file: str) -> None:
    room.did("import", file)
    snow, shut = room.did("parked", "--json").rows
    assert (snow["title"], snow["kind"], snow["article"]) == ("Snow", "annotation", None)
    assert (shut["title"], bool(shut["article"])) == ("The bridge", True)
    assert "Snow" in room.did("parked").out
    room.did("parked", "--place", shut["id"][:6], "--article", "bridge", "--quote", "closed for a week")
    room.did("parked", "--drop", snow["id"])
    assert "nothing waits" in room.did("parked").err
    assert {row["quote"] for row in room.did("notes", "--json").rows} == {"closed for a week", "The mayor spoke."}
    for wrong in (("--place", "x"), ("--retry", "--drop", "x"), ("--quote", "x")):
        assert room.run("parked", *wrong).code == 2


def test_what_stands_there_several_times_is_placed_on_the_one_that_is_meant(room: Room, file: str) -> None:
    room.did("import", file)
    shut = room.did("parked", "--json").rows[1]
    placing = ("parked", "--place", shut["id"], "--article", "bridge", "--quote", "e")
    assert "--occurrence N" in room.run(*placing).err
    assert room.run("parked", "--place", shut["id"], "--article", "bridge", "--occurrence", "2").code == 2
    room.did(*placing, "--occurrence", "2")
    [made] = [row for row in room.did("notes", "--json").rows if row["id"] == shut["id"]]
    assert made["quote"] == "e"
    assert "e" in made["prefix"]


def test_adding_the_article_tells_that_its_notes_came(room: Room, file: str) -> None:
    room.did("import", file)
    said = room.run("add", "-", given=b"# Snow\n\nSnow fell. Nobody slept.\n")
    assert "notes that waited for it: 1" in said.err
    assert "nothing more has found its place" in room.did("parked", "--retry").err


def test_one_file_that_cannot_be_read_does_not_keep_the_others_out(room: Room, file: str) -> None:
    (room.folder / "noise.bin").write_bytes(b"\0\1\2")
    said = room.run("import", str(room.folder / "noise.bin"), file, "missing.csv")
    assert said.code == 1
    assert f"{room.folder / 'noise.bin'}: not taken: it cannot be told what" in said.err
    assert "missing.csv: not taken: missing.csv cannot be read" in said.err
    assert "1 imported" in said.err
    assert len(room.did("notes", "--json").rows) == 1


def test_a_library_and_notes_are_not_brought_in_at_once(room: Room, file: str) -> None:
    own = str(room.folder / "all.json")
    room.did("export", "--format", "postil", "--output", own)
    assert "comes in by itself" in room.run("import", own, file).err
    assert room.did("notes", "--json").rows == []


def test_what_is_there_and_what_was_dropped_is_told_with_its_article(room: Room, file: str) -> None:
    room.did("import", file)
    snow = next(row for row in room.did("parked", "--json").rows if row["title"] == "Snow")
    room.did("parked", "--drop", snow["id"])
    said = room.did("import", file, "--dry-run")
    assert "would be: 2 there already, 1 dropped before, 1 not taken" in said.err
    there = next(line for line in said.out.splitlines() if ":2 " in line)
    assert "there already" in there
    assert "bridge" in there.split("there already")[1]
