"""Search index: the words of every passage and annotation of one library, in a file that can be deleted at any time."""

import sqlite3
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.core.folding import FOLDING
from reader.core.phrase import Phrase
from reader.store.asked import Asked, match_text, numbers, phrase_text
from reader.store.indexed import COLUMNS, Indexed, Row, contents, day_of, first_number, indexed, words
from reader.store.side_file import deleted, is_damaged, is_locked, is_outside, opened_anyhow

APPLICATION = 0x506F7369  # "Posi"
SHAPE = f"2 folding {FOLDING}"  # what the file was made by; one made otherwise is begun anew
LOCK_WAIT_SECONDS = 0.2  # what is in the way is tried again the next time
WEIGHTS = (4.0, 3.0, 1.0, 3.0, 3.0, 0.0)  # of title, heading, text, note, tags; of facets none
MERGED_PAGES = 200  # of the index a slice of tidying up moves
ROWS_A_STATEMENT = 500
CACHE_KIBIBYTES = 65_536  # of what was read just now; a prefix of one letter reads a tenth of that

# The words are folded and told apart before they come here, so that the same rule serves index, query and snippet:
# the tokenizer only has to part them at blanks. Prefixes of up to four letters have an index of their own; with more,
# few words are left to be joined. The rows that the words were taken from stand in `contents`, as
# they were; whose they are stands apart, for that is asked of very many.
_SCHEMA = """
    CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    CREATE TABLE articles (article TEXT PRIMARY KEY, state TEXT NOT NULL) STRICT;
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY, article TEXT NOT NULL, uid TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT;
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY, start INTEGER NOT NULL, head INTEGER NOT NULL, title TEXT NOT NULL,
        heading TEXT NOT NULL, text TEXT NOT NULL, note TEXT NOT NULL, tags TEXT NOT NULL, facets TEXT NOT NULL,
        label TEXT NOT NULL
    ) STRICT;
    CREATE INDEX passages_article ON passages (article) WHERE uid = '';
    CREATE UNIQUE INDEX passages_uid ON passages (uid, state) WHERE uid <> '';
    CREATE VIRTUAL TABLE words USING fts5(
        title, heading, text, note, tags, facets,
        content = '', prefix = '1 2 3 4', tokenize = "ascii tokenchars '$+<=>^`|~'"
    );
"""

_WHOLE = f"SELECT {COLUMNS} FROM passages JOIN contents USING (id)"  # noqa: S608 names of ours


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row that was found: its number, how well it fits by bm25, the less the better, and its day."""

    number: int
    rank: float
    day: date | None


class SearchIndex:
    """The index of one library, or one in memory when there can be no file.

    No method raises for what the file system or another program does: what cannot be read is not found, what
    cannot be written is tried again the next time. A damaged file, or one of another shape, is deleted and
    begun anew.

    Args:
        path: The file; None to keep everything in memory.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._connection = _connected(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def fact(self, key: str) -> str:
        """What was noted under `key`; empty for nothing."""
        found = self._rows("SELECT value FROM facts WHERE key = ?", (key,))
        return str(found[0][0]) if found else ""

    def note_fact(self, key: str, value: str) -> None:
        """Note something about the whole index."""
        self._write(lambda: self._run("INSERT OR REPLACE INTO facts VALUES (?, ?)", (key, value)))

    def articles(self) -> dict[str, str]:
        """The state of each article that is in the index."""
        return dict(self._rows("SELECT article, state FROM articles"))

    def annotations(self, after: str, until: str) -> dict[str, str]:
        """The state of each annotation in the index whose id comes after `after`, up to `until`."""
        sql = "SELECT uid, state FROM passages WHERE uid <> '' AND uid > ? AND uid <= ?"
        return dict(self._rows(sql, (after, until)))

    def put_article(self, article: str, state: str, passages: Iterable[Indexed]) -> None:
        """Make these the passages of an article, whatever they were."""

        def put() -> None:
            self._take_out("uid = '' AND article = ?", article)
            self._put_in(passages)
            self._run("INSERT OR REPLACE INTO articles VALUES (?, ?)", (article, state))

        self._write(put)

    def drop_articles(self, articles: Iterable[str]) -> None:
        """Forget the passages of these articles."""

        def drop() -> None:
            for article in articles:
                self._take_out("uid = '' AND article = ?", article)
                self._run("DELETE FROM articles WHERE article = ?", (article,))

        self._write(drop)

    def put_annotations(self, annotations: Sequence[Indexed], gone: Iterable[str] = ()) -> bool:
        """Put annotations in, in place of what was known of them, and forget those that are gone.

        Returns:
            Whether that could be written.
        """

        def put() -> None:
            for uid in (*gone, *(each.uid for each in annotations)):
                self._take_out("uid <> '' AND uid = ?", uid)
            self._put_in(annotations)

        return self._write(put)

    def holds(self, phrase: Phrase) -> bool:
        """Whether any row has this."""
        return bool(self._rows("SELECT rowid FROM words WHERE words MATCH ? LIMIT 1", (phrase_text(phrase),)))

    def newest(self, asked: Asked, limit: int) -> list[int]:
        """The rows that were asked for, the newest first; at once, also where there are very many."""
        sql = "SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid"
        return [number for number, _ in self._found(sql, asked, limit)]

    def ranked(self, asked: Asked, limit: int) -> list[Ranked]:
        """As `newest`, each row with how well it fits."""
        weights = ", ".join(map(str, WEIGHTS))
        sql = f"""
            SELECT rowid, bm25(words, {weights}) FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ?
            ORDER BY rowid
        """  # noqa: S608 the weights are numbers of ours
        return [Ranked(number, rank, day_of(number)) for number, rank in self._found(sql, asked, limit)]

    def owners(self, numbers: Sequence[int]) -> dict[int, str]:
        """The article of each of these rows."""
        return {row[0]: row[1] for row in self._picked("SELECT id, article FROM passages", numbers)}

    def rows(self, numbers: Sequence[int]) -> dict[int, Indexed]:
        """What stands in these rows."""
        return {row[0]: indexed(row) for row in self._picked(_WHOLE, numbers)}

    def tidying(self) -> Generator[None, None, None]:
        """Join the pieces that the index was written in, a little at a time, so that it answers faster."""
        before = -1
        while self._connection.total_changes - before > 1:  # less: nothing was left to join, says SQLite's manual
            before = self._connection.total_changes
            self._write(lambda: self._run("INSERT INTO words (words, rank) VALUES ('merge', ?)", (MERGED_PAGES,)))
            yield

    def _found(self, sql: str, asked: Asked, limit: int) -> list[tuple[int, float]]:
        matched, (low, high) = match_text(asked), numbers(asked.days)
        if not matched or low > high:
            return []
        if asked.articles is None:
            return [(row[0], row[-1]) for row in self._rows(f"{sql} LIMIT ?", (matched, low, high, limit))]
        return self._found_among(sql, (matched, low, high), asked.articles, limit)

    def _found_among(
        self, sql: str, values: tuple[object, ...], articles: Collection[str], limit: int
    ) -> list[tuple[int, float]]:
        found: list[tuple[int, float]] = []
        whose = "SELECT article FROM passages WHERE id = ?"
        try:
            for row in self._connection.execute(sql, values):
                if self._connection.execute(whose, (row[0],)).fetchone()[0] in articles:
                    found.append((row[0], row[-1]))
                    if len(found) == limit:
                        break
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return []
        return found

    def _picked(self, select: str, numbers: Sequence[int]) -> Iterator[Row]:
        for at in range(0, len(numbers), ROWS_A_STATEMENT):
            some = numbers[at : at + ROWS_A_STATEMENT]
            places = ",".join("?" * len(some))
            yield from self._rows(f"{select} WHERE id IN ({places})", some)

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            self._mend(error)
            return []

    def _run(self, sql: str, values: Sequence[object]) -> None:
        self._connection.execute(sql, values)

    def _write(self, writing: Callable[[], None]) -> bool:
        """One transaction; nothing is written where the file or another program is in the way, and that is said."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            writing()
            self._connection.execute("COMMIT")
        except BaseException as error:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            if not isinstance(error, sqlite3.DatabaseError):
                raise
            self._mend(error)
            return False
        return True

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """Begin anew after damage, go on in memory after any other failure; another program's lock is waited out."""
        if not is_outside(error):
            raise error
        if is_locked(error):
            return
        self._connection.close()
        self._connection = _connected(self._path if is_damaged(error) and deleted(self._path) else None)

    def _put_in(self, rows: Iterable[Indexed]) -> None:
        known = self._connection.execute("SELECT value FROM facts WHERE key = 'next'").fetchone()
        number = int(known[0]) if known else 1
        for each in rows:
            place = first_number(each.day) | number
            number += 1
            self._run("INSERT INTO passages VALUES (?, ?, ?, ?)", (place, each.article, each.uid, each.state))
            self._run("INSERT INTO contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (place, *contents(each)))
            self._run(
                "INSERT INTO words (rowid, title, heading, text, note, tags, facets) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (place, *words(each)),
            )
        self._run("INSERT OR REPLACE INTO facts VALUES ('next', ?)", (str(number),))

    def _take_out(self, where: str, key: str) -> None:
        # An index without content forgets a row only if it is told again which words the row had.
        for row in self._connection.execute(f"{_WHOLE} WHERE {where}", (key,)).fetchall():
            self._run(
                "INSERT INTO words (words, rowid, title, heading, text, note, tags, facets)"
                " VALUES ('delete', ?, ?, ?, ?, ?, ?, ?)",
                (row[0], *words(indexed(row))),
            )
            self._run("DELETE FROM passages WHERE id = ?", (row[0],))
            self._run("DELETE FROM contents WHERE id = ?", (row[0],))


def _connected(path: Path | None) -> sqlite3.Connection:
    return opened_anyhow(path, _prepared, LOCK_WAIT_SECONDS)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA application_id = {APPLICATION}; COMMIT;")
        connection.execute("INSERT INTO facts VALUES ('shape', ?)", (SHAPE,))
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise sqlite3.DatabaseError("the file belongs to another program")
    if connection.execute("SELECT value FROM facts WHERE key = 'shape'").fetchone() != (SHAPE,):
        raise sqlite3.DatabaseError("the file was made by another version")
    connection.execute("SELECT rowid FROM words WHERE words MATCH 'a' LIMIT 1").fetchone()
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
    return connection
