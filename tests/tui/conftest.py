import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from reader.core.entity import EntityKind, Mention
from reader.core.settings import Settings
from reader.core.span import Span
from reader.engines.names import engine_version
from reader.library.folders import Folders
from reader.library.library import Library, open_library
from reader.library.marking import keep_entities
from reader.library.opening import open_article
from reader.library.shelf import resolve
from reader.tui.app import PostilApp
from tests.tui.desk_room import RAIN, RIVER, AtDesk, Opening, Reader
from tests.tui.entity_room import AmongNames, among_names


@pytest.fixture(autouse=True, scope="module")
def _what_the_apps_made_is_let_go() -> Iterator[None]:
    """An app tells the collector never to look at what stays; many apps in one process are gigabytes of that."""
    yield
    gc.unfreeze()
    gc.collect()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    articles = tmp_path / "library" / "articles"
    articles.mkdir(parents=True)
    (articles / "rain.md").write_text(RAIN)
    (articles / "river.md").write_text(RIVER)
    return articles.parent


@pytest.fixture
def opening(root: Path, tmp_path: Path) -> Opening:
    """Opens the library, each time as another program would; its clock ticks a second a look."""
    folders = Folders(*(tmp_path / name for name in ("config", "data", "cache", "state")))
    seconds, numbers = count(), count(1)
    noon = datetime(2025, 6, 2, 12, tzinfo=UTC)

    def open_it(settings: Settings | None = None) -> Library:
        return open_library(
            root,
            folders,
            clock=lambda: noon + timedelta(seconds=next(seconds)),
            ids=lambda: f"id{next(numbers):024}",
            settings=settings,
        )

    return open_it


@pytest.fixture
def at_desk(opening: Opening) -> AtDesk:
    """Opens the app, on an article or on the list, with the names of the article known already."""

    @asynccontextmanager
    async def open_it(
        article: str = "", size: tuple[int, int] = (80, 24), settings: Settings | None = None, *, names: bool = True
    ) -> AsyncIterator[Reader]:
        library = opening(settings)
        first = open_article(library, resolve(library, article)) if article else None
        if names:
            for each in ("rain", "river"):
                _know_names(library, each)
        app = PostilApp(library, first)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Reader(app, pilot, library)
        library.close()

    return open_it


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program runs."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


@pytest.fixture
def among(opening: Opening, root: Path) -> AmongNames:
    """Opens the app on a library that names some people."""
    return among_names(opening, root)


def _know_names(library: Library, article: str) -> None:
    document = open_article(library, resolve(library, article)).document
    engine = engine_version("")
    found = [
        Mention(Span(start, start + len(name)), kind, entity, engine)
        for name, kind, entity in (
            ("Leeds", EntityKind.PLACE, "Leeds"),
            ("Ann Reed", EntityKind.PERSON, "Ann Reed"),
            ("Reed", EntityKind.PERSON, "Ann Reed"),
        )
        for start in range(len(document.text))
        if document.text.startswith(name, start) and not document.text.startswith("Ann Reed", start - 4)
    ]
    keep_entities(library, document, engine, found)
