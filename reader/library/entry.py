"""Entry: an article as it stands on the shelf, and what a listing shows of its file."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reader.core.article import Article


@dataclass(frozen=True, slots=True)
class Fields:
    """What a listing shows of an article, without its text.

    Attributes:
        prose_digest: What its names and figures are kept under.
        sketch: By what its text is known when it was renamed and edited.
    """

    article: Article
    source_digest: str
    text_digest: str
    prose_digest: str = ""
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as it stands on the shelf.

    Attributes:
        id: Its id; fixed once `annotations.db` knows the article.
        slug: A short name for it, unique on this shelf.
        path: The file, absolute; also when it is missing.
        annotations: How many there are, those with a note among them.
        notes: How many annotations carry a note.
        progress: How much was read, 0.0 to 1.0.
        opened: When it was last read, in UTC.
        deleted: When it went to the trash, in UTC.
        missing: Whether the file is gone.
        prose_digest: What its names and figures are kept under; empty when the file is gone or in the trash.
        maybe: When the file is gone: the files that may be it under another name, the likeliest first, as paths
            of `annotations.db` go; the program is not sure.
    """

    id: str
    slug: str
    path: Path
    article: Article
    source_digest: str
    text_digest: str
    annotations: int = 0
    notes: int = 0
    progress: float = 0.0
    finished: bool = False
    opened: datetime | None = None
    deleted: datetime | None = None
    missing: bool = False
    prose_digest: str = ""
    maybe: tuple[str, ...] = ()
