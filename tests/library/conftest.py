from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.core.ids import Clock, Ids
from reader.library.folders import Folders
from reader.library.library import Library, open_library

NOON = datetime(2025, 6, 2, 12, tzinfo=UTC)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(*(tmp_path / name for name in ("config", "data", "cache", "state")))


@pytest.fixture
def clock() -> Clock:
    """A second later each time it is asked, from noon of 2 June 2025."""
    seconds = count()
    return lambda: NOON + timedelta(seconds=next(seconds))


@pytest.fixture
def ids() -> Ids:
    numbers = count(1)
    return lambda: f"id{next(numbers):024}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    articles = tmp_path / "library" / "articles"
    articles.mkdir(parents=True)
    (articles / "rain.md").write_text("# Rain in the north\n\nRain fell. The river rose. Night came.\n")
    (articles / "talks.txt").write_text("Talks end\n\nAnn Reed said over 6,000 letters came.\n")
    return articles.parent


@pytest.fixture
def opening(root: Path, folders: Folders, clock: Clock, ids: Ids) -> Iterator[Callable[[], Library]]:
    """Opens the library, each time as another program would."""
    opened: list[Library] = []

    def open_it() -> Library:
        opened.append(open_library(root, folders, clock=clock, ids=ids))
        return opened[-1]

    yield open_it
    for library in opened:
        library.close()


@pytest.fixture
def library(opening: Callable[[], Library]) -> Library:
    return opening()
