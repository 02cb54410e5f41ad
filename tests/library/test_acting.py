from pathlib import Path

import pytest

from reader.core.errors import ReaderError
from reader.library.acting import Acting, act
from reader.library.library import Library


def _moved(acting: Acting, folder: Path, name: str) -> Path:
    (folder / name).write_text(name, "utf-8")
    acting.move(folder / name, folder / f"{name}.moved")
    return folder / f"{name}.moved"


def _fails(library: Library, folder: Path, *names: str, lost: str = "") -> None:
    with act(library) as acting:
        for name in names:
            moved = _moved(acting, folder, name)
            if name == lost:
                moved.unlink()
        raise ReaderError("no more")


def test_all_files_go_back_when_an_act_fails(library: Library, tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="no more"):
        _fails(library, tmp_path, "one", "two")
    assert [(tmp_path / name).read_text("utf-8") for name in ("one", "two")] == ["one", "two"]


def test_one_that_cannot_go_back_keeps_neither_the_others_nor_the_reason_of_the_failure(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(ReaderError, match="no more") as caught:
        _fails(library, tmp_path, "one", "two", "three", lost="two")
    assert sorted(file.name for file in tmp_path.iterdir() if file.is_file()) == ["one", "three"]
    assert ["two.moved" in note for note in caught.value.__notes__] == [True]
