"""A library that was exported comes to another one, in which something was made already."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.adding import add
from reader.library.annotating import relabel, rewrite
from reader.library.checking import check
from reader.library.codebook import add_label, new_label
from reader.library.importing.whole import Taken, said, take_whole
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.saving_searches import save_search, saved_searches
from reader.library.shelf import entries, resolve
from reader.library.undoing import history, redo, undo
from tests.library.deeds_room import DEEDS, done, opened, started
from tests.library.importing.whole_room import files_of, id_of, mark, rows_of, whole_of


def test_it_comes_to_another_library_as_one_act(library: Library, empty: Library) -> None:
    uid = mark(library, note="see [[Talks end]]")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    mark(empty, "mine")
    before, files = rows_of(empty), files_of(empty)
    taken = take_whole(empty, whole_of(library), "theirs.json")
    assert said(taken) == "2 articles, 1 annotation, 1 reference came in"
    assert [noted.annotation.uid for noted in notes(empty, resolve(empty, "rain"))] == [uid]
    assert history(empty)[0].words == "imported 2 articles, 1 annotation, 1 reference"
    assert not check(empty)
    after = {**rows_of(empty), "journal": []}
    undo(empty)
    assert {table: rows_of(empty)[table] for table in ("annotations", "tags", "cross_references")} == {
        table: before[table] for table in ("annotations", "tags", "cross_references")
    }
    assert {name for name in files_of(empty) if name.startswith("articles/")} == set(files)
    redo(empty)
    assert rows_of(empty)["annotations"] == after["annotations"]


def test_a_second_time_adds_nothing(library: Library, empty: Library) -> None:
    mark(library, note="see [[Talks end]]")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    take_whole(empty, whole_of(library), "theirs.json")
    rows, files = rows_of(empty), files_of(empty)
    assert said(take_whole(empty, whole_of(library), "theirs.json")) == "nothing new; 4 were here already"
    assert rows_of(empty) == rows
    assert files_of(empty) == files


def test_only_looked_at_nothing_is_written(library: Library, empty: Library) -> None:
    mark(library)
    before = rows_of(empty)
    looked = take_whole(empty, whole_of(library), "theirs.json", only_looks=True)
    assert looked.fresh
    assert (rows_of(empty), files_of(empty)) == (before, {})
    assert take_whole(empty, whole_of(library), "theirs.json") == looked


def test_of_two_that_differ_the_later_stays_and_it_is_said(library: Library, empty: Library) -> None:
    here, there = mark(library, note="first"), mark(library, start=5, note="second")
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    take_whole(empty, whole_of(library), "theirs.json")
    rewrite(empty, here, "later here")
    rewrite(library, there, "later there")
    _set_changed(library, there, "2099-01-01T00:00:00.000Z")
    taken = take_whole(empty, whole_of(library), "theirs.json")
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
    uid = mark(library, note=f"of [[article:{id_of(library, 'rain')}|rain]] itself")
    (empty.articles / "rain.md").write_text("# Other rain\n\nAnother text altogether, of another rain.\n")
    mine = mark(empty)
    taken = take_whole(empty, whole_of(library), "theirs.json")
    assert "articles/rain.md is articles/rain-2.md here" in taken.notices
    shelf = {entry.path.name: entry.id for entry in entries(empty)}
    found = {noted.annotation.uid: noted for noted in notes(empty)}
    assert found[uid].entry.id == shelf["rain-2.md"]
    assert found[mine].entry.id == shelf["rain.md"]
    [row] = empty.database.rows("SELECT note FROM annotations WHERE uid = ?", (uid,))
    assert shelf["rain-2.md"] in str(row["note"])
    assert not check(empty)
    assert said(take_whole(empty, whole_of(library), "theirs.json")).startswith("nothing new")


def test_another_version_of_an_article_that_is_here_does_not_become_a_second_article(
    library: Library, empty: Library
) -> None:
    uid = mark(library)
    add(empty, ["-"], b"# Mine\n\nMy own text.\n")
    (empty.articles / "rain.md").write_text("# Rain in the north\n\nIt began. Rain fell. The river rose.\n")
    taken = take_whole(empty, whole_of(library), "theirs.json")
    assert taken.notices == ("articles/rain.md is another version there; the file here stays",)
    assert sorted(files_of(empty)) == ["articles/mine.md", "articles/rain.md", "articles/talks.txt"]
    [noted] = notes(empty)
    assert (noted.annotation.uid, noted.placed.how) == (uid, "exact")


def test_labels_and_searches_come_along_under_what_is_free(library: Library, empty: Library) -> None:
    uid = mark(library)
    add_label(library, new_label(library, "claim"))
    relabel(library, uid, "claim")
    save_search(library, "rivers", "river OR flood")
    save_search(empty, "Rivers", "seas")
    add_label(empty, new_label(empty, "mine"))
    keys = {label.name: label.key for label in empty.codebook.labels}
    taken = take_whole(empty, whole_of(library), "theirs.json")
    assert taken.notices == ("labels that came along: claim",)
    assert empty.codebook.named("claim").key not in keys.values()
    assert {each.name: each.query for each in saved_searches(empty)} == {"Rivers": "seas", "rivers 2": "river OR flood"}
    assert said(take_whole(empty, whole_of(library), "theirs.json")).startswith("nothing new")
    undo(empty)
    assert {label.name: label.key for label in empty.codebook.labels} == keys


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), min_size=3, max_size=12))
def test_whatever_was_done_comes_to_another_library_once_and_goes_with_one_undo(deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        library = started(Path(one))
        for name, number in deeds:
            done(library, name, number)
        out = whole_of(library)
        (Path(two) / "library" / "articles").mkdir(parents=True)
        other = opened(Path(two))
        try:
            add(other, ["-"], b"# Mine\n\nMy own text.\n")
            mark(other, "mine")
            before = rows_of(other)
            first = take_whole(other, out, "all.json")
            rows, files = rows_of(other), files_of(other)
            assert not check(other)
            assert not _fresh(take_whole(other, out, "all.json"))
            assert (rows_of(other), files_of(other)) == (rows, files)
            if _fresh(first):
                undo(other)
            for table in ("annotations", "tags", "cross_references", "corrections", "saved_searches"):
                assert rows_of(other)[table] == before[table]
        finally:
            library.close()
            other.close()


def _fresh(taken: Taken) -> int:
    return sum(taken.fresh.values()) + taken.renewed
