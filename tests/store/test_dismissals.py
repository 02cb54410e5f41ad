from datetime import UTC, datetime

from reader.core.annotation import Record
from reader.core.reference import Dismissal, Target, TargetKind
from reader.store.dismissals import dismissal_row, row_dismissal

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


def test_a_dismissal_is_written_and_read_back() -> None:
    made = Dismissal(
        Record("id1", "ann", "desk", NOON, NOON),
        Target(TargetKind.FIGURE, "a:f:1-2"),
        Target(TargetKind.FIGURE, "b:f:1-2"),
    )
    assert row_dismissal(dismissal_row(made)) == made
