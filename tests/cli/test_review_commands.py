"""The commands of reviewing: what is due, grading, and the cards."""

import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cli.command_room import Room, annotated

REPOSITORY = Path(__file__).parents[2]


def asked(room: Room, question: str = "How many?", answer: str = "over 6,000") -> str:
    """The id of a new card on a passage of the bridge."""
    note = annotated(room, "--quote", "Over 6,000 people")
    return room.did("card", note, "--question", question, "--answer", answer).out.strip()


def test_nothing_due_is_told_by_the_exit_code_and_a_prompt_stays_empty(room: Room) -> None:
    said = room.run("review", "--due")
    assert (said.code, said.out, said.err) == (3, "", "")
    assert room.run("review", "--due", terminal=True).err.strip() == "nothing is due"


def test_new_cards_are_due(room: Room) -> None:
    asked(room)
    assert room.did("review", "--due").out == "1 card and 0 highlights due\n"
    (row,) = room.did("review", "--due", "--json").rows
    assert (row["cards"], row["new"], row["due"], row["later"], row["highlights"]) == (1, 1, 0, 0, 0)


def test_the_figures_of_reviewing_are_told_in_lines_and_as_json(room: Room) -> None:
    assert room.did("review", "--stats").out.splitlines()[0] == "cards     none"
    uid = asked(room)
    room.did("grade", uid, "4")
    lines = room.did("review", "--stats").out.splitlines()
    assert lines[0] == "cards     1 young"
    assert lines[2] == "reviewed  1 answer in 0 min, on 1 of the last 365 days, 1 in a row"
    assert lines[3] == "recalled  nothing was asked on a later day yet"
    assert [line.split()[:2] for line in lines[6:]] == [["label", "(none)"], ["article", "The"]]
    (row,) = room.did("review", "--stats", "--json").rows
    assert (row["cards"]["young"], row["streak"], row["grades"]) == (1, 1, [0, 0, 0, 1])
    assert (len(row["forecast"]), len(row["calendar"]), row["calendar"][-1]["answers"]) == (30, 365, 1)
    assert [(each["title"], each["answers"]) for each in row["articles"]] == [("The bridge", 1)]


def test_a_grade_says_when_the_card_comes_again_and_is_taken_back(room: Room) -> None:
    uid = asked(room)
    assert len(room.did("grade", uid[:12], "3").out.split()) == 2  # a day and a time
    day = room.did("grade", uid, "4").out.strip()
    assert date.fromisoformat(day) > datetime.now(UTC).date()
    (row,) = room.did("cards", "--json").rows
    assert (row["state"], row["answers"], row["due_day"]) == ("review", 2, day)
    room.did("undo")
    room.did("undo")
    (row,) = room.did("cards", "--json").rows
    assert (row["state"], row["answers"], row["due"]) == ("new", 0, None)


@pytest.mark.parametrize("words", [("nothing", "3"), ("nothing", "0"), ("nothing", "good")])
def test_what_cannot_be_graded_is_told(room: Room, words: tuple[str, str]) -> None:
    said = room.run("grade", *words)
    assert said.code in {1, 2}
    assert "there is no card nothing" in said.err or "GRADE" in said.err


def test_cards_are_listed_with_article_state_and_question(room: Room) -> None:
    uid = asked(room)
    room.lay("the-ferry.md", "# The ferry\n\nThe ferry runs.\n")
    head, line = room.did("cards").out.splitlines()
    assert head.split() == ["id", "article", "state", "due", "lapses", "question"]
    assert line.split() == [uid, "the-bridge", "new", "How", "many?"]
    assert [row["id"] for row in room.did("cards", "bridge", "--json").rows] == [uid]
    assert room.did("cards", "ferry", "--json").rows == []
    assert "no such cards" in room.did("cards", "ferry").err


def test_a_text_with_gaps_makes_a_card_for_each_number(room: Room) -> None:
    note = annotated(room, "--quote", "Over 6,000 people")
    made = room.did("card", note, "--cloze", "{{c1::Over 6,000::how many}} {{c2::people}} live there.").out.split()
    rows = room.did("cards", "--json").rows
    assert [(row["id"], row["kind"], row["cloze"]) for row in rows] == [(made[0], "cloze", 1), (made[1], "cloze", 2)]
    assert "Over 6,000 ▢ live there." in room.did("cards").out


def test_cards_are_suspended_resumed_deleted_and_brought_back(room: Room) -> None:
    uid = asked(room)

    def state() -> list[str]:
        return [row["state"] for row in room.did("cards", "--json").rows]

    room.did("cards", "--suspend", uid[:12])
    assert state() == ["suspended"]
    assert room.run("review", "--due").code == 3
    room.did("cards", "--resume", uid)
    assert state() == ["new"]
    room.did("cards", "--delete", uid)
    assert state() == []
    assert [row["state"] for row in room.did("cards", "--trash", "--json").rows] == ["trashed"]
    room.did("cards", "--restore", uid)
    assert state() == ["new"]


def test_a_card_whose_passage_went_says_so(room: Room) -> None:
    uid = asked(room)
    assert room.did("cards", "--stale", "--json").rows == []
    room.lay("the-bridge.md", "# The bridge\n\nThe ferry runs every hour, and nobody waits.\n")
    (row,) = room.did("cards", "--stale", "--json").rows
    assert (row["id"], [each["why"] for each in row["says"]]) == (uid, ["lost"])
    assert "is not in the article any more" in room.did("cards", "--stale").out
    assert "new, passage lost" in room.did("cards").out
    assert [row["lack"] for row in room.did("cards", "--json").rows] == ["passage lost"]


@pytest.mark.parametrize(
    "words",
    [
        ("card", "x"),
        ("card", "x", "--question", "What?"),
        ("card", "x", "--question", "What?", "--answer", "That", "--cloze", "{{c1::a}}"),
        ("cards", "--suspend", "x", "--json"),
        ("cards", "--suspend", "x", "--resume", "x"),
        ("review", "--json"),
        ("review", "--due", "--stats"),
        ("highlights", "--more", "x", "--less", "x"),
        ("highlights", "--more", "x", "--json"),
    ],
)
def test_options_that_do_not_go_together_are_refused(room: Room, words: tuple[str, ...]) -> None:
    assert room.run(*words).code == 2


def test_highlights_are_listed_weighed_and_read(room: Room) -> None:
    shutil.copytree(REPOSITORY / "articles", room.root / "articles", dirs_exist_ok=True)
    shutil.copyfile(REPOSITORY / "annotations.db", room.root / "annotations.db")
    rows = room.did("highlights", "--json").rows
    assert len(rows) == 5
    assert rows == room.did("highlights", "--json").rows
    first, second = rows[0]["id"], rows[1]["id"]
    shown = room.run("highlights", terminal=True, columns=100).out
    [short] = [word for word in re.findall(r"\x1b\[34m(\w+)", shown) if first.startswith(word)]
    room.did("highlights", "--read", short)  # what a terminal shows of an id is enough to tell it
    assert [row["id"] for row in room.did("highlights", "--json").rows if row["read"]] == [first]
    room.did("highlights", "--never", second)
    assert second not in [row["id"] for row in room.did("highlights", "--json").rows]
    room.did("highlights", "--favour", first)
    room.did("highlights", "--less", first)
    (row,) = room.did("highlights", "--favourites", "--json").rows
    assert (row["id"], row["often"], row["favourite"]) == (first, "less", True)
    assert "read, less, favourite" in room.did("highlights").out
    room.did("highlights", "--unfavour", first)
    assert room.did("highlights", "--favourites").err.strip() == "there are no favourites"
    assert room.run("highlights", "--never", "Kyiv").code == 1


def test_what_is_due_is_told_without_the_screen_and_without_the_scheduler(room: Room) -> None:
    asked(room)
    words = ["review", "--due", "--library", str(room.root)]
    code = f"import sys; from reader.__main__ import main; main({words}); print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    told, loaded = said.stdout.splitlines()
    assert told == "1 card and 0 highlights due"
    assert not {"fsrs", "textual", "spacy", "markdown_it"} & set(loaded.split())


@pytest.mark.parametrize("words", [("review", "--due"), ("review", "--stats"), ("cards",)])
def test_a_person_is_told_where_all_cards_are_scheduled_anew(
    room: Room, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    room.did("grade", asked(room), "4")
    monkeypatch.setattr("reader.cli.scheduling.MANY_BEHIND", 1)
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    told = "scheduling 1 cards anew"
    assert told not in room.run(*words).err
    monkeypatch.setenv("TZ", "Pacific/Apia")
    assert told in room.run(*words, terminal=True).err
    assert told not in room.run(*words, terminal=True).err
