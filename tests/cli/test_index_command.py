from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from reader.cli.index import _gone_through
from reader.core.entity import Mention
from reader.library.folders import Folders
from reader.library.indexing import Progress
from reader.library.library import open_library
from tests.cli.command_room import Room

NO_MODEL = 'model = "no_such_model"\n'


def without_model(room: Room) -> None:
    (room.folder / "config").mkdir(exist_ok=True)
    (room.folder / "config" / "config.toml").write_text(NO_MODEL, encoding="utf-8")


def test_the_library_is_indexed_once(room: Room) -> None:
    room.lay("who.md", "---\ntitle: Who\n---\nAngela Merkel met Barack Obama in Berlin.\n")
    first = room.did("index", "--json").rows
    assert {len(row["article"]) for row in first} == {12}
    assert [(row["figures"] > 0, row["names"] > 0, row["problem"]) for row in first] == [
        (True, False, None),
        (False, True, None),
    ]
    again = room.did("index")
    assert (again.out, "nothing to do" in again.err) == ("", True)
    assert room.did("index", "--json").rows == []


def test_what_was_found_is_told(room: Room) -> None:
    said = room.did("index")
    assert said.out == ""
    assert "1 article, " in said.err


def test_without_a_model_figures_are_found_and_it_is_told_what_is_missing(room: Room) -> None:
    without_model(room)
    said = room.run("index", "--json")
    assert said.code == 1
    assert [(row["names"], row["figures"] > 0) for row in said.rows] == [(None, True)]
    assert "no spaCy model" in said.err
    assert len(said.err.strip().splitlines()) == 3
    again = room.run("index", "--json")
    assert (again.code, again.rows) == (1, [])
    assert again.err.startswith("nothing to do: the figures of all articles are known\n")


@dataclass
class Dying:
    """Is interrupted, or whatever else befalls it, at the second text."""

    error: BaseException
    engine: str = "dying 1"
    asked: int = 0

    def find(self, _text: str) -> list[Mention]:
        self.asked += 1
        if self.asked == 2:
            raise self.error
        return []


@pytest.fixture
def folders(room: Room) -> Folders:
    return Folders(*(room.folder / name for name in ("config", "data", "cache", "state")))


def test_stopped_it_says_how_far_it_came(room: Room, folders: Folders, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(3):
        room.lay(f"more{number}.md", f"The {number} boats.")
    library = open_library(Path(room.root), folders)
    done: list[Progress] = []
    assert _gone_through(library, Dying(KeyboardInterrupt()), done) == 130
    assert len(done) == 1
    assert capsys.readouterr().err == "stopped; 1 of 4 done, run it again to go on\n"
    assert _gone_through(library, Dying(KeyboardInterrupt(), asked=9), done) == 0
    assert len(done) == 4
    library.close()


def test_stopped_before_it_knows_how_much_there_is_it_says_no_numbers(
    room: Room, folders: Folders, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    with closing(open_library(Path(room.root), folders)) as library:
        monkeypatch.setattr("reader.cli.index.index", interrupted)
        assert _gone_through(library, None, []) == 130
    assert capsys.readouterr().err == "stopped\n"
