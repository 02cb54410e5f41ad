import pytest

from tests.cli.command_room import Room, annotated


@pytest.fixture
def marked(room: Room) -> Room:
    annotated(room, "--quote", "The mayor spoke.", "--label", "doubt", "--tag", "law/tax", "--tag", "town")
    annotated(room, "--quote", "for a week", "--label", "doubt", "--tag", "law")
    return room


def test_tags_are_listed_with_how_often_they_are_used(marked: Room) -> None:
    assert marked.did("tags", "--json").rows == [
        {"tag": "law", "count": 1, "below": 2},
        {"tag": "law/tax", "count": 1, "below": 1},
        {"tag": "town", "count": 1, "below": 1},
    ]
    assert [line.split() for line in marked.did("tags", "law").out.splitlines()[1:]] == [
        ["law", "1", "2"],
        ["law/tax", "1"],
    ]


def test_a_tag_is_changed_everywhere_and_undo_says_so(marked: Room) -> None:
    assert marked.did("tags", "law", "--rename", "rules").out == "2 annotations changed\n"
    assert [row["tags"] for row in marked.did("notes", "--json").rows] == [["rules/tax", "town"], ["rules"]]
    assert marked.did("undo").out == "undone: renamed the tag #law to #rules on 2 annotations\n"
    marked.did("tags", "law/tax", "--merge", "town")
    marked.did("tags", "law", "--delete")
    assert [row["tags"] for row in marked.did("notes", "--json").rows] == [["town"], []]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("tags", "--rename", "x"), 2),
        (("tags", "law", "--delete", "--merge", "town"), 2),
        (("tags", "nothing"), 1),
        (("tags", "law", "--rename", "town"), 1),
        (("labels", "--add"), 2),
        (("labels", "doubt", "--into", "question"), 2),
        (("labels", "nothing"), 1),
        (("labels", "doubt", "--remove"), 1),
        (("labels", "doubt", "--colour", "mud"), 1),
    ],
)
def test_what_cannot_be_done_is_refused(marked: Room, words: tuple[str, ...], code: int) -> None:
    said = marked.run(*words)
    assert said.code == code
    assert said.err
    assert not (marked.root / "labels.toml").exists()


def test_labels_are_listed_changed_and_taken_back(marked: Room) -> None:
    assert [row["count"] for row in marked.did("labels", "--json").rows] == [0, 0, 2, 0, 0]
    assert marked.did("labels", "claim", "--add", "--glyph", "★").out == "6 ★ claim\n"
    assert marked.did("labels", "doubt", "--rename", "unsure", "--key", "9").out == "9 ◆ unsure\n"
    assert {row["label"] for row in marked.did("notes", "--json").rows} == {"unsure"}
    marked.did("labels", "unsure", "--remove", "--into", "claim")
    assert {row["label"] for row in marked.did("notes", "--json").rows} == {"claim"}
    for _ in range(3):
        marked.did("undo")
    assert {row["label"] for row in marked.did("notes", "--json").rows} == {"doubt"}
    assert not (marked.root / "labels.toml").exists()


def test_a_label_that_only_annotations_know_is_listed(marked: Room) -> None:
    (marked.root / "labels.toml").write_text('[[label]]\nkey = "1"\nname = "claim"\ncolour = "red"\n')
    assert [(row["name"], row["key"], row["count"]) for row in marked.did("labels", "--json").rows] == [
        ("claim", "1", 0),
        ("doubt", None, 2),
    ]


def test_a_tag_finds_those_under_it(marked: Room) -> None:
    assert len(marked.did("notes", "--tag", "law", "--json").rows) == 2
