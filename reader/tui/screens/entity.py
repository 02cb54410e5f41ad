"""Entity screen: the card of one entity, over what was shown."""

import asyncio
from collections.abc import Iterator
from time import monotonic

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.widgets import Label

from reader.core.cells import shown, width_of
from reader.core.correction import Correction
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.library.appearing import Appearance, appearances
from reader.library.census import Census, Known
from reader.library.correcting import corrections
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.commander import Commander
from reader.tui.entities.blocks import Block, Lead
from reader.tui.entities.card import BESIDE_SHOWN, article_blocks, facts_block, gone_block, more_block, taking_block
from reader.tui.entities.company import company
from reader.tui.entities.following import followed
from reader.tui.entities.linking import Linking
from reader.tui.entities.moving import Moving
from reader.tui.entities.putting_right import RENAME, PuttingRight
from reader.tui.entities.referring import reference_blocks, references_to
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.everywhere import Everywhere
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.messages import PromptAnswered
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.sheets import NARROW_THEN_WIDE
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

KEYS = (
    "enter goes there · a note · x link · r t m s d D put right · ? keys · esc leaves",
    "enter goes there · a note · ? keys · esc leaves",
    "enter · a note · ? keys · esc",
)
ROUND_KEYS = 6  # cells beside the line of keys
CARD_WIDTH = 88  # cells at most, as the style sheet has it
DRAW_SECONDS = 0.1  # between two drawings while more articles come in


class EntityScreen(OwnScreen):
    """The card of an entity.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        key: The entity.
        entry: The article it is seen from; None from the browser.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, key: EntityKey, entry: Entry | None
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self._entry = entry
        self._corrections: list[Correction] = corrections(library)
        self._outdated: Census | None = None
        self._known: Known | None = None
        self._shelf: dict[str, Entry] = {}
        self._appearances: list[Appearance] = []
        self._blocks: list[Block] = []
        self._leads: list[Lead] = []
        self.key = key

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """The card, the line of input, the status line."""
        with Vertical(classes="sheet sheet--entity"):
            yield Label("", classes="sheet--title", markup=False)
            yield RowsView(dark=self.app.current_theme.dark)
            yield Label("", classes="sheet--keys", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what is known."""
        prompt, status = self.query_one(Prompt), self.query_one(Status)
        everywhere = Everywhere(self.app, prompt, self._services, lambda: Mode.ENTITY)
        self._right = PuttingRight(self.library, self, prompt)
        acts = (
            Moving(self._list),
            self._right,
            Linking(self.library, self),
            TakingBack(self.library, self.corrected),
            everywhere,
        )
        keys = self.library.settings.keys
        self.commander = Commander({Mode.ENTITY: (self, *acts)}, keys, status, self.query_one(WhichKey))
        self._list.focus()
        self._say()
        self.known_again()

    @property
    def _list(self) -> RowsView:
        return self.query_one(RowsView)

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.ENTITY

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.query_one(Status).message = message

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """Take what is new of this entity; nothing while it is as it was."""
        census = self._knowledge.census
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

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        self._follow()
        self._load()

    def _follow(self) -> bool:
        """Stay with the entity through what was put right; False when it is none any more."""
        before, self._corrections = self._corrections, corrections(self.library)
        key = followed(self.key, before, self._corrections)
        if before != self._corrections:
            self._outdated = self._knowledge.census
        if key is not None:
            self.key = key
        self._say()
        return key is not None

    def corrected(self, words: str) -> None:
        """Something was put right or taken back: show it, or go when nothing is left; and say so."""
        if self._follow():
            self._load()
            self.tell(words)
            return
        self._services.leave()
        if isinstance(self.app.screen, OwnScreen):
            self.app.screen.tell(words)

    def redraw(self) -> None:
        """Draw for another theme."""
        self._list.set_dark(dark=self.app.current_theme.dark)

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self.call_after_refresh(self._draw)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _load(self) -> None:
        if self._known is not None:
            self._take(self._known)

    @work(exclusive=True, group="card")
    async def _take(self, known: Known) -> None:
        """The facts at once, then article by article, with room for keys between them."""
        self._shelf = await in_slices(shelf_by_id(self.library))
        is_first = not self._appearances  # later the old ones stay until the new ones are there: nothing flickers
        found: list[Appearance] = []
        self._draw()
        drawn = monotonic()
        for each in self._each(known):
            found.append(each)
            if is_first and (len(found) == 1 or monotonic() - drawn > DRAW_SECONDS):
                self._appearances = found
                self._draw()
                drawn = monotonic()
            await asyncio.sleep(0)
        self._appearances = found
        self._draw()

    def _each(self, known: Known) -> Iterator[Appearance]:
        return appearances(self.library, known)

    def _show_only(self, block: Block) -> None:
        self._appearances = []
        self._put([block])

    def _draw(self) -> None:
        """Make the rows for the width there is."""
        known, census, width = self._known, self._knowledge.census, self._list.size.width - LEAD - 1
        if known is None or census is None or width <= 0:
            return
        here = self._entry.id if self._entry is not None else ""
        beside = company(census, known, BESIDE_SHOWN)
        references = references_to(self.library, self.key)
        most = max(each.count for each in known.presences)
        blocks = [facts_block(known, self._shelf, beside, width, here)]
        blocks += reference_blocks(self.library, self.key, references, self._shelf, width)
        for each in self._appearances:
            blocks += article_blocks(each, known, most, width, self.library.codebook, is_here=each.entry.id == here)
        left = sum(article in self._shelf for article in known.articles) - len(self._appearances)
        self._put([*blocks, more_block(left)] if left > 0 else blocks)

    def _put(self, blocks: list[Block]) -> None:
        rows: list[Row] = []
        items: list[range] = []
        self._leads = []
        for block in blocks:
            if block.lead is not None:
                items.append(range(len(rows), len(rows) + len(block.rows)))
                self._leads.append(block.lead)
            rows += block.rows
        self._list.show(MadeRows(rows), items)
        self._say()

    def _say(self) -> None:
        self.query_one(".sheet--title", Label).update(shown(self.key.name))
        room = min(self.app.size.width, CARD_WIDTH) - ROUND_KEYS
        keys = next((each for each in KEYS if width_of(each) <= room), KEYS[-1])
        self.query_one(".sheet--keys", Label).update(keys)
        status = self.query_one(Status)
        status.mode = "INPUT" if self.query_one(Prompt).is_open else "ENTITY"
        entry = self.article
        status.subject = entry.article.title if entry is not None else ""
        status.facts = ("? help", *((f"{self._list.cursor + 1} of {len(self._leads)}",) if self._leads else ()))

    # ── what the correcting keys ask ────────────────────────────────────────────────────────

    @property
    def article(self) -> Entry | None:
        """The article that the card was opened from; else that of the line under the cursor."""
        return self._entry if self._entry is not None else self._lead.entry

    @property
    def census(self) -> Census | None:
        """What the library names."""
        return self._knowledge.census

    @property
    def _lead(self) -> Lead:
        return self._leads[self._list.cursor] if self._leads else Lead()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def on_key(self, event: Key) -> None:
        """Give the key to the commands, unless a line is being typed."""
        prompt, status = self.query_one(Prompt), self.query_one(Status)
        if not prompt.is_open:
            self.commander.press(Mode.ENTITY, event)
            status.mode = "INPUT" if prompt.is_open else "ENTITY"
        elif prompt.taken is not event:
            event.stop()
            event.prevent_default()
            prompt.take(event)

    def on_rows_view_moved(self) -> None:
        """The cursor stands on another line."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """The mouse chose a line."""
        self.do_jump()

    def do_jump(self) -> None:
        """Go where the line leads."""
        lead = self._lead
        if lead.key is not None:
            self._services.wide.show_entity(lead.key, self._entry)
        elif lead.entry is not None:
            self._services.read(lead.entry, lead.goal)
        else:
            self.tell("there is no passage to go to")

    def do_note(self) -> None:
        """Go there and write a note."""
        lead = self._lead
        if lead.entry is None:
            self.tell("there is no passage to note anything on")
        else:
            self._services.read(lead.entry, Goal(lead.goal.at, lead.goal.span, "note"))

    def do_together(self) -> None:
        """Those named together with it."""
        self._services.wide.show_entities(self.key)

    def do_close(self) -> None:
        """Put the card away."""
        self._services.leave()

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def on_prompt_answered(self, event: PromptAnswered) -> None:
        """Rename, or run the command."""
        self._close_prompt()
        if event.about == RENAME:
            self._right.answered(event.text)
        elif event.about == "command":
            try:
                self._services.command(event.text)
            except ReaderError as error:
                self.tell(str(error))

    def on_prompt_left(self) -> None:
        """Nothing was asked after all."""
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self._list.focus()
        self._say()
