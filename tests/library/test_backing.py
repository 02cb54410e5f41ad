from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library.annotating import annotate
from reader.library.backing import back_up, backups, restore
from reader.library.folders import Folders
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.schema import SCHEMA

LATER = datetime(2025, 6, 2, 13, tzinfo=UTC)


def note(library: Library, words: str) -> None:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, None, note=words)


def notes(library: Library) -> list[str]:
    return [held.annotation.note for held in open_article(library, resolve(library, "rain")).annotations]


def test_a_backup_lies_in_the_users_data_folder_and_never_in_the_library(library: Library) -> None:
    note(library, "wet")
    made = back_up(library)
    assert made is not None
    assert made.is_relative_to(library.folders.data / "backups")
    assert [(backup.path, backup.annotations) for backup in backups(library)] == [(made, 1)]


def test_a_second_backup_of_one_day_is_made_only_when_asked_for(library: Library) -> None:
    note(library, "wet")
    assert back_up(library, at_most_daily=True)
    note(library, "wetter")
    assert back_up(library, at_most_daily=True) is None
    assert back_up(library)
    assert back_up(library) is None


def test_the_newest_backup_comes_back_and_so_does_what_it_replaced(library: Library, folders: Folders) -> None:
    note(library, "wet")
    back_up(library)
    note(library, "wetter")
    before = restore(library.root, folders, None, lambda: LATER)
    assert notes(library) == ["wet"]
    assert before is not None
    restore(library.root, folders, before, lambda: LATER)
    assert sorted(notes(library)) == ["wet", "wetter"]


def test_a_damaged_library_comes_back_with_its_newest_good_backup(
    opening: Callable[[], Library], folders: Folders
) -> None:
    library = opening()
    note(library, "wet")
    back_up(library)
    note(library, "wetter")
    spoilt = back_up(library)
    assert spoilt is not None
    for path in (spoilt, library.root / "annotations.db"):
        path.write_bytes(b"no database at all, but long enough to look at" * 100)
    with pytest.raises(ReaderError, match="damaged"):
        opening()
    damaged = restore(library.root, folders, None, lambda: LATER)
    assert notes(opening()) == ["wet"]
    assert damaged is not None
    assert damaged.read_bytes().startswith(b"no database at all")


def test_without_a_backup_nothing_can_be_brought_back(library: Library, folders: Folders) -> None:
    with pytest.raises(ReaderError, match="no copy"):
        restore(library.root, folders, None, lambda: LATER)


def test_a_database_of_an_older_schema_is_backed_up_before_it_is_opened(
    opening: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    note(opening(), "wet")
    assert backups(opening()) == []
    monkeypatch.setattr("reader.store.backup.SCHEMA", SCHEMA + 1)  # as a later version of the program has it
    assert [backup.annotations for backup in backups(opening())] == [1]


def _spoil(database: Path, how: str) -> None:
    database.unlink()
    if how == "empty":
        database.touch()


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_database_that_is_lost_is_not_replaced_without_a_word_and_comes_back(
    library: Library, opening: Callable[[], Library], folders: Folders, how: str
) -> None:
    note(library, "wet")
    back_up(library)
    _spoil(library.root / "annotations.db", how)
    with pytest.raises(ReaderError, match=f"is {how}") as caught:
        opening()
    assert "reader restore" in caught.value.hint
    restore(library.root, folders, None, lambda: LATER)
    assert notes(opening()) == ["wet"]


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_database_without_a_copy_is_missed_because_the_log_tells_of_it(
    library: Library, opening: Callable[[], Library], folders: Folders, tmp_path: Path, how: str
) -> None:
    note(library, "wet")
    mine = tmp_path / "mine.db"
    mine.write_bytes((library.root / "annotations.db").read_bytes())
    _spoil(library.root / "annotations.db", how)
    with pytest.raises(ReaderError, match="tells what was done"):
        opening()
    restore(library.root, folders, mine, lambda: LATER)
    assert notes(opening()) == ["wet"]


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_library_in_which_nothing_was_done_is_made_anew(
    library: Library, opening: Callable[[], Library], how: str
) -> None:
    _spoil(library.root / "annotations.db", how)
    note(opening(), "wet")
