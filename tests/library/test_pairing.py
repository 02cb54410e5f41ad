from collections.abc import Collection, Iterable
from dataclasses import replace

from reader.core.annotation import Record
from reader.core.article import Article
from reader.library.entry import Fields
from reader.library.pairing import Bond, Homes, homes
from reader.store.articles import ArticleRow
from tests.library.conftest import NOON


class Strangers:
    """No text is known to be near another."""

    def place(self, row: ArticleRow, taken: Collection[str]) -> str:
        del taken
        return row.path

    def was_gone(self, row: ArticleRow) -> bool:
        del row
        return False

    def seen_as(self, row: ArticleRow) -> str:
        return row.text_digest

    def bond(self, row: ArticleRow, path: str) -> Bond:
        raise AssertionError(row, path)

    def near(self, rows: Iterable[ArticleRow], free: Collection[str]) -> Homes:
        del rows, free
        return Homes({}, {})


def test_a_folder_of_many_articles_that_was_moved_is_listed_without_comparing_each_with_each() -> None:
    asked = 0

    class Counted(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            nonlocal asked
            asked += 1
            return str.__eq__(self, other)

        __hash__ = str.__hash__

    record = Record("x", "ann", "desk", NOON, NOON)
    article = Article("Rain")
    rows = [
        ArticleRow(replace(record, uid=f"{n}"), f"old/{n}.md", article, Counted(f"s{n}"), Counted(f"t{n}"))
        for n in range(500)
    ]
    files = {f"new/{n}.md": Fields(article, f"s{n}", f"t{n}") for n in range(500)}
    found = homes(rows, files, Strangers()).found
    assert {path: row.uid for path, row in found.items()} == {f"new/{n}.md": f"{n}" for n in range(500)}
    assert asked < 10_000
