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
