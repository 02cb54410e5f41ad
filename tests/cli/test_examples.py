"""Every example that help, the README and the page of commands give is run on a copy of the sample library."""

import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.__main__ import asked_for
from reader.cli.root import EXAMPLES
from reader.cli.screen import open_at
from reader.cli.table import COMMANDS
from reader.library.library import Library
from reader.library.shelf import Entry
from tests.cli.command_room import Room, Said, Stream
from tests.cli.test_command_table import loaded

ROOT = Path(__file__).parents[2]
IN_HELP = [line for entry in COMMANDS for line, _ in loaded(entry).examples] + [line for line, _ in EXAMPLES]
IN_PAGES = [
    line
    for page in (ROOT / "README.md", ROOT / "docs" / "commands.md")
    for block in re.findall(r"```sh\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    for line in block.splitlines()
]
EVERY = [
    line for line in dict.fromkeys(IN_HELP + IN_PAGES) if re.search(r"\breader\b(?!/)", line) and "venv" not in line
]
ROWS = "Highlight,Title\nthe return,Counting the bodies\nThere is a gap of three,The missing ones\n"
TEXTS = '{"id": 1, "text": "Over 6,000 people met Ann Reed.", "published": "2025-06-02"}\n'


@dataclass(frozen=True, slots=True)
class Line:
    """A line as a shell reads it: the words of `reader`, and where its input comes from."""

    words: list[str]
    source: str = ""


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    made = Room(tmp_path, monkeypatch)
    shutil.rmtree(made.root)
    shutil.copytree(ROOT / "articles", made.root / "articles")
    shutil.copyfile(ROOT / "annotations.db", made.root / "annotations.db")
    monkeypatch.chdir(made.root)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Downloads" / "talks").mkdir(parents=True)
    for name in ("article.md", "report.md", "~/Downloads/report.md", "~/Downloads/talks/one.txt", "draft.txt"):
        Path(name).expanduser().write_text(f"# About {name}\n\nOver 6,000 people met Ann Reed.\n", "utf-8")
    for name in ("highlights.csv", "more.csv"):
        Path(name).write_text(ROWS, "utf-8")
    Path("texts.jsonl").write_text(TEXTS, "utf-8")
    return made


def read(line: str) -> Line:
    """As a shell would read it, for what stands in the examples."""
    line = re.sub(r'^eval "\$\((.*)\)"$', r"\1", line)
    *before, line = line.split(" | ") if " | reader" in line else [line.split(" | ")[0]]
    words = shlex.split(re.sub(r"^[A-Z]+=('.*?'|\S+) ", "", line))
    source = "draft.txt" if before else ""
    for sign in ("<", ">"):
        if sign in words:
            at = words.index(sign)
            source = words[at + 1] if sign == "<" else source
            del words[at : at + 2]
    assert words[0] == "reader"
    found = [each for word in words[1:] for each in (sorted(map(str, Path().glob(word))) if "*" in word else [word])]
    return Line([str(Path(word).expanduser()) if word.startswith("~") else word for word in found], source)


def ran(room: Room, line: str) -> Said:
    asked = read(line)
    return room.run(*asked.words, given=Path(asked.source).read_bytes() if asked.source else b"")


def made_ready(room: Room, line: str) -> None:
    """What stands before: something to undo, to do again, to bring back; an editor; a library at the path named."""
    if line.split()[1] in {"undo", "redo", "restore"}:
        copy = room.did("backup").out.strip()
        shutil.copyfile(copy, "COPY.db")
        room.did("annotate", "counting", "--quote", "The gap is three")
    if line.split()[1] == "redo":
        room.did("undo")
    if line.startswith("reader parked"):
        room.did("import", "highlights.csv")
    if "--saved doubts" in line:
        room.did("search", "--save", "doubts", "label:doubt")
    if "rejoin counting articles/bodies.md" in line:
        Path("articles/bodies.md").write_text("# Another\n\nIt is nobody's yet.\n", "utf-8")
    if "--library ~/reading" in line:
        room.did("init", str(Path("~/reading").expanduser()))


def opens_a_screen(line: str) -> bool:
    words = read(line).words
    others = {entry.name for entry in COMMANDS if entry.name != "open"} | {"--library"}
    return not words or words[0] not in others or words == ["review"]


SCREENS = [line for line in EVERY if opens_a_screen(line)]


@pytest.mark.parametrize("line", [line for line in EVERY if line not in SCREENS])
def test_an_example_does_what_it_says(room: Room, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    monkeypatch.setenv("VISUAL", "true")
    made_ready(room, line)
    said = ran(room, line)
    assert said.code == 0, said.err


@pytest.mark.parametrize("line", SCREENS)
def test_an_example_that_opens_the_screen_finds_what_to_open(
    room: Room, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    for name in ("stdin", "stderr"):
        monkeypatch.setattr(sys, name, Stream(terminal=True))
    asked = asked_for(read(line).words)
    assert asked is not None
    seen: list[tuple[Entry | None, object]] = []

    def screen(_library: Library, entry: Entry | None, at: object) -> int:
        seen.append((entry, at))
        return 0

    assert open_at(asked.library, asked.article, asked.at, screen) == 0
    ((entry, at),) = seen
    assert (entry is None, at is None) == (not asked.article, not asked.at and "#" not in asked.article)
    assert list((room.root / "articles").iterdir())
