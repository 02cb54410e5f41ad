from collections.abc import Callable

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.annotating import annotate, find_annotation, trash
from reader.library.bulk import add_tags, relabel_all, remove_tags, restore_all, trash_all
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.library.undoing import history, redo, undo


@pytest.fixture
def three(library: Library) -> list[str]:
    opened = open_article(library, resolve(library, "rain"))
    spans = [Span(start, start + 4) for start in (0, 5, 10)]
    tags = [("a",), (), ("A", "b")]
    return [
        annotate(library, opened.entry, opened.document, span, label="doubt", tags=given).uid
        for span, given in zip(spans, tags, strict=True)
    ]


def _tags(library: Library, uids: list[str]) -> list[tuple[str, ...]]:
    return [find_annotation(library, uid).tags for uid in uids]


def _state(library: Library) -> object:
    rows = library.database.rows
    return rows("SELECT * FROM annotations ORDER BY uid"), rows("SELECT * FROM tags ORDER BY annotation, position")


def test_tags_are_put_behind_those_that_are_there_each_once(library: Library, three: list[str]) -> None:
    assert add_tags(library, three, ["b", "#c"]) == 3
    assert _tags(library, three) == [("a", "b", "c"), ("b", "c"), ("A", "b", "c")]


def test_tags_are_taken_off_in_any_case(library: Library, three: list[str]) -> None:
    assert remove_tags(library, three, ["a"]) == 2
    assert _tags(library, three) == [(), (), ("b",)]


def test_no_tag_is_no_act(library: Library, three: list[str]) -> None:
    with pytest.raises(ReaderError, match="no tag"):
        add_tags(library, three, [])


def test_what_lies_in_the_trash_is_not_relabelled(library: Library, three: list[str]) -> None:
    trash(library, three[0])
    assert relabel_all(library, three, "Question") == 2
    assert [find_annotation(library, uid).label for uid in three] == ["doubt", "question", "question"]


def test_several_go_to_the_trash_and_come_back(library: Library, three: list[str]) -> None:
    assert trash_all(library, [*three, three[0]]) == 3
    assert notes(library) == []
    assert restore_all(library, three[:2]) == 2
    assert [each.annotation.uid for each in notes(library)] == three[:2]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda library, uids: add_tags(library, uids, ["x", "b"]), "tagged 3 annotations #x #b"),
        (lambda library, uids: remove_tags(library, uids, ["a"]), "untagged 2 annotations #a #A"),
        (lambda library, uids: relabel_all(library, uids, "question"), "relabelled 3 annotations as question"),
        (lambda library, uids: relabel_all(library, uids, ""), "relabelled 3 annotations as unlabelled"),
        (trash_all, "trashed 3 annotations"),
        (lambda library, uids: add_tags(library, uids[:1], ["x"]), "tagged #x: “Rain” in “Rain in the north”"),
    ],
)
def test_one_undo_takes_all_of_it_back(
    library: Library, three: list[str], act: Callable[[Library, list[str]], int], words: str
) -> None:
    before = _state(library)
    act(library, three)
    after = _state(library)
    assert history(library, 1)[0].words == words
    undo(library)
    assert _state(library) == before
    redo(library)
    assert _state(library) == after


def test_nothing_to_change_is_no_act(library: Library, three: list[str]) -> None:
    before = history(library, 1)
    assert restore_all(library, three) == 0
    assert history(library, 1) == before
