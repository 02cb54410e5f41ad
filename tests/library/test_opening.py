import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.store.state import ReadingPlace, library_key

Opening = Callable[[], Library]


def _keep_offset(library: Library, offset: int) -> None:
    place = ReadingPlace(offset, 0.5, datetime(2025, 6, 2, tzinfo=UTC))
    library.state.keep_place(library_key(library.root), resolve(library, "rain").id, place)


def test_an_article_opens_where_the_reader_was(library: Library) -> None:
    _keep_offset(library, 18)
    assert open_article(library, resolve(library, "rain")).place == 18


def test_a_place_beyond_a_text_that_was_cut_is_its_end(library: Library) -> None:
    _keep_offset(library, 9999)
    opened = open_article(library, resolve(library, "rain"))
    assert opened.place == len(opened.document.text)


def test_what_is_opened_is_the_file_as_it_is_now(library: Library) -> None:
    entry = resolve(library, "rain")
    entry.path.write_text("# Sun\n\nIt shone.\n", "utf-8")
    opened = open_article(library, entry)
    assert (opened.entry.article.title, opened.document.text) == ("Sun", "Sun\nIt shone.")
    assert opened.entry.text_digest == opened.document.text_digest


def test_from_the_cache_it_is_the_same(opening: Opening) -> None:
    one, other = opening(), opening()
    first = open_article(one, resolve(one, "rain"))
    again = open_article(other, resolve(other, "rain"))
    assert (first.document, first.entry) == (again.document, again.entry)


def test_without_a_cache_nothing_is_lost(library: Library, folders: Folders, opening: Opening) -> None:
    opened = open_article(library, resolve(library, "rain"))
    annotate(library, opened.entry, opened.document, Span(0, 4), note="here")
    library.close()
    shutil.rmtree(folders.cache)
    other = opening()
    assert [held.annotation.note for held in open_article(other, resolve(other, "rain")).annotations] == ["here"]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\0" * 99, b"\xef\xbb\xbfone", b"\xed\xa0\x80"], ids=repr)
def test_whatever_the_bytes_an_article_opens_and_what_there_is_can_be_marked(library: Library, data: bytes) -> None:
    (library.articles / "strange.md").write_bytes(data)
    opened = open_article(library, resolve(library, "strange"))
    span = Span(0, 1) if opened.document.text else None
    annotate(library, opened.entry, opened.document, span, note="strange")
    again = open_article(library, resolve(library, "strange"))
    assert [held.annotation.note for held in again.annotations] == ["strange"]


def test_a_library_that_is_not_there_is_refused(tmp_path: Path, folders: Folders) -> None:
    with pytest.raises(ReaderError) as caught:
        open_library(tmp_path / "gone", folders)
    assert "reader init" in caught.value.hint


def test_a_codebook_of_the_library_takes_the_place_of_the_built_in_one(root: Path, opening: Opening) -> None:
    label = 'key = "1"\nname = "claim"\ncolour = "red"\nglyph = "!"\ndefinition = "x"\n'
    (root / "labels.toml").write_text(f"[[label]]\n{label}", "utf-8")
    assert [each.name for each in opening().codebook.labels] == ["claim"]


def test_the_machine_keeps_its_name(opening: Opening) -> None:
    assert opening().device == opening().device
