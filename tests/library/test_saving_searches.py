import pytest

from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.saving_searches import forget_search, rename_search, save_search, saved_search, saved_searches
from reader.library.undoing import history, redo, undo


def test_a_search_is_kept_under_its_name(library: Library) -> None:
    save_search(library, "  the  doubts ", " label:doubt   river ")
    assert [(each.name, each.query) for each in saved_searches(library)] == [("the doubts", "label:doubt river")]
    assert saved_search(library, "The Doubts").query == "label:doubt river"


def test_a_name_that_is_taken_gets_the_new_query(library: Library) -> None:
    first = save_search(library, "doubts", "label:doubt")
    again = save_search(library, "Doubts", "label:doubt has:note")
    assert again.record.uid == first.record.uid
    assert [(each.name, each.query) for each in saved_searches(library)] == [("Doubts", "label:doubt has:note")]


def test_saving_and_forgetting_are_told_and_taken_back(library: Library) -> None:
    save_search(library, "doubts", "label:doubt")
    save_search(library, "doubts", "label:doubt")
    forget_search(library, "doubts")
    assert [act.words for act in history(library)] == ["forgot the search “doubts”", "saved the search “doubts”"]
    assert saved_searches(library) == []
    undo(library)
    assert len(saved_searches(library)) == 1
    undo(library)
    assert saved_searches(library) == []
    redo(library)
    assert len(saved_searches(library)) == 1


@pytest.mark.parametrize(("name", "query"), [("", "x"), ("doubts", "  "), ("a\x1bb", "x"), ("doubts", "a\0b")])
def test_what_cannot_be_kept_is_refused(library: Library, name: str, query: str) -> None:
    with pytest.raises(ReaderError):
        save_search(library, name, query)
    assert saved_searches(library) == []


def test_a_name_that_is_not_there_is_told_with_those_that_are(library: Library) -> None:
    with pytest.raises(ReaderError) as refused:
        saved_search(library, "doubts")
    assert "--save" in refused.value.hint
    save_search(library, "rivers", "river")
    with pytest.raises(ReaderError) as refused:
        forget_search(library, "doubts")
    assert refused.value.hint == "there are: rivers"


def test_a_search_gets_another_name_unless_that_is_taken(library: Library) -> None:
    save_search(library, "doubts", "label:doubt")
    save_search(library, "rivers", "river")
    rename_search(library, "doubts", "Unsure")
    assert [each.name for each in saved_searches(library)] == ["Unsure", "rivers"]
    assert history(library)[0].words == "renamed the search “doubts” to “Unsure”"
    with pytest.raises(ReaderError):
        rename_search(library, "unsure", "Rivers")
    rename_search(library, "unsure", "unsure")
    undo(library)
    undo(library)
    assert saved_search(library, "doubts").query == "label:doubt"
