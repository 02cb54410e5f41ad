"""reader diff: what changed between two versions of an article."""

import re

from tests.cli.command_room import ARTICLE, Room, annotated


def _edit(room: Room) -> None:
    text = ARTICLE.replace("Over 6,000 people live", "Nobody came. 6,057 people live").replace("The mayor spoke. ", "")
    room.lay("the-bridge.md", text)


def test_what_changed_is_told_by_sentence_word_figure_and_annotation(room: Room) -> None:
    changed = annotated(room, "--quote", "Over 6,000 people")
    lost = annotated(room, "--quote", "The mayor spoke.")
    _edit(room)
    assert room.did("diff", "bridge").out.splitlines()[1:] == [
        "",
        "The bridge",
        "+ Nobody came.",
        "~ [-Over 6,000-]{+6,057+} people live behind it.",
        "  figure Over 6,000 → 6,057",
        f"  annotation {changed} changed: “Over 6,000 people”",
        "- The mayor spoke.",
        f"  annotation {lost} lost: “The mayor spoke.”",
        "",
        "1 changed, 1 added, 1 removed, 2 annotations hit",
    ]


def test_a_program_gets_places_words_figures_and_ids(room: Room) -> None:
    uid = annotated(room, "--quote", "Over 6,000 people")
    before = room.did("show", "bridge", "--json").out
    _edit(room)
    added, changed, removed = room.did("diff", "bridge", "--json").rows
    assert (added["kind"], added["old"], added["new"]["text"]) == ("added", None, "Nobody came.")
    assert (removed["kind"], removed["new"], removed["words"]) == ("removed", None, [])
    assert changed["kind"] == "changed"
    assert changed["old"]["text"] == "Over 6,000 people live behind it."
    [words] = changed["words"]
    assert (words["kind"], words["old"]["text"], words["new"]["text"]) == ("changed", "Over 6,000", "6,057")
    [figure] = changed["figures"]
    assert (figure["old"]["text"], figure["new"]["text"]) == ("Over 6,000", "6,057")
    assert changed["annotations"] == [uid]
    assert "Over 6,000 people live behind it." in before


def test_versions_are_listed_and_chosen(room: Room) -> None:
    annotated(room, "--quote", "behind it")
    _edit(room)
    first, now = room.did("diff", "bridge", "--list", "--json").rows
    assert (first["version"], first["annotations"], first["present"]) == (1, 1, False)
    assert (now["version"], now["kept"], now["present"]) == (2, None, True)
    assert len(room.did("diff", "bridge", "--list").out.splitlines()) == 3
    back = room.did("diff", "bridge", "--from", "now", "--to", first["digest"][:6], "--json").rows
    assert [row["kind"] for row in back] == ["removed", "changed", "added"]
    said = room.run("diff", "bridge", "--from", "7")
    assert (said.code, said.err.splitlines()[0]) == (1, "reader: there is no version “7”")


def test_only_one_version_is_said_plainly(room: Room) -> None:
    said = room.did("diff", "bridge")
    assert (said.out, said.err.startswith("only one version of “The bridge” is known")) == ("", True)
    assert room.did("diff", "bridge", "--json").rows == []


def test_white_space_is_no_change_of_words(room: Room) -> None:
    annotated(room, "--quote", "behind it")
    room.lay("the-bridge.md", ARTICLE.replace("on Monday. Over", "on Monday.\n\nOver"))
    said = room.did("diff", "bridge")
    assert (said.out, "only white space" in said.err) == ("", True)


def test_lines_fit_the_terminal_and_only_there_are_colours(room: Room) -> None:
    annotated(room, "--quote", "behind it")
    _edit(room)
    assert "\x1b" not in room.did("diff", "bridge").out
    drawn = room.run("diff", "bridge", terminal=True, columns=40).out
    assert "\x1b[31m[-Over\x1b[0m" in drawn
    assert all(len(line) <= 40 for line in re.sub(r"\x1b\[[\d;]*m", "", drawn).splitlines()[1:])
