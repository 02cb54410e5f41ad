from datetime import UTC, datetime

from reader.core.annotation import Record
from reader.core.saved_search import SavedSearch
from reader.store.saved_searches import row_saved_search, saved_search_row

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


def test_a_saved_search_is_written_and_read_back() -> None:
    made = SavedSearch(Record("id1", "ann", "desk", NOON, NOON), "rivers in June", 'tag:rivers after:2025-06 "rose by"')
    assert row_saved_search(saved_search_row(made)) == made
