"""Articles: the rows that fix an article's id and say which file it is."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reader.core.annotation import Record
from reader.core.article import Article
from reader.store.database import Database
from reader.store.nouns import ARTICLE, find_row
from reader.store.rows import Row, record_row, row_record, text_day

_COLUMNS = (
    "uid", "author", "device", "created", "changed", "deleted", "path", "title", "byline", "source", "url",
    "published", "source_digest", "text_digest",
)  # fmt: skip
_VALUES = f"SELECT {', '.join(_COLUMNS)} FROM articles ORDER BY created, uid"  # noqa: S608 - names of ours


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as `annotations.db` knows it.

    Attributes:
        path: Relative to the library, with `/`; absolute for a file elsewhere.
        article: Its title, author, source, URL and day as they were at the last act.
    """

    record: Record
    path: str
    article: Article
    source_digest: str
    text_digest: str

    @property
    def uid(self) -> str:
        """Its identity."""
        return self.record.uid


def article_row(known: ArticleRow) -> Row:
    """The columns of an article."""
    return {
        **record_row(known.record),
        "path": known.path,
        "title": known.article.title,
        "byline": known.article.author,
        "source": known.article.source,
        "url": known.article.url,
        "published": known.article.published.isoformat() if known.article.published else None,
        "source_digest": known.source_digest,
        "text_digest": known.text_digest,
    }


def row_article(row: Mapping[str, object]) -> ArticleRow:
    """The article in a row."""
    return ArticleRow(
        record=row_record(row),
        path=str(row["path"]),
        article=Article(
            title=str(row["title"]),
            author=str(row["byline"]),
            source=str(row["source"]),
            url=str(row["url"]),
            published=text_day(row["published"]),
        ),
        source_digest=str(row["source_digest"]),
        text_digest=str(row["text_digest"]),
    )


def article(database: Database, uid: str) -> ArticleRow | None:
    """The article, also when it is in the trash."""
    row = find_row(database, ARTICLE, uid)
    return row_article(row) if row else None


def articles(database: Database) -> list[ArticleRow]:
    """All articles that have a row, also those in the trash, in the order of their making."""
    return articles_of(article_values(database))


def article_values(database: Database) -> list[tuple[Any, ...]]:
    """The same rows as they lie there, by which it is seen at once whether any is another than before."""
    return database.values(_VALUES)


def articles_of(values: Iterable[tuple[Any, ...]]) -> list[ArticleRow]:
    """The articles that `article_values` are."""
    return [row_article(dict(zip(_COLUMNS, each, strict=True))) for each in values]


def article_titles(database: Database, uids: Iterable[str]) -> dict[str, str]:
    """The titles of articles that have a row, by their id, also of those in the trash."""
    sql = "SELECT uid, title FROM articles WHERE uid IN (SELECT value FROM json_each(?))"
    return {str(row["uid"]): str(row["title"]) for row in database.rows(sql, (json.dumps(sorted(set(uids))),))}


def articles_at(database: Database, path: str) -> list[ArticleRow]:
    """The articles whose row says this path: first the one that is not in the trash, then the latest removed."""
    sql = "SELECT * FROM articles WHERE path = ? ORDER BY deleted IS NOT NULL, deleted DESC, created DESC, uid"
    return [row_article(row) for row in database.rows(sql, (path,))]


def living_at(database: Database, path: str) -> ArticleRow | None:
    """The article at this path that is not in the trash; there is never more than one."""
    return next((known for known in articles_at(database, path) if not known.record.deleted), None)
