"""Memories: what is derived of each card from the log, for one library, in a file that can be deleted at any time."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
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
    CREATE TABLE mark (
        maker TEXT NOT NULL, seq INTEGER NOT NULL, uid TEXT NOT NULL, row INTEGER NOT NULL, since TEXT NOT NULL
    ) STRICT;
    CREATE TABLE stale (card TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE memories (
        card TEXT PRIMARY KEY, state TEXT NOT NULL, due TEXT NOT NULL, due_day TEXT, stability REAL NOT NULL,
        difficulty REAL NOT NULL, step INTEGER, reps INTEGER NOT NULL, lapses INTEGER NOT NULL, last TEXT NOT NULL,
        first TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX memories_due ON memories (due);
"""
_COLUMNS = "card, state, due, due_day, stability, difficulty, step, reps, lapses, last, first"
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
        since: From which moment on answers are dated ahead of the clock, as it is in the rows; empty for none.
    """

    maker: str = ""
    seq: int = 0
    uid: str = ""
    row: int = 0
    since: str = ""


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
        rows = self._rows("SELECT maker, seq, uid, row, since FROM mark", ())
        return Mark(*rows[0]) if rows else Mark()

    def stale(self) -> int:
        """Of how many cards the memories are to be derived still."""
        return int(self._rows("SELECT count(*) FROM stale", ())[0][0])

    def some_stale(self, most: int) -> list[str]:
        """Some of these cards, always the same."""
        return [str(card) for (card,) in self._rows("SELECT card FROM stale ORDER BY card LIMIT ?", (most,))]

    def follow(self, before: Mark, after: Mark, cards: Iterable[str], *, anew: bool) -> bool:
        """Go on to a new mark; what is not derived on it is stale.

        Args:
            before: The mark that is there.
            after: The new one.
            cards: The cards whose memories are to be derived.
            anew: Whether all other memories go.

        Returns:
            Whether that was done; not where another program was quicker, or the file could not be written.
        """

        def change() -> None:
            run = self._connection
            if anew:
                run.execute("DELETE FROM memories")
                run.execute("DELETE FROM stale")
            run.executemany("INSERT OR IGNORE INTO stale VALUES (?)", ((card,) for card in cards))
            run.execute("DELETE FROM mark")
            values = after.maker, after.seq, after.uid, after.row, after.since
            run.execute("INSERT INTO mark VALUES (?, ?, ?, ?, ?)", values)

        return self._changed(before, change)

    def renew(self, mark: Mark, cards: Iterable[str], memories: Iterable[tuple[str, Memory]]) -> bool:
        """Put the memories of some cards in the place of those that were there.

        Args:
            mark: The mark that they were derived on.
            cards: The cards, which are stale no more.
            memories: Those of them that were answered.

        Returns:
            As `follow`.
        """
        gone = [(card,) for card in cards]

        def change() -> None:
            run = self._connection
            run.executemany("DELETE FROM memories WHERE card = ?", gone)
            run.executemany("DELETE FROM stale WHERE card = ?", gone)
            places = ", ".join("?" * len(_COLUMNS.split(",")))
            run.executemany(
                f"INSERT INTO memories ({_COLUMNS}) VALUES ({places})",  # noqa: S608 - names of ours
                (memory_row(card, memory) for card, memory in memories),
            )

        return self._changed(mark, change)

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

    def answered_between(self, start: datetime, end: datetime) -> dict[str, bool]:
        """The cards that were answered last in some time, each with whether it had been before that."""
        first, last = moment_text(start), moment_text(end)
        sql = "SELECT card, first < ? FROM memories WHERE last >= ? AND last < ?"
        return {str(card): bool(known) for card, known in self._rows(sql, (first, first, last))}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _changed(self, before: Mark, change: Callable[[], None]) -> bool:
        """Change the file, all or nothing, if it is as it was."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                done = self.mark() == before
                if done:
                    change()
            finally:
                self._connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            self._begin_anew(error)
            return False
        return done

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
    connection.execute("SELECT since FROM mark").fetchall()
    connection.execute("SELECT card FROM stale LIMIT 1").fetchall()
    connection.execute(f"SELECT {_COLUMNS} FROM memories LIMIT 1").fetchall()  # noqa: S608 - likewise
    return connection


def memory_row(card: str, memory: Memory) -> Row:
    """A memory as its columns."""
    day = memory.due_day.isoformat() if memory.due_day else None
    numbers = memory.stability, memory.difficulty, memory.step, memory.reps, memory.lapses
    first, last = (moment_text(each) if each else "" for each in (memory.first, memory.last))
    return card, memory.state.value, moment_text(memory.due), day, *numbers, last, first


def memory_in(row: Row) -> Memory:
    """The memory in a row."""
    _, state, due, due_day, stability, difficulty, step, reps, lapses, last, first = row
    day = date.fromisoformat(due_day) if due_day else None
    numbers = stability, difficulty, step, reps, lapses
    return Memory(_STAGES[state], text_moment(due), day, *numbers, text_moment(last), text_moment(first))
