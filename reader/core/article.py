"""Article: what is known of a file before its text: the front matter and the two digests."""

from dataclasses import dataclass, field
from datetime import date

from reader.core.document import Document

WORDS_A_MINUTE = 230  # that a practised reader reads


@dataclass(frozen=True, slots=True)
class Article:
    """The bibliographic part of an article, as its front matter (or the file itself) gives it.

    Attributes:
        title: Never empty: front matter, else first heading, else first words, else the file name.
        published: The day of publication, or None when it is not known.
        words: How many words the canonical text has, by the Unicode rules.
    """

    title: str
    author: str = ""
    source: str = ""
    url: str = ""
    published: date | None = None
    language: str = ""
    tags: tuple[str, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file read: what it is about and what it says."""

    article: Article
    document: Document
    notices: tuple[str, ...] = field(default=(), compare=False)
