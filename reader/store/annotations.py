"""Annotations: what is read of them, by article and across the library."""

import json
from collections.abc import Iterable, Mapping
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
FROM annotations WHERE (deleted IS NULL) = ? GROUP BY article
"""
_BRIEF = """
SELECT uid, label, note, exact, start, end, text_digest, created,
    (SELECT group_concat(name, char(31)) FROM (SELECT name FROM tags WHERE annotation = uid ORDER BY position)) AS tags
FROM annotations WHERE (deleted IS NULL) = ?
"""
_BRIEFS = _BRIEF + " AND article = ? ORDER BY start, end, uid LIMIT ? OFFSET ?"
_BRIEFS_NAMED = _BRIEF + " AND uid IN (SELECT value FROM json_each(?))"
_NAMED = "SELECT * FROM annotations WHERE uid IN (SELECT value FROM json_each(?))"
_TAGS_OF_NAMED = """
SELECT annotation, name FROM tags WHERE annotation IN (SELECT value FROM json_each(?)) ORDER BY annotation, position
"""
_TAG_USES = "SELECT name, count(*) AS uses FROM tags GROUP BY name"
_DEAD_TAG_USES = """
SELECT name, count(*) AS uses FROM tags WHERE annotation IN (
    SELECT uid FROM annotations WHERE deleted IS NOT NULL
    UNION SELECT annotations.uid FROM annotations JOIN articles ON articles.uid = article
    WHERE articles.deleted IS NOT NULL
) GROUP BY name
"""
_TAGGED = "SELECT DISTINCT annotation FROM tags WHERE name IN (SELECT value FROM json_each(?)) ORDER BY annotation"
_COUNT_TAGGED = """
SELECT count(DISTINCT annotation) AS number
FROM tags JOIN annotations ON annotations.uid = annotation JOIN articles ON articles.uid = article
WHERE name IN (SELECT value FROM json_each(?)) AND annotations.deleted IS NULL AND articles.deleted IS NULL
"""
_LABEL_USES = """
SELECT label, sum(annotations.deleted IS NULL AND articles.deleted IS NULL) AS living, count(*) AS uses
FROM annotations JOIN articles ON articles.uid = article GROUP BY label
"""
_LABELLED = "SELECT uid FROM annotations WHERE label = ? ORDER BY uid"
_STARTING = "SELECT uid FROM annotations WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 9"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many annotations an article has, and how many of them carry a note."""

    annotations: int = 0
    notes: int = 0


@dataclass(frozen=True, slots=True)
class Brief:
    """As much of an annotation as a list shows; of the whole article when `exact` is None.

    Attributes:
        created: When it was made, as it is written down.
    """

    uid: str
    label: str
    note: str
    exact: str | None
    start: int
    end: int
    text_digest: str
    created: str
    tags: tuple[str, ...] = ()


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


def counts(database: Database, *, trashed: bool = False) -> Mapping[str, Counts]:
    """How many annotations there are, by article."""
    rows = database.rows(_COUNTS, (not trashed,))
    return {str(row["article"]): Counts(number(row["annotations"]), number(row["notes"])) for row in rows}


def briefs_of(database: Database, article: str, start: int, limit: int, *, trashed: bool = False) -> list[Brief]:
    """Up to `limit` of the annotations of an article from number `start` on, in the order of `annotations_of`."""
    return [_brief(row) for row in database.rows(_BRIEFS, (not trashed, article, limit, start))]


def annotations_named(database: Database, uids: Iterable[str]) -> dict[str, Annotation]:
    """The annotations with these ids, by their id, also those in the trash; what is not there is left out."""
    asked = (json.dumps(sorted(set(uids))),)
    found = _with_tags(database.rows(_NAMED, asked), database.rows(_TAGS_OF_NAMED, asked))
    return {each.uid: each for each in found}


def briefs_named(database: Database, uids: Iterable[str], *, trashed: bool = False) -> dict[str, Brief]:
    """Those of these annotations that are not in the trash, or are, by their ids."""
    found = map(_brief, database.rows(_BRIEFS_NAMED, (not trashed, json.dumps(list(uids)))))
    return {each.uid: each for each in found}


def uids_starting(database: Database, prefix: str) -> list[str]:
    """Up to nine ids of annotations that begin with `prefix`."""
    return [str(row["uid"]) for row in database.rows(_STARTING, (prefix, prefix + "\x7f"))]


def tag_uses(database: Database) -> list[tuple[str, int, int]]:
    """Each spelling of a tag, how many living annotations carry it, and how many with those in the trash."""
    dead = {row["name"]: number(row["uses"]) for row in database.rows(_DEAD_TAG_USES)}
    uses = [(row["name"], number(row["uses"])) for row in database.rows(_TAG_USES)]
    return [(str(name), count - dead.get(name, 0), count) for name, count in uses]


def uids_tagged(database: Database, tags: Iterable[str]) -> list[str]:
    """The ids of the annotations that carry one of these tags, spelled so; of those in the trash too."""
    return [str(row["annotation"]) for row in database.rows(_TAGGED, (json.dumps(list(tags)),))]


def count_tagged(database: Database, tags: Iterable[str]) -> int:
    """How many living annotations carry one of these tags, spelled so."""
    return number(database.rows(_COUNT_TAGGED, (json.dumps(list(tags)),))[0]["number"])


def label_uses(database: Database) -> list[tuple[str, int, int]]:
    """Each label that stands in an annotation, on how many living ones, and on how many with those in the trash."""
    return [(str(row["label"]), number(row["living"]), number(row["uses"])) for row in database.rows(_LABEL_USES)]


def uids_labelled(database: Database, label: str) -> list[str]:
    """The ids of the annotations with this label; of those in the trash too."""
    return [str(row["uid"]) for row in database.rows(_LABELLED, (label,))]


def _brief(row: Row) -> Brief:
    exact, tags = row["exact"], row["tags"]
    return Brief(
        uid=str(row["uid"]),
        label=str(row["label"]),
        note=str(row["note"]),
        exact=str(exact) if exact is not None else None,
        start=number(row["start"] or 0),
        end=number(row["end"] or 0),
        text_digest=str(row["text_digest"] or ""),
        created=str(row["created"]),
        tags=tuple(str(tags).split("\x1f")) if tags is not None else (),
    )


def _with_tags(rows: list[Row], tags: list[Row]) -> list[Annotation]:
    names: dict[object, list[object]] = {}
    for tag in tags:
        names.setdefault(tag["annotation"], []).append(tag["name"])
    return [row_annotation({**row, "tags": names.get(row["uid"], [])}) for row in rows]
