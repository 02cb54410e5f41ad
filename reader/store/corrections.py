"""Corrections: what the reader put right about names, as it is read for the whole library."""

from reader.core.correction import Correction
from reader.store.database import Database
from reader.store.nouns import CORRECTION, find_row
from reader.store.rows import row_correction

_NEWEST = "SELECT uid FROM journal WHERE seq = (SELECT max(seq) FROM journal WHERE noun = ?)"
_ALL = "SELECT * FROM corrections WHERE deleted IS NULL ORDER BY uid"


def correction(database: Database, uid: str) -> Correction | None:
    """The correction, also when it is in the trash."""
    row = find_row(database, CORRECTION, uid)
    return row_correction(row) if row else None


def all_corrections(database: Database) -> list[Correction]:
    """All corrections that hold, oldest first."""
    return [row_correction(row) for row in database.rows(_ALL)]


def corrections_state(database: Database) -> str:
    """A word that is another one after any correction was made, taken back or withdrawn; empty for none ever."""
    newest = database.rows(_NEWEST, (CORRECTION,))
    return str(newest[0]["uid"]) if newest else ""
