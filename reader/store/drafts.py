"""Drafts: what is being typed, saved while it is typed and dropped once it is kept as an annotation."""

from dataclasses import dataclass
from datetime import datetime

from reader.core.anchor import Anchor
from reader.store.database import Database
from reader.store.rows import Row, anchor_row, moment_text, row_anchor, text_moment

_LISTED = "SELECT * FROM drafts WHERE article = ? OR ? = '' ORDER BY changed, key"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is not yet an annotation, or not yet the new note of one.

    Attributes:
        key: Its identity; the same key is overwritten.
        article: The id of the article it is about.
        kind: What is being typed: "note", "tags" ….
        text: As far as it was typed.
        anchor: What it is about; None for the whole article.
        annotation: The annotation whose note is being changed; empty for a new one.
        changed: When a key was last pressed, in UTC.
    """

    key: str
    article: str
    kind: str
    text: str
    anchor: Anchor | None
    annotation: str
    changed: datetime


def put_draft(database: Database, draft: Draft) -> None:
    """Save a draft over what was saved under its key."""
    table = database.table("drafts")
    table.delete(draft.key)
    table.insert(_draft_row(draft))


def delete_draft(database: Database, key: str) -> None:
    """Forget a draft; nothing happens when there is none."""
    database.table("drafts").delete(key)


def draft(database: Database, key: str) -> Draft | None:
    """The draft that is saved under `key`."""
    return next((_row_draft(row) for row in database.rows("SELECT * FROM drafts WHERE key = ?", (key,))), None)


def drafts(database: Database, article: str = "") -> list[Draft]:
    """The drafts of an article, or all, oldest first."""
    return [_row_draft(row) for row in database.rows(_LISTED, (article, article))]


def _draft_row(draft: Draft) -> Row:
    return {
        "key": draft.key,
        "article": draft.article,
        "kind": draft.kind,
        "annotation": draft.annotation,
        "text": draft.text,
        **anchor_row(draft.anchor),
        "changed": moment_text(draft.changed),
    }


def _row_draft(row: Row) -> Draft:
    return Draft(
        key=str(row["key"]),
        article=str(row["article"]),
        kind=str(row["kind"]),
        text=str(row["text"]),
        anchor=row_anchor(row),
        annotation=str(row["annotation"]),
        changed=text_moment(str(row["changed"])),
    )
