import pytest

from tests.cli.command_room import Room, annotated


@pytest.fixture
def linked(room: Room) -> Room:
    one = annotated(room, "--quote", "The mayor spoke.")
    other = annotated(room, "--quote", "for a week")
    room.did("link", one, other, "--relation", "updates")
    return room


def counts(room: Room) -> dict[object, object]:
    return {row["relation"]: row["count"] for row in room.did("relations", "--json").rows}


def test_the_relations_are_listed_with_how_often_each_is_said(linked: Room) -> None:
    assert list(counts(linked).items())[:3] == [("supports", 0), ("contradicts", 0), ("updates", 1)]
    assert linked.did("relations", "upd").out.split() == ["relation", "references", "updates", "1"]


def test_a_relation_is_added_renamed_merged_and_undo_says_so(linked: Room) -> None:
    assert linked.did("relations", "answers", "--add").out == "answers\n"
    assert linked.did("relations", "updates", "--rename", "brings up to date").out == "brings up to date\n"
    assert linked.did("relations", "brings", "--remove", "--into", "answers").out == "1 reference changed\n"
    assert counts(linked)["answers"] == 1
    said = linked.did("undo").out
    assert said == "undone: removed the relation “brings up to date”, 1 reference to “answers”\n"
    assert counts(linked)["brings up to date"] == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("relations", "--add"), 2),
        (("relations", "updates", "--add", "--remove"), 2),
        (("relations", "updates", "--into", "supports"), 2),
        (("relations", "updates", "--remove"), 1),
        (("relations", "nothing"), 1),
    ],
)
def test_what_cannot_be_done_is_told(linked: Room, words: tuple[str, ...], code: int) -> None:
    assert linked.run(*words).code == code
