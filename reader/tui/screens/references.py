"""References screen: all references of the library, both ends in words, to find one and go to either end."""

from collections import Counter

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from reader.core.errors import ReaderError
from reader.core.reference import Target
from reader.library.ends import End, Ends
from reader.library.library import Library
from reader.library.links import Linked, gathered
from reader.library.referencing import relations
from reader.library.taken_away import DISMISSED, taken_away
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.references.changing import NOTE, Changing
from reader.tui.references.preview import preview_rows
from reader.tui.references.query import matching
from reader.tui.references.rows import LINES, ReferenceLines, Row, Tab, fitting, tab_words
from reader.tui.references.showing import lead_of
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.widgets.head_line import HeadLine, head_room, title_line
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView
from reader.tui.widgets.rows_view import Row as Line

BROAD = 100  # cells from which both passages stand beside the list
KEYS = ("enter goes there", "l to the other end", "B relations", "K card", "p peeks")
TRASH_KEYS = ("dd brings back", "esc all references")
SIZED_SECONDS = 0.05  # from when the preview is shown until it has its size
EMPTY = (
    "No references yet.\n\nIn an article, x on a name, a figure, a sentence or a note begins one; "
    "go to the other end, in any article, and press x there."
)
EMPTY_TRASH = "Nothing lies in the trash, and no suggestion was dismissed.\n\nesc leads back to the references."
NO_MATCH = "No reference matches.\n\nesc shows all again."


class ReferencesScreen(FilteredScreen):
    """All references, newest first.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        about: Show only those at this thing; None for all.
        relation: Show only those that say this; empty for all.
    """

    KEYS_OF = Mode.REFERENCES
    typed = ""

    def __init__(
        self,
        library: Library,
        services: Services,
        knowledge: Knowledge,
        about: Target | None = None,
        relation: str = "",
    ) -> None:
        super().__init__(library, services, knowledge)
        self._about = about
        self._about_words = ""
        self._every: list[Row] = []
        self._ends: Ends | None = None
        self._relation = relation
        self._is_peeking = False
        self._is_trash = False
        self._tabs_shown: list[Tab] = []
        self.found: list[Row] = []

    def compose(self) -> ComposeResult:
        """The title, the relations, the list with its preview, or what to do without one, the status line."""
        yield HeadLine("references-title")
        yield HeadLine("references-tabs")
        with Horizontal():
            yield RowsView(dark=self.app.current_theme.dark)
            yield RowsView(dark=self.app.current_theme.dark, id="references-preview")
        yield Static("", id="references-empty", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what is there."""
        self._changing = Changing(self, self.query_one(Prompt))
        self.take_keys(self._changing)
        self.read_anew()

    @property
    def chosen(self) -> Linked | None:
        """The reference under the cursor."""
        return self.found[self.rows.cursor].linked if self.rows.cursor < len(self.found) else None

    @property
    def _preview(self) -> RowsView:
        return self.query_one("#references-preview", RowsView)

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def on_screen_resume(self) -> None:
        """Show what was done meanwhile."""
        if self._ends is not None:
            self.read_anew()

    @property
    def is_trash(self) -> bool:
        """Whether they were taken away."""
        return self._is_trash

    @work(exclusive=True, group="references", description="references")
    async def gather(self) -> None:
        """Read the references anew, and show those that are asked for."""
        try:
            shelf = await in_slices(shelf_by_id(self.library))
            shown = shelf.values()
            every = taken_away(self.library, shown) if self._is_trash else gathered(self.library, shown, self._about)
        except ReaderError as error:
            self.tell(str(error))
            return
        self._ends, self._about_words = every.ends, every.about.words if every.about else ""
        self._every = [Row(every.found, number, every.ends) for number in reversed(range(len(every.found)))]
        self._sift()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _sift(self, *, keep: bool = True) -> None:
        """Show what matches: at once, or the first at once and the others between the keys."""
        found: list[Row] = []
        steps = matching(self._every, self._relation, self.typed, found)
        self.find(steps, lambda _: self._show(found, keep=keep), lambda: self._show(found.copy(), keep=keep))

    def _show(self, found: list[Row], *, keep: bool = True) -> None:
        """Show these, with the cursor on the same reference, if it is still there, else on the same row."""
        at = self.rows.cursor
        before = self.found[at].uid if at < len(self.found) else ""
        self.found = found
        items = [range(LINES * number, LINES * (number + 1)) for number in range(len(self.found))]
        self.rows.show(ReferenceLines(self.found), items)
        now = next((number for number, row in enumerate(self.found) if row.uid == before), at)
        self.rows.put_cursor(now if keep else 0)
        self._draw()

    def _draw(self) -> None:
        dark = self.app.current_theme.dark
        of = f"of {self._about_words}" if self._about_words else "the trash, and what was dismissed"
        title = f"References · {of}" if self._about_words or self._is_trash else "References"
        keys = TRASH_KEYS if self._is_trash else KEYS
        line = title_line(title, keys, head_room(self.size.width))
        self.query_one("#references-title", HeadLine).put(line, dark=dark)
        self.query_one("#references-tabs", HeadLine).put(self._tabs(), dark=dark)
        empty = self.query_one("#references-empty", Static)
        empty.display = not self.found and self._ends is not None and not self.is_finding
        self.query_one(Horizontal).display = not empty.display
        empty.update(Text(NO_MATCH if self._every else EMPTY_TRASH if self._is_trash else EMPTY))
        self._draw_preview()
        self._say()

    def _tabs(self) -> Line:
        counts = Counter(row.relation for row in self._every)
        every = [("", len(self._every)), *((name, counts[name]) for name in self._said)]
        self._tabs_shown = fitting(every, self._relation, self.size.width - LEAD)
        return tuple((tab_words(*tab), "tab.here" if tab[0] == self._relation else "tab") for tab in self._tabs_shown)

    @property
    def _said(self) -> list[str]:
        """The relations that those that may be shown say, in the order in which they are offered."""
        said = {row.relation for row in self._every}
        return [name for name in (*relations(self.library), DISMISSED) if name in said]

    def _draw_preview(self) -> None:
        preview = self._preview
        is_shown = bool(self.found) and (self._is_peeking or self.size.width >= BROAD)
        if is_shown != preview.display:
            preview.display = is_shown
            self.set_timer(SIZED_SECONDS, self._draw_preview)
            return
        width, found, ends = preview.size.width - LEAD - 1, self.chosen, self._ends
        if found is None or ends is None or not preview.display or width < LEAD:
            preview.show(MadeRows())
            return
        preview.show(MadeRows(preview_rows(found, ends, width, preview.size.height)), [])

    def _say(self) -> None:
        self.say_found(len(self.found), self._relation, " …" if self.is_finding else "")

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Break the passages anew."""
        del event
        self.call_after_refresh(self._draw_preview)

    def on_rows_view_moved(self) -> None:
        """Another reference: its passages."""
        self._draw_preview()
        self._say()

    # ── finding ─────────────────────────────────────────────────────────────────────────────

    def filter(self, typed: str) -> None:
        """Show the references that match."""
        self.typed = typed
        self._sift(keep=not typed)

    def do_next_relation(self, count: int) -> None:
        """Only the next relation that is said."""
        self._step(max(1, count))

    def do_previous_relation(self, count: int) -> None:
        """Only the one before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        said = ["", *self._said]
        at = said.index(self._relation) if self._relation in said else 0
        self._turn_to(said[(at + by) % len(said)])

    def _turn_to(self, relation: str) -> None:
        self._relation = relation
        self._sift(keep=False)

    def on_head_line_clicked(self, event: HeadLine.Clicked) -> None:
        """A relation was clicked."""
        if event.line == "references-tabs":
            self._turn_to(self._tabs_shown[event.piece][0])

    def do_show_relations(self) -> None:
        """What references can say."""
        self.services.wide.show_relations()

    def ask_less(self) -> bool:
        """No filter, then every relation, then none from the trash, then those of everything."""
        if super().ask_less():
            return True
        if self._relation:
            self._relation = ""
            self._sift()
        elif self._is_trash:
            self.do_show_trash()
        elif self._about is not None:
            self._about = None
            self.read_anew()
        else:
            return False
        return True

    def answered(self, about: str, text: str) -> None:
        """Keep the note, or run the command."""
        if about == NOTE:
            self._changing.noted(text)
        else:
            super().answered(about, text)
        self._say()

    # ── going there ─────────────────────────────────────────────────────────────────────────

    def on_rows_view_chosen(self) -> None:
        """A reference was clicked."""
        self.do_to_source()

    def do_to_source(self) -> None:
        """Go to where it starts."""
        if self.chosen is not None:
            self._go(self.chosen.source)

    def do_to_target(self) -> None:
        """Go to where it leads."""
        if self.chosen is not None:
            self._go(self.chosen.target)

    def do_beside(self) -> None:
        """Both passages side by side; where one end stands in no article, the other beside the one that is read."""
        ends = (self.chosen.source, self.chosen.target) if self.chosen is not None else ()
        leads = [(lead.entry, lead.goal) for lead in map(lead_of, ends) if lead.entry is not None]
        if not leads:
            self.tell("there is no passage to go to")
            return
        if len(leads) > 1:
            self.services.read(*leads[0])
        self.app.call_after_refresh(self.services.beside, *leads[-1])  # a long article is opened as late

    def _go(self, end: End) -> None:
        lead = lead_of(end)
        if lead.key is not None:
            self.services.wide.show_entity(lead.key)
        elif lead.entry is not None:
            self.services.read(lead.entry, lead.goal)
        else:
            self.tell(f"there is nothing to go to: {end.words}")

    def do_show_trash(self) -> None:
        """Those in the trash and the suggestions that were dismissed; and back."""
        self._is_trash, self._relation, self.typed = not self._is_trash, "", ""
        self.rows.put_cursor(0)
        self.read_anew()

    def do_peek(self) -> None:
        """Both passages under the list; where it is broad they stand beside it."""
        if self.size.width >= BROAD:
            self.tell("both passages stand beside the list")
            return
        self._is_peeking = not self._is_peeking
        self.set_class(self._is_peeking, "-peeking")
        self._draw()

    def do_open(self) -> None:
        """The card of what it starts from."""
        if self.chosen is not None:
            source, uid = self.chosen.source, self.chosen.reference.record.uid
            self.services.wide.show_reference(source.now, source.entry, uid)
