"""Backup: verified copies of `annotations.db`, thinned with age."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.core.errors import ReaderError
from reader.store.disk import sync
from reader.store.schema import APPLICATION_ID, SCHEMA

DAILY, WEEKLY, MONTHLY = 7, 4, 12
RECENT = timedelta(days=1)
LOCK_WAIT_SECONDS = 2.0
STALE_PART = timedelta(days=1)  # an unfinished copy this old has no program left that works on it
STAMP = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy.

    Attributes:
        at: When it was made, in UTC.
        annotations: How many annotations it holds; None when it can no longer be read.
    """

    path: Path
    at: datetime
    annotations: int | None


def back_up(database: Path, folder: Path, at: datetime, sparing: Path | None = None) -> Path | None:
    """Copy the database into `folder`, verify the copy, and thin the older ones, but not the one called `sparing`.

    Returns:
        The backup; None when the newest one holds the same already.

    Raises:
        ReaderError: The database is damaged or locked, or the copy could not be written or verified; no
            earlier backup was touched.
    """
    newest = next(iter(backup_times(folder)), None)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        changed = _moment_of_change(database)
        if newest and newest[1].stat().st_mtime_ns == changed:
            return None
        made = _copied(database, folder, at, newest[1] if newest else None, changed)
    except (OSError, sqlite3.DatabaseError) as error:
        raise ReaderError(f"no backup could be made: {error}", f"look at {database} and {folder}") from error
    if made:
        _thin(folder, {made, sparing})
    return made


def backups(folder: Path) -> list[Backup]:
    """All backups in `folder`, newest first."""
    return [Backup(path, at, _annotations_in(path)) for at, path in backup_times(folder)]


def backup_times(folder: Path) -> list[tuple[datetime, Path]]:
    """When the backups in `folder` were made, and which they are, newest first; opens none of them."""
    return sorted(((at, path) for path in folder.glob("*.db") if (at := _stamped(path))), reverse=True)


def is_due(times: Iterable[datetime], now: datetime) -> bool:
    """Whether none of the backups is of the last 24 hours; one from the future, of a wrong clock, counts as old."""
    return not any(timedelta(0) <= now - at < RECENT for at in times)


def kept(times: Iterable[datetime]) -> set[datetime]:
    """The backups that thinning leaves.

    Returns:
        All of the day before the newest; and the newest of each of the last 7 days, 4 weeks and 12 months
        that have one.
    """
    ordered = sorted(times, reverse=True)
    recent = {at for at in ordered if ordered[0] - at < RECENT}
    return (
        recent
        | _newest_of_each(ordered, DAILY, lambda at: (at.year, at.month, at.day))
        | _newest_of_each(ordered, WEEKLY, lambda at: at.isocalendar()[:2])
        | _newest_of_each(ordered, MONTHLY, lambda at: (at.year, at.month))
    )


def why_unfit(path: Path) -> str:
    """Why the file cannot be brought back, in words; empty when it can."""
    reason = damage(path)
    if reason:
        return reason
    with closing(opened(path, "ro")) as copy:
        if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            return "it is a database of another program"
        newer = copy.execute("PRAGMA user_version").fetchone()[0] > SCHEMA
        return "it was written by a newer version of the program" if newer else ""


def is_of_older_schema(database: Path) -> bool:
    """Whether opening the database would migrate it; False for a new, foreign or unreadable file."""
    try:
        with closing(opened(database, "ro")) as source:
            ours = source.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return bool(ours and 0 < source.execute("PRAGMA user_version").fetchone()[0] < SCHEMA)
    except sqlite3.DatabaseError:
        return False


def damage(path: Path, mode: str = "ro") -> str:
    """The first thing that is wrong with a file as a database; empty when it is sound."""
    try:
        with closing(opened(path, mode)) as database:
            complaints = [str(row[0]) for row in database.execute("PRAGMA integrity_check(1)").fetchall()]
            return "" if complaints == ["ok"] else complaints[0]
    except sqlite3.DatabaseError as error:
        return str(error)


def opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection of its own to a file that is there, to read (`ro`) or to write (`rw`)."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=LOCK_WAIT_SECONDS, isolation_level=None)


def _copied(database: Path, folder: Path, at: datetime, newest: Path | None, changed: int | None) -> Path | None:
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        _vacuum_into(database, part)
        if newest and newest.read_bytes() == part.read_bytes():
            _carry(newest, changed)
            return None
        _carry(part, changed)
        sync(part)
        target = _free_name(folder, at)
        part.replace(target)
        sync(folder)
        return target
    finally:
        part.unlink(missing_ok=True)


def _vacuum_into(database: Path, part: Path) -> None:
    with closing(opened(database, "rw")) as guard, closing(opened(database, "rw")) as source:
        guard.execute("BEGIN")
        wanted = _described(guard)  # and from now on no other program can commit, until the guard is closed
        source.execute("VACUUM INTO ?", (str(part),))
        reason = damage(part)
        if reason:
            raise sqlite3.DatabaseError(reason)
    with closing(opened(part, "ro")) as copy:
        if _described(copy) != wanted:
            raise sqlite3.DatabaseError("the copy does not hold what the database holds")


def _described(connection: sqlite3.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name.replace(chr(34), chr(34) * 2)}"').fetchone()[0]  # noqa: S608 - a name cannot be bound; it is quoted
        for (name,) in tables
    }
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    return {**counts, "PRAGMA user_version": version}


def _moment_of_change(database: Path) -> int | None:
    """The modification time, in nanoseconds, which a backup carries as its own; None when it tells nothing."""
    pending = database.with_name(database.name + "-wal")  # another program's choice of journal
    return None if pending.exists() else database.stat().st_mtime_ns


def _carry(path: Path, changed: int | None) -> None:
    if changed is not None:
        os.utime(path, ns=(changed, changed))


def _thin(folder: Path, spared: set[Path | None]) -> None:
    known = backup_times(folder)
    staying = kept(at for at, _ in known)
    for at, path in known:
        if at not in staying and path not in spared:
            path.unlink(missing_ok=True)
    now = known[0][1].stat().st_ctime
    for part in folder.glob(".*.part*"):
        if now - part.stat().st_mtime > STALE_PART.total_seconds():
            part.unlink(missing_ok=True)


def _newest_of_each(
    ordered: list[datetime], periods: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[datetime]:
    newest: dict[tuple[int, ...], datetime] = {}
    for at in ordered:
        newest.setdefault(period(at), at)
    return set(list(newest.values())[:periods])


def _annotations_in(path: Path) -> int | None:
    try:
        with closing(opened(path, "ro")) as copy:
            return int(copy.execute("SELECT count(*) FROM annotations WHERE deleted IS NULL").fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def _stamped(path: Path) -> datetime | None:
    try:  # not by `strptime`, which loads a calendar that keeps the first page waiting
        at = datetime.fromisoformat(path.stem)
    except ValueError:
        return None
    return at if at.strftime(STAMP) == path.stem else None


def _free_name(folder: Path, at: datetime) -> Path:
    path = folder / f"{at.astimezone(UTC).strftime(STAMP)}.db"
    return _free_name(folder, at + timedelta(microseconds=1)) if path.exists() else path
