"""Versions: the texts that carry annotations, kept so that no quote ever stands without its article."""

import zlib
from datetime import datetime

from reader.core.document import TEXT_RULE
from reader.store.database import Database
from reader.store.rows import moment_text


def keep_text(database: Database, article: str, text_digest: str, text: str, at: datetime) -> None:
    """Keep a canonical text, unless it is kept already."""
    if has_text(database, text_digest):
        return
    database.table("versions").insert(
        {
            "text_digest": text_digest,
            "article": article,
            "text_rule": TEXT_RULE,
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
