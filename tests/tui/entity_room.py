"""A library that names some people: what tests of the screens of entities look at."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from reader.core.entity import EntityKey, EntityKind, Mention
from reader.core.span import Span
from reader.engines.names import engine_version
from reader.library.library import Library
from reader.library.marking import keep_entities
from reader.library.opening import open_article
from reader.library.shelf import entries, resolve
from reader.tui.app import PostilApp
from reader.tui.screens.entities import EntitiesScreen
from reader.tui.screens.entity import EntityScreen
from reader.tui.widgets.rows_view import LEAD, RowsView
from tests.tui.desk_room import Opening, Reader

FLOOD = """---
title: The flood
published: 2025-06-09
---
Engineer Ann Reed came back to Leeds. Ann Reed said the flood cost over £3 million. Tom Hale spoke for York Council.
"""
BRIDGE = """---
title: A bridge
published: 2025-06-16
---
Mayor Reed opened the bridge at Leeds. Tom Hale and Zoë Ünlü were there. So was Paul Moor of Hull.
"""
ANN, TOM, ZOE = (EntityKey(EntityKind.PERSON, name) for name in ("Ann Reed", "Tom Hale", "Zoë Ünlü"))
LEEDS = EntityKey(EntityKind.PLACE, "Leeds")
FROST, NORA, JACK = (EntityKey(EntityKind.PERSON, name) for name in ("Frost", "Nora Frost", "Jack Frost"))
HILLWORK = EntityKey(EntityKind.ORGANISATION, "Hillwork Ltd")
COUNCIL = EntityKey(EntityKind.ORGANISATION, "York Council")
NAMES = (
    ("Ann Reed", ANN),
    ("Reed", ANN),
    ("Tom Hale", TOM),
    ("Zoë Ünlü", ZOE),
    ("York Council", COUNCIL),
    ("Leeds", LEEDS),
    ("Nora Frost", NORA),
    ("Jack Frost", JACK),
    ("Frost", FROST),
    ("Hillwork Ltd", HILLWORK),
    ("Hillwork", EntityKey(EntityKind.PERSON, "Hillwork")),
)
ROLES = ("Engineer", "Mayor")
PATIENCE = 600  # looks, before what a screen should show is given up; a process may have to begin first


def write_articles(root: Path) -> None:
    """Add two articles to the library."""
    (root / "articles" / "flood.md").write_text(FLOOD)
    (root / "articles" / "bridge.md").write_text(BRIDGE)


def know_names(library: Library) -> None:
    """Let the names of all articles be known, as if a model had found them."""
    engine = engine_version("")
    for entry in entries(library):
        document = open_article(library, entry).document
        keep_entities(library, document, engine, mentions(document.text, engine))


def mentions(text: str, engine: str) -> list[Mention]:
    """The names in a text, in order, none within another."""
    found: list[Mention] = []
    for name, key in NAMES:
        start = text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            if not any(each.span.overlaps(span) for each in found):
                role = next((role for role in ROLES if text[:start].endswith(f"{role} ")), "")
                found.append(Mention(span, key.kind, key.name, engine, role))
            start = text.find(name, start + 1)
    return sorted(found)


class AtEntities(Reader):
    """A reader who looks at entities."""

    @property
    def browser(self) -> EntitiesScreen:
        """The list of entities."""
        screen = self.app.screen
        assert isinstance(screen, EntitiesScreen)
        return screen

    @property
    def card(self) -> EntityScreen:
        """The card of one."""
        screen = self.app.screen
        assert isinstance(screen, EntityScreen)
        return screen

    @property
    def names(self) -> list[str]:
        """The names on the list."""
        return [each.key.name for each in self.browser.shown]

    def rows(self, number: int = 0) -> list[str]:
        """What a list of rows on the screen shows, as text."""
        view = list(self.app.screen.query(RowsView))[number]
        height = min(view.size.height, view.virtual_size.height)
        return [view.render_line(row).text[LEAD:].rstrip() for row in range(height)]

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is as it should be."""
        for _ in range(PATIENCE):
            if is_so():
                return
            await self.pilot.pause(0.05)
        raise AssertionError("\n".join(self.rows()))

    async def opens(self, name: str) -> None:
        """Open the browser, find a name, open its card."""
        await self.types("E")
        await self.until(lambda: bool(self.browser.shown))
        await self.types("/")
        await self.writes(name)
        await self.types("enter", "enter")
        await self.until(lambda: len(self.rows()) > 1 and not any(row[-1:] == "…" for row in self.rows()[-1:]))


AmongNames = Callable[..., AbstractAsyncContextManager[AtEntities]]


def among_names(opening: Opening, root: Path) -> AmongNames:
    """Opens the app on this library, on the list of articles or on one."""

    @asynccontextmanager
    async def open_it(article: str = "", size: tuple[int, int] = (80, 24)) -> AsyncIterator[AtEntities]:
        write_articles(root)
        library = opening()
        know_names(library)
        app = PostilApp(library, open_article(library, resolve(library, article)) if article else None)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield AtEntities(app, pilot, library)
        library.close()

    return open_it
