"""Saved searches: the queries that the reader gave a name."""

from collections.abc import Mapping

from reader.core.saved_search import SavedSearch
from reader.store.database import Database
from reader.store.rows import Row, record_row, row_record

_ALL = "SELECT * FROM saved_searches WHERE deleted IS NULL ORDER BY created, uid"


def saved_searches(database: Database) -> list[SavedSearch]:
    """All that live, oldest first."""
    return [row_saved_search(row) for row in database.rows(_ALL)]


def saved_search_row(saved: SavedSearch) -> Row:
    """A saved search as its columns."""
    return {**record_row(saved.record), "name": saved.name, "query": saved.query}


def row_saved_search(row: Mapping[str, object]) -> SavedSearch:
    """The saved search in a row."""
    return SavedSearch(row_record(row), str(row["name"]), str(row["query"]))
