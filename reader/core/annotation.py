"""Annotation: what the reader adds to a span, or to a whole article."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from reader.core.anchor import Anchor


@dataclass(frozen=True, slots=True)
class Record:
    """What every row a person makes carries from the first day; absent never means deleted.

    Attributes:
        uid: Its identity, for ever and on every machine.
        created: When it was made, in UTC.
        changed: When it was last changed, in UTC.
        deleted: When it went to the trash, in UTC; None while it lives.
    """

    uid: str
    author: str
    device: str
    created: datetime
    changed: datetime
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A label, perhaps a note in Markdown and tags, on a span of an article.

    Attributes:
        record: Who made it, when.
        article: The id of the article.
        anchor: What it is about; None when it is about the whole article.
        label: The name of its label in the codebook; empty for none.
        note: Markdown; empty for a bare highlight.
        tags: In the order given, each once.
    """

    record: Record
    article: str
    anchor: Anchor | None
    label: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid


def content_hash(exact: str | None, note: str, label: str, tags: Iterable[str]) -> str:
    """SHA-256, in hex, of what a person would miss: quote, note, label and tags."""
    content = json.dumps([exact, note, label, list(tags)], ensure_ascii=False, separators=(",", ":"))
    return sha256(content.encode("utf-8", "surrogatepass")).hexdigest()
