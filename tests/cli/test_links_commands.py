import sqlite3
from contextlib import closing

from tests.cli.command_room import Room, annotated


def made(room: Room, *words: str) -> str:
    return room.did("link", *words).out.strip()


def test_a_reference_prints_its_id_and_is_listed_as_the_table_has_it(room: Room) -> None:
    note = annotated(room, "--quote", "The mayor spoke.")
    uid = made(room, note[:10], 'bridge#"over 6,000"', "--relation", "UPD", "--note", "or so")
    (row,) = room.did("links", "--json").rows
    text = room.did("show", "bridge", "--json").out
    assert (row["id"], row["relation"], row["note"]) == (uid, "updates", "or so")
    assert (row["source"]["kind"], row["source"]["key"], row["source"]["words"]) == (
        "annotation",
        note,
        "The mayor spoke.",
    )
    assert (row["target"]["kind"], row["target"]["words"], row["target"]["state"]) == ("figure", "Over 6,000", "exact")
    assert row["target"]["words"] in text
    assert "direction" not in row
    with closing(sqlite3.connect(room.root / "annotations.db")) as database:
        (told,) = database.execute(
            "SELECT uid, source_kind, source_key, relation, target_kind, target_key, note FROM cross_references"
        ).fetchall()
    ends = (row["source"]["kind"], row["source"]["key"], "updates", row["target"]["kind"], row["target"]["key"])
    assert told == (uid, *ends, "or so")


def test_backlinks_are_listed_with_their_direction(room: Room) -> None:
    room.lay("the-ferry.md", "# The ferry\n\nThe ferry runs.\n")
    made(room, "ferry", "bridge")
    for target, way in [("ferry", "out"), ("bridge", "in")]:
        (row,) = room.did("links", target, "--json").rows
        assert row["direction"] == way
        assert row["relation"] == "see also"
    assert "←" in room.did("links", "bridge").out
    assert room.did("links", 'bridge#"over 6,000"', "--json").rows == []


def test_references_are_filtered_by_relation(room: Room) -> None:
    room.lay("the-ferry.md", "# The ferry\n\nThe ferry runs.\n")
    made(room, "ferry", "bridge")
    one = made(room, "bridge", "ferry", "--relation", "contradicts")
    assert [row["id"] for row in room.did("links", "--relation", "contra", "--json").rows] == [one]


def test_what_cannot_be_linked_is_told_and_nothing_is_made(room: Room) -> None:
    for words, what in [
        (("bridge", "bridge"), "two ends"),
        (("bridge", "nothing"), "nothing here is called"),
        (("bridge", 'bridge#"over 6,000"', "--relation", "likes"), "there is no relation"),
    ]:
        said = room.run("link", *words)
        assert (said.code, said.out) == (1, "")
        assert what in said.err
        assert len(said.err.splitlines()) == 2
    said = room.did("links")
    assert (said.out, said.err) == ("", "there are no references yet; to make one: reader link FROM TO\n")
    assert room.did("links", "--relation", "updates").err == "there are no such references\n"


def test_a_reference_is_undone_and_done_again(room: Room) -> None:
    uid = made(room, "bridge", 'bridge#"over 6,000"')
    assert "“The bridge” with “Over 6,000” as see also" in room.did("undo").out
    assert room.did("links", "--json").rows == []
    room.did("redo")
    assert [row["id"] for row in room.did("links", "--json").rows] == [uid]
    assert room.did("check").code == 0


def test_what_was_dismissed_or_trashed_is_listed_and_brought_back(room: Room) -> None:
    one, other = annotated(room, "--quote", "The mayor spoke."), annotated(room, "--quote", "for a week")
    made = room.did("link", one, other).out.strip()
    room.did("undo")
    assert room.did("links", "--trash", "--json").rows == []
    room.did("redo")
    assert room.run("links", "--trash", "--relation", "updates").code == 2
    assert room.run("links", "--restore", made).code == 0
    assert room.run("links", "--restore", "nothing").code == 1
