"""Side file: how the databases beside the library are opened, which may be lost: cache and state."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

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


def is_outside(error: sqlite3.DatabaseError) -> bool:
    """Whether the file or the machine is at fault; a wrong call of sqlite3 is a bug and stays one."""
    return type(error) in (sqlite3.OperationalError, sqlite3.DatabaseError)
