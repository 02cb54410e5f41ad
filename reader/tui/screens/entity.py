"""Entity screen: the card of one entity, over what was shown."""

import asyncio
from collections.abc import Generator
from time import monotonic

from textual import work

from reader.core.correction import Correction
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.reference import entity_target
from reader.library.appearing import appearances
from reader.library.census import Census, Known
from reader.library.correcting import corrections
from reader.library.library import Library
from reader.library.links import Gathered, gathered
from reader.library.shelf import Entry
from reader.tui.entities.blocks import Block
from reader.tui.entities.card import BESIDE_SHOWN, facts_block, gone_block, more_block, taking_block
from reader.tui.entities.chapters import Chapters
from reader.tui.entities.company import company
from reader.tui.entities.following import followed
from reader.tui.entities.linking import Linking
from reader.tui.entities.putting_right import RENAME, PuttingRight
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.references.referring import reference_blocks
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.stepping import Stepping
from reader.tui.widgets.prompt import Prompt

KEYS = ("r t m s d D put right", "enter goes there", "a note", "x links")
DRAW_SECONDS = 0.1  # between two drawings while more articles come in


class EntityScreen(SheetScreen):
    """The card of an entity.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        key: The entity.
        entry: The article it is seen from; None from the browser.
    """

    KEYS_OF = Mode.ENTITY

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, key: EntityKey, entry: Entry | None
    ) -> None:
        super().__init__(library, services, knowledge, entry)
        self._corrections: list[Correction] = corrections(library)
        self._outdated: Census | None = None
        self._known: Known | None = None
        self._shelf: dict[str, Entry] = {}
        self._beside: list[tuple[Known, int]] = []
        self._references: Gathered | None = None
        self._chapters: Chapters | None = None
        self.key = key

    def on_mount(self) -> None:
        """Show what is known."""
        self._right = PuttingRight(self.library, self, self.query_one(Prompt))
        self._articles = Stepping(self.rows, self._heads)
        self.take_keys(self._right, Linking(self.library, self))
        self._say()
        self.known_again()

    def on_unmount(self) -> None:
        """Let go of the articles."""
        self._chapters = None
        self.leads = []

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """Take what is new of this entity; nothing while it is as it was."""
        self.say_state()
        census = self.knowledge.census
        if census is None:
            self._show_only(taking_block())
        elif census is self._outdated:
            return
        else:
            known = census.entities.get(self.key)
            if known is None:
                self._known = None
                self._show_only(gone_block())
            elif known != self._known:
                self._known = known
                self._load()

    def gather(self) -> None:
        """Something changed: stay with the entity, and read what there is of it."""
        self._follow()
        self._load()

    def _follow(self) -> bool:
        """Stay with the entity through what was put right; False when it is none any more."""
        before, self._corrections = self._corrections, corrections(self.library)
        key = followed(self.key, before, self._corrections)
        if before != self._corrections:
            self._outdated = self.knowledge.census
        if key is not None:
            self.key = key
        self._say()
        return key is not None

    def done(self, words: str) -> None:
        """Something was put right or taken back: show it, or go when nothing is left; and say so."""
        if self._follow():
            self._load()
            self.tell(words)
            return
        self.services.leave()
        if isinstance(self.app.screen, OwnScreen):
            self.app.screen.tell(words)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _load(self) -> None:
        if self._known is not None:
            self._take(self._known)

    @work(exclusive=True, group="card", description="the articles of a card")
    async def _take(self, known: Known) -> None:
        """The facts at once, then article by article, with room for keys between them."""
        try:
            self._shelf = await in_slices(shelf_by_id(self.library))
            self._references = gathered(self.library, self._shelf.values(), entity_target(self.key))
            if self.census is not None:
                self._beside = await in_slices(company(self.census, known, BESIDE_SHOWN))
            await self._go_through(known)
        except ReaderError as error:
            self.tell(str(error))

    async def _go_through(self, known: Known) -> None:
        found = Chapters(known, self.library.codebook, self._here)
        is_first = self._chapters is None  # later the old ones stay until the new ones are there: nothing flickers
        if is_first:
            self._chapters = found
        self.draw()
        drawn = monotonic()
        for each in appearances(self.library, known):
            found.add(each)
            if is_first and (len(found) == 1 or monotonic() - drawn > DRAW_SECONDS):
                self.draw()
                drawn = monotonic()
            await asyncio.sleep(0)
        await in_slices(found.laying(self.room))
        self._chapters = found
        self.draw()

    @property
    def _here(self) -> str:
        return self._entry.id if self._entry is not None else ""

    def _show_only(self, block: Block) -> None:
        self._chapters = None
        self.put([block])
        self._say()

    def draw(self) -> None:
        """Make the lines for the width there is, at once or, where that takes longer, between the keys."""
        self._say()
        if self._known is None or not self.room:
            return
        if self._chapters is None:
            self._put_all([])
            return
        laying = self._chapters.laying(self.room)
        laid = soon(laying, FRAME_SECONDS)
        if laid is not None:
            self._put_all(laid)
        else:
            self._lay_on(laying)

    @work(exclusive=True, group="laying", description="the lines of a card")
    async def _lay_on(self, laying: Generator[None, None, list[Block]]) -> None:
        self._put_all(await in_slices(laying))

    def _put_all(self, laid: list[Block]) -> None:
        known, width = self._known, self.room
        if known is None:
            return
        blocks = [facts_block(known, self._shelf, self._beside, width, self._here)]
        blocks += reference_blocks(self._references, width) if self._references else []
        left = sum(article in self._shelf for article in known.articles) - len(self._chapters or ())
        self.put([*blocks, *laid, more_block(left)] if left > 0 else [*blocks, *laid])
        self._say()

    def _say(self) -> None:
        self.head(self.key.name, KEYS)
        entry = self.article
        self.status.subject = entry.article.title if entry is not None else ""

    # ── what the correcting keys ask ────────────────────────────────────────────────────────

    @property
    def card_of(self) -> EntityKey:
        """The entity of the card."""
        return self.key

    @property
    def article(self) -> Entry | None:
        """The article that the card was opened from; else that of the line under the cursor."""
        return self._entry if self._entry is not None else self.lead.entry

    @property
    def census(self) -> Census | None:
        """What the library names."""
        return self.knowledge.census

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def on_rows_view_moved(self) -> None:
        """The cursor stands on another line, of another article maybe."""
        self._say()

    def do_next_article(self, count: int) -> None:
        """The first line of the next article."""
        self._articles.do_next_part(count)

    def do_previous_article(self, count: int) -> None:
        """The first line of this article; from there, of the one before."""
        self._articles.do_previous_part(count)

    def _heads(self) -> list[int]:
        entries = [lead.entry for lead in self.leads]
        return [row for row, entry in enumerate(entries) if not row or entry != entries[row - 1]]

    def do_note(self) -> None:
        """Go there and write a note."""
        self.note_on(self.lead)

    def do_together(self) -> None:
        """Those named together with it."""
        self.services.wide.show_entities(self.key)

    def do_show_references(self) -> None:
        """Those at the entity."""
        self.services.wide.show_references(entity_target(self.key))

    def answered(self, about: str, text: str) -> None:
        """Rename, or run the command."""
        if about == RENAME:
            self._right.answered(text)
        else:
            super().answered(about, text)
