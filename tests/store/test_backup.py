import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.store.backup import back_up, backup_times, backups, is_due, is_of_older_schema, kept, why_unfit
from reader.store.bringing_back import restore
from reader.store.database import open_database
from reader.store.schema import SCHEMA

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds the zone


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "annotations.db"
    path.parent.mkdir()
    open_database(path).close()
    return path


@pytest.fixture
def write(database: Path) -> Callable[[], None]:
    numbers = count()

    def relate() -> None:
        with closing(sqlite3.connect(database)) as connection, connection:
            connection.execute("INSERT INTO relations VALUES (?, 99)", (f"relation {next(numbers)}",))

    return relate


def relations(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM relations WHERE position = 99").fetchone()[0])


def test_a_backup_holds_what_the_database_holds(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    write()
    made = back_up(database, tmp_path / "backups", NOON)
    assert made is not None
    assert why_unfit(made) == ""
    assert relations(made) == 1
    [backup] = backups(tmp_path / "backups")
    assert (backup.path, backup.at, backup.annotations) == (made, NOON, 0)


def test_making_a_backup_leaves_the_database_byte_for_byte_as_it_was(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    back_up(database, tmp_path / "backups", NOON)
    assert database.read_bytes() == before
    assert [path.name for path in database.parent.iterdir()] == ["annotations.db"]


def test_nothing_is_made_when_nothing_has_changed(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    assert back_up(database, folder, NOON)
    assert back_up(database, folder, NOON + DAY) is None
    database.touch()
    assert back_up(database, folder, NOON + 2 * DAY) is None
    write()
    assert back_up(database, folder, NOON + 3 * DAY)
    assert len(backup_times(folder)) == 2


def test_two_backups_of_one_moment_have_two_names(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    for _ in range(3):
        write()
        assert back_up(database, tmp_path / "backups", NOON)
    assert [relations(path) for _, path in backup_times(tmp_path / "backups")] == [3, 2, 1]


def test_a_damaged_database_makes_no_backup_and_touches_none(
    database: Path, write: Callable[[], None], tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    made = back_up(database, folder, NOON)
    write()
    spoil(database)
    with pytest.raises(ReaderError, match="no backup could be made"):
        back_up(database, folder, NOON + DAY)
    assert [path for _, path in backup_times(folder)] == [made]
    assert [path.name for path in folder.glob(".*")] == []


def test_a_locked_database_is_said_to_be(database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.store.backup.LOCK_WAIT_SECONDS", 0.0)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ReaderError, match="locked"):
            back_up(database, tmp_path / "backups", NOON)


def test_old_backups_are_thinned_as_new_ones_come(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for day in range(40):
        write()
        back_up(database, folder, NOON + day * DAY)
    made = {NOON + day * DAY for day in range(40)}
    assert {at for at, _ in backup_times(folder)} == kept(made)
    assert len(kept(made)) == 10  # 5 to 11 July; 22 and 29 June end a week, 30 June a month


@pytest.mark.parametrize(
    ("ages", "due"),
    [
        ([], True),
        ([HOUR], False),
        ([25 * HOUR], True),
        ([25 * HOUR, HOUR], False),
        ([-HOUR], True),
        ([-3650 * DAY], True),
    ],
)
def test_a_backup_is_due_when_none_is_of_the_last_day(ages: list[timedelta], due: bool) -> None:
    assert is_due([NOON - age for age in ages], NOON) is due


@given(st.lists(moments, min_size=1, max_size=60))
def test_thinning_keeps_the_newest_and_all_of_its_day_and_at_most_23_more(times: list[datetime]) -> None:
    left = kept(times)
    newest = max(times)
    recent = {at for at in times if newest - at < DAY}
    assert left <= set(times)
    assert recent <= left
    assert len(left - recent) <= 7 + 4 + 12


@given(st.lists(moments, max_size=60))
def test_thinning_again_changes_nothing(times: list[datetime]) -> None:
    assert kept(kept(times)) == kept(times)


@given(st.lists(moments, max_size=60), moments)
def test_a_backup_once_dropped_is_not_missed_when_newer_ones_come(times: list[datetime], newer: datetime) -> None:
    times = [at for at in times if at < newer]
    assert kept([*kept(times), newer]) == kept([*times, newer])


@given(st.lists(moments, min_size=1, max_size=60))
def test_the_newest_of_each_of_the_last_months_with_one_is_kept(times: list[datetime]) -> None:
    months = sorted({(at.year, at.month) for at in times}, reverse=True)[:12]
    for month in months:
        assert max(at for at in times if (at.year, at.month) == month) in kept(times)


def test_a_backup_is_brought_back_and_what_was_there_is_kept(
    database: Path, write: Callable[[], None], tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    write()
    old = back_up(database, folder, NOON)
    write()
    assert old is not None
    before = restore(database, folder, old, NOON + HOUR)
    assert relations(database) == 1
    assert before is not None
    assert relations(before) == 2
    assert restore(database, folder, before, NOON + 2 * HOUR) is not None
    assert relations(database) == 2


def test_a_program_that_has_the_database_open_sees_what_was_brought_back_and_can_write_on(
    database: Path, write: Callable[[], None], tmp_path: Path
) -> None:
    old = back_up(database, tmp_path / "backups", NOON)
    assert old is not None
    write()
    with closing(sqlite3.connect(database)) as other:
        assert other.execute("SELECT count(*) FROM relations WHERE position = 99").fetchone() == (1,)
        restore(database, tmp_path / "backups", old, NOON + HOUR)
        assert other.execute("SELECT count(*) FROM relations WHERE position = 99").fetchone() == (0,)
        with other:
            other.execute("INSERT INTO relations VALUES ('later', 99)")
    assert relations(database) == 1


def spoil(path: Path, *, start: int = 4096) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + bytes(each ^ 0x5A for each in whole[start:]))


@pytest.mark.parametrize("start", [0, 4096])
def test_a_damaged_database_is_kept_beside_and_replaced(
    database: Path, write: Callable[[], None], tmp_path: Path, start: int
) -> None:
    folder = tmp_path / "backups"
    write()
    old = back_up(database, folder, NOON)
    assert old is not None
    spoil(database, start=start)
    damaged = database.read_bytes()
    before = restore(database, folder, old, NOON + HOUR)
    assert relations(database) == 1
    assert before is not None
    assert before.name.startswith("annotations.db.damaged-")
    assert before.read_bytes() == damaged
    assert [path.name for path in database.parent.iterdir()] == ["annotations.db"]


def test_a_stale_journal_is_not_played_into_what_is_brought_back(
    database: Path, write: Callable[[], None], tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    write()
    old = back_up(database, folder, NOON)
    assert old is not None
    spoil(database, start=0)
    journal = database.with_name("annotations.db-journal")
    journal.write_bytes(b"whatever a crash left")
    restore(database, folder, old, NOON + HOUR)
    assert not journal.exists()
    assert relations(database) == 1


def test_a_lost_database_is_brought_back(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    write()
    old = back_up(database, tmp_path / "backups", NOON)
    assert old is not None
    database.unlink()
    assert restore(database, tmp_path / "backups", old, NOON + HOUR) is None
    assert relations(database) == 1


def test_a_link_to_the_database_stays_a_link(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    write()
    link = tmp_path / "annotations.db"
    link.symlink_to(database)
    old = back_up(link, tmp_path / "backups", NOON)
    assert old is not None
    spoil(database)
    restore(link, tmp_path / "backups", old, NOON + HOUR)
    assert link.is_symlink()
    assert relations(database) == 1


def test_what_is_no_backup_is_not_brought_back(database: Path, write: Callable[[], None], tmp_path: Path) -> None:
    write()
    (tmp_path / "text.db").write_text("no database at all, but long enough to look at" * 100)
    with closing(sqlite3.connect(tmp_path / "foreign.db")) as foreign:
        foreign.execute("CREATE TABLE notes (text)")
    newer = back_up(database, tmp_path / "backups", NOON)
    assert newer is not None
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    for bad in (tmp_path / "text.db", tmp_path / "foreign.db", tmp_path / "missing.db", newer):
        before = database.read_bytes()
        with pytest.raises(ReaderError, match="cannot be brought back"):
            restore(database, tmp_path / "backups", bad, NOON + HOUR)
        assert database.read_bytes() == before


@pytest.mark.parametrize("damage", [False, True])
def test_nothing_is_brought_back_while_another_program_writes(
    database: Path, write: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bool
) -> None:
    monkeypatch.setattr("reader.store.backup.LOCK_WAIT_SECONDS", 0.0)
    old = back_up(database, tmp_path / "backups", NOON)
    assert old is not None
    write()
    if damage:
        spoil(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = database.read_bytes()
        with pytest.raises(ReaderError, match="nothing was brought back"):
            restore(database, tmp_path / "backups", old, NOON + HOUR)
    assert database.read_bytes() == before


def test_only_our_own_older_schema_is_to_be_migrated(database: Path, tmp_path: Path) -> None:
    assert not is_of_older_schema(database)
    assert not is_of_older_schema(tmp_path / "missing.db")
