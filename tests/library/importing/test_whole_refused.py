"""Of a library that comes in: what is refused and named, and where nothing is ever written."""

import json
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.labels import DEFAULT, codebook_toml
from reader.library.importing.whole import take_whole
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.shelf import entries
from tests.library.importing.whole_room import files_of, mark, rows_of, whole_of


def test_a_file_that_lies_there_is_not_written_over(library: Library, empty: Library, tmp_path: Path) -> None:
    mark(library)
    (tmp_path / "secret.md").write_text("mine")
    (empty.articles / "rain.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "outside").mkdir()
    (empty.articles / "deep").symlink_to(tmp_path / "outside")
    out = whole_of(library).replace(b'"path": "articles/talks.txt"', b'"path": "articles/deep/talks.txt"')
    taken = take_whole(empty, out, "mine.json")
    assert (tmp_path / "secret.md").read_text() == "mine"
    assert not list((tmp_path / "outside").iterdir())
    assert set(taken.notices) == {
        "articles/rain.md is articles/rain-2.md here",
        "articles/deep/talks.txt is articles/talks.txt here",
    }
    assert [noted.entry.path.name for noted in notes(empty)] == ["rain-2.md"]


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("../evil.md", ""),
        ("articles/../../evil.md", ""),
        ("/tmp/postil-evil.md", "articles/postil-evil.md"),  # noqa: S108 - nothing may be written there
        ("labels.toml", "articles/labels.txt"),
        (".git/hooks/pre-commit", "articles/pre-commit.txt"),
        (".trash/a/b/c/evil.md", "articles/evil.md"),
        ("articles/.hidden.md", "articles/hidden.md"),
        ("articles/con.md", "articles/con-article.md"),
        ("articles/a\\b.md", "articles/a-b.md"),
        ("articles/a\x1b.md", "articles/a.md"),
    ],
)
def test_nothing_is_written_where_no_article_lies(empty: Library, path: str, where: str) -> None:
    own = {"format": "postil", "version": 1, "schema": 4, "exported": "", "files": [{"path": path, "text": "x"}]}
    content = json.dumps(own).encode()
    if not where:
        with pytest.raises(ReaderError, match=r"files, row 1: .* leads out of the library"):
            take_whole(empty, content, "evil.json")
        assert not files_of(empty)
        return
    take_whole(empty, content, "evil.json")
    assert list(files_of(empty)) == ([where] if path.startswith("articles") else [])


def test_a_row_that_is_none_is_named_and_nothing_is_half_there(library: Library, empty: Library) -> None:
    uid = mark(library)
    out = whole_of(library)
    for old, new, why in (
        (b'"label": "doubt"', b'"label": 5', "annotations, row 1: “label” is not what that column holds"),
        (b'"label": "doubt", ', b"", "annotations, row 1: it lacks the column “label”"),
        (b'"label": "doubt"', b'"label": "other"', "annotations, row 1: its quote, note, label or tags are not"),
        (b'"published": null', b'"published": "soon"', "articles, row 1:"),
        (b'"path": "articles/rain.md", "title"', b'"path": "../rain.md", "title"', "articles, row 1: the path"),
        (b'"verb": "highlighted"', b'"verbs": "x"', "journal, row 2: there is no column “verbs”"),
        (b'"noun": "annotation"', b'"noun": "file"', "journal, row 2: “file” is nothing"),
        (b'"text_rule": 1', b'"text_rule": true', "versions, row 1: “text_rule” is not"),
        (uid.encode(), b"../" + uid.encode(), "annotations, row 1: “../"),
    ):
        assert old in out, old
        with pytest.raises(ReaderError) as refused:
            take_whole(empty, out.replace(old, new, 1 if b"uid" not in old else -1), "bad.json")
        assert refused.value.message.startswith(why), refused.value.message
        assert not any(rows for table, rows in rows_of(empty).items() if table != "relations")
        assert not files_of(empty)


@pytest.mark.parametrize("column", ["label", "deleted", "tags", "content_hash"])
def test_a_change_that_lacks_a_column_of_what_it_was_is_named(library: Library, empty: Library, column: str) -> None:
    mark(library)
    own = json.loads(whole_of(library))
    row = next(each for each in own["journal"] if each["noun"] == "annotation")
    row["after"] = json.dumps({name: value for name, value in json.loads(row["after"]).items() if name != column})
    with pytest.raises(ReaderError, match="what it says a row was is no row"):
        take_whole(empty, json.dumps(own).encode(), "bad.json")


def test_a_row_that_belongs_to_nothing_is_named(library: Library, empty: Library) -> None:
    mark(library)
    own = json.loads(whole_of(library))
    own["articles"] = []
    with pytest.raises(ReaderError, match="row 1: it belongs to a row of articles that is not there"):
        take_whole(empty, json.dumps(own).encode(), "bad.json")


@pytest.mark.parametrize("path", ["{}/secret.txt", "labels.toml"])
def test_no_file_is_made_an_article_by_a_row_that_only_names_it(
    library: Library, empty: Library, tmp_path: Path, path: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (empty.root / "labels.toml").write_text(codebook_toml(DEFAULT))
    mark(library)
    own = json.loads(whole_of(library))
    own["articles"][0]["path"], own["files"] = path.format(tmp_path), []
    take_whole(empty, json.dumps(own).encode(), "evil.json")
    [entry] = entries(empty)
    assert entry.missing
    assert entry.path.is_relative_to(empty.root / ".gone")


@pytest.mark.parametrize("other", ["/tmp/other.md", "articles/other.md"])  # noqa: S108 - nothing is written there
def test_no_undo_moves_a_file_out_of_the_library(library: Library, empty: Library, other: str) -> None:
    mark(library)
    own = json.loads(whole_of(library))
    after = json.loads(own["journal"][0]["after"])
    own["journal"][0]["before"] = json.dumps({**after, "path": "/tmp/one.md"})  # noqa: S108 - nothing is written there
    own["journal"][0]["after"] = json.dumps({**after, "path": other})
    own["journal"][0]["verb"] = "brought back"
    with pytest.raises(ReaderError, match="journal, row 1: it says that a file outside of the library was moved"):
        take_whole(empty, json.dumps(own).encode(), "evil.json")
