"""Cache: everything derived from an article's text, in one file that can be deleted at any time."""

import sqlite3
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.core.ids import Clock
from reader.store.side_file import is_damaged, is_locked, is_outside, opened_anyhow

FILE_NAME = "cache-1.db"  # another schema takes another name, so that two versions of the program never share one
APPLICATION = 0x506F7363  # "Posc"
LOCK_WAIT_SECONDS = 1.0
TOUCH_SECONDS = 3600  # how stale "last used" may be; a read within the hour writes nothing
BYTES_LIMIT = 256 * 1024 * 1024
FILES_LIMIT = 100_000
KEPT_SHARE = 0.8  # what is left after dropping, so that not every write drops again

Row = tuple[Any, ...]

_SCHEMA = """
    CREATE TABLE IF NOT EXISTS files (
        path BLOB PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, source_digest TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS derived (
        kind TEXT NOT NULL, digest TEXT NOT NULL, maker TEXT NOT NULL,
        used INTEGER NOT NULL, size INTEGER NOT NULL, value BLOB NOT NULL,
        PRIMARY KEY (kind, digest, maker)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS derived_used ON derived (used, size);
"""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file as it was when its bytes were last read: what tells cheaply whether they may have changed."""

    mtime_ns: int
    size: int
    source_digest: str


class Cache:
    """The cache database, or one in memory when there can be no file.

    No method raises for what the file system or another program does: what cannot be read is not
    there, what cannot be written is kept in memory or forgotten. A damaged or foreign file is
    deleted and begun anew.

    Args:
        path: The file; None to keep everything in memory.
        clock: The time, for dropping what was not used for longest.
        bytes_limit: How much the derived values may take, compressed.
        files_limit: How many files are remembered.
    """

    def __init__(
        self, path: Path | None, clock: Clock, *, bytes_limit: int = BYTES_LIMIT, files_limit: int = FILES_LIMIT
    ) -> None:
        self._path, self._clock = path, clock
        self._bytes_limit, self._files_limit = bytes_limit, files_limit
        self._connection = _connected(path)

    @property
    def in_memory(self) -> bool:
        """Whether nothing of this outlives the program."""
        return self._path is None or not self._connection.execute("PRAGMA database_list").fetchone()[2]

    def file(self, path: Path) -> FileSeen | None:
        """What was known of the file at `path`."""
        row = self._one("SELECT mtime_ns, size, source_digest FROM files WHERE path = ?", (_key(path),))
        return FileSeen(*row) if row else None

    def keep_file(self, path: Path, seen: FileSeen) -> None:
        """Remember the file at `path`."""
        values = (_key(path), seen.mtime_ns, seen.size, seen.source_digest)
        self._write("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", values)
        count = self._one("SELECT count(*) FROM files", ())
        if count and count[0] > self._files_limit:
            excess = count[0] - int(self._files_limit * KEPT_SHARE)
            self._write("DELETE FROM files WHERE rowid IN (SELECT rowid FROM files ORDER BY rowid LIMIT ?)", (excess,))

    def document(self, source_digest: str, kind: str, rule: str) -> str | None:
        """The parsed article and document of these bytes, read as `kind` of file by the parsing rule `rule`."""
        return self._value("document", source_digest, f"{kind} {rule}")

    def keep_document(self, source_digest: str, kind: str, rule: str, value: str) -> None:
        """Keep what `document` gives back."""
        self._keep("document", source_digest, f"{kind} {rule}", value)

    def entities(self, text_digest: str, engine: str) -> str | None:
        """The mentions that `engine` found in this text."""
        return self._value("entities", text_digest, engine)

    def keep_entities(self, text_digest: str, engine: str, value: str) -> None:
        """Keep what `entities` gives back."""
        self._keep("entities", text_digest, engine, value)

    def figures(self, text_digest: str, published: str, engine: str) -> str | None:
        """The figures that `engine` found in this text, had it been published on this day."""
        return self._value("figures", text_digest, f"{published} {engine}")

    def keep_figures(self, text_digest: str, published: str, engine: str, value: str) -> None:
        """Keep what `figures` gives back."""
        self._keep("figures", text_digest, f"{published} {engine}", value)

    def summary(self, text_digest: str, engine: str) -> str | None:
        """What the names that `engine` found in this text come to."""
        return self._value("summary", text_digest, engine)

    def keep_summary(self, text_digest: str, engine: str, value: str) -> None:
        """Keep what `summary` gives back."""
        self._keep("summary", text_digest, engine, value)

    def joins(self, library: str, engine: str) -> str | None:
        """Which of the names that `engine` found in this library stand for one entity."""
        return self._value("joins", library, engine)

    def keep_joins(self, library: str, engine: str, value: str) -> None:
        """Keep what `joins` gives back."""
        self._keep("joins", library, engine, value)

    def surfaces(self, library: str, engine: str) -> str | None:
        """By which names `engine` found the entities of this library."""
        return self._value("surfaces", library, engine)

    def keep_surfaces(self, library: str, engine: str, value: str) -> None:
        """Keep what `surfaces` gives back."""
        self._keep("surfaces", library, engine, value)

    def has_entities(self, text_digest: str, engine: str) -> bool:
        """Whether `entities` would give something back."""
        return self._has("entities", text_digest, engine)

    def has_figures(self, text_digest: str, published: str, engine: str) -> bool:
        """Whether `figures` would give something back."""
        return self._has("figures", text_digest, f"{published} {engine}")

    def gleaned(self, source_digest: str, maker: str) -> str | None:
        """The figures in a file of these bytes with what stands around them, as `maker` found them."""
        return self._value("gleaned", source_digest, maker)

    def has_gleaned(self, source_digest: str, maker: str) -> bool:
        """Whether `gleaned` would give something back."""
        return self._has("gleaned", source_digest, maker)

    def keep_gleaned(self, source_digest: str, maker: str, value: str) -> None:
        """Keep what `gleaned` gives back."""
        self._keep("gleaned", source_digest, maker, value)

    def places(self, text_digest: str, maker: str) -> str | None:
        """Where `maker` found the anchors of another text in this one."""
        return self._value("places", text_digest, maker)

    def keep_places(self, text_digest: str, maker: str, value: str) -> None:
        """Keep what `places` gives back."""
        self._keep("places", text_digest, maker, value)

    def sketch(self, text_digest: str, maker: str) -> str | None:
        """The sketch that `maker` drew of this text."""
        return self._value("sketch", text_digest, maker)

    def keep_sketch(self, text_digest: str, maker: str, value: str) -> None:
        """Keep what `sketch` gives back."""
        self._keep("sketch", text_digest, maker, value)

    def sameness(self, text_digest: str, other_digest: str, maker: str) -> str | None:
        """How much of two texts is the same, as `maker` told."""
        return self._value("sameness", text_digest, f"{other_digest} {maker}")

    def keep_sameness(self, text_digest: str, other_digest: str, maker: str, value: str) -> None:
        """Keep what `sameness` gives back."""
        self._keep("sameness", text_digest, f"{other_digest} {maker}", value)

    def data_version(self) -> int:
        """A number that is another one after another program wrote here."""
        row = self._one("PRAGMA data_version", ())
        return int(row[0]) if row else 0

    def clear(self) -> None:
        """Forget everything."""
        self._write("DELETE FROM files", ())
        self._write("DELETE FROM derived", ())

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _value(self, kind: str, digest: str, maker: str) -> str | None:
        key = (kind, digest, maker)
        row = self._one("SELECT value, used FROM derived WHERE kind = ? AND digest = ? AND maker = ?", key)
        if row is None:
            return None
        try:
            value = zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError):  # a flipped bit: the checksum of zlib tells, SQLite does not
            self._write("DELETE FROM derived WHERE kind = ? AND digest = ? AND maker = ?", key)
            return None
        now = self._now()
        if abs(now - row[1]) > TOUCH_SECONDS:
            self._write("UPDATE derived SET used = ? WHERE kind = ? AND digest = ? AND maker = ?", (now, *key))
        return value

    def _has(self, kind: str, digest: str, maker: str) -> bool:
        sql = "SELECT 1 FROM derived WHERE kind = ? AND digest = ? AND maker = ?"
        return self._one(sql, (kind, digest, maker)) is not None

    def _keep(self, kind: str, digest: str, maker: str, value: str) -> None:
        packed = zlib.compress(value.encode("utf-8", "surrogatepass"), 1)
        if len(packed) > self._bytes_limit:
            return
        row = (kind, digest, maker, self._now(), len(packed), packed)
        self._write("INSERT OR REPLACE INTO derived VALUES (?, ?, ?, ?, ?, ?)", row)
        self._drop_excess()

    def _drop_excess(self) -> None:
        total = self._one("SELECT coalesce(sum(size), 0) FROM derived", ())
        if total is None or total[0] <= self._bytes_limit:
            return
        self._write(
            "DELETE FROM derived WHERE rowid IN (SELECT rowid FROM (SELECT rowid, sum(size) OVER"
            " (ORDER BY used DESC, rowid DESC) AS reach FROM derived) WHERE reach > ?)",
            (int(self._bytes_limit * KEPT_SHARE),),
        )

    def _now(self) -> int:
        return int(self._clock().timestamp())

    def _one(self, sql: str, values: tuple[object, ...]) -> Row | None:
        for path in (self._path, None):  # after a failure with what can be had of the file, at last without it
            try:
                return self._run(sql, values)
            except sqlite3.DatabaseError as error:
                if not is_outside(error):
                    raise
                if is_locked(error):
                    return None
                self._connection.close()
                self._connection = _connected(path if is_damaged(error) else None)
        return self._run(sql, values)

    def _write(self, sql: str, values: tuple[object, ...]) -> None:
        self._one(sql, values)

    def _run(self, sql: str, values: tuple[object, ...]) -> Row | None:
        row: Row | None = self._connection.execute(sql, values).fetchone()
        return row


def _connected(path: Path | None) -> sqlite3.Connection:
    return opened_anyhow(path, _prepared, LOCK_WAIT_SECONDS)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise sqlite3.DatabaseError("the file belongs to another program")
        connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION}; COMMIT;")
    connection.execute("SELECT mtime_ns FROM files LIMIT 1").fetchone()
    connection.execute("SELECT value FROM derived LIMIT 1").fetchone()
    return connection


def _key(path: Path) -> bytes:
    return str(path).encode("utf-8", "surrogateescape")  # a file name need not be Unicode
