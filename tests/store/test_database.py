import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.store import database as room
from reader.store.database import Database, open_database
from reader.store.schema import SCHEMA

RELATION = {"name": "quotes", "position": 9}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "annotations.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with closing(open_database(path)) as opened:
        yield opened


def _relations(database: Database) -> list[object]:
    return [row["name"] for row in database.rows("SELECT name FROM relations ORDER BY position")]


def test_a_new_file_has_the_newest_schema_and_the_six_relations(database: Database) -> None:
    assert database.rows("PRAGMA user_version") == [{"user_version": SCHEMA}]
    assert _relations(database) == ["supports", "contradicts", "updates", "same as", "source of", "see also"]


def test_opening_and_reading_leave_the_file_and_its_folder_as_they_were(path: Path) -> None:
    open_database(path).close()
    before, moment = path.read_bytes(), path.stat().st_mtime_ns
    with closing(open_database(path)) as database:
        database.rows("SELECT * FROM articles")
        database.data_version()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, moment)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_is_written_is_there_for_the_next_connection(database: Database, path: Path) -> None:
    with database.writing():
        database.table("relations").insert(RELATION)
    with closing(open_database(path)) as other:
        assert "quotes" in _relations(other)


def test_nothing_of_a_transaction_stays_when_something_is_raised_in_it(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.writing():
        database.table("relations").insert_all([RELATION, RELATION])
    assert "quotes" not in _relations(database)
    with database.writing():
        database.table("relations").insert(RELATION)
    assert "quotes" in _relations(database)


def test_two_connections_see_what_the_other_wrote_and_that_it_wrote(database: Database, path: Path) -> None:
    with closing(open_database(path)) as other:
        before = other.data_version()
        with database.writing():
            database.table("relations").insert(RELATION)
        assert other.data_version() != before
        assert "quotes" in _relations(other)


def test_own_writes_do_not_change_the_data_version(database: Database) -> None:
    before = database.data_version()
    with database.writing():
        database.table("relations").insert(RELATION)
    assert database.data_version() == before


def test_a_write_outside_of_a_transaction_is_a_bug(database: Database) -> None:
    with pytest.raises(RuntimeError):
        database.table("relations")


def test_a_mistyped_table_is_a_bug_and_makes_no_table(database: Database) -> None:
    with pytest.raises(LookupError), database.writing():
        database.table("relation")


def test_foreign_keys_are_kept(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.writing():
        database.table("tags").insert({"annotation": "nobody", "position": 0, "name": "x"})


def test_a_locked_file_says_that_another_program_is_writing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LOCK_WAIT_SECONDS", 0.01)
    locked = pytest.raises(ReaderError, match="another program is writing")
    open_two = closing(open_database(path)), closing(open_database(path))
    with open_two[0] as database, open_two[1] as other, other.writing(), locked, database.writing():
        pass


def test_a_lock_that_goes_in_time_is_waited_for(database: Database, path: Path) -> None:
    holder = (
        "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        "c.execute('BEGIN EXCLUSIVE'); print(flush=True); time.sleep(0.3); c.execute('COMMIT')"
    )
    with subprocess.Popen([sys.executable, "-c", holder, str(path)], stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        with database.writing():
            database.table("relations").insert(RELATION)
    assert "quotes" in _relations(database)


def test_a_missing_file_is_not_made_unless_asked(path: Path) -> None:
    with pytest.raises(ReaderError, match="there is no"):
        open_database(path, create=False)
    assert not path.exists()


def test_a_newer_schema_opens_for_reading_and_says_why_it_is_not_written(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    before = path.read_bytes()
    with closing(open_database(path)) as database:
        assert database.read_only
        assert _relations(database)
        with pytest.raises(ReaderError, match="newer version"), database.writing():
            pass
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()
    with pytest.raises(ReaderError, match="another program"):
        open_database(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    path.touch()
    with closing(open_database(path)) as database:
        assert _relations(database)


@pytest.mark.parametrize(
    "damage", [b"no database at all, but long enough to be looked at" * 40, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_what_is_no_database_is_refused_with_the_way_back(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    with pytest.raises(ReaderError) as caught:
        open_database(path)
    assert "reader restore" in caught.value.hint
    assert path.read_bytes() == damage


def test_a_damaged_page_is_noticed_on_opening(database: Database, path: Path) -> None:
    database.close()
    data = bytearray(path.read_bytes())
    data[4096 * 2 : 4096 * 3] = b"\xa5" * 4096
    path.write_bytes(data)
    with pytest.raises(ReaderError) as caught:
        open_database(path)
    assert "reader restore" in caught.value.hint


def test_a_read_only_file_opens_for_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_database(path).close()
    path.chmod(stat.S_IRUSR)
    monkeypatch.setattr("os.access", lambda each, _mode: Path(each) != path)  # root may write anything
    with closing(open_database(path)) as database:
        assert _relations(database)
        with pytest.raises(ReaderError, match="read-only"), database.writing():
            pass


def test_an_older_schema_that_cannot_be_written_to_opens_for_reading_and_keeps_every_byte(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript((Path(__file__).parent / "schemas" / "schema_1.sql").read_text("utf-8"))
    before = path.read_bytes()
    monkeypatch.setattr("os.access", lambda _each, _mode: False)
    with closing(open_database(path)) as database:
        assert [row["note"] for row in database.rows("SELECT note FROM annotations")] == ["Whose gauge?"]
        assert database.rows("SELECT * FROM corrections") == []
        with pytest.raises(ReaderError, match="read-only"), database.writing():
            pass
    assert path.read_bytes() == before


def test_in_a_read_only_folder_without_a_file_there_is_an_empty_database_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda _each, _mode: False)
    with closing(open_database(path)) as database:
        assert _relations(database)
        assert database.read_only
    assert not path.exists()


def test_a_full_disk_is_said_and_nothing_is_changed(database: Database) -> None:
    pages = database.rows("PRAGMA page_count")[0]["page_count"]
    database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ReaderError, match="disk is full"), database.writing():
        database.table("relations").insert({"name": "x" * 1_000_000, "position": 7})
    assert len(_relations(database)) == 6


def test_a_database_that_was_set_to_a_write_ahead_log_can_be_read_and_written(path: Path) -> None:
    open_database(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL").fetchone()
    with closing(open_database(path)) as database, database.writing():
        database.table("relations").insert(RELATION)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("schema", sorted(Path(__file__).parent.glob("schemas/*.sql")), ids=lambda each: each.stem)
def test_every_released_schema_opens_and_keeps_its_rows(schema: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(schema.read_text("utf-8"))
    with closing(open_database(path)) as database:
        assert database.rows("PRAGMA user_version") == [{"user_version": SCHEMA}]
        assert database.rows("PRAGMA foreign_key_check") == []
        assert [row["note"] for row in database.rows("SELECT note FROM annotations")] == ["Whose gauge?"]
        with closing(open_database(path.with_name("new.db"))) as new:
            assert _schema(database) == _schema(new)


@pytest.mark.parametrize("schema", sorted(Path(__file__).parent.glob("schemas/*.sql")), ids=lambda each: each.stem)
def test_bringing_a_file_up_to_date_loses_no_row_and_no_value(schema: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as old:
        old.executescript(schema.read_text("utf-8"))
    before = _inserts(path)
    open_database(path).close()
    assert before
    assert before <= _inserts(path)


def test_each_released_schema_has_its_example() -> None:
    kept = {each.stem for each in Path(__file__).parent.glob("schemas/*.sql")}
    assert kept == {f"schema_{number}" for number in range(1, SCHEMA + 1)}


def test_a_copy_of_the_closed_file_holds_everything(database: Database, path: Path) -> None:
    with database.writing():
        database.table("relations").insert(RELATION)
    database.close()
    copy = path.with_name("copy.db")
    shutil.copyfile(path, copy)
    with closing(open_database(copy)) as copied:
        assert "quotes" in _relations(copied)


def _inserts(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {line for line in connection.iterdump() if line.startswith("INSERT")}


def _schema(database: Database) -> set[str]:
    rows = database.rows("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {" ".join(str(row["sql"]).split()) for row in rows}
