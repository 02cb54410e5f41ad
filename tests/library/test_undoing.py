import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.adding import add, register
from reader.library.annotating import annotate, relabel, retag, rewrite
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.removing import bring_back, remove
from reader.library.shelf import entries, resolve
from reader.library.undoing import history, redo, seal, undo
from reader.store.journal import KEPT

Opening = Callable[[], Library]


def _mark(library: Library, note: str = "", name: str = "rain") -> str:
    opened = open_article(library, resolve(library, name))
    return annotate(library, opened.entry, opened.document, Span(0, 4), note=note).uid


def _notes(library: Library) -> list[str]:
    return sorted(noted.annotation.note for noted in notes(library))


def _state(library: Library) -> tuple[object, ...]:
    """What undo is about: the rows of annotations and their tags, and the files on the shelf."""
    rows = library.database.rows
    files = {path: path.read_bytes() for path in library.articles.rglob("*.*")}
    return (
        rows("SELECT * FROM annotations ORDER BY uid"),
        rows("SELECT * FROM tags ORDER BY annotation, position"),
        files,
    )


def test_undo_takes_back_the_newest_act_and_says_what_it_was(library: Library) -> None:
    _mark(library, "one")
    _mark(library, "two")
    act = undo(library)
    assert act
    assert act.words == "noted “Rain” in “Rain in the north”"
    assert _notes(library) == ["one"]


def test_undo_and_redo_go_as_far_as_there_are_acts(library: Library) -> None:
    for note in ("one", "two", "three"):
        _mark(library, note)
    assert [bool(undo(library)) for _ in range(4)] == [True, True, True, False]
    assert _notes(library) == []
    assert [bool(redo(library)) for _ in range(4)] == [True, True, True, False]
    assert _notes(library) == ["one", "three", "two"]


def test_redo_does_again_what_was_last_taken_back(library: Library) -> None:
    for note in ("one", "two"):
        _mark(library, note)
    undo(library)
    undo(library)
    act = redo(library)
    assert act
    assert not act.undone
    assert _notes(library) == ["one"]
    undo(library)
    redo(library)
    assert _notes(library) == ["one"]


def test_a_new_act_clears_redo_and_undo_passes_over_what_was_taken_back(library: Library) -> None:
    _mark(library, "one")
    _mark(library, "two")
    undo(library)
    _mark(library, "three")
    assert redo(library) is None
    undo(library)
    undo(library)
    assert undo(library) is None
    assert _notes(library) == []


def test_undo_stops_at_a_seal_and_history_goes_on_behind_it(library: Library) -> None:
    _mark(library, "one")
    _mark(library, "two")
    undo(library)
    seal(library)
    assert undo(library) is None
    assert redo(library) is None
    _mark(library, "three")
    assert undo(library)
    assert undo(library) is None
    assert redo(library)
    assert _notes(library) == ["one", "three"]
    assert [(act.words.split()[0], act.undone) for act in history(library)] == [
        ("noted", False),
        ("noted", True),
        ("noted", False),
    ]


def test_undo_takes_back_what_another_program_did(opening: Opening) -> None:
    one, other = opening(), opening()
    _mark(one, "from one")
    assert undo(other)
    assert _notes(one) == []
    assert redo(one)
    assert _notes(other) == ["from one"]


def test_what_has_changed_since_by_other_hands_is_not_undone(library: Library) -> None:
    uid = _mark(library, "one")
    rewrite(library, uid, "two")
    with library.database.writing():
        library.database.table("annotations").update(uid, {"note": "by hand"})
    before = _state(library)
    with pytest.raises(ReaderError, match="note"):
        undo(library)
    assert _state(library) == before


def test_what_was_done_before_the_tables_got_a_column_can_be_undone_and_done_again(
    root: Path, opening: Opening
) -> None:
    library = opening()
    uid = _mark(library, "one")
    rewrite(library, uid, "two")
    with closing(sqlite3.connect(root / "annotations.db")) as later:
        later.execute("ALTER TABLE annotations ADD COLUMN colour TEXT NOT NULL DEFAULT 'yellow'")
        later.execute("ALTER TABLE articles ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey'")
    for _ in range(2):
        assert undo(library)
        assert _notes(library) == ["one"]
        assert undo(library)
        assert _notes(library) == []
        assert redo(library)
        assert redo(library)
        assert _notes(library) == ["two"]
    remove(library, resolve(library, "rain"))
    assert undo(library)
    assert [row["colour"] for row in library.database.rows("SELECT colour FROM annotations")] == ["yellow"]
    assert [row["colour"] for row in library.database.rows("SELECT colour FROM articles")] == ["grey"]


def test_history_is_newest_first_and_tells_what_was_undone(library: Library) -> None:
    uid = _mark(library)
    relabel(library, uid, "doubt")
    retag(library, uid, ["a"])
    undo(library)
    assert [(act.words, act.undone) for act in history(library)] == [
        ("retagged “Rain” in “Rain in the north”", True),
        ("relabelled as doubt: “Rain” in “Rain in the north”", False),
        ("highlighted “Rain” in “Rain in the north”", False),
    ]
    assert len(history(library, 2)) == 2
    assert history(library)[0].author == library.author


def test_the_journal_is_only_ever_added_to(library: Library) -> None:
    _mark(library, "one")
    before = library.database.rows("SELECT * FROM journal ORDER BY seq")
    undo(library)
    after = library.database.rows("SELECT * FROM journal ORDER BY seq")
    assert after[: len(before)] == before
    assert after[-1]["undoes"] == before[-1]["act"]


def test_a_removed_article_comes_back_with_its_file_and_its_work(library: Library) -> None:
    _mark(library, "one")
    entry = resolve(library, "rain")
    before = _state(library)
    remove(library, entry)
    assert not entry.path.exists()
    assert _notes(library) == []
    undo(library)
    assert _state(library) == before
    redo(library)
    assert [each.id for each in entries(library, trashed=True)] == [entry.id]


def test_undoing_an_addition_moves_the_file_to_the_trash(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "wind.md"
    source.write_text("# Wind\n\nIt blew.\n", "utf-8")
    [entry] = add(library, [str(source)])
    act = undo(library)
    assert act
    assert act.words == "added “Wind”"
    assert not entry.path.exists()
    assert [each.article.title for each in entries(library, trashed=True)] == ["Wind"]
    redo(library)
    assert entry.path.read_bytes() == source.read_bytes()


def test_articles_added_together_go_together(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for name in ("wind", "snow"):
        (folder / f"{name}.md").write_text(f"# {name}\n", "utf-8")
    add(library, [str(folder)])
    assert history(library)[0].words == "added “snow” and 1 more"
    undo(library)
    assert len(entries(library)) == 2


def test_an_addition_can_be_undone_after_the_file_was_edited_and_marked(library: Library, tmp_path: Path) -> None:
    source = tmp_path / "wind.md"
    source.write_text("# Wind\n\nIt blew.\n", "utf-8")
    [entry] = add(library, [str(source)])
    entry.path.write_text("# Wind and rain\n\nIt blew and poured.\n", "utf-8")
    _mark(library, "x", "wind")
    undo(library)
    assert undo(library)
    assert not entry.path.exists()


def test_when_the_place_of_a_file_is_taken_it_comes_back_beside_it(library: Library) -> None:
    uid = _mark(library, "one")
    entry = resolve(library, "rain")
    remove(library, entry)
    entry.path.write_text("# Someone else's\n", "utf-8")
    _mark(library, "two")
    undo(library)
    assert undo(library)
    back = resolve(library, entry.id)
    assert (back.path.name, back.missing, back.annotations) == ("rain-2.md", False, 1)
    assert entry.path.read_text("utf-8") == "# Someone else's\n"
    assert [noted.annotation.uid for noted in notes(library)] == [uid]
    assert redo(library)
    assert redo(library)
    assert _notes(library) == ["two"]


def test_of_two_articles_that_were_one_file_elsewhere_undo_brings_back_the_one_it_means(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "x.md"
    file.write_text("# X\n\nHello.\n", "utf-8")
    first = register(library, file)
    remove(library, first)
    with library.database.writing():  # as a library may have it that was written before removed ones came back
        row = library.database.rows("SELECT * FROM articles")[0]
        library.database.table("articles").insert({**row, "uid": "second", "deleted": None})
    assert undo(library)
    assert [entry.id for entry in entries(library) if entry.path == file] == [first.id]
    assert [entry.id for entry in entries(library, trashed=True)] == ["second"]
    assert redo(library)
    assert [entry.id for entry in entries(library) if entry.path == file] == ["second"]


def test_a_file_that_was_renamed_goes_to_the_trash_and_back_all_the_same(library: Library) -> None:
    entry = resolve(library, "rain")
    remove(library, entry)
    undo(library)
    entry.path.rename(library.articles / "wet.md")
    redo(library)
    [gone] = entries(library, trashed=True)
    assert (gone.id, gone.missing, [each.slug for each in entries(library)]) == (entry.id, False, ["talks"])
    undo(library)
    assert resolve(library, "wet").id == entry.id


def test_bringing_back_can_be_undone(library: Library) -> None:
    remove(library, resolve(library, "rain"))
    before = _state(library)
    bring_back(library, entries(library, trashed=True)[0])
    undo(library)
    assert _state(library) == before


def test_the_verb_that_undo_passes_over_is_never_the_only_one_of_an_act_of_the_reader(library: Library) -> None:
    _mark(library)
    remove(library, resolve(library, "talks"))
    rows = library.database.rows("SELECT act, group_concat(verb) AS verbs FROM journal GROUP BY act ORDER BY seq")
    assert [row["verbs"] for row in rows] == [f"{KEPT},highlighted", f"{KEPT},removed"]
