from contextlib import closing

from reader.core.entity import EntityKey
from reader.library.correcting import rename
from reader.library.folders import Folders
from reader.library.library import open_library
from tests.cli.command_room import Room


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


def test_the_library_s_entities_by_kind_and_by_who_is_named_with_them(room: Room) -> None:
    room.lay("one.md", "---\ntitle: One\npublished: 2025-06-01\n---\nAngela Merkel met Barack Obama in Berlin.\n")
    room.lay("two.md", "---\ntitle: Two\npublished: 2025-06-02\n---\nBarack Obama spoke in Vilnius. Obama left.\n")
    persons = room.did("entities", "--kind", "person", "--json").rows
    assert [(row["entity"], row["count"], len(row["articles"])) for row in persons] == [
        ("Barack Obama", 3, 2),
        ("Angela Merkel", 1, 1),
    ]
    assert list(persons[0]) == ["entity", "kind", "aliases", "count", "articles", "description"]
    assert persons[0]["aliases"] == ["Obama"]
    beside = room.did("entities", "--with", "merkel", "--with", "place:Berlin", "--json").rows
    assert [(row["entity"], row["count"]) for row in beside] == [("Barack Obama", 1)]
    assert [row["kind"] for row in room.did("entities", "two", "--kind", "place", "--json").rows] == ["place"]


def test_a_name_that_nobody_has_is_told_and_with_goes_without_an_article(room: Room) -> None:
    said = room.run("entities", "--with", "Nobody Known")
    assert (said.code, "no article names “Nobody Known”" in said.err) == (1, True)
    assert room.run("entities", "bridge", "--with", "Berlin").code == 2
    assert room.run("entities", "--kind", "vegetable").code == 2


def test_the_reader_s_corrections_hold_in_listings(room: Room) -> None:
    room.lay("one.md", "---\ntitle: One\n---\nAngela Merkel met Barack Obama in Berlin.\n")
    folders = Folders(*(room.folder / name for name in ("config", "data", "cache", "state")))
    with closing(open_library(room.root, folders)) as library:
        rename(library, EntityKey.of("person:Angela Merkel"), "Angela Dorothea Merkel")
    known = {row["entity"]: row for row in room.did("entities", "--json").rows}
    assert known["Angela Dorothea Merkel"]["aliases"] == ["Angela Merkel"]
    named = {row["text"]: row["entity"] for row in room.did("entities", "one", "--json").rows}
    assert named["Angela Merkel"] == "Angela Dorothea Merkel"


def test_what_was_put_right_is_listed_and_one_of_it_is_taken_back(room: Room) -> None:
    assert room.did("corrections", "--json").rows == []
    folders = Folders(*(room.folder / name for name in ("config", "data", "cache", "state")))
    with closing(open_library(room.root, folders)) as library:
        first = rename(library, EntityKey.of("person:Obama"), "Barack Obama").uid
        rename(library, EntityKey.of("person:Merkel"), "Angela Merkel")
    rows = room.did("corrections", "--json").rows
    assert [(row["id"] == first, row["about"], row["into"]) for row in rows] == [
        (True, "person:Obama", "person:Barack Obama"),
        (False, "person:Merkel", "person:Angela Merkel"),
    ]
    assert room.did("corrections", "--withdraw", first).out == "renamed the person “Obama” to “Barack Obama”\n"
    assert len(room.did("corrections", "--json").rows) == 1
    assert "renamed the person “Merkel” to “Angela Merkel”" in room.did("corrections").out
    room.did("undo")
    assert len(room.did("corrections", "--json").rows) == 2
    assert room.run("corrections", "--withdraw", "nothing").code == 1
    assert room.run("corrections", "--withdraw", first, "--json").code == 2
