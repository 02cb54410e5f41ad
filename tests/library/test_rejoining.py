from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library.annotating import annotate, find_quote
from reader.library.checking import check
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.rejoining import part, rejoin
from reader.library.shelf import Entry, entries, resolve
from reader.library.undoing import redo, undo

FLOOD = """The river rose by thirty centimetres before noon. Ann Reed said that six thousand people had left.
Nobody slept that night, for the lights were out and the bridges were closed. Boats came in the morning
with bread and blankets, and took away whoever wanted to go. The mayor promised a new dam within a year.
"""
TOLL = """A new count of the dead was published on Friday by the office of statistics. It names eleven streets,
and three of them were never under water. Critics asked who had counted, and were told that volunteers had,
from door to door, with lists of names that the parish had kept since the war and never thrown away.
"""


def written(library: Library, name: str, text: str, title: str = "The flood", front: str = "") -> Path:
    path = library.articles / name
    path.write_text(f"---\n{front}\n---\n# {title}\n\n{text}", "utf-8")
    return path


@pytest.fixture
def flood(library: Library) -> Entry:
    """An article with a note on a sentence of it."""
    written(library, "flood.md", FLOOD)
    opened = open_article(library, resolve(library, "flood"))
    annotate(library, opened.entry, opened.document, find_quote(opened.document, "Nobody slept that night"), note="why")
    return resolve(library, "flood")


def states(library: Library) -> list[tuple[str, str, int, bool]]:
    return [(each.slug, each.id, each.annotations, each.missing) for each in entries(library)]


def test_a_file_that_was_renamed_and_edited_is_the_same_article(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    written(library, "wet.md", FLOOD.replace("thirty", "forty").replace("with bread and blankets", "with bread"))
    wet = resolve(library, "wet")
    assert (wet.id, wet.annotations, wet.missing) == (flood.id, 1, False)
    assert [noted.placed.how for noted in notes(library)] == ["moved"]


def test_what_was_found_once_is_found_however_often_it_is_edited(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    words = FLOOD.split()
    for at in range(0, len(words), 6):
        words[at : at + 6] = [f"{word}{at}" for word in words[at : at + 6]]
        written(library, "wet.md", " ".join(words))
        assert resolve(library, "wet").id == flood.id


def test_the_first_of_two_copies_keeps_the_notes_when_it_is_edited(library: Library, flood: Entry) -> None:
    written(library, "copy.md", FLOOD)
    written(library, "flood.md", FLOOD.replace("thirty", "forty"))
    assert (resolve(library, "flood").id, resolve(library, "copy").annotations) == (flood.id, 0)


def test_another_text_in_its_place_is_another_article_and_what_was_there_is_kept(
    library: Library, flood: Entry
) -> None:
    written(library, "flood.md", TOLL, "The toll")
    toll, gone = resolve(library, "The toll"), resolve(library, flood.id)
    assert (toll.slug, toll.annotations) == ("flood", 0)
    assert (gone.missing, gone.annotations, gone.maybe) == (True, 1, ("articles/flood.md",))
    assert "Nobody slept" in open_article(library, gone).document.text
    [trouble] = check(library)
    assert trouble.hint == f"reader rejoin {gone.slug} articles/flood.md"
    opened = open_article(library, toll)
    annotate(library, opened.entry, opened.document, None, note="on the other")
    assert {(each.id, each.annotations) for each in entries(library)} >= {(toll.id, 1), (flood.id, 1)}
    written(library, "back.md", FLOOD)
    assert resolve(library, "back").id == flood.id


def test_a_text_too_short_to_tell_stays_the_article_at_its_path(library: Library) -> None:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, None, note="wet")
    (library.articles / "rain.md").write_text("# Sun\n\nIt shone.\n", "utf-8")
    assert [(each.slug, each.annotations) for each in entries(library)] == [("rain", 1), ("talks", 0)]


@pytest.mark.parametrize("front", ["published: 2025-06-09", "url: https://example.org/2"])
def test_one_of_a_series_is_asked_about_and_not_taken(library: Library, flood: Entry, front: str) -> None:
    before = front.replace("09", "02").replace("/2", "/1")
    written(library, "flood.md", FLOOD, front=before)
    opened = open_article(library, resolve(library, "flood"))
    annotate(library, opened.entry, opened.document, None, note="first")
    flood.path.unlink()
    written(library, "next.md", FLOOD.replace("six thousand", "nine thousand"), front=front)
    gone = resolve(library, flood.id)
    assert (gone.missing, gone.maybe) == (True, ("articles/next.md",))


def test_what_stood_beside_it_is_asked_about_and_not_taken(library: Library, flood: Entry) -> None:
    written(library, "other.md", FLOOD.replace("Friday", "Sunday").replace("thirty", "fifty"))
    entries(library)
    flood.path.unlink()
    assert resolve(library, flood.id).maybe == ("articles/other.md",)


def test_a_file_that_was_worked_on_beside_the_gone_one_is_an_article_of_its_own(library: Library, flood: Entry) -> None:
    other = written(library, "other.md", TOLL, "The toll")
    entries(library)
    written(library, "flood.md", TOLL.replace("Friday", "Sunday"), "The toll")
    other.write_text("# The flood\n\n" + FLOOD.replace("thirty", "forty"), "utf-8")  # both swapped and edited
    assert "articles/other.md" in resolve(library, flood.id).maybe
    opened = open_article(library, resolve(library, "other"))
    annotate(library, opened.entry, opened.document, find_quote(opened.document, "Nobody slept that night"))
    gone, beside = resolve(library, flood.id), resolve(library, "other")
    assert (gone.missing, gone.annotations, beside.annotations) == (True, 1, 1)
    assert "articles/other.md" not in gone.maybe
    with pytest.raises(ReaderError, match="work of yours"):
        rejoin(library, gone, beside)
    undo(library)
    assert rejoin(library, resolve(library, flood.id), resolve(library, "other")).annotations == 1


def test_of_two_that_are_as_near_neither_is_taken(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    for name in ("one.md", "two.md"):
        written(library, name, FLOOD.replace("thirty", name))
    assert set(resolve(library, flood.id).maybe) == {"articles/one.md", "articles/two.md"}


def copied(library: Library) -> Entry:
    """A copy of the article, with a note of its own."""
    written(library, "copy.md", FLOOD)
    opened = open_article(library, resolve(library, "copy"))
    annotate(library, opened.entry, opened.document, None, note="on the copy")
    return resolve(library, "copy")


def test_one_file_with_the_text_of_two_that_are_gone_is_asked_about(library: Library, flood: Entry) -> None:
    copy = copied(library)
    for entry in (flood, copy):
        entry.path.unlink()
    entries(library)
    written(library, "kept.md", FLOOD)
    asked = {entry.id: entry.maybe for entry in entries(library) if entry.missing}
    assert asked == {flood.id: ("articles/kept.md",), copy.id: ("articles/kept.md",)}
    assert rejoin(library, resolve(library, copy.id), resolve(library, "kept")).annotations == 1


@pytest.mark.parametrize("renamed", ["flood.md", "copy.md"])
def test_of_two_with_one_text_it_is_the_one_that_was_there_a_moment_ago(
    library: Library, opening: Callable[[], Library], flood: Entry, renamed: str
) -> None:
    there, gone = sorted((flood, copied(library)), key=lambda entry: entry.path.name != renamed)
    gone.path.unlink()
    entries(library)
    there.path.rename(library.articles / "kept.md")
    assert [(each.id, each.missing) for each in entries(opening()) if each.annotations] == [
        (gone.id, True),
        (there.id, False),
    ]


def test_one_that_was_gone_gives_way_to_the_one_whose_file_took_its_place(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    written(library, "one.md", FLOOD.replace("thirty", "forty"))
    written(library, "two.md", FLOOD.replace("thirty", "fifty"))
    opened = open_article(library, resolve(library, "two"))
    annotate(library, opened.entry, opened.document, None, note="on two")
    opened.entry.path.rename(flood.path)
    assert (resolve(library, opened.entry.id).path, resolve(library, flood.id).missing) == (flood.path, True)


@pytest.mark.parametrize("moved", ["flood.md", "copy.md"])
def test_of_two_with_one_text_the_name_tells_which_went_to_another_folder(
    library: Library, flood: Entry, moved: str
) -> None:
    copy = copied(library)
    (library.articles / "later").mkdir()
    for entry in (flood, copy):
        if entry.path.name == moved:
            entry.path.rename(library.articles / "later" / moved)
        else:
            entry.path.unlink()
    there = {entry.path.name: entry.missing for entry in entries(library) if entry.id in (flood.id, copy.id)}
    assert there == {"flood.md": moved != "flood.md", "copy.md": moved != "copy.md"}
    assert resolve(library, f"articles/later/{moved}").id == (flood if moved == "flood.md" else copy).id


def test_the_reader_says_which_file_it_is_and_takes_it_back(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    for name in ("one.md", "two.md"):
        written(library, name, FLOOD.replace("thirty", name))
    before = states(library)
    joined = rejoin(library, resolve(library, flood.id), resolve(library, "two"))
    assert (joined.id, joined.slug, joined.missing) == (flood.id, "two", False)
    after = states(library)
    undone = undo(library)
    assert undone is not None
    assert undone.words == "said which file is “The flood”"
    assert states(library) == before
    redo(library)
    assert states(library) == after


def test_a_file_that_was_added_gives_way_and_stands_there_again(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    other = written(library, "toll.md", TOLL, "The toll")
    opened = open_article(library, resolve(library, "toll"))
    made = annotate(library, opened.entry, opened.document, None, note="mine")
    with pytest.raises(ReaderError, match="work of yours"):
        rejoin(library, resolve(library, flood.id), resolve(library, "toll"))
    undo(library)
    assert made
    assert rejoin(library, resolve(library, flood.id), resolve(library, "toll")).path == other
    undo(library)
    assert resolve(library, flood.id).missing
    assert not resolve(library, "toll").missing


def test_an_article_is_parted_from_a_file_that_is_another(
    library: Library, opening: Callable[[], Library], flood: Entry
) -> None:
    flood.path.unlink()
    written(library, "wet.md", FLOOD.replace("thirty", "forty"))
    assert part(library, resolve(library, "wet")).maybe == ("articles/wet.md",)
    assert resolve(opening(), "wet").id != flood.id
    undo(library)
    assert not resolve(library, flood.id).missing
    with pytest.raises(ReaderError, match="nothing was made"):
        part(library, resolve(library, "talks"))


def test_only_a_file_that_is_there_and_another_can_be_joined(library: Library, flood: Entry) -> None:
    with pytest.raises(ReaderError, match="already"):
        rejoin(library, flood, flood)
    flood.path.unlink()
    gone = resolve(library, flood.id)
    with pytest.raises(ReaderError, match="gone"):
        rejoin(library, resolve(library, "rain"), gone)
    with pytest.raises(ReaderError, match="gone already"):
        part(library, gone)


def test_a_name_in_other_letters_is_the_same_file(library: Library, flood: Entry) -> None:
    flood.path.unlink()
    written(library, "Flood.md", FLOOD.replace("thirty", "forty"))
    assert [(each.id, each.annotations) for each in entries(library) if each.annotations] == [(flood.id, 1)]
