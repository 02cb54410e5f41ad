from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.annotation import Record
from reader.core.article import Article
from reader.store.articles import ArticleRow, article, article_row, articles
from reader.store.database import Database, open_database
from reader.store.nouns import ARTICLE, write_row
from reader.store.versions import has_text, keep_text, kept_text

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)
TEXT = "Rain fell. 雨が降った。 🌧 a\u0301\n" * 500


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "annotations.db")) as opened:
        with opened.writing():
            write_row(opened, ARTICLE, "rain", article_row(_row()))
            keep_text(opened, "rain", "digest", TEXT, NOON)
        yield opened


def _row() -> ArticleRow:
    known = Article("Rain", "Ann", "The Plain", "https://example.org", NOON.date())
    return ArticleRow(Record("rain", "Ada", "desk", NOON, NOON), "articles/rain.md", known, "bytes", "digest")


def test_an_article_comes_back_from_its_row(database: Database) -> None:
    assert articles(database) == [article(database, "rain")] == [_row()]


def test_a_text_comes_back_whole_and_takes_little_room(database: Database) -> None:
    assert kept_text(database, "digest") == TEXT
    [row] = database.rows("SELECT length(text) AS size FROM versions")
    assert int(str(row["size"])) < 1000


def test_a_text_is_kept_once(database: Database) -> None:
    with database.writing():
        keep_text(database, "rain", "digest", "another", NOON)
    assert kept_text(database, "digest") == TEXT


def test_a_text_that_was_never_kept_is_none(database: Database) -> None:
    assert kept_text(database, "unknown") is None
    assert not has_text(database, "unknown")


def test_a_damaged_text_is_not_taken_for_an_empty_one(database: Database) -> None:
    with database.writing():
        database.table("versions").update("digest", {"text": b"\0" * 20})
    with pytest.raises(ValueError, match="damaged"):
        kept_text(database, "digest")
