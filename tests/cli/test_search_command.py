import pytest

from tests.cli.command_room import ARTICLE, Room


def test_it_lists_what_was_found_by_article_with_the_passage(room: Room) -> None:
    said = room.run("search", "6,000 people")
    assert said.code == 0
    assert said.out.splitlines() == [
        "The bridge  the-bridge",
        "  The bridge",
        f"    {' '.join(ARTICLE.split('# The bridge')[1].split())}",
    ]


def test_json_tells_where_a_passage_and_its_hits_are(room: Room) -> None:
    (row,) = room.run("search", "people", "--json").rows
    assert row["slug"] == "the-bridge"
    assert row["annotation"] is None
    assert [row["snippet"][start:end] for start, end in row["hits"]] == ["people"]
    text = room.run("show", "bridge", "--json").out
    assert row["end"] - row["start"] == len("people")
    assert "people" in text


def test_annotations_are_found_with_label_tags_and_id(room: Room) -> None:
    uid = room.did(
        "annotate", "bridge", "--quote", "The mayor spoke.", "--note", "Who?", "--label", "doubt", "--tag", "law"
    ).out.strip()
    (row,) = room.run("search", "has:note tag:law", "--json").rows
    assert (row["annotation"], row["label"], row["tags"], row["note"]) == (uid, "doubt", ["law"], "Who?")
    assert (row["start"], row["end"]) == (None, None)
    said = room.run("search", "label:doubt")
    assert said.out.splitlines()[1:] == [f"  doubt  law  {uid}", "    The mayor spoke.", "    Who?"]


def test_the_limit_is_kept(room: Room) -> None:
    room.lay("long.md", "".join(f"# Part {number}\n\nThe bridge.\n\n" for number in range(20)))
    assert len(room.run("search", "bridge", "--limit", "2", "--json").rows) == 2


@pytest.mark.parametrize("query", ['"', "AND", "NEAR(a b)", "col:x", "-", "*", "\\", "%", "'; --", "東", "👍", " "])
def test_any_text_is_answered(room: Room, query: str) -> None:
    said = room.run("search", "--", query)
    assert said.code == 0
    assert "wrong" not in said.err


def test_what_is_not_found_is_said_and_so_is_what_means_nothing(room: Room) -> None:
    said = room.run("search", "label:joy")
    assert said.code == 0
    assert said.out == ""
    assert "“label:joy” means nothing here" in said.err
    assert "nothing has “label:joy”" in said.err


def test_a_search_is_saved_listed_asked_again_and_forgotten(room: Room) -> None:
    assert "no search is saved yet" in room.run("search").err
    first = room.run("search", "--save", "crowds", "6,000 people")
    assert room.run("search", "--json").rows == [{"name": "crowds", "query": "6,000 people"}]
    assert room.run("search").out.splitlines() == ["name    query", "crowds  6,000 people"]
    assert room.run("search", "--saved", "Crowds").out == first.out
    assert room.run("search", "--saved", "crowds", "--rename", "many").code == 0
    assert room.run("search", "--json").rows == [{"name": "many", "query": "6,000 people"}]
    assert room.did("undo").out == "undone: renamed the search “crowds” to “many”\n"
    assert room.run("search", "--forget", "crowds").code == 0
    assert room.run("search", "--saved", "crowds").code == 1
    assert room.did("undo").out == "undone: forgot the search “crowds”\n"
    assert room.run("search", "--saved", "crowds").code == 0


@pytest.mark.parametrize(
    "words", [("--save", "x"), ("--saved", "x", "y"), ("--forget", "x", "--saved", "y"), ("--rename", "x")]
)
def test_options_that_do_not_go_together_are_wrong_usage(room: Room, words: tuple[str, ...]) -> None:
    assert room.run("search", *words).code == 2


def test_figures_are_found_without_having_been_asked_for_before(room: Room) -> None:
    assert len(room.run("search", 'figure:"over 6,000"', "--json").rows) == 1
    assert room.run("search", "figure:percent", "--json").rows == []


def test_on_a_terminal_hits_are_told_apart_and_lines_fit(room: Room) -> None:
    said = room.run("search", "people", terminal=True, columns=60)
    assert "\x1b[1;33mpeople\x1b[0m" in said.out
    assert len(said.out.splitlines()) > 3
