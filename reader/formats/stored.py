"""Stored: a parsed article as compact JSON and back, for the cache."""

import json
from datetime import date
from typing import Any

from reader.core.article import Article, Parsed
from reader.core.document import Block, BlockKind, Document, Link
from reader.core.marks import Mark
from reader.core.span import Span

STORED_VERSION = 1  # part of the cache's key: a new shape is a new key


def document_to_json(document: Document) -> str:
    """A document in one line; `document_from_json` gives it back, equal in every part."""
    return _dumped(
        {
            "text": document.text,
            "blocks": [
                [str(each.kind), each.span.start, each.span.end, each.level, each.prefix, each.hang, int(each.head)]
                for each in document.blocks
            ],
            "marks": [[each.span.start, each.span.end, str(each.style), each.ref] for each in document.marks],
            "links": [[each.span.start, each.span.end, each.target, each.title] for each in document.links],
            "notices": list(document.notices),
        }
    )


def document_from_json(stored: str) -> Document:
    """The document that `document_to_json` wrote.

    Raises:
        ValueError: It wrote something else.
    """
    try:
        values = json.loads(stored)
        return Document(
            values["text"],
            tuple(_block(*each) for each in values["blocks"]),
            tuple(Mark(Span(start, end), style, ref) for start, end, style, ref in values["marks"]),
            tuple(Link(Span(start, end), target, title) for start, end, target, title in values["links"]),
            tuple(values["notices"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no stored document: {error}") from error


def parsed_to_json(parsed: Parsed) -> str:
    """A parsed article in one line; `parsed_from_json` gives it back, equal in every part."""
    about = article_values(parsed.article)
    return _dumped({"article": about, "document": document_to_json(parsed.document), "notices": list(parsed.notices)})


def article_values(article: Article) -> dict[str, object]:
    """What is known of an article, as JSON can hold it; `article_from_values` gives it back."""
    return {
        "title": article.title,
        "author": article.author,
        "source": article.source,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "tags": list(article.tags),
        "words": article.words,
    }


def article_from_values(values: dict[str, Any]) -> Article:
    """The article whose `article_values` these are.

    Raises:
        KeyError: They are those of something else.
        TypeError: Likewise.
        ValueError: Likewise.
    """
    published = date.fromisoformat(values["published"]) if values["published"] else None
    return Article(**values | {"published": published, "tags": tuple(values["tags"])})


def parsed_from_json(stored: str) -> Parsed:
    """The parsed article that `parsed_to_json` wrote.

    Raises:
        ValueError: It wrote something else.
    """
    try:
        values = json.loads(stored)
        article = article_from_values(values["article"])
        return Parsed(article, document_from_json(values["document"]), tuple(values["notices"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no stored article: {error}") from error


def _block(kind: str, start: int, end: int, level: int, prefix: str, hang: str, head: int) -> Block:  # noqa: PLR0913, PLR0917 - one value a column
    return Block(BlockKind(kind), Span(start, end), level, prefix, hang, bool(head))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
