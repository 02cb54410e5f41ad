"""Annotations: what is read of them, by article and across the library."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from reader.core.anchor import Anchor
from reader.core.annotation import Annotation, Record
from reader.store.database import Database
from reader.store.nouns import ANNOTATION, find_row
from reader.store.rows import number, row_annotation, text_moment

Values = tuple[Any, ...]

# 31, the unit separator, is white space and so in no tag.
_TAGS = "(SELECT group_concat(name, char(31)) FROM (SELECT name FROM tags WHERE annotation = uid ORDER BY position))"
_WHOLE = f"""
SELECT uid, label, note, {_TAGS}, exact, start, end, text_digest, prefix, suffix, heading, author, device, created,
    changed, deleted, article
FROM annotations
"""  # noqa: S608 - nothing that was given stands in it
_LISTED = _WHOLE + "WHERE (deleted IS NULL) = ? ORDER BY article, start, end, uid"
_OF_ARTICLE = _WHOLE + "WHERE (deleted IS NULL) = ? AND article = ? ORDER BY start, end, uid"
_NAMED = _WHOLE + "WHERE uid IN (SELECT value FROM json_each(?))"  # noqa: S608 - likewise
_COUNTS = """
SELECT article, count(*) AS annotations, sum(note <> '') AS notes
FROM annotations WHERE (deleted IS NULL) = ? GROUP BY article
"""
_BRIEF = f"""
SELECT uid, label, note, exact, ifnull(start, 0), ifnull(end, 0), ifnull(text_digest, ''), created, {_TAGS}
FROM annotations WHERE (deleted IS NULL) = ?
"""  # noqa: S608 - nothing that was given stands in it
_BRIEFS = _BRIEF + " AND article = ? ORDER BY start, end, uid"
_UIDS = "SELECT uid FROM annotations WHERE (deleted IS NULL) = ? AND article = ? ORDER BY start, end, uid"
_BRIEFS_NAMED = _BRIEF + " AND uid IN (SELECT value FROM json_each(?))"  # noqa: S608 - likewise
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
_QUOTES = """
SELECT uid, article, exact FROM annotations
WHERE deleted IS NULL AND exact IS NOT NULL AND uid > ? ORDER BY uid LIMIT ?
"""
_SAID = "SELECT uid, ifnull(exact, ''), note FROM annotations WHERE deleted IS NULL"
_ALL_UIDS = "SELECT uid FROM annotations"
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


def all_uids(database: Database) -> list[str]:
    """The ids of all annotations, also of those in the trash."""
    return [str(uid) for (uid,) in database.values(_ALL_UIDS)]


def annotations_of(database: Database, article: str, *, trashed: bool = False) -> list[Annotation]:
    """The annotations of an article, notes on the whole of it first, then by their place."""
    return [whole(values) for values in database.values(_OF_ARTICLE, (not trashed, article))]


def stored_of(database: Database, article: str) -> list[Values]:
    """The living ones of the same, in the same order, as columns of which `whole` makes an annotation.

    The first eight are id, label, note, tags joined by the unit separator, quote, start, end and digest of the text.
    """
    return database.values(_OF_ARTICLE, (True, article))


def all_annotations(database: Database, *, trashed: bool = False) -> list[Annotation]:
    """The annotations of all articles, by article, then by their place."""
    return [whole(values) for values in database.values(_LISTED, (not trashed,))]


def counts(database: Database, *, trashed: bool = False) -> Mapping[str, Counts]:
    """How many annotations there are, by article."""
    rows = database.rows(_COUNTS, (not trashed,))
    return {str(row["article"]): Counts(number(row["annotations"]), number(row["notes"])) for row in rows}


def briefs_of(database: Database, article: str, *, trashed: bool = False) -> list[Brief]:
    """The annotations of an article, in the order of `annotations_of`."""
    return [_brief(values) for values in database.values(_BRIEFS, (not trashed, article))]


def brief_pages(database: Database, article: str, size: int, *, trashed: bool = False) -> Iterator[list[Brief]]:
    """The same, so many at once, for articles with more than a key should wait for."""
    uids = [str(uid) for (uid,) in database.values(_UIDS, (not trashed, article))]
    for start in range(0, len(uids), size):
        some = uids[start : start + size]
        named = briefs_named(database, some, trashed=trashed)
        yield [named[uid] for uid in some if uid in named]


def annotations_named(database: Database, uids: Iterable[str]) -> dict[str, Annotation]:
    """The annotations with these ids, by their id, also those in the trash; what is not there is left out."""
    found = map(whole, database.values(_NAMED, (json.dumps(sorted(set(uids))),)))
    return {each.uid: each for each in found}


def briefs_named(database: Database, uids: Iterable[str], *, trashed: bool = False) -> dict[str, Brief]:
    """Those of these annotations that are not in the trash, or are, by their ids."""
    found = map(_brief, database.values(_BRIEFS_NAMED, (not trashed, json.dumps(list(uids)))))
    return {each.uid: each for each in found}


def quotes_after(database: Database, after: str, limit: int) -> list[tuple[str, str, str]]:
    """The id, article and quote of the next living annotations with one whose ids come after `after`, by their ids."""
    return [(str(uid), str(article), str(exact)) for uid, article, exact in database.values(_QUOTES, (after, limit))]


def quotes_and_notes(database: Database) -> Iterator[tuple[str, str, str]]:
    """The id of each living annotation, its quote and its note, as they come."""
    return ((str(uid), str(exact), str(note)) for uid, exact, note in database.values(_SAID))


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


def whole(values: Values) -> Annotation:
    """The annotation in the columns of `_WHOLE`: a dictionary each would cost as much again."""
    uid, label, note, tags, exact, start, end, text_digest, prefix, suffix, heading, author, device, *rest = values
    created, changed, deleted, article = rest
    made = text_moment(created)
    last = made if changed == created else text_moment(changed)
    record = Record(uid, author, device, made, last, text_moment(deleted) if deleted else None)
    anchor = None if exact is None else Anchor(exact, prefix, suffix, start, end, heading, text_digest)
    return Annotation(record, article, anchor, label, note, _tags(tags))


def _brief(values: Values) -> Brief:
    uid, label, note, exact, start, end, text_digest, created, tags = values
    return Brief(uid, label, note, exact, start, end, text_digest, created, _tags(tags))


def _tags(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("\x1f")) if joined else ()
