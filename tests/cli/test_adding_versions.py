"""reader add: a file whose url or title is known is a new version, not a twin."""

import pytest

from tests.cli.command_room import ARTICLE, Room, annotated

NEWER = ARTICLE.replace("Over 6,000", "6,057")


@pytest.fixture
def file(room: Room) -> str:
    path = room.folder / "download.md"
    path.write_text(NEWER, encoding="utf-8")
    return str(path)


def test_where_nobody_can_be_asked_a_known_article_is_refused_with_a_hint(room: Room, file: str) -> None:
    said = room.run("add", file)
    assert (said.code, said.out) == (1, "")
    assert "“The bridge” (the-bridge) is in the library already" in said.err
    assert "--new-version" in said.err
    assert "--as-new" in said.err
    assert room.did("history", "--json").rows == []


def test_a_new_version_keeps_annotations_and_is_told(room: Room, file: str) -> None:
    uid = annotated(room, "--quote", "The mayor spoke.")
    said = room.did("add", file, "--new-version")
    assert (said.out, "reader diff the-bridge" in said.err) == ("the-bridge\n", True)
    assert "annotations that moved: 1" in said.err
    [note] = room.did("notes", "bridge", "--json").rows
    assert (note["id"], note["anchor"]) == (uid, "moved")
    [changed] = room.did("diff", "bridge", "--json").rows
    assert changed["figures"][0]["new"]["text"] == "6,057"
    room.did("undo")
    assert "Over 6,000" in room.did("show", "bridge").out
    assert [row["anchor"] for row in room.did("notes", "bridge", "--json").rows] == ["exact"]


def test_an_article_of_its_own_is_added_beside(room: Room, file: str) -> None:
    assert room.did("add", file, "--as-new").out == "the-bridge-2\n"
    assert len(room.did("list", "--json").rows) == 2


def test_of_a_folder_the_others_are_added_and_the_known_ones_told(room: Room, file: str) -> None:
    (room.folder / "wind.md").write_text("# Wind\n\nIt blew.\n", encoding="utf-8")
    said = room.run("add", file, str(room.folder / "wind.md"))
    assert (said.code, said.out) == (1, "wind\n")
    assert "the-bridge" in said.err


@pytest.mark.parametrize(
    ("answer", "out", "articles"),
    [(b"v\n", "the-bridge\n", 1), (b"o\n", "the-bridge-2\n", 2), (b"\n", "", 1), (b"", "", 1)],
)
def test_on_a_terminal_it_is_asked(room: Room, file: str, answer: bytes, out: str, articles: int) -> None:
    said = room.run("add", file, given=answer, terminal=True)
    assert (said.code, said.out) == (0, out)
    assert "new version (v)" in said.err
    assert len(room.did("list", "--json").rows) == articles


def test_it_cannot_be_both(room: Room, file: str) -> None:
    assert room.run("add", file, "--new-version", "--as-new").code == 2
