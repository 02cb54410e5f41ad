"""Weights: what is to be read again more or less often, and what was read again."""

from collections.abc import Mapping

from reader.core.reference import Target, TargetKind
from reader.core.weight import Often, Weight
from reader.store.database import Database
from reader.store.rows import Row, record_row, row_record

_ALL = "SELECT * FROM weights WHERE deleted IS NULL ORDER BY created, uid"


def all_weights(database: Database) -> list[Weight]:
    """All that hold, oldest first."""
    return [row_weight(row) for row in database.rows(_ALL)]


def weight_row(weight: Weight) -> Row:
    """A weight as its columns."""
    return {
        **record_row(weight.record),
        "target_kind": weight.target.kind.value,
        "target_key": weight.target.key,
        "weight": weight.often.value,
        "favourite": int(weight.favourite),
    }


def row_weight(row: Mapping[str, object]) -> Weight:
    """The weight in a row."""
    target = Target(TargetKind(str(row["target_kind"])), str(row["target_key"]))
    return Weight(row_record(row), target, Often(str(row["weight"])), bool(row["favourite"]))
