"""Dismissals: the suggestions that a reader turned down."""

from collections.abc import Mapping

from reader.core.reference import Dismissal, Target, TargetKind
from reader.store.database import Database
from reader.store.rows import Row, record_row, row_record

_ALL = "SELECT * FROM dismissals WHERE deleted IS NULL ORDER BY created, uid"


def all_dismissals(database: Database) -> list[Dismissal]:
    """All suggestions that were turned down, oldest first."""
    return [row_dismissal(row) for row in database.rows(_ALL)]


def dismissal_row(dismissal: Dismissal) -> Row:
    """A dismissal as its columns."""
    return {
        **record_row(dismissal.record),
        "source_kind": dismissal.source.kind.value,
        "source_key": dismissal.source.key,
        "target_kind": dismissal.target.kind.value,
        "target_key": dismissal.target.key,
    }


def row_dismissal(row: Mapping[str, object]) -> Dismissal:
    """The dismissal in a row."""
    return Dismissal(
        record=row_record(row),
        source=Target(TargetKind(str(row["source_kind"])), str(row["source_key"])),
        target=Target(TargetKind(str(row["target_kind"])), str(row["target_key"])),
    )
