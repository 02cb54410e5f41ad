import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.entity import EntityKey, EntityKind
from reader.core.relocate import How
from reader.library.annotating import annotate, find_quote
from reader.library.backing import back_up, restore
from reader.library.checking import anchors, check, check_database
from reader.library.correcting import reject
from reader.library.folders import Folders
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import resolve

RAIN = "# Rain in the north\n\nRain fell. The river rose. Night came.\n"


@pytest.fixture
def marked(library: Library) -> Library:
    """A library with a note on a sentence and one on the whole article."""
    opened = open_article(library, resolve(library, "rain"))
    river = find_quote(opened.document, "The river rose.")
    annotate(library, opened.entry, opened.document, river, note="how high?", tags=["water"])
    annotate(library, opened.entry, opened.document, None, note="wet")
    return library


def by_hand(library: Library, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(library.root / "annotations.db")) as connection, connection:
        connection.execute(sql, values)


def whats(library: Library) -> list[str]:
    return [trouble.what for trouble in check(library)]


def test_all_is_well_with_a_new_and_with_a_marked_library(library: Library, marked: Library) -> None:
    assert check(library) == []
    assert check(marked) == []
    assert anchors(marked) == {How.EXACT: 2}


def test_checking_changes_no_byte(marked: Library) -> None:
    before = (marked.root / "annotations.db").read_bytes()
    check(marked)
    assert (marked.root / "annotations.db").read_bytes() == before


def test_a_dismissal_that_points_nowhere_and_a_correction_of_no_kind_of_name_are_troubles(marked: Library) -> None:
    correction = reject(marked, EntityKey(EntityKind.PERSON, "Rain"))
    by_hand(marked, "UPDATE corrections SET about_kind = 'ghost'")
    by_hand(
        marked,
        "INSERT INTO dismissals SELECT 'd', 'annotation', 'nobody', 'entity', 'person:Rain',"
        " author, device, created, changed, deleted FROM corrections",
    )
    troubles = {(trouble.what, trouble.where) for trouble in check(marked)}
    assert troubles == {
        ("its source, annotation nobody, is not there", "dismissal d"),
        ("“ghost” is no kind of name", f"correction {correction.uid}"),
    }


def test_a_file_of_an_older_schema_that_cannot_be_brought_up_to_date_is_whole_as_it_is(
    tmp_path: Path, folders: Folders
) -> None:
    schema = Path(__file__).parents[1] / "store" / "schemas" / "schema_1.sql"
    with closing(sqlite3.connect(tmp_path / "annotations.db")) as old:
        old.executescript(schema.read_text("utf-8"))
    assert check_database(tmp_path, folders) == []


def test_a_passage_that_moved_is_no_trouble_and_one_that_is_gone_is(marked: Library) -> None:
    rain = marked.articles / "rain.md"
    rain.write_text(RAIN.replace("Rain fell.", "Rain fell all day."))
    assert check(marked) == []
    assert anchors(marked) == {How.MOVED: 1, How.EXACT: 1}
    rain.write_text(RAIN.replace("The river rose.", "Snow fell."))
    [trouble] = check(marked)
    assert trouble.what.startswith("it has lost its place")
    assert trouble.where.endswith("in rain")
    assert anchors(marked) == {How.LOST: 1, How.EXACT: 1}


def test_a_file_that_is_gone_is_named_and_its_notes_are_not(marked: Library) -> None:
    (marked.articles / "rain.md").unlink()
    assert whats(marked) == ["the file is gone; its text and notes are kept"]


def test_a_note_that_was_changed_behind_our_back_is_named(marked: Library) -> None:
    by_hand(marked, "UPDATE annotations SET note = 'dry' WHERE note = 'wet'")
    assert whats(marked) == ["its quote, note, label or tags are not what was written"]


def test_a_tag_that_was_lost_is_noticed(marked: Library) -> None:
    by_hand(marked, "DELETE FROM tags")
    assert whats(marked) == ["its quote, note, label or tags are not what was written"]


def test_a_quote_that_does_not_stand_where_it_says_is_named(marked: Library) -> None:
    by_hand(marked, "UPDATE annotations SET start = start + 1 WHERE exact IS NOT NULL")
    assert whats(marked) == ["its quote does not stand where it says"]


def test_a_kept_text_with_a_flipped_bit_is_named(marked: Library) -> None:
    by_hand(marked, "UPDATE versions SET text = zeroblob(length(text))")
    assert "the text that was kept is damaged" in whats(marked)


def test_a_row_without_its_article_is_named(marked: Library) -> None:
    by_hand(marked, "DELETE FROM articles")
    assert "it belongs to a row of articles that is not there" in whats(marked)


def test_a_reference_that_leads_nowhere_is_named(marked: Library) -> None:
    by_hand(
        marked,
        "INSERT INTO cross_references VALUES ('r1', 'annotation', 'gone', 'supports', 'entity', 'Ann Reed', '',"
        " 'ann', 'laptop', '2025-06-02T12:00:00.000Z', '2025-06-02T12:00:00.000Z', NULL)",
    )
    [trouble] = check(marked)
    assert (trouble.what, trouble.where) == ("its source, annotation gone, is not there", "reference r1")


def test_a_table_an_index_and_a_column_that_are_not_as_they_should_be_are_named(marked: Library) -> None:
    by_hand(marked, "DROP INDEX tags_name")
    by_hand(marked, "ALTER TABLE drafts RENAME TO sketches")
    by_hand(marked, "ALTER TABLE relations ADD COLUMN colour TEXT")
    assert {trouble.where for trouble in check(marked)} == {
        "index tags_name of tags",
        "table drafts",
        "table relations",
    }


def test_a_table_that_someone_put_beside_ours_is_no_trouble(marked: Library) -> None:
    by_hand(marked, "CREATE TABLE mine (anything)")
    assert check(marked) == []


def test_a_gap_in_the_journal_is_named(marked: Library) -> None:
    by_hand(marked, "DELETE FROM journal WHERE seq = 2")
    assert "1 entries are missing" in whats(marked)


def test_an_older_copy_put_in_the_place_of_the_database_is_noticed_by_the_log_of_acts(marked: Library) -> None:
    database = marked.root / "annotations.db"
    older = database.read_bytes()
    opened = open_article(marked, resolve(marked, "talks"))
    annotate(marked, opened.entry, opened.document, None, note="lost?")
    database.write_bytes(older)
    [trouble] = check_database(marked.root, marked.folders)
    assert "saved changes are not in the journal" in trouble.what


def test_what_was_given_up_by_bringing_a_backup_back_is_not_missed(marked: Library, folders: Folders) -> None:
    back_up(marked)
    opened = open_article(marked, resolve(marked, "talks"))
    annotate(marked, opened.entry, opened.document, None, note="given up")
    restore(marked.root, folders, None, lambda: datetime(2025, 6, 2, 13, tzinfo=UTC))
    assert check(marked) == []


def test_a_database_that_another_program_locks_is_no_damage(marked: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.store.examination.LOCK_WAIT_SECONDS", 0.0)
    with closing(sqlite3.connect(marked.root / "annotations.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert [trouble.what for trouble in check_database(marked.root, marked.folders)] == [
            "another program is writing"
        ]


def test_damage_anywhere_is_an_answer_and_never_an_exception(
    marked: Library, opening: Callable[[], Library], folders: Folders
) -> None:
    database = marked.root / "annotations.db"
    marked.close()
    whole = database.read_bytes()
    for start in range(0, len(whole), 512):
        database.write_bytes(
            whole[:start] + bytes(each ^ 0x5A for each in whole[start : start + 256]) + whole[start + 256 :]
        )
        check_database(marked.root, folders)
    for rest in (b"", whole[:100], whole[: len(whole) // 2], b"no database at all" * 500):
        database.write_bytes(rest)
        assert check_database(marked.root, folders)
    database.unlink()
    assert check_database(marked.root, folders)
    database.write_bytes(whole)
    assert check(opening()) == []


def test_a_database_that_cannot_be_opened_is_an_answer_too(marked: Library, tmp_path: Path) -> None:
    far = tmp_path.joinpath(*["deep" * 50] * 4)  # a path that is too long for SQLite
    far.mkdir(parents=True)
    (far / "annotations.db").write_bytes((marked.root / "annotations.db").read_bytes())
    [trouble] = check_database(far, marked.folders)
    assert trouble.what.startswith("it cannot be opened")


def test_an_empty_file_is_said_to_be_empty_and_nothing_more(marked: Library) -> None:
    (marked.root / "annotations.db").write_bytes(b"")
    assert [trouble.what for trouble in check_database(marked.root, marked.folders)] == ["the file is empty"]


def test_where_nothing_was_ever_kept_it_is_said_how_to_begin(tmp_path: Path, folders: Folders) -> None:
    [trouble] = check_database(tmp_path, folders)
    assert trouble.hint == f"make it one: reader init {tmp_path}"
