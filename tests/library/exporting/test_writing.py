from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.reference import Target, TargetKind
from reader.library.exporting.choosing import Choice
from reader.library.exporting.rendering import rendered
from reader.library.exporting.writing import export, write_text
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


def test_a_second_export_touches_nothing(library: Library, tmp_path: Path) -> None:
    mark(library, "rain", "Rain fell.")
    path = tmp_path / "notes.md"
    assert export(library, Choice(), "markdown", path).written == (path,)
    before = path.stat().st_mtime_ns
    again = export(library, Choice(), "markdown", path)
    assert (again.written, again.unchanged) == ((), 1)
    assert path.stat().st_mtime_ns == before
