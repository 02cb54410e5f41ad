"""`reader place`, and what the other commands say of annotations whose text has changed."""

import pytest

from tests.cli.command_room import Room
from tests.library.changed_room import CHANGED, EDITED, LOST, MOVED, TEXT

NOW = "The river rose three metres in the night."


def flooded(room: Room) -> dict[str, str]:
    """The ids of annotations on an article, which was edited by another program since."""
    room.lay("flood.md", TEXT)
    uids = {quote: room.did("annotate", "flood", "--quote", quote).out.strip() for quote in (MOVED, CHANGED, LOST)}
    room.lay("flood.md", EDITED)
    return uids


def states(room: Room, *words: str) -> dict[str, str]:
    return {row["quote"]: row["anchor"] for row in room.did("notes", "flood", "--json", *words).rows}


def text_of(room: Room) -> str:
    (row,) = [each for each in room.did("list", "--json").rows if each["slug"] == "flood"]
    return str(room.did("show", row["slug"], "--json").out)


def test_notes_say_what_became_of_each_in_the_order_of_their_places(room: Room) -> None:
    flooded(room)
    rows = room.did("notes", "flood", "--json").rows
    assert [(row["quote"], row["anchor"]) for row in rows] == [(CHANGED, "changed"), (MOVED, "moved"), (LOST, "lost")]
    assert (rows[2]["start"], rows[2]["end"]) == (None, None)
    assert rows[0]["end"] - rows[0]["start"] == len(NOW)
    told = room.did("notes", "flood").out
    assert all(state in told for state in ("moved", "changed", "lost"))


@pytest.mark.parametrize(("state", "quote"), [("moved", MOVED), ("changed", CHANGED), ("lost", LOST)])
def test_notes_are_filtered_by_what_became_of_them(room: Room, state: str, quote: str) -> None:
    flooded(room)
    assert states(room, "--anchor", state) == {quote: state}
    assert states(room, "--anchor", "exact") == {}


def test_listing_and_checking_write_nothing(room: Room) -> None:
    flooded(room)
    database = room.root / "annotations.db"
    before = database.read_bytes()
    room.did("notes")
    room.did("list")
    room.run("check")
    assert database.read_bytes() == before


def test_a_lost_one_is_placed_on_a_quote_and_undo_takes_that_back(room: Room) -> None:
    uids = flooded(room)
    room.did("place", uids[LOST], "--quote", "Schools in the town")
    (row,) = room.did("notes", "flood", "--anchor", "exact", "--text", "Schools", "--json").rows
    assert (row["id"], row["quote"]) == (uids[LOST], "Schools in the town")
    assert "placed anew" in room.did("undo").out
    assert states(room)[LOST] == "lost"
    room.did("redo")
    assert "Schools in the town" in states(room)


def test_a_changed_one_is_confirmed_and_undo_takes_that_back(room: Room) -> None:
    uids = flooded(room)
    room.did("place", uids[CHANGED][:8] if uids[CHANGED][:8] != uids[LOST][:8] else uids[CHANGED], "--confirm")
    assert states(room)[NOW] == "exact"
    room.did("undo")
    assert states(room)[CHANGED] == "changed"


def test_the_likeliest_places_are_listed_and_one_is_taken_by_its_number(room: Room) -> None:
    uids = flooded(room)
    room.lay("flood.md", EDITED.replace("the dam.", "the dam. Somebody was hurt."))
    first, *_ = room.did("place", uids[LOST], "--json").rows
    assert first["quote"] == "Somebody was hurt."
    said = room.did("place", uids[LOST])
    assert "lost" in said.err
    assert "Somebody was hurt." in said.out
    room.did("place", uids[LOST], "--take", "1")
    assert states(room)["Somebody was hurt."] == "exact"


def test_a_lost_one_is_trouble_until_it_is_let_be(room: Room) -> None:
    uids = flooded(room)
    (row,) = room.run("check", "--json").rows
    assert uids[LOST] in row["where"]
    assert f"reader place {uids[LOST]}" in row["hint"]
    assert "let be" in room.did("place", uids[LOST], "--leave").err
    said = room.did("check")
    assert "1 moved, 1 changed, 1 lost" in said.err
    assert "asked about again" in room.did("place", uids[LOST], "--ask").err
    assert room.run("check").code == 1


def test_only_what_is_lost_can_be_let_be(room: Room) -> None:
    uids = flooded(room)
    said = room.run("place", uids[CHANGED], "--leave")
    assert (said.code, said.out) == (1, "")
    assert "not lost its place" in said.err


def test_those_that_are_lost_are_listed_last_in_the_order_in_which_they_stood(room: Room) -> None:
    room.lay("flood.md", TEXT)
    for quote in (LOST, MOVED, CHANGED):
        room.did("annotate", "flood", "--quote", quote)
    room.lay("flood.md", "")
    stood = sorted((LOST, MOVED, CHANGED), key=TEXT.index)
    assert [row["quote"] for row in room.did("notes", "flood", "--json").rows] == stood


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--quote", "nowhere"), 1),
        (("--take", "9"), 1),
        (("--confirm",), 1),
        (("--confirm", "--leave"), 2),
        (("--occurrence", "1"), 2),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_changes(room: Room, words: tuple[str, ...], code: int) -> None:
    uids = flooded(room)
    said = room.run("place", uids[LOST], *words)
    assert (said.code, said.out) == (code, "")
    assert states(room) == {CHANGED: "changed", MOVED: "moved", LOST: "lost"}


def test_an_annotation_that_lies_where_it_was_has_nothing_to_confirm(room: Room) -> None:
    uids = flooded(room)
    room.lay("flood.md", TEXT)
    assert "nothing to confirm" in room.did("place", uids[CHANGED], "--confirm").err


def test_a_file_that_is_renamed_and_whose_title_is_edited_is_the_same_article(room: Room) -> None:
    room.lay("flood.md", f"---\ntitle: The flood\n---\n{TEXT}")
    room.did("annotate", "flood", "--quote", MOVED)
    before = room.did("notes", "--json").rows
    (room.root / "articles" / "flood.md").unlink()
    room.lay("the-high-water.md", f"---\ntitle: The high water\n---\n{TEXT}")
    assert room.did("notes", "--json").rows == before
    (row,) = [each for each in room.did("list", "--json").rows if each["id"] == before[0]["article"]]
    assert (row["title"], row["annotations"]) == ("The high water", 1)


def test_the_next_annotation_writes_down_what_moved_and_history_does_not_tell_it(room: Room) -> None:
    flooded(room)
    room.did("annotate", "flood", "--quote", "second edition")
    assert states(room)[MOVED] == "exact"
    (newest, *_) = room.did("history", "--json").rows
    assert "second edition" in str(newest)
    room.did("undo")
    assert states(room) == {CHANGED: "changed", MOVED: "exact", LOST: "lost"}
