"""Notebook screen: every annotation of the library, to find, sort, preview, change and go to."""

from collections.abc import Generator, Sequence

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.relocate import Lost, Placed
from reader.library.library import Library
from reader.library.notebook import Row, placing
from reader.library.sifting import Names, naming, sifting
from reader.library.wishing import Order, read_wish
from reader.store.journal import CODEBOOK, KEPT
from reader.store.nouns import ANNOTATION, REFERENCE
from reader.store.references import referenced_annotations
from reader.tui.entities.moving import Moving
from reader.tui.figures.headings import text_of_line
from reader.tui.filtered_screen import FILTER, FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.note_links import NoteLinks
from reader.tui.notebook.acting import TAGS, Acting, known_place
from reader.tui.notebook.carding import Carding
from reader.tui.notebook.choosing import Choosing
from reader.tui.notebook.completing import Wishes
from reader.tui.notebook.empty import why_empty
from reader.tui.notebook.exporting import Exporting
from reader.tui.notebook.gathered import Gathered
from reader.tui.notebook.lines import NARROW, Laid, NotebookLines, heading_facts, laying, place_of
from reader.tui.notebook.looking import Looking
from reader.tui.notebook.note_screen import NoteScreen
from reader.tui.notebook.writing import Writing
from reader.tui.services import Services
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.head_line import head_room, title_line
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

PREVIEW_FROM = 100  # cells of a screen from which there is room for the preview
STILL_SECONDS = 0.04  # of the cursor, before the preview is drawn: it may take longer than a key that is held


class NotebookScreen(NoteScreen, FilteredScreen):
    """Every annotation of the library.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        typed: The filter to begin with.
    """

    KEYS_OF = Mode.NOTEBOOK
    typed = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (PREVIEW_FROM, "-broad")]  # noqa: RUF012 (Textual has it so)

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, typed: str = "") -> None:
        super().__init__(library, services, knowledge)
        self.typed = typed
        self.order = Order.READING
        self.laid = Laid()
        self.marked: dict[str, Row] = {}
        self._gathered = Gathered(library)
        self._names: Names | None = None
        self._states: dict[str, Placed | Lost] = {}
        self._count = 0
        self._still: Timer | None = None
        self._looking = Looking(library)

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the preview, a note, the status line."""
        yield Static("", id="notebook-title", markup=False)
        with Horizontal():
            yield RowsView(dark=self.app.current_theme.dark)
            yield Static("", id="notebook-preview", markup=False)
        yield Static("", id="notebook-empty", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Editor()
        yield Status()

    def on_mount(self) -> None:
        """Show what is there."""
        links = NoteLinks(self.library, lambda: self.knowledge.census)
        self.writing = Writing(self.app, self.library, self.query_one(Editor), links, self.tell)
        self._acting = Acting(self.app, self.library, self.services, self, self.query_one(Prompt), self.writing)
        exporting, back = Exporting(self.services, self), TakingBack(self.library, self.tell)
        carding = Carding(self.app, self.library, self)
        self.take_keys(self._acting, carding, exporting, Choosing(self), Moving(self.rows), back)
        self.hear(self._changed)
        self._gather()

    # ── asked by the keys ───────────────────────────────────────────────────────────────────

    @property
    def is_trash(self) -> bool:
        """Whether it shows the trash."""
        return self._gathered.is_trash

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        rows = self.laid.rows
        return rows[self.rows.cursor] if self.rows.cursor < len(rows) else None

    @property
    def meant_rows(self) -> Sequence[Row]:
        """What an act applies to: all that are selected, else the annotation under the cursor."""
        return tuple(self.marked.values()) or ((self.chosen,) if self.chosen is not None else ())

    @property
    def meant(self) -> Sequence[str]:
        """Their ids."""
        return tuple(row.uid for row in self.meant_rows)

    @property
    def marked_uids(self) -> Sequence[str]:
        """The ids of those that are selected."""
        return tuple(self.marked)

    def state_of(self, row: Row) -> Placed | Lost:
        """Where an annotation lies."""
        return self._states.get(row.uid) or known_place(row)

    # ── told by the keys ────────────────────────────────────────────────────────────────────

    def sort(self, order: Order) -> None:
        """Sort otherwise."""
        self.order = order
        self._sift()

    def turn_to(self, *, trash: bool) -> None:
        """Show the trash, or what lives."""
        self._gathered.is_trash, self._gathered.rows = trash, ()
        self.marked, self.typed = {}, ""
        self._gather()

    def mark(self, marked: dict[str, Row]) -> None:
        """Let these be selected, by their ids, and no others."""
        self.marked = marked
        self._draw_list()

    def unmark(self) -> None:
        """Nothing is selected any more."""
        if self.marked:
            self.mark({})

    # ── what there is ───────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """The names of the library were taken anew."""
        if self._names is not None or read_wish(self.typed, self.order).needs_names:
            self._names = None
            self._sift()

    def follow_others(self) -> None:
        """Another program changed the library."""
        self._gather()

    def on_screen_resume(self) -> None:
        """Show what was done on a screen over this one."""
        if self.is_mounted:
            self._draw()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        """This program changed the library."""
        told = [change for change in changes if change.verb != KEPT]
        if any(change.noun not in {ANNOTATION, REFERENCE, CODEBOOK} for change in told):
            self._gather()
            return
        uids = {change.key for change in told if change.noun == ANNOTATION}
        if uids and not self._gathered.patch(uids):
            self._gather()
        elif uids or read_wish(self.typed).needs_references:
            self._sift()
        else:
            self._draw()

    def _gather(self) -> None:
        self.workers.cancel_group(self, "gathering")
        self._gather_on()

    @work(exclusive=True, group="gathering")
    async def _gather_on(self) -> None:
        try:
            await in_slices(self._all())
            before, self._states = self._states, await in_slices(placing(self.library, self._gathered.rows))
        except ReaderError as error:  # another program holds the database, say: the next change tries again
            self.tell(str(error))
        else:
            if before != self._states:
                self._sift()
        self._draw_list()

    def _all(self) -> Generator[None, None, None]:
        for is_first in self._gathered.gather():
            if is_first:
                self._sift()
            yield
        self._names = None
        self.marked = {uid: row for uid in self.marked if (row := self._gathered.row(uid)) is not None}
        self._sift()

    def _sift(self) -> None:
        """Find what is to be shown, at once or, where that takes longer, between the keys."""
        self.workers.cancel_group(self, "sifting")
        steps = self._sifted()
        if soon(steps, FRAME_SECONDS) is None:
            self._sift_on(steps)

    @work(exclusive=True, group="sifting")
    async def _sift_on(self, steps: Generator[None, None, bool]) -> None:
        await in_slices(steps)

    def _sifted(self) -> Generator[None, None, bool]:
        rows, wish, census = self._gathered.rows, read_wish(self.typed, self.order), self.knowledge.census
        if wish.needs_names and self._names is None and census is not None:
            self._names = yield from naming(census, rows)
        labels = [label.name for label in self.library.codebook.labels]
        tied = referenced_annotations(self.library.database) if wish.needs_references else ()
        page = yield from sifting(rows, wish, labels, self._names or Names(), tied, self._states)
        laid = yield from laying(page, is_narrow=self._is_narrow)
        self._show(laid, page.count)
        return True

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def _is_broad(self) -> bool:
        return self.size.width >= PREVIEW_FROM

    @property
    def _is_narrow(self) -> bool:
        return self.size.width < NARROW + LEAD + 1

    def _show(self, laid: Laid, count: int) -> None:
        before, kept = self.rows.cursor, self.chosen
        self.laid, self._count = laid, count
        self.rows.cursor = 0
        self._draw_list()
        self.rows.put_cursor(place_of(kept, before, laid.rows))
        self._draw()

    def _draw_list(self) -> None:
        lines = NotebookLines(self.laid, self.library.codebook, self.order, self._states, self.marked)
        self.rows.show(lines if self.laid.rows else MadeRows(), self.laid.items)
        self._draw_heading()

    def _draw(self) -> None:
        self._draw_list()
        self._preview()

    def _draw_heading(self) -> None:
        width = head_room(self.size.width)
        title = "Notebook · the trash" if self.is_trash else "Notebook"
        line = title_line(title, heading_facts(self._count, self.order, self.marked, self.laid.rows), width)
        self.query_one("#notebook-title", Static).update(text_of_line(line, dark=self._dark))
        is_empty = not self.laid.rows and self._gathered.is_whole
        self.query_one(Horizontal).display = not is_empty
        empty = self.query_one("#notebook-empty", Static)
        empty.display = is_empty
        if is_empty:
            empty.update(Text(why_empty(self.typed, is_trash=self.is_trash, any_left=bool(self._gathered.rows))))
        self._say()

    def _say(self) -> None:
        status, shown = self.status, len(self.laid.rows)
        self.say_mode()
        status.subject = f"filter: {self.typed}" if self.typed else ""
        at = f"{min(self.rows.cursor + 1, shown):,} of {shown:,}"
        status.facts = (at if shown == self._count else f"{at} · {self._count:,} annotations",)

    @property
    def _dark(self) -> bool:
        return self.app.current_theme.dark

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Lay the lines anew."""
        del event
        self._sift()

    def on_rows_view_moved(self) -> None:
        """Another row: its preview."""
        self._preview()
        self._say()

    def on_rows_view_chosen(self) -> None:
        """A row was clicked; where there is a preview, that shows it."""
        if not self._is_broad:
            self._acting.do_jump()

    # ── preview ─────────────────────────────────────────────────────────────────────────────

    def _preview(self) -> None:
        """Draw the preview as soon as the cursor stands still."""
        if self._still is not None:
            self._still.stop()
        self._still = self.set_timer(STILL_SECONDS, self._draw_preview)

    def _draw_preview(self) -> None:
        preview, row = self.query_one("#notebook-preview", Static), self.chosen
        size = preview.content_size
        shown = self._looking.lines(row, size.width, max(1, size.height)) if row and self._is_broad else ()
        preview.update(Text("\n").join(text_of_line(line, dark=self._dark) for line in shown))

    # ── finding ─────────────────────────────────────────────────────────────────────────────

    def filter(self, typed: str) -> None:
        """Show the annotations that match."""
        self.typed = typed
        self._sift()

    def ask_less(self) -> bool:
        """Nothing selected, then no filter, then none from the trash."""
        if self.marked:
            self.mark({})
        elif not super().ask_less():
            if not self.is_trash:
                return False
            self.turn_to(trash=False)
        return True

    def do_filter(self) -> None:
        """Filter as you type."""
        wishes = Wishes(self.library, lambda: self.knowledge.census)
        self.query_one(Prompt).ask_with(FILTER, FILTER, self.typed, wishes)
        self.say_mode()

    def do_show_desk(self) -> None:
        """Go through those that are shown, one by one; where all are, choose which."""
        if self.typed:
            self.services.wide.show_round(self.typed)
        else:
            self.services.wide.show_desk()

    def do_show_tags(self) -> None:
        """Tags, with how often each is used."""
        self.services.wide.show_codebook(labels=False)

    def do_show_labels(self) -> None:
        """Labels."""
        self.services.wide.show_codebook(labels=True)

    def answered(self, about: str, text: str) -> None:
        """Put the tags on, or run the command."""
        if about == TAGS:
            self._acting.tag(text)
        else:
            super().answered(about, text)
        self._say()
