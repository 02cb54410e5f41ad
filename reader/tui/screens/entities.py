"""Entities screen: every entity of the library, to find one and see where it is named."""

from collections import Counter

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widgets import Static

from reader.core.cells import fitted, width_of
from reader.core.correction import Correction
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.library.census import Census, Known
from reader.library.correcting import corrections
from reader.library.library import Library
from reader.library.placing import recall, remember
from reader.library.shelf import Entry
from reader.tui.entities.asking import asked, matching
from reader.tui.entities.beside import EntityPreview
from reader.tui.entities.empty import why_empty
from reader.tui.entities.following import followed
from reader.tui.entities.gathering import NOTHING, Gathered, gathering
from reader.tui.entities.kinds import TABS
from reader.tui.entities.lines import ListRows, column_said, columns_row, tabs_row
from reader.tui.entities.putting_right import RENAME, PuttingRight
from reader.tui.entities.roll import ORDERS, Listed
from reader.tui.entities.state import state_words
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.references.beginning import at_entity, begin_at
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.widgets.head_line import HeadLine, head_room, title_line
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, RowsView, text_of

ORDER = "entities order"
PREVIEW_FROM = 100  # cells of the screen


class EntitiesScreen(FilteredScreen):
    """The browser of entities.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        together: Show only those named together with this one.
    """

    KEYS_OF = Mode.ENTITIES
    typed = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (PREVIEW_FROM, "-broad")]  # noqa: RUF012 (Textual has it so)

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, together: EntityKey | None = None
    ) -> None:
        super().__init__(library, services, knowledge)
        self._together = [together] if together is not None else []
        self._gathered = NOTHING
        self._corrections: list[Correction] = corrections(library)
        self._tab = 0
        self._at: EntityKey | None = None
        self.shown: list[Listed] = []
        order = recall(library, ORDER, 0)
        self._order = order % len(ORDERS) if isinstance(order, int) else 0

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the preview, the status line."""
        dark = self.app.current_theme.dark
        yield HeadLine("entities-title")
        yield Static("", id="entities-state", markup=False)
        yield HeadLine("entities-tabs")
        with Horizontal():
            with Vertical(id="entities-list"):
                yield HeadLine("entities-columns")
                yield RowsView(dark=dark, id="entities-rows")
                yield Static("", id="entities-empty", markup=False)
            yield EntityPreview(self._previewed, dark=dark, id="entities-preview")
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what is known."""
        self._right = PuttingRight(self.library, self, self.query_one(Prompt))
        self.take_keys(self._right)
        self._show()
        self.known_again()

    def on_unmount(self) -> None:
        """Let go of what was gathered."""
        self._gathered, self.shown = NOTHING, []

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """Take what is new."""
        self._say()
        census = self.knowledge.census
        if census is None:
            return
        if census is not self._gathered.census:
            self._gather()

    @work(exclusive=True, group="gathering", description="the list of entities")
    async def _gather(self) -> None:
        census = self.knowledge.census  # not handed over: a worker keeps what it is handed after it has ended
        if census is None:
            return
        try:
            self._gathered = await in_slices(gathering(self.library, census))
        except ReaderError as error:
            self.tell(str(error))
            return
        self._show()

    def gather(self) -> None:
        """Something was put right: stay with the same entities."""
        before, self._corrections = self._corrections, corrections(self.library)
        self._at = followed(self._at, before, self._corrections) if self._at else None
        together = (followed(key, before, self._corrections) for key in self._together)
        self._together = [key for key in together if key is not None]
        self._say()

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._show()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines over the list anew, as wide as it is then."""
        del event
        self.call_after_refresh(self._show)

    def on_screen_resume(self) -> None:
        """Something may have been put right on a card."""
        self.read_anew()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _show(self, row: int | None = None) -> None:
        """Show what is asked for, at once or between the keys.

        The cursor is on the entity where it was; where that is gone, on a row.
        """
        at = self.rows.cursor if row is None else row
        steps = matching(asked(self.typed, self._together), ORDERS[self._order], self._gathered)
        self.find(steps, lambda found: self._put(found, at))

    def _put(self, found: list[Listed], row: int) -> None:
        kinds = Counter(each.kind for each in found)
        self._counts = [sum(kinds[kind] for kind in tab.kinds) for tab in TABS]
        here = TABS[self._tab].kinds
        self.shown = [each for each in found if each.kind in here] if self._tab else found
        self.rows.show(ListRows(self.shown, ORDERS[self._order].column))
        self._put_cursor(row)
        self.rows.display = self.query_one("#entities-columns").display = bool(self.shown)
        self.query_one("#entities-empty").display = not self.shown
        self._say()
        self._preview()

    def _put_cursor(self, otherwise: int) -> None:
        here = (number for number, each in enumerate(self.shown) if each.key == self._at)
        self.rows.put_cursor(next(here, otherwise))
        if self._at is None and not self.knowledge.is_indexing:  # while more come in, who has not moved stays on top
            self._remember()

    def _remember(self) -> None:
        """Remember the entity under the cursor, to stay with it."""
        chosen = self.chosen
        self._at = chosen.key if chosen is not None else self._at

    def _say(self) -> None:
        dark, width = self.app.current_theme.dark, self.size.width
        names = " and ".join(key.name for key in self._together)
        title, said = f"Entities{f' · with {names}' if names else ''}", state_words(self.knowledge)
        is_beside = width_of(title) + 2 * LEAD + width_of(said) <= width - 2 * LEAD
        self._head("title").put(title_line(title, [said] if is_beside else [], head_room(width)), dark=dark)
        state = self.query_one("#entities-state", Static)
        state.update(text_of(((fitted(said, width - 2 * LEAD), "byline"),), dark=dark))
        state.display = bool(said) and not is_beside
        self._head("tabs").put(tabs_row(self._counts, self._tab, width - 4), dark=dark)
        room = self.query_one("#entities-list").size.width - LEAD - 1
        self._head("columns").put(columns_row(ORDERS[self._order], room), dark=dark)
        self._say_empty()
        self._say_place()

    def _head(self, name: str) -> HeadLine:
        return self.query_one(f"#entities-{name}", HeadLine)

    def _say_place(self) -> None:
        self.say_found(len(self.shown), ORDERS[self._order].words)

    def _say_empty(self) -> None:
        if not self.shown:
            words = why_empty(
                self.library, self.knowledge, typed=self.typed, tab=TABS[self._tab], together=self._together
            )
            self.query_one("#entities-empty", Static).update(words)

    def _preview(self) -> None:
        preview = self.query_one(EntityPreview)
        if self.size.width >= PREVIEW_FROM:
            preview.soon()
        else:
            preview.wait()

    def _previewed(self) -> tuple[Known | None, Gathered]:
        chosen = self.chosen
        return self._gathered.census.entities.get(chosen.key) if chosen is not None else None, self._gathered

    # ── what the correcting keys ask ────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Listed | None:
        """The line under the cursor."""
        row = self.rows.cursor
        return self.shown[row] if row < len(self.shown) else None

    @property
    def key(self) -> EntityKey | None:
        """The entity under the cursor."""
        return self.chosen.key if self.chosen is not None else None

    @property
    def card_of(self) -> None:
        """None: the list is of all entities."""
        return

    @property
    def article(self) -> Entry | None:
        """None: the list is of all articles."""
        return None

    @property
    def census(self) -> Census | None:
        """What the library names."""
        return self.knowledge.census

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def on_rows_view_moved(self) -> None:
        """The cursor stands on another entity."""
        self._remember()
        self._say_place()
        self._preview()

    def on_rows_view_chosen(self) -> None:
        """The mouse chose a line."""
        self.do_open()

    def filter(self, typed: str) -> None:
        """Show the entities that match."""
        self.typed = typed
        self._show(0 if typed else None)

    def do_next_kind(self, count: int) -> None:
        """The next tab."""
        self._turn_to(self._tab + max(1, count))

    def do_previous_kind(self, count: int) -> None:
        """The tab before."""
        self._turn_to(self._tab - max(1, count))

    def _turn_to(self, tab: int) -> None:
        self._tab = tab % len(TABS)
        self._show()

    def on_head_line_clicked(self, event: HeadLine.Clicked) -> None:
        """A tab, or the head of a column to sort by, was clicked."""
        if event.line == "entities-tabs":
            self._turn_to(event.piece // 2)
        elif (column := column_said(event.words)) in (columns := [order.column for order in ORDERS]):
            self._sort_by(columns.index(column))

    def do_with_this(self) -> None:
        """Only those named together with this one, and with those before."""
        key = self.key
        if key is None:
            self.tell("there is nothing here to ask for")
            return
        self._together.append(key)
        self.typed, self._tab = "", 0
        self.rows.put_cursor(0)
        self._at = None
        self._show()

    def ask_less(self) -> bool:
        """No filter, then one less whom it is named with, then all kinds."""
        if super().ask_less():
            return True
        if not self._together and not self._tab:
            return False
        if self._together:
            self._at = self._together.pop()
        else:
            self._tab = 0
        self._show()
        return True

    def do_sort(self) -> None:
        """Sort in the next way."""
        self._sort_by((self._order + 1) % len(ORDERS))

    def _sort_by(self, order: int) -> None:
        self._order = order
        remember(self.library, ORDER, order)
        self._show()

    def do_open(self) -> None:
        """The card of the entity."""
        key = self.key
        if key is None:
            self.tell("there is nothing to open")
        else:
            self.services.wide.show_entity(key)

    def do_link(self) -> None:
        """Begin a reference at the entity, or end it there."""
        begin_at(at_entity(self.key) if self.key else None, self.services, self.tell)

    def do_index(self) -> None:
        """Find the names of all articles, or stop."""
        is_on = self.knowledge.is_indexing
        self.services.wide.index()
        self.tell("stopping; what was found is kept, and i goes on" if is_on else "finding names and figures")

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Keep the filter, rename, or run the command."""
        self._remember()
        if about == RENAME:
            self._right.answered(text)
        else:
            super().answered(about, text)
            self._say()
