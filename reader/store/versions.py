"""Versions: the texts that carry annotations, kept so that no quote ever stands without its article."""

import zlib
from dataclasses import dataclass
from datetime import datetime

from reader.core.document import TEXT_RULE
from reader.store.database import Database
from reader.store.rows import moment_text, number, text_moment

RETOLD = 0  # the text rule of an article's text with quotes in it as another program had them; no version of a file
# A text that two articles have had is kept once, under the one that had it first.
_OF_ARTICLE = """
SELECT text_digest, kept, (
    SELECT count(*) FROM annotations WHERE annotations.text_digest = versions.text_digest
    AND annotations.article = ?1 AND deleted IS NULL
) AS annotations
FROM versions WHERE text_rule > 0
    AND (article = ?1 OR text_digest IN (SELECT text_digest FROM annotations WHERE article = ?1))
ORDER BY kept, text_digest
"""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A text of an article that is kept.

    Attributes:
        kept: When it was first kept, in UTC.
        annotations: How many living ones of the article were made in it.
    """

    text_digest: str
    kept: datetime
    annotations: int


def kept_versions(database: Database, article: str) -> list[KeptVersion]:
    """The texts of an article that are kept, the first kept first."""
    rows = database.rows(_OF_ARTICLE, (article,))
    return [
        KeptVersion(str(row["text_digest"]), text_moment(str(row["kept"])), number(row["annotations"])) for row in rows
    ]


def keep_text(  # noqa: PLR0913, PLR0917 - a version has as many parts
    database: Database, article: str, text_digest: str, text: str, at: datetime, text_rule: int = TEXT_RULE
) -> None:
    """Keep a canonical text, unless it is kept already; `RETOLD` is the rule of one that no file ever had."""
    known = database.values("SELECT text_rule FROM versions WHERE text_digest = ?", (text_digest,))
    if known:
        if known == [(RETOLD,)] and text_rule != RETOLD:  # by now a file has come to say it so
            database.table("versions").update(text_digest, {"text_rule": text_rule})
        return
    database.table("versions").insert(
        {
            "text_digest": text_digest,
            "article": article,
            "text_rule": text_rule,
            "text": zlib.compress(text.encode(), 9),
            "kept": moment_text(at),
        }
    )


def has_text(database: Database, text_digest: str) -> bool:
    """Whether the text with this digest is kept."""
    return bool(database.rows("SELECT 1 FROM versions WHERE text_digest = ?", (text_digest,)))


def kept_text(database: Database, text_digest: str) -> str | None:
    """The canonical text with this digest, or None when it was never kept.

    Raises:
        ValueError: What lies there is damaged.
    """
    rows = database.rows("SELECT text FROM versions WHERE text_digest = ?", (text_digest,))
    if not rows:
        return None
    packed = rows[0]["text"]
    try:
        return zlib.decompress(packed if isinstance(packed, bytes) else b"").decode()
    except zlib.error as error:
        raise ValueError(f"the text {text_digest} is damaged") from error
