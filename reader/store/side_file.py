"""Side file: how the databases beside the library are opened and begun anew, which may be lost: cache, index, state."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

BESIDE = ("-wal", "-shm")  # what SQLite puts beside a file

Prepare = Callable[[sqlite3.Connection], sqlite3.Connection]


def opened(path: Path, prepare: Prepare, lock_wait_seconds: float) -> sqlite3.Connection:
    """Open the file, made with its folder when it is not there.

    Args:
        path: The file.
        prepare: Makes its tables, or refuses a file of another program.
        lock_wait_seconds: How long to wait for another program.

    Raises:
        OSError: Its folder cannot be made.
        sqlite3.DatabaseError: It cannot be opened or prepared.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=lock_wait_seconds, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA synchronous = NORMAL")
        return prepare(connection)
    except BaseException:
        connection.close()
        raise


def opened_anyhow(path: Path | None, prepare: Prepare, lock_wait_seconds: float) -> sqlite3.Connection:
    """Open the file; one that is damaged, or of another shape, is deleted and begun anew.

    Args:
        path: The file; None for none.
        prepare: See `opened`.
        lock_wait_seconds: See `opened`.

    Returns:
        A database in memory where no file can be had.
    """
    if path is not None:
        for _ in range(3):  # as it is, after another program made it, after a damaged one was deleted
            try:
                return opened(path, prepare, lock_wait_seconds)
            except sqlite3.DatabaseError as error:
                if not is_locked(error) and not (is_damaged(error) and deleted(path)):
                    break
            except OSError:
                break
    return prepare(sqlite3.connect(":memory:", isolation_level=None))


def is_outside(error: sqlite3.DatabaseError) -> bool:
    """Whether the file or the machine is at fault; a wrong call of sqlite3 is a bug and stays one."""
    return type(error) in (sqlite3.OperationalError, sqlite3.DatabaseError)


def is_damaged(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is no database of ours, which sqlite3 says by not being more precise."""
    return type(error) is sqlite3.DatabaseError or "no such" in str(error)


def is_locked(error: sqlite3.DatabaseError) -> bool:
    """Whether another program is in the way."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def deleted(path: Path | None) -> bool:
    """Delete the file with what belongs to it, so that it can be begun anew; whether that could be."""
    if path is None:
        return False
    with suppress(OSError):  # what cannot be deleted is not used
        for ending in ("", *BESIDE):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return True
    return False
