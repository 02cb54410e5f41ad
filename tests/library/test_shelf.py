from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.adding import register
from reader.library.annotating import annotate
from reader.library.library import Library
from reader.library.noting import notes
from reader.library.opening import open_article
from reader.library.placing import keep_place
from reader.library.removing import remove
from reader.library.shelf import Entry, entries, resolve
from reader.library.undoing import undo

Opening = Callable[[], Library]
NO_BYTES = {"source_digest": ""}


def _slugs(library: Library) -> list[str]:
    return [entry.slug for entry in entries(library)]


def _write(library: Library, path: str, text: str) -> Path:
    file = library.articles / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def _mark(library: Library, name: str) -> Entry:
    opened = open_article(library, resolve(library, name))
    annotate(library, opened.entry, opened.document, Span(0, 4), note="here")
    return opened.entry


def test_articles_stand_by_path_and_reading_writes_nothing(library: Library) -> None:
    before = library.database.path.read_bytes()
    assert [(entry.slug, entry.article.title) for entry in entries(library)] == [
        ("rain", "Rain in the north"),
        ("talks", "Talks end"),
    ]
    open_article(library, resolve(library, "rain"))
    assert library.database.path.read_bytes() == before


@pytest.mark.parametrize("name", [".hidden.md", ".folder/a.md", "picture.png", "notes", "a.md.bak"])
def test_what_is_no_article_is_passed_over(library: Library, name: str) -> None:
    _write(library, name, "text")
    assert _slugs(library) == ["rain", "talks"]


@pytest.mark.parametrize("name", ["a.md", "a.markdown", "a.txt", "a.text", "A.MD", "2025/june/a.md"])
def test_articles_may_lie_in_folders_and_end_in_four_ways(library: Library, name: str) -> None:
    _write(library, name, "text")
    assert "a" in _slugs(library)


def test_slugs_are_unique_and_say_the_folder_where_they_must(library: Library) -> None:
    _write(library, "2025/rain.md", "one")
    _write(library, "2024/rain.md", "two")
    _write(library, "rain.txt", "three")
    assert _slugs(library) == ["2024-rain", "2025-rain", "rain", "rain-2", "talks"]


def test_a_link_is_followed_only_when_it_stays_in_the_library(library: Library, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("secret", "utf-8")
    (library.articles / "out.md").symlink_to(secret)
    (library.articles / "folder").symlink_to(tmp_path)
    (library.articles / "nowhere.md").symlink_to("gone.md")
    (library.articles / "again.md").symlink_to("rain.md")
    assert _slugs(library) == ["again", "rain", "talks"]


def test_counts_are_of_the_living(library: Library) -> None:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, Span(0, 4))
    annotate(library, opened.entry, opened.document, None, note="all of it")
    assert [(entry.annotations, entry.notes) for entry in entries(library)] == [(2, 1), (0, 0)]


def test_an_article_that_nothing_was_made_on_has_the_same_id_each_time(opening: Opening) -> None:
    assert [entry.id for entry in entries(opening())] == [entry.id for entry in entries(opening())]


def test_the_id_and_the_work_stay_through_a_rename(library: Library) -> None:
    before = _mark(library, "rain")
    (library.articles / "old").mkdir()
    before.path.rename(library.articles / "old" / "wet.md")
    after = resolve(library, "wet")
    assert (after.id, after.annotations, after.missing) == (before.id, 1, False)
    assert [noted.placed.how for noted in notes(library)] == ["exact"]


def test_a_rename_is_written_down_with_the_next_act_and_then_survives_an_edit(library: Library) -> None:
    before = _mark(library, "rain")
    before.path.rename(library.articles / "wet.md")
    _mark(library, "wet")
    _write(library, "wet.md", "# Quite another text\n\nand nothing of the old.\n")
    assert (resolve(library, "wet").id, resolve(library, "wet").annotations) == (before.id, 2)


def test_a_file_that_was_renamed_and_saved_with_other_line_ends_is_the_same_article(library: Library) -> None:
    before = _mark(library, "rain")
    data = before.path.read_bytes()
    before.path.unlink()
    (library.articles / "wet.md").write_bytes(data.replace(b"\n", b"\r\n"))
    assert resolve(library, "wet").id == before.id


def test_a_new_file_under_the_name_of_one_that_was_renamed_is_another_article(library: Library) -> None:
    before = _mark(library, "rain")
    before.path.rename(library.articles / "wet.md")
    _mark(library, "wet")
    _write(library, "rain.md", "# Rain again\n")
    assert resolve(library, "Rain again").id != before.id


def test_the_work_goes_with_a_file_that_was_moved_though_another_took_its_place(library: Library) -> None:
    before = _mark(library, "rain")
    before.path.rename(library.articles / "wet.md")
    _write(library, "rain.md", "# Sun\n\nIt shone.\n")
    assert (resolve(library, "wet").id, resolve(library, "rain").annotations) == (before.id, 0)
    new = _mark(library, "rain")
    assert [(entry.slug, entry.id, entry.annotations) for entry in entries(library)][::2] == [
        ("rain", new.id, 1),
        ("wet", before.id, 1),
    ]
    _write(library, "wet.md", "# Quite another text\n")
    assert (resolve(library, "wet").id, resolve(library, "rain").id) == (before.id, new.id)


def test_the_work_goes_with_files_that_changed_places_and_stays_there(library: Library) -> None:
    rain, talks = _mark(library, "rain"), _mark(library, "talks")
    spare = library.articles / "spare"
    rain.path.rename(spare)
    talks.path.rename(library.articles / "rain.md")
    spare.rename(library.articles / "talks.txt")
    for _ in range(2):
        assert [entry.id for entry in entries(library)] == [talks.id, rain.id]
        _mark(library, "rain")  # writes down where both of them are
    _write(library, "rain.md", "# Quite another text\n")
    assert [(entry.id, entry.annotations) for entry in entries(library)] == [(talks.id, 3), (rain.id, 1)]


def test_of_two_files_that_may_be_the_moved_one_neither_is_chosen(library: Library) -> None:
    before = _mark(library, "rain")
    text = before.path.read_text("utf-8")
    _write(library, "one.md", text)
    _write(library, "two.md", text)
    _write(library, "rain.md", "# Rain in the north\n\nRain fell and fell.\n")
    assert resolve(library, "rain").id == before.id


def test_a_name_that_became_another_article_meanwhile_is_not_written_over(library: Library) -> None:
    stale = replace(resolve(library, "rain"), id="stale")
    before = _mark(library, "rain")
    document = open_article(library, stale).document
    with pytest.raises(ReaderError, match="another article"):
        annotate(library, stale, document, None, note="late")
    assert (resolve(library, "rain").id, resolve(library, "rain").annotations) == (before.id, 1)


def test_a_copy_is_another_article(library: Library) -> None:
    before = _mark(library, "rain")
    _write(library, "copy.md", before.path.read_text("utf-8"))
    assert resolve(library, "copy").id != before.id
    assert resolve(library, "rain").id == before.id


def test_a_file_that_is_gone_is_listed_as_missing_with_its_work(library: Library) -> None:
    before = _mark(library, "rain")
    before.path.unlink()
    after = resolve(library, "rain")
    assert (after.missing, after.annotations, after.article.title) == (True, 1, "Rain in the north")
    opened = open_article(library, after)
    assert opened.document.text.startswith("Rain in the north\n")
    assert "gone" in opened.document.notices[0]
    assert [noted.annotation.note for noted in notes(library)] == ["here"]


def test_a_file_that_is_gone_and_never_was_marked_is_not_listed(library: Library) -> None:
    entry = resolve(library, "rain")
    entry.path.unlink()
    assert _slugs(library) == ["talks"]
    with pytest.raises(ReaderError, match="cannot be read"):
        open_article(library, entry)


def test_an_article_replaced_by_a_folder_is_missing(library: Library) -> None:
    entry = _mark(library, "rain")
    entry.path.unlink()
    entry.path.mkdir()
    assert resolve(library, entry.id).missing


def test_a_file_name_that_is_not_unicode_can_be_read_and_marked(library: Library) -> None:
    name = b"caf\xe9.md".decode("utf-8", "surrogateescape")
    (library.articles / name).write_text("# Coffee\n\nIt was hot.\n", "utf-8")
    entry = _mark(library, "Coffee")
    again = resolve(library, "Coffee")
    assert (again.id, again.annotations, again.missing) == (entry.id, 1, False)


@pytest.mark.parametrize("name", ["rain", "Rain in the north", "NORTH", "articles/rain.md", "rain.md", "RAI"])
def test_an_article_can_be_named_in_many_ways(library: Library, name: str) -> None:
    assert resolve(library, name).slug == "rain"


def test_an_article_can_be_named_by_its_id_or_its_path(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = resolve(library, "rain")
    monkeypatch.chdir(library.articles)
    for name in (entry.id, entry.id[:4], str(entry.path), "./rain.md"):
        assert resolve(library, name) == entry


def test_a_name_that_means_several_is_refused_with_their_slugs(library: Library) -> None:
    _write(library, "wind.md", "# Wind in the north\n")
    with pytest.raises(ReaderError, match="rain, wind"):
        resolve(library, "in the north")


@pytest.mark.parametrize(
    "name", ["", "snow", "../rain.md", "a\0b", "a\0b/c", "\0", "x" * 300, "x/" * 2500, "\udce9/x", "%"]
)
def test_a_name_that_means_none_is_refused_with_the_way_to_find_out(library: Library, name: str) -> None:
    with pytest.raises(ReaderError) as caught:
        resolve(library, name)
    assert "reader list" in caught.value.hint


def test_a_file_elsewhere_stands_on_the_shelf_by_its_path(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere.txt"
    file.write_text("Far away\n\nSomething happened.\n", "utf-8")
    entry = register(library, file)
    assert entry.path == file
    assert register(library, file) == entry
    assert [each.id for each in entries(library) if each.path == file] == [entry.id]
    remove(library, entry)
    assert file.exists()
    assert "elsewhere" not in _slugs(library)
    assert register(library, file).annotations == 0


def test_a_file_of_the_library_is_found_and_not_registered(library: Library) -> None:
    entry = resolve(library, "rain")
    assert register(library, entry.path) == entry
    assert library.database.rows("SELECT * FROM articles") == []


def test_a_shelf_that_was_listed_before_is_as_one_listed_anew(opening: Opening, tmp_path: Path) -> None:
    library, other, far = opening(), opening(), tmp_path / "far.txt"
    far.write_text("Far away\n\nSomething happened.\n", "utf-8")
    for change in (
        lambda: _write(library, "wind.md", "# Wind\n\nIt blew.\n"),
        lambda: _write(library, "wind.md", "# Winds\n\nIt blew.\n"),
        lambda: _mark(library, "wind"),
        lambda: _mark(other, "wind"),
        lambda: (library.articles / "wind.md").rename(library.articles / "storm.md"),
        lambda: keep_place(library, resolve(library, "rain"), 9, 0.5),
        lambda: register(library, far),
        lambda: far.write_text("Far away\n\nNothing happened.\n", "utf-8"),
        far.unlink,
        lambda: _write(library, "2025/rain.md", "one"),
        lambda: remove(other, resolve(other, "talks")),
        lambda: undo(other),
        (library.articles / "storm.md").unlink,
    ):
        before = entries(library), entries(library)
        assert before[0] == before[1] == entries(opening())
        change()
        assert entries(library) == entries(opening()) != before[0]


def test_what_an_act_that_failed_had_changed_does_not_stay_on_the_shelf(library: Library) -> None:
    _mark(library, "rain")
    before = entries(library)
    with pytest.raises(RuntimeError, match="in between"):
        _rename_in_vain(library, before[0])
    assert entries(library) == before


def test_a_file_that_could_not_be_read_is_looked_at_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", _refused)
        assert _slugs(library) == []
    assert _slugs(library) == ["rain", "talks"]


def _rename_in_vain(library: Library, entry: Entry) -> None:
    with library.database.writing():
        library.database.table("articles").update(entry.id, {"path": "articles/gone.md", "text_digest": "", **NO_BYTES})
        assert entries(library)[0].missing
        raise RuntimeError("in between")


def _refused(path: Path) -> bytes:
    raise PermissionError(13, "not yours", str(path))


def test_what_the_file_says_now_is_shown(library: Library) -> None:
    entry = _mark(library, "rain")
    _write(library, "rain.md", "---\ntitle: A new title\npublished: 2025-06-02\n---\n\nOther words.\n")
    again = resolve(library, entry.id)
    assert (again.article.title, str(again.article.published)) == ("A new title", "2025-06-02")
    assert again.text_digest != entry.text_digest


def test_a_title_that_is_the_name_of_the_file_follows_a_rename(library: Library) -> None:
    empty = library.articles / "first.md"
    empty.write_text("", "utf-8")
    assert resolve(library, "first").article.title == "first"
    annotate(library, resolve(library, "first"), open_article(library, resolve(library, "first")).document, None)
    empty.rename(library.articles / "second.md")
    entry = resolve(library, "second")
    assert (entry.article.title, entry.annotations) == ("second", 1)
    assert open_article(library, entry).entry.article.title == "second"
