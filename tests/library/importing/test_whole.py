"""A library that was exported whole, or in part, comes back as it was."""

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.reference import Target, TargetKind
from reader.core.span import Span
from reader.library.adding import add, register
from reader.library.annotating import annotate, retag, trash
from reader.library.checking import check
from reader.library.codebook import add_label, new_label
from reader.library.exporting.choosing import Choice
from reader.library.exporting.whole import Whole
from reader.library.importing.whole import said, take_whole
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.referencing import link
from reader.library.removing import remove
from reader.library.saving_searches import save_search
from reader.library.shelf import entries, resolve
from reader.library.undoing import undo
from tests.library.deeds_room import DEEDS, done, opened, started
from tests.library.importing.whole_room import files_of, id_of, mark, rows_of, whole_of


def test_a_library_comes_back_whole_with_its_history(library: Library, empty: Library) -> None:
    uid = mark(library, note="a *note* on [[Talks end]]")
    link(library, Target(TargetKind.ANNOTATION, uid), "supports", Target(TargetKind.ARTICLE, id_of(library, "talks")))
    retag(library, uid, ["law/tax", "x"])
    trash(library, mark(library, "talks"))
    save_search(library, "rivers", "river OR flood")
    add_label(library, new_label(library, "claim"))
    add(library, ["-"], b"# Gone soon\n\nText.\n")
    remove(library, resolve(library, "gone"))
    taken = take_whole(empty, whole_of(library), "mine.json")
    assert taken.restored
    assert said(taken) == "the library is as it was exported: 3 articles, 2 annotations, 2 references"
    assert rows_of(empty) == rows_of(library)
    assert files_of(empty) == files_of(library)
    assert empty.codebook == library.codebook
    assert not check(empty)
    undo(empty)
    assert [entry.slug for entry in entries(empty)] == ["gone-soon", "rain", "talks"]


def test_the_rows_go_out_the_same_each_time(library: Library, empty: Library) -> None:
    mark(library)
    out = whole_of(library).splitlines()[1:]
    assert whole_of(library).splitlines()[1:] == out
    take_whole(empty, whole_of(library), "mine.json")
    assert whole_of(empty).splitlines()[1:] == out


def test_a_part_goes_out_with_all_that_it_needs(library: Library, empty: Library) -> None:
    rain, talks = mark(library, note="kept"), mark(library, "talks")
    other = mark(library, start=6)
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
    assert sorted(files_of(empty)) == ["articles/rain.md"]


def test_chosen_annotations_go_out_alone(library: Library, empty: Library) -> None:
    kept = mark(library, note="kept")
    mark(library, start=6)
    mark(library, "talks")
    take_whole(empty, whole_of(library, Choice(text="kept")), "part.json")
    assert [noted.annotation.uid for noted in notes(empty)] == [kept]


def test_a_file_elsewhere_comes_back_by_its_path_or_as_a_file_of_the_library(
    library: Library, empty: Library, tmp_path: Path
) -> None:
    far = tmp_path / "far.log"
    far.write_text("A log of the far end.\n")
    entry = register(library, far)
    found = open_article(library, entry)
    annotate(library, found.entry, found.document, Span(0, 5))
    out = whole_of(library)
    far.write_text("Nothing of that.\n")
    taken = take_whole(empty, out, "mine.json")
    assert f"{far} is articles/far.txt here" in taken.notices
    assert (empty.articles / "far.txt").read_text() == "A log of the far end.\n"
    assert far.read_text() == "Nothing of that.\n"
    assert str(tmp_path) not in whole_of(library, Choice(articles=(resolve(library, "far"),))).decode()


def test_a_file_elsewhere_that_is_still_there_stays_there(library: Library, empty: Library, tmp_path: Path) -> None:
    far = tmp_path / "far.log"
    far.write_text("A log of the far end.\n")
    register(library, far)
    take_whole(empty, whole_of(library), "mine.json")
    assert rows_of(empty) == rows_of(library)
    assert sorted(files_of(empty)) == ["articles/rain.md", "articles/talks.txt"]


def test_the_lists_may_stand_in_any_order(library: Library, empty: Library) -> None:
    mark(library, note="see [[Talks end]]")
    own = json.dumps(json.loads(whole_of(library)), sort_keys=True, indent=1).encode()
    take_whole(empty, own, "sorted.json")
    assert rows_of(empty) == rows_of(library)


@settings(max_examples=settings().max_examples // 8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(0, 40)), min_size=3, max_size=12))
def test_whatever_was_done_comes_back(deeds: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        library = started(Path(one))
        for name, number in deeds:
            done(library, name, number)
        out = whole_of(library)
        (Path(two) / "library" / "articles").mkdir(parents=True)
        other = opened(Path(two))
        try:
            taken = take_whole(other, out, "all.json")
            assert taken.restored
            assert rows_of(other) == rows_of(library)
            assert files_of(other) == files_of(library)
            assert other.labels.toml == library.labels.toml
            while undo(library):
                assert undo(other)
            assert rows_of(other)["annotations"] == rows_of(library)["annotations"]
            assert not undo(other)
        finally:
            library.close()
            other.close()
