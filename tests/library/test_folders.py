from pathlib import Path

from reader.library.folders import library_name, user_folders


def test_each_folder_is_overridden_by_its_variable() -> None:
    environ = {
        "READER_CONFIG_DIR": "/c",
        "READER_DATA_DIR": "/d",
        "READER_CACHE_DIR": "/k",
        "READER_STATE_DIR": "/s",
    }
    folders = user_folders(environ)
    assert (folders.config, folders.data, folders.cache, folders.state) == (
        Path("/c"),
        Path("/d"),
        Path("/k"),
        Path("/s"),
    )


def test_without_variables_all_folders_are_absolute_and_named_after_the_program() -> None:
    folders = user_folders({})
    for folder in (folders.config, folders.data, folders.cache, folders.state):
        assert folder.is_absolute()
        assert "postil" in folder.parts


def test_two_libraries_of_one_name_have_different_backups(tmp_path: Path) -> None:
    folders = user_folders({"READER_DATA_DIR": str(tmp_path)})
    assert folders.backups(tmp_path / "a" / "news") != folders.backups(tmp_path / "b" / "news")
    assert folders.backups(tmp_path / "a" / "news").name.startswith("news-")


def test_a_library_name_is_a_plain_file_name() -> None:
    for path in ("/", "/../x/…", "/caf\udce9", "/" + "n" * 250):
        name = library_name(Path(path))
        assert name.replace("-", "").isalnum()
        assert name.isascii()
        assert len(name) < 60
