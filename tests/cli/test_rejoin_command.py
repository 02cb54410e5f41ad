from tests.cli.command_room import Room

MORE = """---
title: The bridge in May
---
# The bridge

The bridge closed on Tuesday. Over 6,000 people live behind it, and a ferry takes them to town.

The mayor spoke. The bridge closed for a week, she said.
"""
SMALL = "# The ferry\n\nIt goes twice a day.\n"


def test_a_file_that_was_renamed_and_given_another_title_is_the_same_article(room: Room) -> None:
    room.did("annotate", "bridge", "--quote", "The mayor spoke", "--note", "when?")
    [before], [note] = room.did("list", "--json").rows, room.did("notes", "--json").rows
    file = room.root / before["path"]
    text = file.read_text("utf-8").split("---\n")[-1]
    file.unlink()
    (room.root / "articles" / "crossing.md").write_text(f"---\ntitle: The crossing\n---\n{text}", "utf-8")
    [after] = room.did("list", "--json").rows
    assert (after["id"], after["title"], after["annotations"]) == (before["id"], "The crossing", 1)
    assert (after["slug"], after["missing"], after["maybe"]) == ("crossing", False, [])
    assert room.did("notes", "crossing", "--json").rows == [note]


def test_where_it_is_not_sure_it_is_asked_and_said(room: Room) -> None:
    room.did("annotate", "bridge", "--quote", "The mayor spoke", "--note", "when?")
    [before] = room.did("list", "--json").rows
    (room.root / before["path"]).unlink()
    for name in ("one", "two"):
        (room.root / "articles" / f"{name}.md").write_text(MORE, "utf-8")
    listed = room.did("list")
    assert "gone" in listed.out
    assert "reader rejoin" in listed.err
    checked = room.run("check")
    assert (checked.code, "the file is gone; it may be articles/one.md or articles/two.md" in checked.out) == (1, True)
    assert room.did("rejoin", before["slug"], "articles/two.md").out == "two\n"
    assert [row["annotations"] for row in room.did("list", "--json").rows] == [0, 1]
    assert room.did("undo").out.startswith("undone: said which file is")
    assert [row["missing"] for row in room.did("list", "--json").rows].count(True) == 1


def test_an_article_is_parted_from_its_file(room: Room) -> None:
    room.did("annotate", "bridge", "--quote", "The mayor spoke", "--note", "when?")
    [before] = room.did("list", "--json").rows
    parted = room.did("rejoin", before["slug"], "--apart")
    assert "parted" in parted.err
    rows = room.did("list", "--json").rows
    assert [(row["annotations"], row["missing"]) for row in rows] == [(1, True), (0, False)]


def test_either_a_file_or_apart_is_to_be_said(room: Room) -> None:
    assert room.run("rejoin", "bridge").code == 2
    assert room.run("rejoin", "bridge", "x.md", "--apart").code == 2
