from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library.finding import Found, find_library
from reader.library.folders import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(*(tmp_path / name for name in ("config", "data", "cache", "state")))


def laid(root: Path, *paths: str) -> Path:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.endswith("/"):
            target.mkdir(exist_ok=True)
        else:
            target.touch()
    return root


def test_the_option_comes_before_the_variable_and_the_folder(tmp_path: Path, folders: Folders) -> None:
    laid(tmp_path, "a/articles/", "b/annotations.db", "c/annotations.db")
    environ = {"READER_LIBRARY": str(tmp_path / "b")}
    assert find_library(tmp_path / "a", tmp_path / "c", environ, folders) == Found(tmp_path / "a")
    assert find_library(None, tmp_path / "c", environ, folders) == Found(tmp_path / "b")
    assert find_library(None, tmp_path / "c", {}, folders) == Found(tmp_path / "c")


def test_an_option_is_taken_from_where_one_is(tmp_path: Path, folders: Folders) -> None:
    laid(tmp_path, "a/articles/")
    assert find_library(Path("a"), tmp_path, {}, folders) == Found(tmp_path / "a")


def test_the_nearest_database_upwards_is_the_library(tmp_path: Path, folders: Folders) -> None:
    laid(tmp_path, "annotations.db", "x/annotations.db", "x/articles/2025/")
    assert find_library(None, tmp_path / "x" / "articles" / "2025", {}, folders) == Found(tmp_path / "x")
    assert find_library(None, tmp_path, {}, folders) == Found(tmp_path)


def test_bare_articles_are_asked_about(tmp_path: Path, folders: Folders) -> None:
    laid(tmp_path, "x/articles/2025/")
    assert find_library(None, tmp_path / "x" / "articles", {}, folders) == Found(tmp_path / "x", sure=False)


def test_a_folder_called_like_the_database_and_a_file_called_articles_are_no_library(
    tmp_path: Path, folders: Folders
) -> None:
    laid(tmp_path, "annotations.db/", "x/articles")
    assert find_library(None, tmp_path / "x", {}, folders) == Found(folders.own_library, own=True)


def test_with_nothing_around_it_is_the_users_own(tmp_path: Path, folders: Folders) -> None:
    assert find_library(None, tmp_path, {}, folders) == Found(folders.data / "library", own=True)


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_named_library_that_is_none_says_what_to_do(tmp_path: Path, folders: Folders, name: str) -> None:
    laid(tmp_path, "empty/")
    for option, environ in ((Path(name), {}), (None, {"READER_LIBRARY": name})):
        with pytest.raises(ReaderError) as caught:
            find_library(option, tmp_path, environ, folders)
        assert "reader init" in caught.value.hint
