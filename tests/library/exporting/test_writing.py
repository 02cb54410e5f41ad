import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.errors import InTheWayError, ReaderError
from reader.core.outgoing import OutFile, Wishes
from reader.core.reference import Target, TargetKind
from reader.formats.outgoing.table import FORMATS, OutFormat, out_format
from reader.library.exporting.choosing import Choice
from reader.library.exporting.disk import content_of
from reader.library.exporting.rendering import Rendered, rendered
from reader.library.exporting.writing import export, put, write_text
from reader.library.library import Library
from reader.library.referencing import link
from reader.library.removing import remove
from reader.library.shelf import resolve
from tests.library.test_notebook import mark


def page(library: Library, choice: Choice) -> str:
    (file,) = rendered(library, choice, "markdown").files
    return file.content.decode()


def test_annotations_stand_under_their_articles_as_one_reads_with_what_is_tied_to_them(library: Library) -> None:
    night = mark(library, "rain", "Night came.", "doubt", "When?", "sky/dark")
    rain = mark(library, "rain", "Rain fell.")
    talks = mark(library, "talks", "over 6,000 letters")
    link(library, Target(TargetKind.ANNOTATION, night), "updates", Target(TargetKind.ANNOTATION, talks))
    lines = page(library, Choice(uids=(talks, night, rain, "unknown"))).splitlines()
    assert [line for line in lines if line.startswith(("# ", "> "))] == [
        "# Rain in the north",
        "> Rain fell.",
        "> Night came.",
        "# Talks end",
        "> over 6,000 letters",
    ]
    assert "- ← “Night came.” updates this" in lines
    assert "- → updates “over 6,000 letters”" in lines
    assert any(line.startswith("doubt · #sky/dark · [open](reader://") and night in line for line in lines)


def test_what_is_on_an_article_in_the_trash_is_left_out(library: Library) -> None:
    uid = mark(library, "rain", "Rain fell.")
    remove(library, resolve(library, "rain"))
    assert page(library, Choice(uids=(uid,))).strip() == ""


def test_no_file_is_written_over(tmp_path: Path) -> None:
    write_text(tmp_path / "notes.md", "one")
    with pytest.raises(ReaderError, match="already"):
        write_text(tmp_path / "notes.md", "two")
    with pytest.raises(ReaderError, match="no folder"):
        write_text(tmp_path / "nowhere" / "notes.md", "two")
    assert (tmp_path / "notes.md").read_text() == "one"
    assert files_in(tmp_path) == ["notes.md"]


def test_what_was_changed_since_it_was_looked_at_is_not_replaced(library: Library, tmp_path: Path) -> None:
    note = OutFile("rain.md", b"as it is to be")
    found = Rendered((note,), 1, 0)
    for seen, said in (({"rain.md": b"as it was"}, "changed"), ({}, "already")):
        (tmp_path / "rain.md").write_bytes(b"as somebody has it now")
        with pytest.raises(ReaderError, match=said):
            put(library, found, out_format("obsidian"), tmp_path, seen=seen)
        assert (tmp_path / "rain.md").read_bytes() == b"as somebody has it now"
        assert files_in(tmp_path) == ["rain.md"]
    put(library, found, out_format("obsidian"), tmp_path, seen={"rain.md": b"as somebody has it now"})
    assert (tmp_path / "rain.md").read_bytes() == b"as it is to be"


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
def test_a_second_export_changes_no_byte_and_touches_no_file(
    library: Library, tmp_path: Path, chosen: OutFormat
) -> None:
    filled(library)
    everything = Wishes(chosen.offers)
    first = export(library, Choice(), chosen.name, tmp_path / "out", everything)
    assert first.written
    assert all(path.is_file() for path in first.written)
    for path in first.written:
        os.utime(path, ns=(1, 1))
    again = export(library, Choice(), chosen.name, tmp_path / "out", everything)
    assert (again.written, again.unchanged) == ((), len(first.written))
    assert {path.stat().st_mtime_ns for path in first.written} == {1}


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda each: each.name)
def test_another_program_s_export_of_the_same_library_is_the_same(
    library: Library, opening: Callable[[], Library], tmp_path: Path, chosen: OutFormat
) -> None:
    filled(library)
    export(library, Choice(), chosen.name, tmp_path / "one")
    export(opening(), Choice(), chosen.name, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_file_of_ours_is_written_anew_where_the_library_has_changed(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    path = tmp_path / "notes.md"
    export(library, Choice(), "markdown", path)
    mark(library, "rain", "Night came.")
    assert export(library, Choice(), "markdown", path).written == (path,)
    assert "Night came." in path.read_text()
    assert files_in(tmp_path) == ["notes.md"]


def test_a_file_that_somebody_changed_is_kept_unless_it_may_be_replaced(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    path = tmp_path / "notes.md"
    export(library, Choice(), "markdown", path)
    path.write_text("mine")
    with pytest.raises(ReaderError, match="was changed since it was exported"):
        export(library, Choice(), "markdown", path)
    assert path.read_text() == "mine"
    export(library, Choice(), "markdown", path, Wishes(force=True))
    assert "Rain fell." in path.read_text()


def test_another_s_file_is_not_replaced_and_its_rights_stay_when_it_is(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    path = tmp_path / "notes.md"
    path.write_text("not ours")
    path.chmod(0o640)
    with pytest.raises(ReaderError, match="is there already"):
        export(library, Choice(), "markdown", path)
    assert path.read_text() == "not ours"
    export(library, Choice(), "markdown", path, Wishes(force=True))
    assert path.stat().st_mode & 0o777 == 0o640


def test_in_a_folder_a_single_file_has_its_own_name(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    assert export(library, Choice(), "markdown", tmp_path).written == (tmp_path / "rain.md",)


def test_nothing_is_written_through_a_link(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    (tmp_path / "real.md").write_text("real")
    (tmp_path / "notes.md").symlink_to("real.md")
    (tmp_path / "nowhere.md").symlink_to("gone.md")
    for name in ("notes.md", "nowhere.md"):
        with pytest.raises(ReaderError, match="is a link"):
            export(library, Choice(), "markdown", tmp_path / name, Wishes(force=True))
    assert (tmp_path / "real.md").read_text() == "real"
    assert not (tmp_path / "gone.md").exists()


def test_what_cannot_be_written_says_why(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "nowhere" / "notes.md", tmp_path / "file" / "notes.md"):
        with pytest.raises(ReaderError, match="no folder"):
            export(library, Choice(), "markdown", path)
    for name in ("x" * 300, "a\0b"):
        with pytest.raises(ReaderError, match="cannot be"):
            export(library, Choice(), "markdown", tmp_path / name)


def test_where_nothing_goes_out_nothing_is_written(library: Library, tmp_path: Path) -> None:
    found = export(library, Choice(text="unheard of"), "markdown", tmp_path / "notes.md")
    assert (found.articles, found.written) == (0, ())
    assert files_in(tmp_path) == []


def filled(library: Library) -> None:
    """Mark something of every kind, in more than one article."""
    mark(library, "rain")
    night = mark(library, "rain", "Night came.", "doubt", "When?\n\n- [[Talks end]]", "sky/dark")
    talks = mark(library, "talks", "over 6,000 letters", "", "=1+1 [[x]] ``` --- ^id")
    link(
        library, Target(TargetKind.ANNOTATION, night), "updates", Target(TargetKind.ANNOTATION, talks), "so it is said"
    )


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, or under the one name that it is a file of."""
    if folder.is_file():
        return {"": folder.read_bytes()}
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def files_in(folder: Path) -> list[str]:
    """The names of the files beside the library's own folders."""
    return sorted(path.name for path in folder.iterdir() if path.is_file())


def test_one_page_is_the_file_that_was_named_and_several_lie_in_a_folder(library: Library, tmp_path: Path) -> None:
    uid = mark(library, "rain", "Rain fell.", "doubt", "When?")
    choice = Choice((resolve(library, "rain"),))
    one = export(library, choice, "html", tmp_path / "rain.html")
    assert one.written == (tmp_path / "rain.html",)
    assert f'id="a-{uid}"' in (tmp_path / "rain.html").read_text(encoding="utf-8")
    assert export(library, choice, "html", tmp_path / "rain.html").unchanged == 1
    assert len(export(library, Choice(), "html", tmp_path / "all.html").written) > 1
    assert (tmp_path / "all.html").is_dir()
    assert (tmp_path / "site") / "index.html" in export(library, Choice(), "site", tmp_path / "site").written


@pytest.mark.parametrize(
    "name", ["annotations.db", "annotations.db-wal", "labels.toml", "articles/rain.md", ".trash/a.md"]
)
def test_nothing_that_is_the_librarys_own_is_written_even_where_files_are_to_be_replaced(
    library: Library, root: Path, name: str
) -> None:
    mark(library, "rain", "Rain fell.")
    (root / name).parent.mkdir(exist_ok=True)
    before = content_of(root / name)
    for path in (root / name, root / "articles" / ".." / name):
        with pytest.raises(ReaderError, match="belongs to the library itself"):
            export(library, Choice(), "markdown", path, Wishes(force=True))
    assert content_of(root / name) == before


def test_a_vault_in_the_folder_of_the_articles_is_refused_and_one_beside_it_is_not(
    library: Library, root: Path
) -> None:
    mark(library, "rain", "Rain fell.")
    before = sorted((root / "articles").iterdir())
    with pytest.raises(ReaderError, match="belongs to the library itself"):
        export(library, Choice(), "obsidian", root / "articles")
    assert sorted((root / "articles").iterdir()) == before
    assert export(library, Choice(), "obsidian", root / "vault").written


def test_a_file_in_the_way_is_told_from_what_nobody_can_replace(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    (tmp_path / "notes.md").write_text("mine")
    with pytest.raises(InTheWayError):
        export(library, Choice(), "markdown", tmp_path / "notes.md")
    with pytest.raises(ReaderError) as raised:
        export(library, Choice(), "markdown", tmp_path / "nowhere" / "notes.md")
    assert not isinstance(raised.value, InTheWayError)
