"""References: the cross-references and the relations that they can stand in."""

from reader.core.reference import Reference, Target
from reader.store.database import Database
from reader.store.nouns import REFERENCE, find_row
from reader.store.rows import number, row_reference

_ALL = "SELECT * FROM cross_references WHERE (deleted IS NULL) = ? ORDER BY created, uid"
_AT = """
SELECT * FROM cross_references WHERE deleted IS NULL
    AND (source_kind = :kind AND source_key = :key OR target_kind = :kind AND target_key = :key)
ORDER BY created, uid
"""
_BY_ANNOTATIONS = "{side}_key IN (SELECT uid FROM annotations WHERE article = :article)"
_BY_REFERENCES = "(SELECT article FROM annotations WHERE uid = {side}_key) = :article"
_ARE_REFERENCES_FEWER = """
SELECT (SELECT count(*) FROM cross_references) < (SELECT count(*) FROM annotations WHERE article = ?)
"""
_SIDE = """
{side}_kind = 'annotation' AND {annotation}
OR {side}_kind = 'article' AND {side}_key = :article
OR {side}_kind = 'figure' AND {side}_key >= :article || ':' AND {side}_key < :article || ';'
"""
_IN = "SELECT * FROM cross_references WHERE deleted IS NULL AND ({source} OR {target}) ORDER BY created, uid"
_USES = "SELECT * FROM cross_references WHERE relation = ? ORDER BY created, uid"
_STARTING = "SELECT uid FROM cross_references WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 9"
_LATEST = "SELECT relation FROM cross_references WHERE deleted IS NULL ORDER BY created DESC, uid DESC LIMIT 1"
_ANNOTATIONS = """
SELECT source_key AS uid FROM cross_references WHERE deleted IS NULL AND source_kind = 'annotation'
UNION SELECT target_key FROM cross_references WHERE deleted IS NULL AND target_kind = 'annotation'
"""
_COUNTS = "SELECT relation, count(*) AS said FROM cross_references WHERE deleted IS NULL GROUP BY relation"


def reference(database: Database, uid: str) -> Reference | None:
    """The cross-reference, also when it is in the trash."""
    row = find_row(database, REFERENCE, uid)
    return row_reference(row) if row else None


def all_references(database: Database, *, trashed: bool = False) -> list[Reference]:
    """All cross-references, or instead those in the trash, oldest first."""
    return [row_reference(row) for row in database.rows(_ALL, (not trashed,))]


def references_at(database: Database, target: Target) -> list[Reference]:
    """The cross-references that start from `target` or lead to it, oldest first."""
    return [row_reference(row) for row in database.rows(_AT, {"kind": target.kind.value, "key": target.key})]


def references_in(database: Database, article: str) -> list[Reference]:
    """The cross-references with an end in an article: it, an annotation on it or a figure in it; oldest first."""
    # Whichever there are fewer of is gone through, so that an article with thousands of annotations opens at once.
    ((are_fewer,),) = database.values(_ARE_REFERENCES_FEWER, (article,))
    belongs = _BY_REFERENCES if are_fewer else _BY_ANNOTATIONS
    sides = {side: _SIDE.format(side=side, annotation=belongs.format(side=side)) for side in ("source", "target")}
    sql = _IN.format(**sides)
    return [row_reference(row) for row in database.rows(sql, {"article": article})]


def referenced_annotations(database: Database) -> frozenset[str]:
    """The ids of the annotations that a cross-reference starts from or leads to."""
    return frozenset(str(row["uid"]) for row in database.rows(_ANNOTATIONS))


def references_saying(database: Database, relation: str) -> list[Reference]:
    """The cross-references that say this, also those in the trash, oldest first."""
    return [row_reference(row) for row in database.rows(_USES, (relation,))]


def references_starting(database: Database, prefix: str) -> list[str]:
    """Up to nine ids of cross-references that begin with `prefix`."""
    return [str(row["uid"]) for row in database.rows(_STARTING, (prefix, prefix + "\x7f"))]


def latest_relation(database: Database) -> str:
    """What the newest cross-reference says; empty when there is none."""
    return next((str(row["relation"]) for row in database.rows(_LATEST)), "")


def relations(database: Database) -> list[str]:
    """What a reference can say, in the order in which it is offered."""
    return [str(row["name"]) for row in database.rows("SELECT name FROM relations ORDER BY position, name")]


def relation_positions(database: Database) -> dict[str, int]:
    """Where each relation stands in the order in which they are offered."""
    rows = database.rows("SELECT name, position FROM relations ORDER BY position, name")
    return {str(row["name"]): number(row["position"]) for row in rows}


def relation_counts(database: Database) -> dict[str, int]:
    """How many cross-references say each relation that is said at all."""
    return {str(row["relation"]): number(row["said"]) for row in database.rows(_COUNTS)}
