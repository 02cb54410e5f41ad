from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.folders import Folders
from reader.library.library import Library, open_library


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """Another library, in which nothing was ever made."""
    (tmp_path / "other" / "articles").mkdir(parents=True)
    folders = Folders(*(tmp_path / "elsewhere" / name for name in ("config", "data", "cache", "state")))
    library = open_library(tmp_path / "other", folders)
    yield library
    library.close()
