from tests.cli.command_room import Room, annotated


def test_a_library_goes_out_and_comes_in(room: Room) -> None:
    uid = annotated(room, "--quote", "The mayor spoke.", "--note", "When?")
    room.did("export", "--format", "postil", "--output", "../mine.json")
    again = room.did("export", "--format", "postil", "--output", "../mine.json")
    assert "is as it should be" in again.err
    room.did("init", "../empty")
    looked = room.did("--library", "../empty", "import", "../mine.json", "--dry-run")
    assert "would be: the library is as it was exported: 1 article, 1 annotation" in looked.err
    room.did("--library", "../empty", "import", "../mine.json")
    assert [row["id"] for row in room.did("--library", "../empty", "notes", "--json").rows] == [uid]
    there = room.did("--library", "../empty", "import", "../mine.json", "--json")
    assert there.rows == []
    assert "nothing new" in there.err
    assert room.run("import", "../mine.json", "--article", "bridge").code == 2


def test_a_part_goes_to_standard_output(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke.", "--note", "When?")
    assert '"part": true' in room.did("export", "bridge", "--format", "postil").out


def test_damage_is_said_in_two_lines(room: Room) -> None:
    said = room.run("import", "-", "--format", "postil", given=b'{"format": ')
    assert said.code == 1
    assert "is damaged in line 1, column 12: expecting value" in said.err
