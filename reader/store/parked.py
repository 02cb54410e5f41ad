"""Parked: what came in from elsewhere and waits for its article or its place."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.core.annotation import Record
from reader.core.incoming import About
from reader.store.database import Database
from reader.store.rows import Row, record_row, row_record

_ALL = "SELECT * FROM parked WHERE deleted IS NULL ORDER BY title, url, created, uid"
_NAMED = "SELECT * FROM parked WHERE uid IN (SELECT value FROM json_each(?))"
_STARTING = "SELECT uid FROM parked WHERE deleted IS NULL AND uid >= ? AND uid < ? ORDER BY uid LIMIT 9"


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """Something that waits.

    Attributes:
        record: Its `uid` is the one that it will have.
        noun: What it will be: an annotation or a reference.
        about: Its article as it was told; `article` in it is the id when that is known, and only the place is not.
        why: Why it waits, in words.
        content: All that its file said, as JSON.
    """

    record: Record
    noun: str
    about: About
    why: str
    content: str

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid


def parked(database: Database) -> list[ParkedRow]:
    """All that waits, by what was told of their articles, then oldest first."""
    return [row_parked(row) for row in database.rows(_ALL)]


def is_anything_parked(database: Database) -> bool:
    """Whether anything waits."""
    return bool(database.rows("SELECT 1 FROM parked WHERE deleted IS NULL LIMIT 1"))


def parked_of(database: Database, uids: Iterable[str]) -> dict[str, ParkedRow]:
    """What waits, or did, under these ids."""
    rows = database.rows(_NAMED, (json.dumps(sorted(uids)),))
    return {each.uid: each for each in map(row_parked, rows)}


def parked_starting(database: Database, prefix: str) -> list[str]:
    """Up to nine ids of what waits that begin with `prefix`."""
    return [str(row["uid"]) for row in database.rows(_STARTING, (prefix, prefix + "\x7f"))]


def parked_row(parked: ParkedRow) -> Row:
    """What waits as its columns."""
    about = parked.about
    return {
        **record_row(parked.record),
        "noun": parked.noun,
        "title": about.title,
        "byline": about.author,
        "url": about.url,
        "article": about.article,
        "why": parked.why,
        "content": parked.content,
    }


def row_parked(row: Mapping[str, object]) -> ParkedRow:
    """What waits in a row."""
    about = About(str(row["title"]), str(row["byline"]), str(row["url"]), str(row["article"]))
    return ParkedRow(row_record(row), str(row["noun"]), about, str(row["why"]), str(row["content"]))
