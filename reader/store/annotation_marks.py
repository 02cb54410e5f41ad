"""Annotation marks: what tells whether an annotation has changed, without reading all of it."""

from dataclasses import dataclass

from reader.store.database import Database

_MARKS = """
SELECT uid, article, author, content_hash, CASE WHEN instr(note, '[[') THEN note ELSE '' END AS linked
FROM annotations WHERE deleted IS NULL AND uid > ? ORDER BY uid LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class AnnotationMark:
    """The id of an annotation, where it belongs, and the hash of what it says.

    Attributes:
        linked: Its note where that may have links, which are called otherwise when nothing of it has changed.
    """

    uid: str
    article: str
    author: str
    content_hash: str
    linked: str = ""


def annotation_marks(database: Database, after: str, limit: int) -> list[AnnotationMark]:
    """The marks of the next living annotations whose ids come after `after`, in the order of their ids."""
    rows = database.rows(_MARKS, (after, limit))
    return [
        AnnotationMark(*(str(row[name]) for name in ("uid", "article", "author", "content_hash", "linked")))
        for row in rows
    ]
