"""Examination: whether `annotations.db` is whole: its pages, tables, rows, texts, quotes and journal."""

import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reader.core.annotation import content_hash
from reader.core.entity import EntityKind
from reader.store.act_log import RESTORED, ActLog, Logged
from reader.store.migrations import migrate
from reader.store.schema import SCHEMA, TABLES

LOCK_WAIT_SECONDS = 10.0
COMPLAINTS_MAX = 20
RESTORE = "bring back the newest backup with `reader restore`; what is there now is kept"
OLDER_COPY = "bring a newer copy back with `reader restore`; if you put an older one there yourself, move this log away"
HISTORY = "`reader history` shows what it was; `reader backup --list` which copies there are"

_DANGLING = """
SELECT uid, {side}_kind, {side}_key FROM {table} WHERE deleted IS NULL
    AND ({side}_kind = 'annotation' AND {side}_key NOT IN (SELECT uid FROM annotations)
        OR {side}_kind = 'article' AND {side}_key NOT IN (SELECT uid FROM articles)
        OR {side}_kind = 'figure'
            AND NOT EXISTS (SELECT 1 FROM versions WHERE instr({side}_key, ':' || text_digest || ':')))
"""
_POINTING = {
    "cross_references": ("reference", "source", "target"),
    "dismissals": ("dismissal", "source", "target"),
    "weights": ("weight", "target"),
}  # tables whose rows point at things, what a row is called, and what it points with
_UNDATED = {
    "review": "SELECT uid, at FROM reviews WHERE datetime(at) IS NULL ORDER BY uid",
    "card": "SELECT uid, buried FROM cards WHERE buried IS NOT NULL AND date(buried) IS NULL ORDER BY uid",
}
_KINDS = "SELECT uid, about_kind, coalesce(into_kind, about_kind) FROM corrections ORDER BY uid"
_QUOTED = "SELECT uid, exact, start, end FROM annotations WHERE text_digest = ? ORDER BY uid"
_BAD_JSON = """
SELECT seq FROM journal
WHERE before IS NOT NULL AND NOT json_valid(before) OR after IS NOT NULL AND NOT json_valid(after)
"""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is not as it should be.

    Attributes:
        what: In a sentence.
        where: The file, table, annotation or article.
        hint: What to do about it.
    """

    what: str
    where: str
    hint: str


def examine(path: Path) -> list[Trouble]:
    """Everything that is wrong with the database; empty when it is whole.

    Damage is an answer here, never an exception, and no byte is changed.
    """
    if not path.is_file():
        return [Trouble("the database is not there", str(path), RESTORE)]
    if not path.stat().st_size:
        return [Trouble("the file is empty", path.name, RESTORE)]
    try:
        database = _opened(path)
    except sqlite3.DatabaseError as error:
        return [Trouble(f"it cannot be opened: {error}", path.name, "look at the rights of the file and its folder")]
    with closing(database):
        if _is_locked(database):
            return [Trouble("another program is writing", path.name, "wait a moment and check again")]
        every = (_pages, _tables, _keys, _references, _corrections, _dates, _contents, _texts, _journal)
        return list(dict.fromkeys(trouble for each in every for trouble in _examined(path, database, each)))


def missing_acts(path: Path, log: ActLog) -> list[Trouble]:
    """What the log of acts has, since a backup was last brought back, and the journal has not."""
    logged: list[Logged] = []
    for line in log.lines():
        if line.verb == RESTORED:
            logged.clear()
        elif line.uid:
            logged.append(line)
    try:
        with closing(_opened(path)) as database:
            known = {str(uid) for (uid,) in database.execute("SELECT uid FROM journal")}
    except sqlite3.DatabaseError:  # `examine` says what is the matter
        return []
    missed = [line for line in logged if line.uid not in known]
    if not missed:
        return []
    what = f"{len(missed)} saved changes are not in the journal, the first “{missed[0].verb}” at {missed[0].at}"
    return [Trouble(what, str(log.path), OLDER_COPY)]


def _opened(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=rw"  # rw, so that what a crash left unfinished is rolled back first
    return sqlite3.connect(uri, uri=True, timeout=LOCK_WAIT_SECONDS, isolation_level=None)


def _is_locked(database: sqlite3.Connection) -> bool:
    """Whether one has to wait for another program; if not, all is read as it is now."""
    try:
        database.execute("BEGIN")
        database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.DatabaseError as error:
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    return False


def _examined(
    path: Path, database: sqlite3.Connection, examined: Callable[[sqlite3.Connection], Iterator[Trouble]]
) -> list[Trouble]:
    found: list[Trouble] = []
    try:
        found.extend(examined(database))
    except sqlite3.DatabaseError as error:
        found.append(Trouble(f"it cannot be read: {error}", path.name, RESTORE))
    return found


def _pages(database: sqlite3.Connection) -> Iterator[Trouble]:
    for (complaint,) in database.execute(f"PRAGMA integrity_check({COMPLAINTS_MAX})").fetchall():
        if complaint != "ok":
            yield Trouble(f"the file is damaged: {complaint}", "the database", RESTORE)


def _tables(database: sqlite3.Connection) -> Iterator[Trouble]:
    if database.execute("PRAGMA user_version").fetchone()[0] != SCHEMA:
        return  # newer: not ours to judge; older: brought up to date when it is opened
    with closing(sqlite3.connect(":memory:")) as fresh:
        migrate(fresh)
        wanted, there = _shape(fresh), _shape(database)
    for name, shape in wanted.items():
        kind, _, table = name.rpartition(" ")
        if kind != "table" and f"table {table}" not in there:
            continue  # an index goes with its table
        if name not in there:
            yield Trouble("it is missing", name, RESTORE)
        elif there[name] != shape:
            yield Trouble("its columns are not what they should be", name, RESTORE)


def _shape(database: sqlite3.Connection) -> dict[str, tuple[object, ...]]:
    """What each table and index of ours is made of; what others put beside them is their own affair."""
    strict = {str(row[1]): row[5] for row in database.execute("PRAGMA table_list").fetchall()}
    tables = {
        f"table {name}": (strict[name], *database.execute(f"PRAGMA table_xinfo({name})").fetchall())
        for name in TABLES
        if name in strict
    }
    indexes = {
        f"index {row[1]} of {name}": tuple(
            database.execute("SELECT * FROM pragma_index_xinfo(?)", (row[1],)).fetchall()
        )
        for name in TABLES
        for row in database.execute(f"PRAGMA index_list({name})").fetchall()
    }
    return tables | indexes


def _keys(database: sqlite3.Connection) -> Iterator[Trouble]:
    for table, row, parent, _ in database.execute("PRAGMA foreign_key_check").fetchall():
        yield Trouble(f"it belongs to a row of {parent} that is not there", f"{table}, row {row}", RESTORE)


def _references(database: sqlite3.Connection) -> Iterator[Trouble]:
    for table, (noun, *sides) in _POINTING.items():
        for side in sides if _has(database, table) else ():
            for uid, kind, key in database.execute(_DANGLING.format(side=side, table=table)).fetchall():
                yield Trouble(f"its {side}, {kind} {key}, is not there", f"{noun} {uid}", HISTORY)


def _corrections(database: sqlite3.Connection) -> Iterator[Trouble]:
    rows = database.execute(_KINDS).fetchall() if _has(database, "corrections") else []
    for uid, *kinds in rows:
        for kind in dict.fromkeys(each for each in kinds if each not in set(EntityKind)):
            yield Trouble(f"“{kind}” is no kind of name", f"correction {uid}", HISTORY)


def _dates(database: sqlite3.Connection) -> Iterator[Trouble]:
    for noun, sql in _UNDATED.items():
        rows = database.execute(sql).fetchall() if _has(database, f"{noun}s") else []
        for uid, written in rows:
            yield Trouble(f"“{written}” is no time", f"{noun} {uid}", HISTORY)


def _has(database: sqlite3.Connection, table: str) -> bool:
    """Whether the table is there: an older schema lacks some, and where one should be, `_tables` says so."""
    return bool(database.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (table,)).fetchone())


def _contents(database: sqlite3.Connection) -> Iterator[Trouble]:
    tags: dict[str, list[str]] = {}
    for annotation, name in database.execute("SELECT annotation, name FROM tags ORDER BY annotation, position"):
        tags.setdefault(annotation, []).append(name)
    rows = database.execute("SELECT uid, exact, note, label, content_hash FROM annotations ORDER BY uid").fetchall()
    for uid, exact, note, label, kept in rows:
        if content_hash(exact, note, label, tags.get(uid, ())) != kept:
            yield Trouble("its quote, note, label or tags are not what was written", f"annotation {uid}", HISTORY)


def _texts(database: sqlite3.Connection) -> Iterator[Trouble]:
    for (digest,) in database.execute("SELECT text_digest FROM versions ORDER BY text_digest").fetchall():
        text = _text(database, digest)
        if text is None:
            yield Trouble("the text that was kept is damaged", f"version {digest}", RESTORE)
            continue
        for uid, exact, start, end in database.execute(_QUOTED, (digest,)).fetchall():
            if text[start:end] != exact:
                yield Trouble("its quote does not stand where it says", f"annotation {uid}", HISTORY)


def _text(database: sqlite3.Connection, digest: str) -> str | None:
    packed = database.execute("SELECT text FROM versions WHERE text_digest = ?", (digest,)).fetchone()[0]
    try:
        text = zlib.decompress(packed)
        return text.decode() if sha256(text).hexdigest() == digest else None
    except (zlib.error, UnicodeDecodeError):
        return None


def _journal(database: sqlite3.Connection) -> Iterator[Trouble]:
    count, first, last = database.execute("SELECT count(*), min(seq), max(seq) FROM journal").fetchone()
    if count and last - first + 1 != count:
        yield Trouble(f"{last - first + 1 - count} entries are missing", "the journal", RESTORE)
    for (seq,) in database.execute(_BAD_JSON).fetchall():
        yield Trouble("what it says a row was cannot be read", f"the journal, entry {seq}", RESTORE)
