import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library import adding
from reader.library.adding import add, add_each, init, register
from reader.library.annotating import annotate
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.opening import open_article
from reader.library.parsing import RULE
from reader.library.removing import remove
from reader.library.shelf import entries, resolve
from reader.library.undoing import history, undo

WIND = b"# Wind in the east\n\nIt blew.\n"


@pytest.fixture
def wind(tmp_path: Path) -> Path:
    file = tmp_path / "download(1).md"
    file.write_bytes(WIND)
    return file


def _names(library: Library) -> list[str]:
    return sorted(path.name for path in library.articles.iterdir())


def test_a_file_is_copied_under_the_name_of_its_title(library: Library, wind: Path) -> None:
    [entry] = add(library, [str(wind)])
    assert (entry.path.name, entry.slug, entry.path.read_bytes()) == ("wind-in-the-east.md", "wind-in-the-east", WIND)
    assert wind.read_bytes() == WIND
    assert history(library)[0].words == "added “Wind in the east”"


def test_another_text_of_the_same_title_gets_a_number(library: Library, wind: Path) -> None:
    add(library, [str(wind)])
    wind.write_bytes(WIND + b"\nAnd stopped.\n")
    [entry] = add(library, [str(wind)])
    assert entry.path.name == "wind-in-the-east-2.md"
    assert _names(library) == ["rain.md", "talks.txt", "wind-in-the-east-2.md", "wind-in-the-east.md"]


def test_the_same_bytes_are_not_added_twice_and_it_is_said(library: Library, wind: Path) -> None:
    before = resolve(library, "rain")
    wind.write_bytes(before.path.read_bytes())
    [added] = add_each(library, [str(wind)])
    assert (added.fresh, added.entry) == (False, before)
    assert _names(library) == ["rain.md", "talks.txt"]
    assert history(library) == []


def test_the_same_file_given_twice_is_added_once(library: Library, wind: Path) -> None:
    assert [added.fresh for added in add_each(library, [str(wind), str(wind)])] == [True, False]


def test_what_lies_in_the_trash_can_be_added_anew(library: Library, wind: Path) -> None:
    [entry] = add(library, [str(wind)])
    remove(library, entry)
    [again] = add(library, [str(wind)])
    assert again.id != entry.id
    assert again.path == entry.path


def test_standard_input_becomes_a_markdown_file(library: Library) -> None:
    [entry] = add(library, ["-"], WIND)
    assert entry.path.name == "wind-in-the-east.md"


def test_a_plain_text_stays_plain(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Not *strong*\n\nText.\n", "utf-8")
    [entry] = add(library, [str(tmp_path / "a.txt")])
    assert entry.path.suffix == ".txt"
    assert "*strong*" in open_article(library, entry).document.text


def test_a_folder_is_added_with_the_folders_in_it_in_one_act(library: Library, tmp_path: Path) -> None:
    deep = tmp_path / "more" / "deep"
    deep.mkdir(parents=True)
    (deep / "one.md").write_text("# One\n", "utf-8")
    (deep / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "more" / "two.txt").write_text("Two\n", "utf-8")
    assert [entry.article.title for entry in add(library, [str(tmp_path / "more")])] == ["One", "Two"]
    assert len(history(library)) == 1


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "/etc/passwd", "CON", "..", "a" * 400, "\x1b]0;x\x07", "\u202etxt", "…"]
)
def test_whatever_the_title_the_file_lies_in_the_folder_of_the_articles(library: Library, title: str) -> None:
    [entry] = add(library, ["-"], f"---\ntitle: {title!r}\n---\n\nText.\n".encode())
    assert entry.path.parent == library.articles
    assert len(os.fsencode(entry.path.name)) < 200
    assert not entry.path.name.startswith(".")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, "there is no file"),
        (lambda path: path.mkdir(), "there is no article in"),
        (os.mkfifo, "is not a file"),
    ],
)
def test_what_is_no_article_is_refused_and_nothing_is_added(
    library: Library, wind: Path, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "source.md")
    with pytest.raises(ReaderError, match=said):
        add(library, [str(wind), str(tmp_path / "source.md")])
    assert _names(library) == ["rain.md", "talks.txt"]
    assert history(library) == []


@pytest.mark.parametrize("name", ["a.png", "a.epub", "a"])
def test_a_file_of_another_kind_is_refused_with_the_kinds_there_are(
    library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ReaderError) as caught:
        add(library, [str(tmp_path / name)])
    assert ".md" in caught.value.hint
    assert f"reader {tmp_path / name}" in caught.value.hint


def test_a_file_that_is_too_large_is_refused(library: Library, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(adding.SIZE_LIMIT_BYTES + 1)
    with pytest.raises(ReaderError, match="larger than 50 MB"):
        add(library, [str(tmp_path / "large.txt")])


def test_nothing_on_standard_input_is_said(library: Library) -> None:
    with pytest.raises(ReaderError, match="standard input"):
        add(library, ["-"], b"")


def test_what_is_added_is_parsed_before_the_act_in_which_other_programs_wait(library: Library, wind: Path) -> None:
    digest, parsed = sha256(WIND).hexdigest(), list[str | None]()

    def ids() -> str:  # an act begins with asking for its id
        parsed.append(library.cache.document(digest, "wind-in-the-east.md", RULE))
        return library.ids()

    [entry] = add(replace(library, ids=ids), [str(wind)])
    assert "It blew." in (parsed[0] or "")
    assert (entry.path.name, entry.source_digest) == ("wind-in-the-east.md", digest)


def test_an_article_that_has_no_other_title_is_called_by_the_name_it_gets(library: Library, tmp_path: Path) -> None:
    (tmp_path / "Up (1).md").write_text("", "utf-8")
    [entry] = add(library, [str(tmp_path / "Up (1).md")])
    assert (entry.path.name, entry.article.title) == ("up-1.md", "up-1")
    [row] = library.database.rows("SELECT title FROM articles")
    assert row["title"] == "up-1"


def test_when_the_act_cannot_be_saved_no_file_is_left(library: Library, wind: Path) -> None:
    library.database.rows(f"PRAGMA max_page_count = {library.database.rows('PRAGMA page_count')[0]['page_count']}")
    large = wind.with_name("large.md")
    large.write_text(f"---\ntitle: Large\nurl: {'x' * 60_000}\n---\n\nText.\n", "utf-8")
    with pytest.raises(ReaderError, match="disk is full"):
        add(library, [str(wind), str(large)])
    assert _names(library) == ["rain.md", "talks.txt"]


def test_the_name_of_an_article_whose_file_is_gone_is_not_taken(library: Library, wind: Path) -> None:
    [entry] = add(library, [str(wind)])
    entry.path.unlink()
    [new] = add(library, ["-"], WIND + b"And again.\n")
    assert (new.path.name, [each.missing for each in entries(library) if each.id == entry.id]) == (
        "wind-in-the-east-2.md",
        [True],
    )


def test_what_was_registered_and_removed_comes_back_with_its_work_when_registered_again(
    library: Library, wind: Path
) -> None:
    entry = register(library, wind)
    annotate(library, entry, open_article(library, entry).document, None, note="here")
    remove(library, entry)
    again = register(library, wind)
    assert (again.id, again.annotations, entries(library, trashed=True)) == (entry.id, 1, [])
    undo(library)
    assert [each.id for each in entries(library, trashed=True)] == [entry.id]


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "rain.md/library"])
def test_a_library_that_cannot_be_made_is_said_so(library: Library, name: str) -> None:
    with pytest.raises(ReaderError, match="cannot be made"):
        init(library.articles / name)


def test_a_new_library_has_its_two_parts_and_nothing_else(tmp_path: Path) -> None:
    init(tmp_path / "new")
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["annotations.db", "articles"]
    assert list((tmp_path / "new" / "articles").iterdir()) == []


def test_making_a_library_where_one_is_changes_nothing(tmp_path: Path) -> None:
    init(tmp_path, welcome=True)
    (tmp_path / "articles" / "welcome.md").unlink()
    before = (tmp_path / "annotations.db").read_bytes()
    init(tmp_path, welcome=True)
    assert (tmp_path / "annotations.db").read_bytes() == before
    assert list((tmp_path / "articles").iterdir()) == []


def test_making_a_library_among_other_files_leaves_them_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "mine.md").write_text("mine", "utf-8")
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    init(tmp_path, welcome=True)
    assert (tmp_path / "notes.txt").read_text("utf-8") == "mine"
    assert [path.name for path in (tmp_path / "articles").iterdir()] == ["mine.md"]


def test_a_library_cannot_be_made_where_a_file_lies(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("a file", "utf-8")
    with pytest.raises(ReaderError, match="cannot be made"):
        init(tmp_path / "new")


def test_the_own_library_welcomes_its_reader(tmp_path: Path, folders: Folders) -> None:
    init(tmp_path / "own", welcome=True)
    library = open_library(tmp_path / "own", folders)
    [entry] = entries(library)
    assert entry.article.title == "Welcome to Postil"
    assert 200 < entry.article.words < 300
    assert len(open_article(library, entry).document.headings) == 5
    library.close()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, "there is no file"),
        (lambda path: path.mkdir(), "is a folder"),
        (os.mkfifo, "is not a file"),
    ],
)
def test_a_file_elsewhere_that_is_none_is_refused(
    library: Library, tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    make(tmp_path / "elsewhere.md")
    with pytest.raises(ReaderError, match=said):
        register(library, tmp_path / "elsewhere.md")
    assert library.database.rows("SELECT * FROM articles") == []


def test_a_file_elsewhere_that_is_too_large_is_refused(library: Library, tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(adding.SIZE_LIMIT_BYTES + 1)
    with pytest.raises(ReaderError, match="larger than 50 MB"):
        register(library, tmp_path / "large")


@pytest.mark.parametrize("name", ["LICENSE", "notes.org", "main.py", ".profile", "odd name (1).log", "tape.bin"])
def test_whatever_its_ending_a_file_elsewhere_is_read_as_plain_text(
    library: Library, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(b"Not *strong*\n\n# A line\n\xff\x00")
    entry = register(library, tmp_path / name)
    assert not entry.missing
    assert open_article(library, entry).document.text.startswith("Not *strong*\n# A line\n")
    assert register(library, tmp_path / name) == entry


def test_a_file_of_any_ending_in_the_folder_of_the_articles_stays_the_article_that_it_is(library: Library) -> None:
    (library.articles / "rain.org").write_bytes((library.articles / "rain.md").read_bytes())
    (library.articles / "copy.txt").write_bytes((library.articles / "rain.md").read_bytes())
    entry = register(library, library.articles / "rain.org")
    assert entry.path.name == "rain.org"
    assert [(each.path.name, each.id == entry.id) for each in entries(library)] == [
        ("copy.txt", False),
        ("rain.md", False),
        ("rain.org", True),
        ("talks.txt", False),
    ]


def test_to_register_a_file_is_nothing_that_undo_takes_back(library: Library, wind: Path) -> None:
    register(library, wind)
    assert history(library) == []
