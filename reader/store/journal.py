"""Journal: the list of all changes, only ever added to; what undo and history read."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.core.change import Change, Values
from reader.store.database import Database
from reader.store.rows import Row, change_row, number, text_moment

KEPT = "kept"  # the verb of a change that only writes down where an article or annotation is; no act of the reader's
SEALED = "sealed"  # the verb of a change that changes no row: undo goes back no further
CODEBOOK = "codebook"  # the noun of a change of `labels.toml`, which is a file and no row
NOTE_LINKED, NOTE_UNLINKED = "linked in a note", "unlinked in a note"  # the verbs of references that a note makes
PLACED = "placed"  # the verb of an annotation that waited, and that a reader placed by hand
IMPORTED = "imported"  # the verb of a row that came from another program's file, or another library
PAGE = 200  # changes read at once

_NEWEST_FIRST = """
SELECT seq, act, undoes, verb,
    (SELECT undoes FROM journal AS undone WHERE undone.act = journal.undoes LIMIT 1) AS undone_undoes
FROM journal WHERE verb <> ? AND seq < ? ORDER BY seq DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act as undo sees it.

    Attributes:
        act: Its identity.
        undoes: The act that it takes back; empty for an act of the reader's own.
        redoes: Whether what it takes back is itself an undo.
        seals: Whether what came before it is not to be taken back any more.
    """

    act: str
    undoes: str
    redoes: bool
    seals: bool = False


def newest_change(database: Database) -> str:
    """The identity of the newest change; empty when nothing was ever done."""
    found = database.rows("SELECT uid FROM journal ORDER BY seq DESC LIMIT 1")
    return str(found[0]["uid"]) if found else ""


def newest_moment(database: Database) -> str:
    """When the newest change was made, as it is written down; empty when nothing was ever done."""
    return next((str(row["at"]) for row in database.rows("SELECT at FROM journal ORDER BY seq DESC LIMIT 1")), "")


def append(database: Database, changes: Iterable[Change]) -> None:
    """Write changes at the end of the journal."""
    database.table("journal").insert_all(_change_row(change) for change in changes)


def acts(database: Database) -> Iterator[ActRow]:
    """All acts, newest first, without those that only write down which file an article is."""
    before, last = 1 << 62, ""
    while page := database.rows(_NEWEST_FIRST, (KEPT, before, PAGE)):
        for row in page:
            if row["act"] != last:  # the changes of an act stand together, for they were written in one transaction
                last = str(row["act"])
                yield ActRow(last, str(row["undoes"]), bool(row["undone_undoes"]), row["verb"] == SEALED)
        before = number(page[-1]["seq"])


def changes_of(database: Database, act: str) -> list[Change]:
    """The changes of one act, in the order in which they were made."""
    return [_row_change(row) for row in database.rows("SELECT * FROM journal WHERE act = ? ORDER BY seq", (act,))]


def changes_to(database: Database, noun: str, key: str) -> list[Change]:
    """All changes of one row, in the order in which they were made."""
    sql = "SELECT * FROM journal WHERE noun = ? AND key = ? ORDER BY seq"
    return [_row_change(row) for row in database.rows(sql, (noun, key))]


def first_verb(database: Database, noun: str, key: str) -> str:
    """What the first change of a row did to it; empty when none is known."""
    sql = "SELECT verb FROM journal WHERE noun = ? AND key = ? ORDER BY seq LIMIT 1"
    return next((str(row["verb"]) for row in database.rows(sql, (noun, key))), "")


def was_kept(database: Database, noun: str, key: str) -> bool:
    """Whether it was ever written down that this row is elsewhere now, by no act of the reader's own."""
    return bool(
        database.rows("SELECT 1 FROM journal WHERE noun = ? AND key = ? AND verb = ? LIMIT 1", (noun, key, KEPT))
    )


def first_change(database: Database) -> str:
    """The id of the first change that was ever made; empty when there is none."""
    return next((str(row["uid"]) for row in database.rows("SELECT uid FROM journal ORDER BY seq LIMIT 1")), "")


def _change_row(change: Change) -> Row:
    row = change_row(change)
    return {**row, "before": _json(row["before"]), "after": _json(row["after"])}


def _row_change(row: Row) -> Change:
    words = {name: str(row[name]) for name in ("uid", "act", "device", "author", "verb", "noun", "key", "undoes")}
    return Change(at=text_moment(str(row["at"])), before=_values(row["before"]), after=_values(row["after"]), **words)


def _json(values: object) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _values(text: object) -> Values | None:
    if not isinstance(text, str):
        return None
    values: Row = json.loads(text)
    return values
