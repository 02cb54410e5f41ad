"""Staging: rows from a file in a database of their own, where each shows whether it can be one before any is taken."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.core.errors import ReaderError
from reader.store.database import Database
from reader.store.dump import PAGE, columns_of
from reader.store.rows import Row
from reader.store.schema import KEYS, TABLES

_MADE = """
SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))
ORDER BY type DESC
"""
_KINDS: Mapping[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_HINT = "mend that row, or export the library again"
_WORDS = {
    "UNIQUE": "there is another row of that name",
    "CHECK": "it says what no row can say",
    "NOT NULL": "it lacks a value",
}


class Stage:
    """A database of rows on trial; made by `staged`.

    Attributes:
        database: It, to be read like any other.
    """

    def __init__(self, database: Database, connection: sqlite3.Connection) -> None:
        self.database = database
        self._connection = connection
        self._columns = {table: columns_of(database, table) for table in TABLES}
        self._sql = {table: _insertion(table, names) for table, names in self._columns.items()}

    def put(self, table: str, number: int, row: object) -> None:
        """Take a row.

        Args:
            table: Its table.
            number: Which one of the table it is, from 1.
            row: Its columns.

        Raises:
            ReaderError: It is none of that table.
        """
        columns, sql = self._columns[table], self._sql[table]
        why = _why_none(columns, row)
        if why or not isinstance(row, Mapping):
            raise bad_row(table, number, why)
        try:
            self._connection.execute(sql, [row[name] for name in columns])
        except sqlite3.IntegrityError as error:
            words = next((words for sign, words in _WORDS.items() if str(error).startswith(sign)), str(error))
            raise bad_row(table, number, words) from error
        except (OverflowError, UnicodeEncodeError) as error:
            raise bad_row(table, number, "a value that no column can hold") from error

    def put_file(self, path: str, content: bytes) -> None:
        """Take a file; of two of one name the last counts."""
        self._connection.execute("INSERT OR REPLACE INTO files VALUES (?, ?)", (path, content))

    def file(self, path: str) -> bytes | None:
        """The bytes of a file that was taken."""
        found = self.database.values("SELECT content FROM files WHERE path = ?", (path,))
        return bytes(found[0][0]) if found else None

    def file_names(self) -> list[str]:
        """The names of all files that were taken."""
        return [str(path) for (path,) in self.database.values("SELECT path FROM files ORDER BY path")]

    def rows(self, table: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table, each with its number, in the order in which they came."""
        names = list(self._columns[table])
        number = 0
        first = f'SELECT rowid, * FROM "{table}" ORDER BY rowid LIMIT {PAGE}'  # noqa: S608 - likewise
        next_ = f'SELECT rowid, * FROM "{table}" WHERE rowid > ? ORDER BY rowid LIMIT {PAGE}'  # noqa: S608 - likewise
        page = self.database.values(first)
        while page:
            for _, *values in page:
                number += 1
                yield number, dict(zip(names, values, strict=True))
            page = self.database.values(next_, (page[-1][0],)) if len(page) == PAGE else []

    def refuse_orphans(self) -> None:
        """Look whether every row has those that it belongs to.

        Raises:
            ReaderError: One has not.
        """
        for table, row, parent, _ in self.database.values("PRAGMA foreign_key_check"):
            raise bad_row(str(table), int(row), f"it belongs to a row of {parent} that is not there")


@contextmanager
def staged(like: Database) -> Iterator[Stage]:
    """An empty database with the tables of another one, which goes when it is left."""
    with TemporaryDirectory(prefix="postil-") as folder:
        path = Path(folder) / "staged.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF").fetchone()
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA foreign_keys = OFF")  # rows may come in any order; `refuse_orphans` looks
            names = "[" + ", ".join(f'"{table}"' for table in KEYS) + "]"
            for row in like.rows(_MADE, (names,)):
                connection.execute(str(row["sql"]))
            connection.execute("CREATE TABLE files (path TEXT PRIMARY KEY, content BLOB NOT NULL)")
            connection.execute("BEGIN")
            yield Stage(Database(path, connection, ""), connection)


def bad_row(table: str, number: int, why: str) -> ReaderError:
    """The error that a row from a file is none."""
    return ReaderError(f"{table}, row {number}: {why}; nothing was imported", _HINT)


def _insertion(table: str, columns: Iterable[str]) -> str:
    names = [f'"{name}"' for name in columns]
    return f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608 - likewise


def _why_none(columns: Mapping[str, str], row: object) -> str:
    if not isinstance(row, Mapping):
        return "it is no row"
    if row.keys() != columns.keys():
        strange = next((name for name in row if name not in columns), None)
        lacking = next((name for name in columns if name not in row), None)
        return f"there is no column “{strange}”" if strange is not None else f"it lacks the column “{lacking}”"
    for name, kind in columns.items():
        if row[name] is not None and type(row[name]) is not _KINDS[kind]:  # a truth value is a number to Python
            return f"“{name}” is not what that column holds"
    return ""
