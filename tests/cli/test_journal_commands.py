from tests.cli.command_room import Room, annotated


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
