"""State: what a person would not miss for long: reading places, marks, jumps, the last label."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reader.store.side_file import BESIDE, is_damaged, is_outside, opened

FILE_NAME = "state.db"
APPLICATION = 0x506F7373  # "Poss"
LOCK_WAIT_SECONDS = 2.0
JUMPS_LIMIT = 100  # for one library

_SCHEMA = """
    CREATE TABLE IF NOT EXISTS places (
        library TEXT NOT NULL, article TEXT NOT NULL, offset INTEGER NOT NULL, fraction REAL NOT NULL,
        at TEXT NOT NULL, finished INTEGER NOT NULL, PRIMARY KEY (library, article)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS letters (
        library TEXT NOT NULL, article TEXT NOT NULL, letter TEXT NOT NULL, offset INTEGER NOT NULL,
        PRIMARY KEY (library, article, letter)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS jumps (
        library TEXT NOT NULL, number INTEGER NOT NULL, article TEXT NOT NULL, offset INTEGER NOT NULL,
        PRIMARY KEY (library, number)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS facts (
        library TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (library, key)
    ) STRICT;
"""


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """How far an article was read.

    Attributes:
        offset: The first character on the screen.
        fraction: The end of the screen as a share of the text, 0.0 to 1.0.
        at: When it was last read, in UTC.
        finished: Whether the reader said, or reading to the end showed, that it is done.
    """

    offset: int
    fraction: float
    at: datetime
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Jump:
    """A place that the reader left by a jump."""

    article: str
    offset: int


class State:
    """The state database; each change is saved at once, or kept in memory when it cannot be.

    Everything is kept by library: the path of its root as text; "" is for what holds in all.

    Args:
        path: The file; None to keep everything in memory.

    Attributes:
        notice: What the reader should be told once: that places are not saved, or begin anew; else empty.
    """

    def __init__(self, path: Path | None) -> None:
        self.notice = ""
        self._connection = self._open(path)

    def places(self, library: str) -> dict[str, ReadingPlace]:
        """The reading place of each article that has one, by article id."""
        sql = "SELECT article, offset, fraction, at, finished FROM places WHERE library = ?"
        return {str(article): _place(*rest) for article, *rest in self._rows(sql, library)}

    def place(self, library: str, article: str) -> ReadingPlace | None:
        """Where the reader was in the article."""
        sql = "SELECT offset, fraction, at, finished FROM places WHERE library = ? AND article = ?"
        return next((_place(*row) for row in self._rows(sql, library, article)), None)

    def keep_place(self, library: str, article: str, place: ReadingPlace) -> None:
        """Save where the reader is."""
        values = (library, article, place.offset, place.fraction, place.at.astimezone(UTC).isoformat(), place.finished)
        self._write(("INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?)", [values]))

    def letters(self, library: str, article: str) -> dict[str, int]:
        """The offsets that were marked with a letter."""
        sql = "SELECT letter, offset FROM letters WHERE library = ? AND article = ? ORDER BY letter"
        return dict(self._rows(sql, library, article))

    def keep_letter(self, library: str, article: str, letter: str, offset: int) -> None:
        """Mark an offset with a letter."""
        self._write(("INSERT OR REPLACE INTO letters VALUES (?, ?, ?, ?)", [(library, article, letter, offset)]))

    def jumps(self, library: str) -> list[Jump]:
        """The places that were left by a jump, oldest first."""
        rows = self._rows("SELECT article, offset FROM jumps WHERE library = ? ORDER BY number", library)
        return [Jump(article, offset) for article, offset in rows]

    def keep_jumps(self, library: str, jumps: Sequence[Jump]) -> None:
        """Save the newest `JUMPS_LIMIT` of `jumps` in place of those that were there."""
        rows = [(library, number, jump.article, jump.offset) for number, jump in enumerate(jumps[-JUMPS_LIMIT:])]
        self._write(
            ("DELETE FROM jumps WHERE library = ?", [(library,)]), ("INSERT INTO jumps VALUES (?, ?, ?, ?)", rows)
        )

    def recall(self, library: str, key: str, default: object = None) -> object:
        """The JSON value that was remembered under `key`."""
        rows = self._rows("SELECT value FROM facts WHERE library = ? AND key = ?", library, key)
        with suppress(ValueError):  # someone else wrote it: as if nothing were there
            return json.loads(rows[0][0]) if rows else default
        return default

    def remember(self, library: str, key: str, value: object) -> None:
        """Save a JSON value under `key`."""
        self._write(("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", [(library, key, json.dumps(value))]))

    def recall_each(self, library: str, keys: Iterable[str]) -> dict[str, object]:
        """The JSON values that were remembered under these keys, as far as they were."""
        sql = "SELECT key, value FROM facts WHERE library = ? AND key IN (SELECT value FROM json_each(?))"
        found = dict[str, object]()
        for key, value in self._rows(sql, library, json.dumps(list(keys))):
            with suppress(ValueError):  # likewise
                found[str(key)] = json.loads(value)
        return found

    def remember_first(self, library: str, values: Mapping[str, object]) -> None:
        """Save JSON values under their keys, where nothing is remembered under them."""
        rows = [(library, key, json.dumps(value)) for key, value in values.items()]
        self._write(("INSERT OR IGNORE INTO facts VALUES (?, ?, ?)", rows))

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, sql: str, *values: object) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            if not is_outside(error):
                raise
            self._leave_file(error)
            return self._connection.execute(sql, values).fetchall()

    def _write(self, *steps: tuple[str, Sequence[Row]]) -> None:
        try:
            _run(self._connection, steps)
        except sqlite3.DatabaseError as error:
            if not is_outside(error):
                raise
            self._leave_file(error)
            _run(self._connection, steps)

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return _prepared(sqlite3.connect(":memory:", isolation_level=None))
        try:
            return opened(path, _prepared_to_write, LOCK_WAIT_SECONDS)
        except sqlite3.DatabaseError as error:
            if is_damaged(error) and _put_aside(path):
                connection = self._open(path)
                self.notice = (
                    self.notice or f"reading places were damaged and begin anew; the old file is {path}.damaged"
                )
                return connection
            self._say(error)
            return _copied(path)
        except OSError as error:
            self._say(error)
            return _copied(path)

    def _leave_file(self, error: Exception) -> None:
        self._say(error)
        left, self._connection = self._connection, _prepared(sqlite3.connect(":memory:", isolation_level=None))
        with closing(left), suppress(sqlite3.DatabaseError):  # what can be read of it goes on being known
            left.backup(self._connection)

    def _say(self, error: Exception) -> None:
        self.notice = f"reading places are not saved: {error}"


def library_key(root: Path) -> str:
    """What the library at `root` is called here: its path, also when that is not Unicode."""
    return str(root.resolve()).encode("utf-8", "backslashreplace").decode()


def _prepared_to_write(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("BEGIN IMMEDIATE")  # shows at once whether it can be written
    connection.execute("COMMIT")
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    owner = connection.execute("PRAGMA application_id").fetchone()[0]
    if owner == APPLICATION:
        return connection
    if owner or connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise sqlite3.OperationalError("the file belongs to another program")
    connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION}; COMMIT;")
    return connection


def _copied(path: Path) -> sqlite3.Connection:
    """A database in memory with what can be read of the file."""
    memory = sqlite3.connect(":memory:", isolation_level=None)
    with suppress(sqlite3.DatabaseError), closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as file:
        _prepared(file).backup(memory)
    return _prepared(memory)


def _put_aside(path: Path) -> bool:
    with suppress(OSError):
        path.replace(path.with_name(path.name + ".damaged"))
        for ending in BESIDE:
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return True
    return False


def _run(connection: sqlite3.Connection, steps: Sequence[tuple[str, Sequence[Row]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for sql, rows in steps:
            connection.executemany(sql, rows)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _place(offset: int, fraction: float, at: str, finished: int) -> ReadingPlace:
    return ReadingPlace(offset, fraction, datetime.fromisoformat(at), bool(finished))
