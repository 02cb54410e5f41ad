import os
import re

import pytest

from reader.library.annotating import trash
from reader.library.folders import user_folders
from reader.library.library import open_library
from tests.cli.command_room import Room, annotated

TWO = "The bridge closed"  # stands twice in the article


def test_an_annotation_prints_its_id_and_is_listed_with_its_exact_offsets(room: Room) -> None:
    uid = annotated(
        room, "--quote", "Over 6,000 people", "--label", "DOUBT", "--note", "Who counted?", "--tag", "n", "--tag", "m"
    )
    (row,) = room.did("notes", "--json").rows
    text = room.did("show", "bridge", "--json").out
    assert (row["id"], row["label"], row["note"], row["tags"]) == (uid, "doubt", "Who counted?", ["n", "m"])
    assert (row["quote"], row["anchor"]) == ("Over 6,000 people", "exact")
    assert row["quote"] in text
    (found,) = [each for each in room.did("list", "--json").rows if each["id"] == row["article"]]
    assert found["annotations"] == 1


def test_a_quote_is_found_across_lines(room: Room) -> None:
    annotated(room, "--quote", "Monday.\n   Over\t6,000")
    assert room.did("notes", "--json").rows[0]["quote"] == "Monday. Over 6,000"


def test_of_a_quote_that_stands_twice_it_must_be_said_which(room: Room) -> None:
    said = room.run("annotate", "bridge", "--quote", TWO)
    assert (said.code, said.out) == (1, "")
    assert "2 times" in said.err
    assert "--occurrence" in said.err
    annotated(room, "--quote", TWO, "--occurrence", "2")
    assert room.did("notes", "--json").rows[0]["prefix"].endswith("The mayor spoke. ")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("--quote", "nowhere"), "does not say that"),
        (("--quote", TWO, "--occurrence", "3"), "2 times"),
        (("--quote", "mayor", "--label", "nonsense"), "there is no label"),
        (("--quote", " "), "empty"),
    ],
)
def test_what_cannot_be_marked_is_told_and_nothing_is_made(room: Room, words: tuple[str, ...], what: str) -> None:
    said = room.run("annotate", "bridge", *words)
    assert said.code == 1
    assert what in said.err
    assert len(said.err.splitlines()) == 2
    assert room.did("notes", "--json").rows == []


def test_notes_are_filtered_by_label_tag_and_text(room: Room) -> None:
    one = annotated(room, "--quote", "The mayor spoke.", "--label", "doubt", "--tag", "people")
    two = annotated(room, "--quote", "Over 6,000 people", "--note", "Count again.")
    assert [row["id"] for row in room.did("notes", "--json").rows] == [two, one]
    for words, uid in [(("--label", "doubt"), one), (("--tag", "people"), one), (("--text", "again"), two)]:
        assert [row["id"] for row in room.did("notes", "bridge", *words, "--json").rows] == [uid]


def test_on_a_terminal_an_id_is_as_short_as_tells_it_apart(room: Room) -> None:
    uids = [annotated(room, "--quote", quote) for quote in ("The mayor spoke.", "for a week")]
    said = room.run("notes", terminal=True, columns=100)
    shown = re.findall(r"^\x1b\[34m(\w+)", said.out, re.MULTILINE)
    assert len(set(shown)) == 2
    assert all(any(uid.startswith(short) for uid in uids) for short in shown)
    assert all(uid in room.did("notes").out for uid in uids)


def test_a_link_in_a_note_is_a_reference_and_is_listed_under_the_title_of_today(room: Room) -> None:
    mill = room.lay("the-mill.md", "# The mill\n\nIt stands still.\n")
    said = room.did(
        "annotate", "bridge", "--quote", "The mayor spoke.", "--note", "As at [[the mill]] and [[nowhere]]."
    )
    assert "no link was made of “nowhere”" in said.err
    (link,) = room.did("links", "--json").rows
    assert (link["relation"], link["source"]["key"]) == ("see also", said.out.strip())
    assert (link["target"]["kind"], link["target"]["words"]) == ("article", "The mill")
    mill.write_text("# The old mill\n\nIt stands still.\n", "utf-8")
    assert room.did("notes", "--json").rows[0]["note"] == "As at [[The old mill]] and [[nowhere]]."
    assert "[[The old mill]]" in room.did("notes", "--text", "old mill").out
    room.did("undo")
    assert room.did("links", "--json").rows == []


def test_notes_are_filtered_by_day_and_sorted_as_the_notebook_does(room: Room) -> None:
    first = annotated(room, "--quote", "Over 6,000 people", "--label", "doubt", "--tag", "m")
    second = annotated(room, "--quote", "The mayor spoke", "--label", "important", "--tag", "a")
    assert ids(room) == [first, second]
    assert ids(room, "--sort", "newest") == [second, first]
    assert ids(room, "--sort", "label") == [second, first]
    assert ids(room, "--sort", "tag") == [second, first]
    assert ids(room, "--sort", "reading") == [first, second]
    day = next(row["published"] for row in room.did("list", "--json").rows if row["annotations"])
    assert ids(room, "--since", day) == ids(room, "--since", day[:7]) == [first, second]
    assert ids(room, "--until", day) == ids(room, "--since", "3000") == []


def test_a_day_that_is_none_is_wrong_usage(room: Room) -> None:
    said = room.run("notes", "--since", "yesterday")
    assert said.code == 2
    assert "2025-06" in said.err


def test_those_in_the_trash_are_listed_apart(room: Room) -> None:
    uid = annotated(room, "--quote", "Over 6,000 people")
    library = open_library(room.root, user_folders(os.environ))
    trash(library, uid)
    library.close()
    assert ids(room) == []
    assert ids(room, "--trash") == [uid]


def ids(room: Room, *words: str) -> list[str]:
    return [row["id"] for row in room.did("notes", *words, "--json").rows]
