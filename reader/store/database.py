"""Database: how `annotations.db` is opened, read and written; the only way to it."""

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from reader.core.errors import ReaderError
from reader.store.rows import Row
from reader.store.schema import APPLICATION_ID, SCHEMA
from reader.store.table import Table

LOCK_WAIT_SECONDS = 10.0


class Database:
    """A connection to `annotations.db`; made by `open_database`.

    Reading changes nothing in the file. What is written is on the disk when `writing` is left.

    Attributes:
        path: The file.
        why_read_only: Why nothing can be written, in words for the reader; empty when it can.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, why_read_only: str) -> None:
        self.path = path
        self.why_read_only = why_read_only
        self._connection = connection

    @property
    def read_only(self) -> bool:
        """Whether every write is refused."""
        return bool(self.why_read_only)

    def rows(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Row]:
        """All rows of a query, fetched whole, so that no lock is kept.

        Raises:
            ReaderError: The file is damaged, or another program keeps it locked.
        """
        try:
            cursor = self._connection.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        except sqlite3.DatabaseError as error:
            _explain(error, self.path)

    def values(self, sql: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query as what their columns hold, for those of which there are many.

        Raises:
            ReaderError: As for `rows`.
        """
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            _explain(error, self.path)

    def table(self, name: str) -> Table:
        """A table to write to, inside `writing`.

        Raises:
            LookupError: There is no such table.
            RuntimeError: Nothing holds the writes together.
        """
        if not self._connection.in_transaction:
            raise RuntimeError("a write outside of writing()")
        return Table(self._connection, name)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of what is written inside, or, when something is raised, nothing.

        Raises:
            ReaderError: The database is read-only, locked by another program, or the disk refuses.
        """
        if self.why_read_only:
            raise ReaderError(f"nothing can be saved: {self.why_read_only}", "you can go on reading")
        try:
            with _transaction(self._connection):
                yield
        except sqlite3.DatabaseError as error:
            _explain(error, self.path)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Inside, all that is read is of one moment; other programs wait with what they write.

        Raises:
            ReaderError: The file is damaged, or another program keeps it locked.
        """
        try:
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            _explain(error, self.path)

    def data_version(self) -> int | None:
        """A number that is another one after another connection has written; None while one writes.

        Never waits for a lock.

        Raises:
            ReaderError: The file cannot be read.
        """
        try:
            self._connection.execute("PRAGMA busy_timeout = 0")
            return _value(self._connection, "data_version")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                return None
            _explain(error, self.path)
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {round(LOCK_WAIT_SECONDS * 1000)}")

    def version(self) -> tuple[int, int] | None:
        """What is another one after anything was written, here or elsewhere; None while something is.

        Raises:
            ReaderError: The file cannot be read.
        """
        if self._connection.in_transaction:  # it may yet be taken back
            return None
        others = self.data_version()
        return None if others is None else (others, self._connection.total_changes)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def open_database(path: Path, *, create: bool = True) -> Database:
    """Open `annotations.db`, make it when there is none, and bring it to the newest schema.

    A file that is of the newest schema already is not written to. Where nothing can be written
    (a read-only folder, a newer schema) it is opened for reading; there a file of an older schema is
    brought up to date in memory, and where there is no file, an empty database in memory stands in for it.

    Args:
        path: The file.
        create: Whether to make it when it is not there.

    Raises:
        ReaderError: It is not there, is damaged, or is not a database of annotations.
    """
    if not path.exists() and not create:
        raise ReaderError(f"there is no {path}", "make a library with `reader init DIR`")
    why = _why_read_only(path)
    try:
        connection = _connected(path, why)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = EXTRA")
            return _prepared(path, connection, why)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        _explain(error, path)


def _why_read_only(path: Path) -> str:
    if path.exists() and not os.access(path, os.W_OK):
        return f"{path.name} is read-only"
    return "" if os.access(path.parent, os.W_OK) else "the folder of the library is read-only"


def _connected(path: Path, why_read_only: str) -> sqlite3.Connection:
    if why_read_only and not path.exists():
        return sqlite3.connect(":memory:", isolation_level=None)
    mode = "ro" if why_read_only else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=LOCK_WAIT_SECONDS, isolation_level=None)


def _prepared(path: Path, connection: sqlite3.Connection, why: str) -> Database:
    schema = _value(connection, "user_version")
    if schema > SCHEMA:
        connection.execute("PRAGMA query_only = ON")
        why = (
            why
            or f"{path.name} was written by a newer version of the program (schema {schema}, this one knows {SCHEMA})"
        )
    elif schema < SCHEMA:
        _refuse_foreign(path, connection)
        if why and _value(connection, "page_count"):
            connection = _copy_in_memory(connection)
        _migrate(connection)
    _check(path, connection)
    return Database(path, connection, why)


def _refuse_foreign(path: Path, connection: sqlite3.Connection) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and _value(connection, "application_id") != APPLICATION_ID:
        raise ReaderError(f"{path} is a database of another program", "move it elsewhere, or choose another folder")


def _copy_in_memory(connection: sqlite3.Connection) -> sqlite3.Connection:
    """What takes the place of a file of an older schema that cannot be written to; the file is let go of."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    connection.close()
    return copy


def _migrate(connection: sqlite3.Connection) -> None:
    # Here and not at the top, for most starts migrate nothing, and sqlite-utils brings numpy along: half of a start-up.
    from reader.store.migrations import migrate  # noqa: PLC0415

    # The rollback journal keeps the library in one file that can be copied and read from read-only media.
    connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    with _transaction(connection):
        if _value(connection, "user_version") < SCHEMA:  # not made by another program in the meantime
            migrate(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")


def _check(path: Path, connection: sqlite3.Connection) -> None:
    complaints = [str(row[0]) for row in connection.execute("PRAGMA quick_check(1)").fetchall()]
    if complaints != ["ok"]:
        raise ReaderError(f"{path} is damaged: {complaints[0]}", "bring back the newest backup with `reader restore`")


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk may have ended it already
            connection.execute("ROLLBACK")
        raise


def _value(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def _explain(error: sqlite3.DatabaseError, path: Path) -> NoReturn:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _EXPLAINED:
        message, hint = _EXPLAINED[code]
        raise ReaderError(f"{path.name}: {message}", hint) from error
    raise error


_RESTORE = "bring back the newest backup with `reader restore`"
_EXPLAINED = {
    sqlite3.SQLITE_BUSY: ("another program is writing", "wait a moment and do it again"),
    sqlite3.SQLITE_LOCKED: ("another program is writing", "wait a moment and do it again"),
    sqlite3.SQLITE_FULL: ("the disk is full; nothing was changed", "make room and do it again"),
    sqlite3.SQLITE_IOERR: (
        "the disk could not be written or read; nothing was changed",
        "look whether it is full or failing",
    ),
    sqlite3.SQLITE_READONLY: (
        "it cannot be written to; nothing was changed",
        "look at the rights of the file and its folder",
    ),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "look at the rights of the file and its folder"),
    sqlite3.SQLITE_PERM: ("it cannot be opened", "look at the rights of the file and its folder"),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", _RESTORE),
    sqlite3.SQLITE_NOTADB: ("the file is damaged, or no database", _RESTORE),
}
