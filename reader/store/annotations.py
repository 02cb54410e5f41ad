"""Annotations: what is read of them, by article and across the library."""

from collections.abc import Mapping
from dataclasses import dataclass

from reader.core.annotation import Annotation
from reader.store.database import Database
from reader.store.nouns import ANNOTATION, find_row
from reader.store.rows import Row, number, row_annotation

_LISTED = "SELECT * FROM annotations WHERE (deleted IS NULL) = ? ORDER BY article, start, end, uid"
_OF_ARTICLE = "SELECT * FROM annotations WHERE (deleted IS NULL) = ? AND article = ? ORDER BY start, end, uid"
_TAGS = "SELECT annotation, name FROM tags ORDER BY annotation, position"
_TAGS_OF_ARTICLE = """
SELECT annotation, name FROM tags WHERE annotation IN (SELECT uid FROM annotations WHERE article = ?)
ORDER BY annotation, position
"""
_COUNTS = """
SELECT article, count(*) AS annotations, sum(note <> '') AS notes
FROM annotations WHERE deleted IS NULL GROUP BY article
"""
_STARTING = "SELECT uid FROM annotations WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 9"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many annotations an article has, and how many of them carry a note."""

    annotations: int = 0
    notes: int = 0


def annotation(database: Database, uid: str) -> Annotation | None:
    """The annotation, also when it is in the trash."""
    row = find_row(database, ANNOTATION, uid)
    return row_annotation(row) if row else None


def annotations_of(database: Database, article: str, *, trashed: bool = False) -> list[Annotation]:
    """The annotations of an article, notes on the whole of it first, then by their place."""
    return _with_tags(database.rows(_OF_ARTICLE, (not trashed, article)), database.rows(_TAGS_OF_ARTICLE, (article,)))


def all_annotations(database: Database, *, trashed: bool = False) -> list[Annotation]:
    """The annotations of all articles, by article, then by their place."""
    return _with_tags(database.rows(_LISTED, (not trashed,)), database.rows(_TAGS))


def counts(database: Database) -> Mapping[str, Counts]:
    """How many annotations there are, by article."""
    return {
        str(row["article"]): Counts(number(row["annotations"]), number(row["notes"])) for row in database.rows(_COUNTS)
    }


def uids_starting(database: Database, prefix: str) -> list[str]:
    """Up to nine ids of annotations that begin with `prefix`."""
    return [str(row["uid"]) for row in database.rows(_STARTING, (prefix, prefix + "\x7f"))]


def _with_tags(rows: list[Row], tags: list[Row]) -> list[Annotation]:
    names: dict[object, list[object]] = {}
    for tag in tags:
        names.setdefault(tag["annotation"], []).append(tag["name"])
    return [row_annotation({**row, "tags": names.get(row["uid"], [])}) for row in rows]
