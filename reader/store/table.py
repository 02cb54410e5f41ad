"""Table: rows into one table of `annotations.db` and out of it, inside a transaction that someone else holds."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from reader.store.schema import KEYS


class Table:
    """Writes to one table; made by `Database.table`, which knows that a transaction holds.

    Raises:
        LookupError: There is no such table.
    """

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        if name not in KEYS:
            raise LookupError(f"no table {name}")
        self._connection = connection
        self._name = name
        self._key = KEYS[name]

    def insert(self, row: Mapping[str, object]) -> None:
        """Add a row."""
        self.insert_all([row])

    def insert_all(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Add rows."""
        for columns, some in groupby(rows, key=tuple):
            names = ", ".join(f'"{column}"' for column in columns)
            places = ", ".join("?" for _ in columns)
            sql = f'INSERT INTO "{self._name}" ({names}) VALUES ({places})'
            self._connection.executemany(sql, (tuple(row.values()) for row in some))

    def update(self, key: str, columns: Mapping[str, object]) -> None:
        """Give the row with this key other values."""
        settings = ", ".join(f'"{column}" = ?' for column in columns)
        self._run(f'UPDATE "{self._name}" SET {settings} WHERE "{self._key}" = ?', (*columns.values(), key))

    def delete(self, key: str) -> None:
        """Take the rows with this key out; nothing happens when there are none."""
        self._run(f'DELETE FROM "{self._name}" WHERE "{self._key}" = ?', (key,))

    def _run(self, sql: str, values: Sequence[object]) -> None:
        self._connection.execute(sql, values)
