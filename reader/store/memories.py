"""Memories: what is derived of each card from the log, for one library, in a file that can be deleted at any time."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from reader.core.memory import Memory, Stage
from reader.store.rows import moment_text, text_moment
from reader.store.side_file import deleted, is_damaged, is_locked, is_outside, opened_anyhow

APPLICATION = 0x506F7372  # "Posr"
LOCK_WAIT_SECONDS = 2.0

_SCHEMA = """
    CREATE TABLE mark (maker TEXT NOT NULL, seq INTEGER NOT NULL, uid TEXT NOT NULL, row INTEGER NOT NULL) STRICT;
    CREATE TABLE memories (
        card TEXT PRIMARY KEY, state TEXT NOT NULL, due TEXT NOT NULL, due_day TEXT, stability REAL NOT NULL,
        difficulty REAL NOT NULL, step INTEGER, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX memories_due ON memories (due);
"""
_COLUMNS = "card, state, due, due_day, stability, difficulty, step, reps, lapses, last"
_STAGES = {stage.value: stage for stage in Stage}

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where the log was followed, and by what.

    Attributes:
        maker: What tells apart by which rule memories were derived.
        seq: The place in the journal of the newest change that was seen.
        uid: The id of that change.
        row: The last row of the log.
    """

    maker: str = ""
    seq: int = 0
    uid: str = ""
    row: int = 0


class BegunAnewError(Exception):
    """What was derived is lost, and has to be derived again: the file was damaged, or another program in the way."""


class MemoryFile:
    """The memories of one library, or a database in memory when there can be no file.

    Args:
        path: The file; None to keep everything in memory.

    Raises:
        BegunAnewError: By every method that reads: what there was is lost, and the file is empty.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection = opened_anyhow(path, _prepared, LOCK_WAIT_SECONDS)

    def mark(self) -> Mark:
        """Up to where the log was followed."""
        rows = self._rows("SELECT maker, seq, uid, row FROM mark", ())
        return Mark(*rows[0]) if rows else Mark()

    def renew(
        self, before: Mark, after: Mark, gone: Iterable[str] | None, memories: Iterable[tuple[str, Memory]]
    ) -> bool:
        """Put memories in the place of others, all together.

        Args:
            before: The mark that they were derived on.
            after: The new mark.
            gone: The cards whose memories go first; None for all.
            memories: What comes in their place.

        Returns:
            Whether they are there; not where another program was quicker, or the file could not be written.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                done = self.mark() == before and self._renewed(after, gone, memories)
            finally:
                self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            return False
        return done

    def due(self, moment: datetime) -> list[Row]:
        """The cards that are due at a moment, or were before, soonest first, as rows that `memory_in` reads.

        The first three columns are the card, how far it has come, and when it is due.
        """
        sql = f"SELECT {_COLUMNS} FROM memories WHERE due <= ? ORDER BY due, card"  # noqa: S608 - names of ours
        return self._rows(sql, (moment_text(moment),))

    def every(self) -> list[tuple[str, Memory]]:
        """All cards that were ever answered, with their memories."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM memories ORDER BY card", ())  # noqa: S608 - likewise
        return [(str(row[0]), memory_in(row)) for row in rows]

    def of(self, card: str) -> Memory | None:
        """The memory of one card; None where it was never answered."""
        rows = self._rows(f"SELECT {_COLUMNS} FROM memories WHERE card = ?", (card,))  # noqa: S608 - likewise
        return memory_in(rows[0]) if rows else None

    def answered(self) -> set[str]:
        """The cards that were ever answered."""
        return {str(card) for (card,) in self._rows("SELECT card FROM memories", ())}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _renewed(self, after: Mark, gone: Iterable[str] | None, memories: Iterable[tuple[str, Memory]]) -> bool:
        run = self._connection
        if gone is None:
            run.execute("DELETE FROM memories")
        else:
            run.executemany("DELETE FROM memories WHERE card = ?", ((card,) for card in gone))
        places = ", ".join("?" * len(_COLUMNS.split(",")))
        run.executemany(
            f"INSERT INTO memories ({_COLUMNS}) VALUES ({places})",  # noqa: S608 - likewise
            (memory_row(card, memory) for card, memory in memories),
        )
        run.execute("DELETE FROM mark")
        run.execute("INSERT INTO mark VALUES (?, ?, ?, ?)", (after.maker, after.seq, after.uid, after.row))
        return True

    def _rows(self, sql: str, values: Sequence[object]) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            raise BegunAnewError from error

    def _begin_anew(self, error: sqlite3.DatabaseError) -> None:
        """Go on with an empty file, or, where another program or the disk is in the way, in memory."""
        if not is_outside(error):
            raise error
        self._connection.close()
        path = self._path if is_damaged(error) and not is_locked(error) and deleted(self._path) else None
        self._path = path
        self._connection = opened_anyhow(path, _prepared, LOCK_WAIT_SECONDS)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise sqlite3.DatabaseError("the file belongs to another program")
        connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION}; COMMIT;")
    connection.execute("SELECT row FROM mark").fetchall()
    connection.execute(f"SELECT {_COLUMNS} FROM memories LIMIT 1").fetchall()  # noqa: S608 - likewise
    return connection


def memory_row(card: str, memory: Memory) -> Row:
    """A memory as its columns."""
    day = memory.due_day.isoformat() if memory.due_day else None
    numbers = memory.stability, memory.difficulty, memory.step, memory.reps, memory.lapses
    last = moment_text(memory.last) if memory.last else ""
    return card, memory.state.value, moment_text(memory.due), day, *numbers, last


def memory_in(row: Row) -> Memory:
    """The memory in a row."""
    _, state, due, due_day, stability, difficulty, step, reps, lapses, last = row
    day = date.fromisoformat(due_day) if due_day else None
    return Memory(_STAGES[state], text_moment(due), day, stability, difficulty, step, reps, lapses, text_moment(last))
