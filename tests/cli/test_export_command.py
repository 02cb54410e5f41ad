import csv
import io
import json
from pathlib import Path

import pytest

from reader.formats.outgoing.table import FORMATS
from tests.cli.command_room import Room, annotated


@pytest.fixture(autouse=True)
def marked(room: Room) -> str:
    return annotated(
        room, "--quote", "Over 6,000 people", "--label", "doubt", "--note", "=Who counted?", "--tag", "people"
    )


def test_a_format_of_one_text_goes_to_standard_output(room: Room, marked: str) -> None:
    said = room.did("export", "--format", "markdown")
    assert said.err == ""
    assert said.out.startswith("# The bridge\n\nThe Valley Post · 2025-06-04 ")
    assert "> Over 6,000 people\n" in said.out
    assert marked in said.out
    assert room.did("export", "--format", "markdown", "--output", "-").out == said.out


def test_a_pipe_gets_utf8_whatever_the_terminal_speaks(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke", "--note", "日本")
    said = room.run("export", "--format", "csv", encoding="latin-1")
    assert "日本" in said.out.encode("latin-1").decode("utf-8")


def test_a_file_is_written_once_and_then_left_as_it_is(room: Room) -> None:
    first = room.did("export", "--format", "csv", "--output", "notes.csv")
    assert (first.out, first.err) == ("", "1 annotation of 1 article written to notes.csv\n")
    (row,) = csv.DictReader(io.StringIO(Path("notes.csv").read_text("utf-8")))
    assert (row["Highlight"], row["Note"]) == ("Over 6,000 people", ".doubt .people =Who counted?")
    again = room.did("export", "--format", "csv", "--output", "notes.csv")
    assert again.err == "notes.csv is as it should be: 1 annotation of 1 article\n"


@pytest.mark.parametrize("chosen", ["figures", "csl-json"])
def test_no_annotations_are_told_of_where_none_go_out(room: Room, chosen: str) -> None:
    assert room.did("export", "--format", chosen, "--output", "out").err == "1 article written to out\n"


def test_in_a_folder_a_single_file_gets_a_name_which_is_told(room: Room) -> None:
    Path("out").mkdir()
    said = room.did("export", "--format", "csv", "--output", "out/")
    assert said.err == f"1 annotation of 1 article written to {Path('out').absolute() / 'the-bridge.csv'}\n"


def test_a_spreadsheet_gets_no_formulas(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke", "--note", "=1+1")
    faithful = room.did("export", "--format", "csv").out
    defused = room.did("export", "--format", "csv", "--spreadsheet").out
    assert ",=1+1," in faithful
    assert ",'=1+1," in defused


def test_figures_come_as_the_listing_has_them(room: Room) -> None:
    text = room.did("export", "--format", "figures").out
    assert text == room.did("figures", "--csv").out
    rows = [json.loads(line) for line in room.did("export", "--format", "figures", "--jsonl").out.splitlines()]
    assert rows == room.did("figures", "--json").rows


def test_the_filters_are_those_of_the_notes(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke", "--label", "evidence")
    for words in (["--label", "evidence"], ["--text", "MAYOR"]):
        said = room.did("export", "bridge", "--format", "markdown", *words)
        assert [line for line in said.out.splitlines() if line.startswith(">")] == ["> The mayor spoke"]


def test_where_nothing_is_chosen_it_says_so(room: Room) -> None:
    said = room.run("export", "--format", "markdown", "--tag", "unheard")
    assert said.code == 1
    assert "there is nothing to export" in said.err
    said = room.run("export", "--format", "csv", "--tag", "unheard", "--output", "notes.csv")
    assert said.code == 1
    assert not Path("notes.csv").exists()


def test_what_is_not_known_of_the_names_is_told(room: Room) -> None:
    said = room.did("export", "--format", "entities")
    assert said.out == "article,start,end,text,kind,entity,engine\n"
    assert "run `reader index`" in said.err


def test_another_s_file_stays_unless_it_is_forced(room: Room) -> None:
    path = Path("notes.md")
    path.write_text("mine", "utf-8")
    said = room.run("export", "--format", "markdown", "--output", "notes.md")
    assert said.code == 1
    assert "is there already" in said.err
    assert "--force" in said.err
    assert path.read_text("utf-8") == "mine"
    room.did("export", "--format", "markdown", "--output", "notes.md", "--force")
    assert path.read_text("utf-8").startswith("# The bridge")


@pytest.mark.parametrize(
    ("words", "code", "what"),
    [
        ((), 2, "say the format"),
        (("--format", "papyrus"), 2, "papyrus"),
        (("nowhere", "--format", "markdown"), 1, "no article"),
        (("--format", "markdown", "--label", "unheard"), 1, "no label"),
        (("--format", "markdown", "--since", "yesterday"), 2, "no day"),
        (("--format", "markdown", "--output", "nowhere/notes.md"), 1, "no folder"),
        (("--format", "markdown", "--output", "nowhere/"), 1, "no folder"),
        (("--format", "markdown", "--jsonl"), 2, "--jsonl goes with figures, entities"),
        (("--format", "markdown", "--spreadsheet"), 2, "--spreadsheet goes with csv, figures, entities"),
        (("--format", "csv", "--with", "figures"), 2, "--with figures goes with"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(room: Room, words: tuple[str, ...], code: int, what: str) -> None:
    said = room.run("export", *words)
    assert said.code == code
    assert what in said.err
    assert said.out == ""


def test_a_format_of_several_files_asks_for_a_folder(room: Room) -> None:
    for chosen in (each for each in FORMATS if each.is_folder):
        said = room.run("export", "--format", chosen.name)
        assert said.code == 2
        assert "say the folder with --output" in said.err
        said = room.did("export", "--format", chosen.name, "--output", chosen.name)
        assert list(Path(chosen.name).rglob("*"))


def test_what_is_nothing_for_a_terminal_is_not_written_there(room: Room) -> None:
    for chosen in (each for each in FORMATS if each.is_binary):
        said = room.run("export", "--format", chosen.name, terminal=True)
        assert said.code == 2
        assert "say the file with --output" in said.err


def test_on_a_terminal_nothing_of_a_note_acts(room: Room) -> None:
    annotated(room, "--quote", "The mayor spoke", "--note", "a\x1b]0;b\x07 c\n\nd")
    for chosen in (each for each in FORMATS if not each.is_folder and not each.is_binary):
        said = room.run("export", "--format", chosen.name, terminal=True)
        assert "\x1b" not in said.out.replace("\x1b[", "")
        assert "\x07" not in said.out


def test_the_formats_are_listed(room: Room) -> None:
    rows = room.did("export", "--formats", "--json").rows
    assert [row["format"] for row in rows] == [each.name for each in FORMATS]
    said = room.did("export", "--formats")
    assert all(each.name in said.out and each.says.split()[0] in said.out for each in FORMATS)


def test_a_template_that_is_not_there_is_told(room: Room) -> None:
    for chosen in (each for each in FORMATS if "template" in each.takes):
        said = room.run("export", "--format", chosen.name, "--output", "out", "--template", "nowhere.txt")
        assert said.code == 1
        assert "cannot be read" in said.err
