import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.errors import ReaderError
from reader.core.labels import DEFAULT, codebook_toml
from reader.core.reference import Target, TargetKind
from reader.core.span import Span
from reader.library.adding import add, register
from reader.library.annotating import annotate, relabel, retag, rewrite, trash
from reader.library.checking import check
from reader.library.codebook import add_label, new_label
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.folders import Folders
from reader.library.importing.whole import Taken, said, take_whole
from reader.library.library import Library, open_library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.removing import remove
from reader.library.saving_searches import save_search, saved_searches
from reader.library.shelf import entries, resolve
from reader.library.undoing import history, redo, undo
from reader.store.dump import dumped
from reader.store.schema import TABLES
from tests.library.deeds_room import DEEDS, done, opened, started

Rows = dict[str, list[dict[str, object]]]


def _out(library: Library, choice: Choice | None = None) -> bytes:
    return b"".join(Whole(library, choice or Choice()).pieces())


def _rows(library: Library) -> Rows:
    return {table: list(dumped(library.database, table)) for table in TABLES}


def _files(library: Library) -> dict[str, bytes]:
    found = [*library.articles.rglob("*"), *library.trash.rglob("*")]
    return {path.relative_to(library.root).as_posix(): path.read_bytes() for path in found if path.is_file()}


def _mark(library: Library, name: str = "rain", note: str = "", start: int = 0) -> str:
    found = open_article(library, resolve(library, name))
    return annotate(library, found.entry, found.document, Span(start, start + 4), label="doubt", note=note).uid


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Another library, in which nothing was ever made."""
    (tmp_path / "other" / "articles").mkdir(parents=True)
    folders = Folders(*(tmp_path / "elsewhere" / name for name in ("config", "data", "cache", "state")))
    library = open_library(tmp_path / "other", folders)
    yield library
    library.close()


def test_a_library_comes_back_whole_with_its_history(library: Library, empty: Library) -> None:
    uid = _mark(library, note="a *note* on [[Talks end]]")
    link(library, Target(TargetKind.ANNOTATION, uid), "supports", Target(TargetKind.ARTICLE, _id(library, "talks")))
    retag(library, uid, ["law/tax", "x"])
    trash(library, _mark(library, "talks"))
    save_search(library, "rivers", "river OR flood")
    add_label(library, new_label(library, "claim"))
    add(library, ["-"], b"# Gone soon\n\nText.\n")
    remove(library, resolve(library, "gone"))
    taken = take_whole(empty, _out(library), "mine.json")
    assert taken.restored
    assert said(taken) == "the library is as it was exported: 3 articles, 2 annotations, 2 references"
    assert _rows(empty) == _rows(library)
    assert _files(empty) == _files(library)
    assert empty.codebook == library.codebook
    assert not check(empty)
    undo(empty)
    assert [entry.slug for entry in entries(empty)] == ["gone-soon", "rain", "talks"]


def _id(library: Library, name: str) -> str:
    return resolve(library, name).id


def test_the_rows_go_out_the_same_each_time(library: Library, empty: Library) -> None:
    _mark(library)
    out = _out(library).splitlines()[1:]
    assert _out(library).splitlines()[1:] == out
    take_whole(empty, _out(library), "mine.json")
    assert _out(empty).splitlines()[1:] == out


def test_it_comes_to_another_library_as_one_act(library: Library, empty: Library) -> None:
    uid = _mark(library, note="see [[Talks end]]")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    _mark(empty, "mine")
    before, files = _rows(empty), _files(empty)
    taken = take_whole(empty, _out(library), "theirs.json")
    assert said(taken) == "2 articles, 1 annotation, 1 reference came in"
    assert [noted.annotation.uid for noted in notes(empty, resolve(empty, "rain"))] == [uid]
    assert history(empty)[0].words == "imported 2 articles, 1 annotation, 1 reference"
    assert not check(empty)
    after = {**_rows(empty), "journal": []}
    undo(empty)
    assert {table: _rows(empty)[table] for table in ("annotations", "tags", "cross_references")} == {
        table: before[table] for table in ("annotations", "tags", "cross_references")
    }
    assert {name for name in _files(empty) if name.startswith("articles/")} == set(files)
    redo(empty)
    assert _rows(empty)["annotations"] == after["annotations"]


def test_a_second_time_adds_nothing(library: Library, empty: Library) -> None:
    _mark(library, note="see [[Talks end]]")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    take_whole(empty, _out(library), "theirs.json")
    rows, files = _rows(empty), _files(empty)
    assert said(take_whole(empty, _out(library), "theirs.json")) == "nothing new; 4 were here already"
    assert _rows(empty) == rows
    assert _files(empty) == files


def test_only_looked_at_nothing_is_written(library: Library, empty: Library) -> None:
    _mark(library)
    before = _rows(empty)
    looked = take_whole(empty, _out(library), "theirs.json", only_looks=True)
    assert looked.fresh
    assert (_rows(empty), _files(empty)) == (before, {})
    assert take_whole(empty, _out(library), "theirs.json") == looked


def test_of_two_that_differ_the_later_stays_and_it_is_said(library: Library, empty: Library) -> None:
    here, there = _mark(library, note="first"), _mark(library, start=5, note="second")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    take_whole(empty, _out(library), "theirs.json")
    rewrite(empty, here, "later here")
    rewrite(library, there, "later there")
    _set_changed(library, there, "2099-01-01T00:00:00.000Z")
    taken = take_whole(empty, _out(library), "theirs.json")
    assert taken.renewed == 1
    assert taken.notices == (
        f"changed later there, and so here now: 1 annotation ({there})",
        f"changed later here, and so left alone: 1 annotation ({here})",
    )
    assert {noted.annotation.note for noted in notes(empty)} == {"later here", "later there"}


def _set_changed(library: Library, uid: str, changed: str) -> None:
    with library.database.writing():
        library.database.table("annotations").update(uid, {"changed": changed})


def test_two_articles_of_one_path_stay_two(library: Library, empty: Library) -> None:
    uid = _mark(library, note=f"of [[article:{_id(library, 'rain')}|rain]] itself")
    (empty.articles / "rain.md").write_text("# Other rain\n\nAnother text altogether, of another rain.\n")
    mine = _mark(empty)
    taken = take_whole(empty, _out(library), "theirs.json")
    assert "articles/rain.md is articles/rain-2.md here" in taken.notices
    shelf = {entry.path.name: entry.id for entry in entries(empty)}
    found = {noted.annotation.uid: noted for noted in notes(empty)}
    assert found[uid].entry.id == shelf["rain-2.md"]
    assert found[mine].entry.id == shelf["rain.md"]
    [row] = empty.database.rows("SELECT note FROM annotations WHERE uid = ?", (uid,))
    assert shelf["rain-2.md"] in str(row["note"])
    assert not check(empty)
    assert said(take_whole(empty, _out(library), "theirs.json")).startswith("nothing new")


def test_another_version_of_an_article_that_is_here_does_not_become_a_second_article(
    library: Library, empty: Library
) -> None:
    uid = _mark(library)
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    (empty.articles / "rain.md").write_text("# Rain in the north\n\nIt began. Rain fell. The river rose.\n")
    taken = take_whole(empty, _out(library), "theirs.json")
    assert taken.notices == ("articles/rain.md is another version there; the file here stays",)
    assert sorted(_files(empty)) == ["articles/mine.md", "articles/rain.md", "articles/talks.txt"]
    [noted] = notes(empty)
    assert (noted.annotation.uid, noted.placed.how) == (uid, "exact")


def test_a_part_goes_out_with_all_that_it_needs(library: Library, empty: Library) -> None:
    rain, talks = _mark(library, note="kept"), _mark(library, "talks")
    other = _mark(library, start=6)
    for source, target in ((rain, other), (rain, talks)):
        link(library, Target(TargetKind.ANNOTATION, source), "supports", Target(TargetKind.ANNOTATION, target))
    part = Whole(library, Choice(articles=(resolve(library, "rain"),)))
    content = b"".join(part.pieces())
    assert part.notices == ["1 reference was left out: what lies at the other end was not chosen"]
    taken = take_whole(empty, content, "part.json")
    assert not taken.restored
    assert said(taken) == "1 article, 2 annotations, 1 reference came in"
    assert {noted.annotation.uid for noted in notes(empty)} == {rain, other}
    assert not check(empty)
    assert sorted(_files(empty)) == ["articles/rain.md"]


def test_chosen_annotations_go_out_alone(library: Library, empty: Library) -> None:
    kept = _mark(library, note="kept")
    _mark(library, start=6)
    _mark(library, "talks")
    take_whole(empty, _out(library, Choice(text="kept")), "part.json")
    assert [noted.annotation.uid for noted in notes(empty)] == [kept]


def test_a_file_elsewhere_comes_back_by_its_path_or_as_a_file_of_the_library(
    library: Library, empty: Library, tmp_path: Path
) -> None:
    far = tmp_path / "far.log"
    far.write_text("A log of the far end.\n")
    entry = register(library, far)
    found = open_article(library, entry)
    annotate(library, found.entry, found.document, Span(0, 5))
    out = _out(library)
    far.write_text("Nothing of that.\n")
    taken = take_whole(empty, out, "mine.json")
    assert f"{far} is articles/far.txt here" in taken.notices
    assert (empty.articles / "far.txt").read_text() == "A log of the far end.\n"
    assert far.read_text() == "Nothing of that.\n"
    assert str(tmp_path) not in _out(library, Choice(articles=(resolve(library, "far"),))).decode()


def test_a_file_elsewhere_that_is_still_there_stays_there(library: Library, empty: Library, tmp_path: Path) -> None:
    far = tmp_path / "far.log"
    far.write_text("A log of the far end.\n")
    register(library, far)
    take_whole(empty, _out(library), "mine.json")
    assert _rows(empty) == _rows(library)
    assert sorted(_files(empty)) == ["articles/rain.md", "articles/talks.txt"]


def test_a_file_that_lies_there_is_not_written_over(library: Library, empty: Library, tmp_path: Path) -> None:
    _mark(library)
    (tmp_path / "secret.md").write_text("mine")
    (empty.articles / "rain.md").symlink_to(tmp_path / "secret.md")
    (tmp_path / "outside").mkdir()
    (empty.articles / "deep").symlink_to(tmp_path / "outside")
    out = _out(library).replace(b'"path": "articles/talks.txt"', b'"path": "articles/deep/talks.txt"')
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
        assert not _files(empty)
        return
    take_whole(empty, content, "evil.json")
    assert list(_files(empty)) == ([where] if path.startswith("articles") else [])


def test_a_row_that_is_none_is_named_and_nothing_is_half_there(library: Library, empty: Library) -> None:
    uid = _mark(library)
    out = _out(library)
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
        assert not any(rows for table, rows in _rows(empty).items() if table != "relations")
        assert not _files(empty)


@pytest.mark.parametrize("column", ["label", "deleted", "tags", "content_hash"])
def test_a_change_that_lacks_a_column_of_what_it_was_is_named(library: Library, empty: Library, column: str) -> None:
    _mark(library)
    own = json.loads(_out(library))
    row = next(each for each in own["journal"] if each["noun"] == "annotation")
    row["after"] = json.dumps({name: value for name, value in json.loads(row["after"]).items() if name != column})
    with pytest.raises(ReaderError, match="what it says a row was is no row"):
        take_whole(empty, json.dumps(own).encode(), "bad.json")


def test_a_row_that_belongs_to_nothing_is_named(library: Library, empty: Library) -> None:
    _mark(library)
    own = json.loads(_out(library))
    own["articles"] = []
    with pytest.raises(ReaderError, match="row 1: it belongs to a row of articles that is not there"):
        take_whole(empty, json.dumps(own).encode(), "bad.json")


def test_the_lists_may_stand_in_any_order(library: Library, empty: Library) -> None:
    _mark(library, note="see [[Talks end]]")
    own = json.dumps(json.loads(_out(library)), sort_keys=True, indent=1).encode()
    take_whole(empty, own, "sorted.json")
    assert _rows(empty) == _rows(library)


def test_labels_and_searches_come_along_under_what_is_free(library: Library, empty: Library) -> None:
    uid = _mark(library)
    add_label(library, new_label(library, "claim"))
    relabel(library, uid, "claim")
    save_search(library, "rivers", "river OR flood")
    save_search(empty, "Rivers", "seas")
    add_label(empty, new_label(empty, "mine"))
    keys = {label.name: label.key for label in empty.codebook.labels}
    taken = take_whole(empty, _out(library), "theirs.json")
    assert taken.notices == ("labels that came along: claim",)
    assert empty.codebook.named("claim").key not in keys.values()
    assert {each.name: each.query for each in saved_searches(empty)} == {"Rivers": "seas", "rivers 2": "river OR flood"}
    assert said(take_whole(empty, _out(library), "theirs.json")).startswith("nothing new")
    undo(empty)
    assert {label.name: label.key for label in empty.codebook.labels} == keys


@pytest.mark.parametrize("path", ["{}/secret.txt", "labels.toml"])
def test_no_file_is_made_an_article_by_a_row_that_only_names_it(
    library: Library, empty: Library, tmp_path: Path, path: str
) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (empty.root / "labels.toml").write_text(codebook_toml(DEFAULT))
    _mark(library)
    own = json.loads(_out(library))
    own["articles"][0]["path"], own["files"] = path.format(tmp_path), []
    take_whole(empty, json.dumps(own).encode(), "evil.json")
    [entry] = entries(empty)
    assert entry.missing
    assert entry.path.is_relative_to(empty.root / ".gone")


@pytest.mark.parametrize("other", ["/tmp/other.md", "articles/other.md"])  # noqa: S108 - nothing is written there
def test_no_undo_moves_a_file_out_of_the_library(library: Library, empty: Library, other: str) -> None:
    _mark(library)
    own = json.loads(_out(library))
    after = json.loads(own["journal"][0]["after"])
    own["journal"][0]["before"] = json.dumps({**after, "path": "/tmp/one.md"})  # noqa: S108 - nothing is written there
    own["journal"][0]["after"] = json.dumps({**after, "path": other})
    own["journal"][0]["verb"] = "brought back"
    with pytest.raises(ReaderError, match="journal, row 1: it says that a file outside of the library was moved"):
        take_whole(empty, json.dumps(own).encode(), "evil.json")


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), min_size=3, max_size=12))
def test_whatever_was_done_comes_back(deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        library = started(Path(one))
        for name, number in deeds:
            done(library, name, number)
        out = _out(library)
        (Path(two) / "library" / "articles").mkdir(parents=True)
        other = opened(Path(two))
        try:
            taken = take_whole(other, out, "all.json")
            assert taken.restored
            assert _rows(other) == _rows(library)
            assert _files(other) == _files(library)
            assert other.labels.toml == library.labels.toml
            while undo(library):
                assert undo(other)
            assert _rows(other)["annotations"] == _rows(library)["annotations"]
            assert not undo(other)
        finally:
            library.close()
            other.close()


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), min_size=3, max_size=12))
def test_whatever_was_done_comes_to_another_library_once_and_goes_with_one_undo(deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        library = started(Path(one))
        for name, number in deeds:
            done(library, name, number)
        out = _out(library)
        (Path(two) / "library" / "articles").mkdir(parents=True)
        other = opened(Path(two))
        try:
            add(other, ["-"], b"# Mine\n\nMy own text.\n")
            _mark(other, "mine")
            before = _rows(other)
            first = take_whole(other, out, "all.json")
            rows, files = _rows(other), _files(other)
            assert not check(other)
            assert not _fresh(take_whole(other, out, "all.json"))
            assert (_rows(other), _files(other)) == (rows, files)
            if _fresh(first):
                undo(other)
            for table in ("annotations", "tags", "cross_references", "corrections", "saved_searches"):
                assert _rows(other)[table] == before[table]
        finally:
            library.close()
            other.close()


def _fresh(taken: Taken) -> int:
    return sum(taken.fresh.values()) + taken.renewed
