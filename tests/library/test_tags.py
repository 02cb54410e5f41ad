from collections.abc import Callable

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.annotating import annotate, find_annotation, restore, trash
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.removing import remove
from reader.library.shelf import resolve
from reader.library.tags import Tag, delete_tag, merge_tag, rename_tag, tag_names, tags
from reader.library.undoing import history, undo


@pytest.fixture
def mark(library: Library) -> Callable[..., str]:
    def marking(*given: str, name: str = "rain") -> str:
        opened = open_article(library, resolve(library, name))
        return annotate(library, opened.entry, opened.document, Span(0, 4), tags=given).uid

    return marking


Mark = Callable[..., str]


def test_tags_are_listed_by_name_with_those_under_them(library: Library, mark: Mark) -> None:
    mark("law/tax", "law/tax/vat")
    mark("law/tax", "rain")
    mark("lawn")
    assert tags(library) == [
        Tag("law", 0, 2),
        Tag("law/tax", 2, 2),
        Tag("law/tax/vat", 1, 1),
        Tag("lawn", 1, 1),
        Tag("rain", 1, 1),
    ]


def test_the_most_used_are_offered_first_as_they_are_written_most_often(library: Library, mark: Mark) -> None:
    mark("Rain", "sun")
    mark("rain", "hail")
    mark("rain")
    assert tag_names(library) == ["rain", "hail", "sun"]


def test_what_lies_in_the_trash_counts_for_nothing(library: Library, mark: Mark) -> None:
    trash(library, mark("gone"))
    mark("hidden", name="talks")
    remove(library, resolve(library, "talks"))
    assert tags(library) == []
    assert tag_names(library) == []


def test_a_tag_is_renamed_with_those_under_it_also_in_the_trash(library: Library, mark: Mark) -> None:
    one, two, three = mark("law", "x"), mark("Law/tax", "lawn"), mark("law/tax")
    trash(library, three)
    assert rename_tag(library, "law", "rules") == 3
    restore(library, three)
    assert [find_annotation(library, uid).tags for uid in (one, two, three)] == [
        ("rules", "x"),
        ("rules/tax", "lawn"),
        ("rules/tax",),
    ]


@pytest.mark.parametrize(
    ("move", "before", "after"),
    [
        (("a", "a/b"), ("a", "a/x"), ("a/b", "a/b/x")),
        (("a/b", "c"), ("a/b/d", "a"), ("c/d", "a")),
        (("a", "A"), ("a", "a/b"), ("A", "A/b")),
        (("a", "b"), ("x", "a", "y"), ("x", "b", "y")),
    ],
)
def test_a_tag_moves_in_the_tree(
    library: Library, mark: Mark, move: tuple[str, str], before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    uid = mark(*before)
    rename_tag(library, *move)
    assert find_annotation(library, uid).tags == after


def test_a_tag_does_not_take_the_name_of_another(library: Library, mark: Mark) -> None:
    mark("a", "b/c")
    for name in ("B", "b/c"):
        with pytest.raises(ReaderError, match="already"):
            rename_tag(library, "a", name)
    with pytest.raises(ReaderError, match="no tag “z”"):
        rename_tag(library, "z", "y")


def test_two_tags_become_one_and_stand_once(library: Library, mark: Mark) -> None:
    uid = mark("cars", "car", "cars/old")
    assert merge_tag(library, "cars", "car") == 1
    assert find_annotation(library, uid).tags == ("car", "car/old")
    with pytest.raises(ReaderError, match="itself"):
        merge_tag(library, "car", "CAR")


def test_a_tag_is_deleted_with_those_under_it(library: Library, mark: Mark) -> None:
    uid = mark("a", "a/b", "ab")
    assert delete_tag(library, "A") == 1
    assert find_annotation(library, uid).tags == ("ab",)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda library: rename_tag(library, "a", "z"), "renamed the tag #a to #z on 2 annotations"),
        (lambda library: merge_tag(library, "a", "b"), "merged the tag #a into #b on 2 annotations"),
        (lambda library: delete_tag(library, "a"), "deleted the tag #a from 2 annotations"),
        (lambda library: delete_tag(library, "b"), "deleted the tag #b from “Rain” in “Rain in the north”"),
    ],
)
def test_each_is_one_act_that_undo_takes_back(
    library: Library, mark: Mark, act: Callable[[Library], int], words: str
) -> None:
    uids = [mark("a", "b"), mark("a")]
    act(library)
    assert history(library, 1)[0].words == words
    undo(library)
    assert [find_annotation(library, uid).tags for uid in uids] == [("a", "b"), ("a",)]
