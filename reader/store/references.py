"""References: the cross-references and the relations that they can stand in."""

from reader.core.reference import Reference, Target
from reader.store.database import Database
from reader.store.nouns import REFERENCE, find_row
from reader.store.rows import row_reference

_ALL = "SELECT * FROM cross_references WHERE deleted IS NULL ORDER BY created, uid"
_AT = """
SELECT * FROM cross_references WHERE deleted IS NULL
    AND (source_kind = :kind AND source_key = :key OR target_kind = :kind AND target_key = :key)
ORDER BY created, uid
"""


def reference(database: Database, uid: str) -> Reference | None:
    """The cross-reference, also when it is in the trash."""
    row = find_row(database, REFERENCE, uid)
    return row_reference(row) if row else None


def all_references(database: Database) -> list[Reference]:
    """All cross-references, oldest first."""
    return [row_reference(row) for row in database.rows(_ALL)]


def references_at(database: Database, target: Target) -> list[Reference]:
    """The cross-references that start from `target` or lead to it, oldest first."""
    return [row_reference(row) for row in database.rows(_AT, {"kind": target.kind.value, "key": target.key})]


def relations(database: Database) -> list[str]:
    """What a reference can say, in the order in which it is offered."""
    return [str(row["name"]) for row in database.rows("SELECT name FROM relations ORDER BY position, name")]
