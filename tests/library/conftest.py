from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.core.ids import new_ids
from reader.core.settings import Settings
from reader.library.folders import Folders
from reader.library.library import Library, open_library

RAIN = "# Rain in the north\n\nRain fell all day. The river rose by 40 cm. Night came.\n\nRain fell again.\n"
DROUGHT = "---\ntitle: Drought in the south\nsource: The Plain\npublished: 2025-06-02\n---\n\nNo rain fell.\n"

OpenLibrary = Callable[[], Library]


class Clock:
    """A clock that goes on by a second each time it is looked at, and can be set."""

    def __init__(self) -> None:
        self.time = datetime(2026, 1, 5, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(*(tmp_path / "user" / name for name in ("config", "data", "cache", "state")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    (root / "articles").mkdir(parents=True)
    (root / "articles" / "rain.md").write_text(RAIN, "utf-8")
    (root / "articles" / "drought.md").write_text(DROUGHT, "utf-8")
    return root


@pytest.fixture
def open_again(root: Path, folders: Folders, clock: Clock) -> Iterator[OpenLibrary]:
    """Opens the library once more, as a second program would."""
    opened: list[Library] = []

    def open_it() -> Library:
        opened.append(open_library(root, folders, clock=clock, ids=new_ids(clock), settings=Settings(author="Ada")))
        return opened[-1]

    yield open_it
    for library in opened:
        library.close()


@pytest.fixture
def library(open_again: OpenLibrary) -> Library:
    """A library of two articles, `rain` and `drought`."""
    return open_again()
