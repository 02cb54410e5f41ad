"""Knowing: what is known of the whole library, gone through in slices between the keys, and its indexing."""

import asyncio
from collections.abc import Callable, Coroutine
from time import monotonic

from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.span import Span
from reader.library.beyond import figures_beyond, names_beyond, noted_names
from reader.library.census import Census, counting
from reader.library.index_process import AsyncIndex
from reader.library.ledger import Ledger, reckoning
from reader.library.library import Library
from reader.library.marking import present_engine
from reader.tui.garbage import garbage
from reader.tui.slicing import in_slices

SAID_SECONDS = 0.1  # until it is said again how far it is
SHOWN_SECONDS = 3.0  # until what another process found meanwhile is shown
FEW = 3  # articles whose figures may be looked for while keys wait; those of more are left to the index
NOTHING: frozenset[Span] = frozenset()


class Knowledge:
    """The census and the ledger of a library, None until they were first taken; one for the whole program.

    Args:
        library: The library.
        told: Called when something here is new.

    Attributes:
        state: What goes on, in words: "finding names and figures: 12 of 80"; empty when nothing does.
        trouble: Why the library could not be gone through, in words; empty when it could.
    """

    def __init__(self, library: Library, told: Callable[[], None]) -> None:
        self._library = library
        self._told = told
        self._index: AsyncIndex | None = None
        self._wake = asyncio.Event()
        self._stale = self._notes_stale = False
        self._measured: dict[str, frozenset[Span]] = {}
        self._asked: list[str] = []
        self._noted: dict[EntityKey, frozenset[str]] = {}
        self.census: Census | None = None
        self.ledger: Ledger | None = None
        self.state = self.trouble = ""
        self._tried = frozenset[str]()
        self._looked, self._cache_version = monotonic(), library.cache.data_version()

    # ── keeping fresh ───────────────────────────────────────────────────────────────────────

    def refresh(self) -> None:
        """Something changed: go through the library again, soon."""
        self._stale = True
        self._wake.set()

    def refresh_notes(self) -> None:
        """Annotations changed: look again, soon, at what they name."""
        self._notes_stale = True
        self._wake.set()

    def look_around(self) -> None:
        """Go through the library again when another process found names or figures in it; costs next to nothing."""
        if monotonic() - self._looked < SHOWN_SECONDS:
            return
        self._looked, before = monotonic(), self._cache_version
        self._cache_version = self._library.cache.data_version()
        if self._cache_version != before:
            self.refresh()

    async def keep_fresh(self) -> None:
        """Go through the library whenever something changed; ends when it is cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._bring_up_to_date()
                self.trouble = ""
            except ReaderError as error:  # another program holds the database, say: its next change wakes this again
                self.trouble, self._stale = str(error), True
            self._told()

    async def _bring_up_to_date(self) -> None:
        if self._stale:
            await self._take()
        elif self._notes_stale:
            await self._look_at_notes()
        await self._measure()

    async def _take(self) -> None:
        self._stale = False
        with garbage.made_to_stay():
            self.census = await in_slices(counting(self._library))
            self.ledger = await in_slices(reckoning(self._library, find=FEW))
        self._asked = list(self._measured)
        await self._look_at_notes()

    async def _look_at_notes(self) -> None:
        self._notes_stale = False
        if self.census is not None:
            self._noted = await in_slices(noted_names(self._library, self.census))

    async def _measure(self) -> None:
        """Look for what is measured elsewhere too, in the articles that were asked about."""
        while self.ledger is not None and self._asked:
            article = self._asked.pop()
            self._measured[article] = await in_slices(figures_beyond(self._library, self.ledger, article))

    # ── what the rest of the library says of one article ────────────────────────────────────

    def named_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """The entities of an article that other articles name too."""
        return names_beyond(self.census, article) if self.census is not None else frozenset()

    def noted_elsewhere(self, article: str) -> frozenset[EntityKey]:
        """Those of them that an annotation of the reader's touches in another article."""
        here = self.census.in_article(article) if self.census is not None else []
        return frozenset(known.key for known in here if self._noted.get(known.key, frozenset()) - {article})

    def measured_elsewhere(self, article: str) -> frozenset[Span]:
        """The figures of an article that are likely measured in other articles too; at first none, then told."""
        if article not in self._measured:
            self._measured[article] = NOTHING
            self._asked.append(article)
            self._wake.set()
        return self._measured[article]

    # ── indexing ────────────────────────────────────────────────────────────────────────────

    @property
    def is_indexing(self) -> bool:
        """Whether names and figures are being found."""
        return self._index is not None

    @property
    def unread(self) -> frozenset[str]:
        """The ids of the articles whose names, where a model can find them, or figures are not known yet."""
        nameless = self.census.unread if self.census is not None and present_engine(self._library) else ()
        return frozenset((*nameless, *(self.ledger.unread if self.ledger is not None else ())))

    def takes_up_index(self) -> bool:
        """Whether the index is to be begun without being asked for: once for each article that is not known yet.

        So it is for good that a reader stops it.
        """
        unread = self.unread
        if self.is_indexing or unread <= self._tried:
            return False
        self._tried |= unread
        return True

    def begin_index(self) -> Coroutine[object, object, None]:
        """Find the names and figures of all articles, in a process of its own; until done or stopped.

        From now on it counts as begun, so that nobody begins it twice.

        Raises:
            ReaderError: The process cannot do it, or there is no model for names.
        """
        self._index = AsyncIndex(self._library)
        return self._go_on(self._index)

    async def _go_on(self, index: AsyncIndex) -> None:
        is_leaving = False
        said = 0.0
        try:
            async for progress in index:
                self.state = f"finding names and figures: {progress.done} of {progress.total}"
                if monotonic() - said > SAID_SECONDS:
                    said = monotonic()
                    self._told()
        except asyncio.CancelledError:
            is_leaving = True  # the screens are going, or gone: none is told
            raise
        finally:
            self._index = None
            self.state = ""
            if not is_leaving:
                self.refresh()
                self._told()

    async def stop_indexing(self) -> None:
        """Let the process end; what it found is kept."""
        if self._index is not None:
            await self._index.stop()
