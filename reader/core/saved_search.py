"""Saved search: what the reader searched for, kept under a name."""

from dataclasses import dataclass

from reader.core.annotation import Record


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that the reader gave a name; the query is as it was typed."""

    record: Record
    name: str
    query: str
