"""Resurfaced: which highlights can be read again, and which were, when."""

from datetime import datetime
from typing import Any

from reader.store.database import Database
from reader.store.rows import moment_text, text_moment

_LIVING = """
SELECT annotations.uid, article, label, annotations.created FROM annotations JOIN articles ON articles.uid = article
WHERE annotations.deleted IS NULL AND articles.deleted IS NULL AND (exact IS NOT NULL OR note <> '')
    AND NOT (annotations.created >= ? AND annotations.created < ?)
ORDER BY annotations.uid
"""
_BEFORE = "SELECT annotation, count(*), max(at) FROM resurfaced WHERE at < ? GROUP BY annotation"
_BETWEEN = "SELECT annotation FROM resurfaced WHERE at >= ? AND at < ? GROUP BY annotation ORDER BY min(at), annotation"
_SINCE = "SELECT at FROM resurfaced WHERE at >= ? ORDER BY at"


def made_but_between(database: Database, start: datetime, end: datetime) -> list[tuple[Any, ...]]:
    """The id, article, label and time of each annotation with words, but for those that were made in some time.

    Those in the trash are left out, and those whose article is.
    """
    return database.values(_LIVING, (moment_text(start), moment_text(end)))


def read_before(database: Database, moment: datetime) -> dict[str, tuple[int, str]]:
    """How often each was read again before a moment, and when last."""
    return {str(uid): (int(times), str(last)) for uid, times, last in database.values(_BEFORE, (moment_text(moment),))}


def read_between(database: Database, start: datetime, end: datetime) -> list[str]:
    """What was read again in some time, in that order; the end is no part of it."""
    return [str(uid) for (uid,) in database.values(_BETWEEN, (moment_text(start), moment_text(end)))]


def read_since(database: Database, start: datetime) -> list[datetime]:
    """When something was read again, from a moment on."""
    return [text_moment(at) for (at,) in database.values(_SINCE, (moment_text(start),))]
