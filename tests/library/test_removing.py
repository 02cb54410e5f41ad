import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.adding import register
from reader.library.annotating import annotate
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.removing import bring_back, remove
from reader.library.shelf import Entry, entries, resolve
from reader.library.undoing import undo


@pytest.fixture
def rain(library: Library) -> Entry:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, Span(0, 4), note="here")
    return resolve(library, "rain")


def test_a_removed_article_is_out_of_sight_and_its_file_is_in_the_trash(library: Library, rain: Entry) -> None:
    data = rain.path.read_bytes()
    remove(library, rain)
    assert [entry.slug for entry in entries(library)] == ["talks"]
    assert notes(library) == []
    [gone] = entries(library, trashed=True)
    assert (gone.id, gone.annotations, gone.missing, gone.path.read_bytes()) == (rain.id, 1, False, data)
    assert library.trash in gone.path.parents
    assert gone.deleted


def test_it_can_be_read_in_the_trash_but_not_marked(library: Library, rain: Entry) -> None:
    remove(library, rain)
    opened = open_article(library, resolve(library, "rain", trashed=True))
    assert [held.annotation.note for held in opened.annotations] == ["here"]
    with pytest.raises(ReaderError, match="in the trash"):
        annotate(library, opened.entry, opened.document, Span(0, 4))


def test_it_comes_back_as_it_was(library: Library, rain: Entry) -> None:
    remove(library, rain)
    assert bring_back(library, entries(library, trashed=True)[0]) == rain
    assert entries(library, trashed=True) == []
    assert list(library.trash.iterdir()) == []


def test_it_comes_back_beside_a_file_that_has_taken_its_name(library: Library, rain: Entry) -> None:
    remove(library, rain)
    rain.path.write_text("# Another\n", "utf-8")
    back = bring_back(library, entries(library, trashed=True)[0])
    assert (back.id, back.path.name, back.annotations) == (rain.id, "rain-2.md", 1)
    assert rain.path.read_text("utf-8") == "# Another\n"


def test_a_new_file_under_its_name_is_an_article_of_its_own(library: Library, rain: Entry) -> None:
    data = rain.path.read_bytes()
    remove(library, rain)
    rain.path.write_bytes(data)
    assert (resolve(library, "rain").id != rain.id, resolve(library, "rain").annotations) == (True, 0)


def test_an_article_can_be_removed_again_and_again(library: Library, rain: Entry) -> None:
    for _ in range(3):
        remove(library, resolve(library, rain.id))
        bring_back(library, entries(library, trashed=True)[0])
    assert resolve(library, rain.id).annotations == 1


def test_one_that_is_missing_can_be_removed_and_brought_back(library: Library, rain: Entry) -> None:
    rain.path.unlink()
    remove(library, resolve(library, "rain"))
    back = bring_back(library, entries(library, trashed=True)[0])
    assert (back.id, back.missing, back.annotations) == (rain.id, True, 1)


def test_what_is_in_the_trash_cannot_be_removed_and_what_is_not_cannot_come_back(library: Library, rain: Entry) -> None:
    with pytest.raises(ReaderError, match="not in the trash"):
        bring_back(library, rain)
    remove(library, rain)
    with pytest.raises(ReaderError, match="is in the trash"):
        remove(library, rain)


def test_when_the_file_cannot_be_moved_nothing_has_changed(
    library: Library, rain: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", refuse)
        patch.setattr(os, "unlink", refuse)
        with pytest.raises(ReaderError, match="cannot be moved"):
            remove(library, rain)
    assert resolve(library, "rain") == rain


def test_another_program_sees_it_go(opening: Callable[[], Library]) -> None:
    one, other = opening(), opening()
    remove(one, resolve(one, "rain"))
    assert [entry.slug for entry in entries(other)] == ["talks"]


@pytest.mark.parametrize("name", ["rain", "talks"])  # one that the database knows, and one that it does not
def test_a_file_that_a_killed_program_left_in_the_trash_is_seen_there_and_comes_back(
    library: Library, rain: Entry, name: str
) -> None:
    entry = resolve(library, name)
    place = library.trash / entry.id / entry.path.name
    place.parent.mkdir(parents=True)
    entry.path.rename(place)
    [gone] = entries(library, trashed=True)
    assert (gone.id, gone.path, gone.missing) == (entry.id, place, False)
    back = bring_back(library, gone)
    assert (back.path, back.id, back.annotations) == (entry.path, entry.id, entry.annotations)
    assert entries(library, trashed=True) == []
    assert rain.annotations == 1


def _removed_twice(library: Library, file: Path, note: str = "") -> Entry:
    """One file elsewhere that stands on the shelf and, under another id, in the trash."""
    file.write_text("# X\n\nHello.\n", "utf-8")
    remove(library, register(library, file))
    [gone] = entries(library, trashed=True)
    with library.database.writing():
        [row] = library.database.rows("SELECT * FROM articles")
        library.database.table("articles").insert({**row, "uid": "second", "deleted": None})
    if note:
        annotate(library, resolve(library, "second"), open_article(library, gone).document, None, note=note)
    return gone


def test_a_file_elsewhere_that_was_annotated_anew_is_not_pushed_aside(library: Library, tmp_path: Path) -> None:
    gone = _removed_twice(library, tmp_path / "x.md", note="new")
    with pytest.raises(ReaderError, match="on the shelf already"):
        bring_back(library, gone)
    assert resolve(library, "second").annotations == 1


def test_a_file_elsewhere_that_only_stands_there_gives_way(library: Library, tmp_path: Path) -> None:
    gone = _removed_twice(library, tmp_path / "x.md")
    assert bring_back(library, gone).id == gone.id
    undo(library)
    assert [entry.id for entry in entries(library, trashed=True)] == [gone.id]
    remove(library, resolve(library, "second"))
    assert sorted(entry.slug for entry in entries(library, trashed=True)) == ["x", "x-2"]
