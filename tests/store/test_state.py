import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.store.state import JUMPS_LIMIT, Jump, ReadingPlace, State, library_key

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
PLACE = ReadingPlace(120, 0.25, NOON)
UNWRITABLE = Path("/proc/reader/state.db")  # no one can make a folder there, not even root


def test_everything_is_there_after_the_program_ended(tmp_path: Path) -> None:
    first = State(tmp_path / "deep" / "state.db")
    first.keep_place("/lib", "a", PLACE)
    first.keep_letter("/lib", "a", "m", 7)
    first.keep_jumps("/lib", [Jump("a", 1), Jump("b", 2)])
    first.remember("/lib", "label", {"name": "doubt"})
    first.close()
    again = State(tmp_path / "deep" / "state.db")
    assert again.place("/lib", "a") == PLACE
    assert again.places("/lib") == {"a": PLACE}
    assert again.letters("/lib", "a") == {"m": 7}
    assert again.jumps("/lib") == [Jump("a", 1), Jump("b", 2)]
    assert again.recall("/lib", "label") == {"name": "doubt"}
    assert again.notice == ""
    again.close()


def test_libraries_know_nothing_of_each_other() -> None:
    state = State(None)
    state.keep_place("/one", "a", PLACE)
    state.remember("/one", "label", "doubt")
    assert state.place("/other", "a") is None
    assert state.recall("/other", "label", "important") == "important"
    state.close()


def test_a_place_kept_later_takes_the_place_of_the_first() -> None:
    state = State(None)
    state.keep_place("/lib", "a", PLACE)
    state.keep_place("/lib", "a", ReadingPlace(400, 1.0, NOON, finished=True))
    assert state.place("/lib", "a") == ReadingPlace(400, 1.0, NOON, finished=True)
    state.close()


def test_the_newest_jumps_are_kept() -> None:
    state = State(None)
    state.keep_jumps("/lib", [Jump("a", number) for number in range(JUMPS_LIMIT + 5)])
    assert state.jumps("/lib")[0] == Jump("a", 5)
    assert len(state.jumps("/lib")) == JUMPS_LIMIT
    state.close()


def test_two_programs_see_each_others_places(tmp_path: Path) -> None:
    one, other = State(tmp_path / "state.db"), State(tmp_path / "state.db")
    one.keep_place("/lib", "a", PLACE)
    other.keep_place("/lib", "b", PLACE)
    assert one.places("/lib").keys() == other.places("/lib").keys() == {"a", "b"}
    one.close()
    other.close()


def test_a_folder_that_cannot_be_written_is_said_and_places_are_kept_in_memory() -> None:
    state = State(UNWRITABLE)
    state.keep_place("/lib", "a", PLACE)
    assert state.place("/lib", "a") == PLACE
    assert state.notice.startswith("reading places are not saved")
    state.close()


def test_a_disk_that_fills_up_meanwhile_is_said_and_nothing_known_is_forgotten(tmp_path: Path) -> None:
    state = State(tmp_path / "state.db")
    state.keep_place("/lib", "a", PLACE)
    state._connection.execute("PRAGMA query_only = 1")  # noqa: SLF001 - what a full or read-only disk does, for root as well
    state.keep_place("/lib", "b", PLACE)
    assert state.places("/lib").keys() == {"a", "b"}
    assert state.notice.startswith("reading places are not saved")
    state.close()
    again = State(tmp_path / "state.db")
    assert again.places("/lib").keys() == {"a"}
    again.close()


def test_a_damaged_file_is_put_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    path.write_bytes(b"no database at all, but long enough to look at" * 100)
    state = State(path)
    state.keep_place("/lib", "a", PLACE)
    state.close()
    assert "begin anew" in state.notice
    assert path.with_name("state.db.damaged").exists()
    again = State(path)
    assert again.place("/lib", "a") == PLACE
    assert again.notice == ""
    again.close()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE places (mine TEXT)")
    other.close()
    state = State(path)
    state.keep_place("/lib", "a", PLACE)
    assert state.place("/lib", "a") == PLACE
    assert "another program" in state.notice
    state.close()
    other = sqlite3.connect(path)
    assert other.execute("SELECT * FROM places").fetchall() == []
    other.close()


@pytest.mark.parametrize("path", ["/lib", "/caf\udce9"])
def test_a_library_has_a_key_that_can_be_kept(path: str) -> None:
    state = State(None)
    state.remember(library_key(Path(path)), "label", "doubt")
    assert state.recall(library_key(Path(path)), "label") == "doubt"
    state.close()


def test_what_is_remembered_first_stays() -> None:
    state = State(None)
    state.remember_first("/lib", {"one": 1, "two": 2})
    state.remember_first("/lib", {"two": 3, "three": 3})
    assert state.recall_each("/lib", ["one", "two", "three", "four"]) == {"one": 1, "two": 2, "three": 3}
    assert state.recall_each("/other", ["one"]) == {}
    state.close()
