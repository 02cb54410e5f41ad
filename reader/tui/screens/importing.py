"""Import screen: what would become of each record of a file, before any of it is written."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize
from textual.widgets import Static

from reader.core.cells import fitted
from reader.core.errors import ReaderError
from reader.core.matching import loose
from reader.formats.incoming.table import FORMATS
from reader.library.importing.planned import Outcome, Planned
from reader.library.library import Library
from reader.library.shelf import entries
from reader.tui.aside import Aside
from reader.tui.figures.headings import text_of_line
from reader.tui.importing.articles import ArticleChoice
from reader.tui.importing.lines import Laid, laying, whole_card, whole_rows
from reader.tui.importing.reading_in import ReadIn, Wanted, carrying_out, reading_in
from reader.tui.importing.tabs import counts_of, tabs_row
from reader.tui.importing.teaching import teaching
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.stepping import Stepping
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.margin import broken
from reader.tui.widgets.paths import Paths
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.sheets import CardScreen, Chooser

FILE = "import"  # what the line of input is asked for
WORDS_FROM = 50  # cells of a screen from which the status line has room for a sentence
PREVIEW_FROM = 100  # cells of a screen from which there is room for the whole record
READING, IMPORTING = "Reading …", "importing …"
STOPPED = "It was not read to its end."
EMPTY = "There is nothing in it."


class ImportScreen(RowsScreen):
    """A dry run, and one key that carries it out.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        typed: The file, or a folder, as a person types it; empty to ask for it.
    """

    KEYS_OF = Mode.IMPORT
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (PREVIEW_FROM, "-broad")]  # noqa: RUF012 (Textual has it so)

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, typed: str = "") -> None:
        super().__init__(library, services, knowledge)
        self._wanted = Wanted(typed)
        self._aside = Aside(library)
        self._busy = ""
        self._titles: dict[str, str] = {}
        self._error = ""
        self.read: ReadIn | None = None
        self.laid = Laid()
        self.outcome: Outcome | None = None

    def compose(self) -> ComposeResult:
        """What is imported, the outcomes, the records, one of them whole; the status line."""
        dark = self.app.current_theme.dark
        yield Static("", id="import-title", markup=False)
        yield HeadLine("import-tabs")
        with Horizontal():
            yield RowsView(dark=dark, id="import-rows")
            yield RowsView(dark=dark, id="import-preview")
        yield from self.foot()

    def on_mount(self) -> None:
        """Read the file, or ask for one."""
        self.take_keys(Stepping(self.rows, lambda: self.laid.parts))
        if self._wanted.typed:
            self.read_anew()
        else:
            self._draw()
            self.do_file()

    def on_unmount(self) -> None:
        """Let go of the thread."""
        self._aside.end()

    def follow_others(self) -> None:
        """Another program changed the library; also the thread that carries an import out."""
        if not self._busy:
            self.read_anew()

    # ── reading ─────────────────────────────────────────────────────────────────────────────

    @work(exclusive=True, group="reading", description="what a file says")
    async def gather(self) -> None:
        """Read the file, and lay out what it would bring in."""
        if not self._wanted.typed:
            return
        wanted = self._wanted
        self._be_busy("reading …")
        try:
            read = await self._aside.look(lambda library: reading_in(library, wanted))
        except ReaderError as error:
            self._error, self.read = str(error), None
        else:
            self._error = "" if read is not None else STOPPED
            self.read = read
        finally:
            self._be_busy("")
        await self._lay()

    def _be_busy(self, words: str) -> None:
        self._busy = words
        self._say()

    async def _lay(self) -> None:
        planned = self.read.plan.planned if self.read is not None else ()
        before, cursor = self.chosen, self.rows.cursor
        if all(self.outcome is not each.outcome for each in planned):
            self.outcome = None  # those that were shown became something else
        heads = self.read.whole_words if self.read is not None and planned else ()
        self._titles = {each.id: each.article.title for each in entries(self.library)}
        self.laid = await in_slices(laying(planned, self.outcome, self._titles, heads))
        self._draw()
        same = (number for number, each in enumerate(self.laid.items) if before and each.given == before.given)
        self.rows.put_cursor(next(same, cursor))

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Planned | None:
        """The record under the cursor."""
        return self.laid.items[self.rows.cursor] if self.rows.cursor < len(self.laid.items) else None

    def _draw(self) -> None:
        if self.laid.items:
            self.rows.show(self.laid, self.laid.places)
        else:
            self.rows.show(MadeRows(self._why_empty(max(1, self.size.width - 2 * LEAD))), [])
        self._preview()
        self._say()

    def _why_empty(self, width: int) -> list[Row]:
        if self.read is not None:
            lines: Sequence[str] = self.read.whole_words or (EMPTY,)
        elif self._error:
            lines = (*self._error.split("\n"), "", "o chooses another file · f says which format it is")
        elif self._wanted.typed:
            lines = (READING,)
        else:
            return teaching(width)
        return [((line, ""),) for each in lines for line in (broken(each, width) if each else ("",))]

    def _preview(self) -> None:
        view, each = self.query_one("#import-preview", RowsView), self.chosen
        view.display = self.size.width >= PREVIEW_FROM and each is not None
        if each is not None and view.display:
            width = max(20, self.size.width * 44 // 100 - 2 * LEAD - 2)
            view.show(MadeRows(whole_rows(whole_card(each, self._titles), min(width, 66))), [])

    def _say(self) -> None:
        self.say_mode()
        width, dark = max(1, self.size.width - 2 * LEAD), self.app.current_theme.dark
        formats = ", ".join(self.read.formats) if self.read is not None else self._wanted.format_name
        of_article = f"on “{self._wanted.article.article.title}”" if self._wanted.article else ""
        title = " · ".join(filter(None, ("Import", Path(self._wanted.typed).name, formats, of_article)))
        self.query_one("#import-title", Static).update(text_of_line(((fitted(title, width), "title"),), dark=dark))
        tabs = self.query_one("#import-tabs", HeadLine)
        tabs.display = self.read is not None
        tabs.put(tabs_row(self._counts, self.outcome, width), dark=dark)
        self.status.subject = self._busy or (
            f"enter imports{' it' * (width >= WORDS_FROM)}" if self._can_import else ""
        )
        count = len(self.laid.items)
        self.status.facts = (f"{self.rows.cursor + 1:,} of {count:,}",) if count else ()

    @property
    def _counts(self) -> list[tuple[Outcome | None, int]]:
        """How many become what; all of them first."""
        return counts_of(self.read.plan) if self.read is not None else []

    @property
    def _can_import(self) -> bool:
        return self.read is not None and self.read.writes

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines anew."""
        del event
        self.call_after_refresh(self._draw)

    def on_rows_view_moved(self) -> None:
        """Another record."""
        self._preview()
        self._say()

    def on_rows_view_chosen(self) -> None:
        """A record was clicked."""
        self.do_open()

    def on_head_line_clicked(self, event: HeadLine.Clicked) -> None:
        """A tab was clicked."""
        tabs = self._counts
        if event.piece % 2 == 0 and event.piece // 2 < len(tabs):
            self._turn_to(tabs[event.piece // 2][0])

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_next_tab(self) -> None:
        """Only those of the next outcome."""
        self._step_tab(1)

    def do_previous_tab(self) -> None:
        """Only those of the outcome before."""
        self._step_tab(-1)

    def _step_tab(self, by: int) -> None:
        tabs = [each for each, _ in self._counts]
        if tabs:
            here = tabs.index(self.outcome) if self.outcome in tabs else 0
            self._turn_to(tabs[(here + by) % len(tabs)])

    @work(exclusive=True, group="laying", description="records of one outcome")
    async def _turn_to(self, outcome: Outcome | None) -> None:
        self.outcome = outcome
        await self._lay()

    def do_open(self) -> None:
        """All that the record says."""
        if self.chosen is not None:
            self.app.push_screen(CardScreen(whole_card(self.chosen, self._titles)))

    def do_file(self) -> None:
        """Ask for a file."""
        self.query_one(Prompt).ask_with(FILE, "import file", self._wanted.typed, Paths())
        self.say_mode()

    def do_format(self) -> None:
        """Say which format it is."""
        if not self._wanted.typed:
            self.do_file()
            return
        names = ["tell it from the file", *(f"{each.name}: {each.says}" for each in FORMATS)]

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._want(replace(self._wanted, format_name=FORMATS[chosen - 1].name if chosen else ""))

        self.app.push_screen(Chooser("Which format is it?", names, enter="takes it"), take)

    def do_article(self) -> None:
        """Say which article it is about, or no longer."""
        if self._wanted.article is not None:
            self._want(replace(self._wanted, article=None))
            return
        shelf = [each for each in entries(self.library) if not each.missing]

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self._want(replace(self._wanted, article=shelf[chosen]))

        self.app.push_screen(Picker("All of it is about which article?", list(map(ArticleChoice, shelf)), loose), take)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.outcome, self.read, self.laid, self._error = None, None, Laid(), ""
        self._draw()
        self.read_anew()

    def do_show_parked(self) -> None:
        """What came in and waits."""
        self.services.wide.show_parked()

    def answered(self, about: str, text: str) -> None:
        """Read the file, or run the command."""
        if about != FILE:
            super().answered(about, text)
        elif not text.strip():
            raise ReaderError("which file?", "type the path of a file, or esc")
        else:
            self._want(replace(self._wanted, typed=text.strip(), format_name=""))

    def left(self, about: str) -> None:
        """No file after all."""
        if about == FILE and not self._wanted.typed:
            self._draw()

    def do_close(self) -> None:
        """Stop reading; else back."""
        if self._busy == IMPORTING:
            self.tell("it is being written, whole or not at all")
        elif self._busy:
            self._aside.stop()
            self.tell("stopped")
        else:
            self.services.leave()

    def do_leave(self) -> None:
        """Back, but not in the middle of it."""
        if self._busy == IMPORTING:
            self.do_close()
        else:
            self.services.leave()

    # ── carrying out ────────────────────────────────────────────────────────────────────────

    def do_carry_out(self) -> None:
        """Import it."""
        if self._busy:
            self.tell(self._busy)
        elif self.read is None:
            self.do_file()
        elif not self._can_import:
            self.tell("there is nothing in it to import")
        else:
            self._carry_out(self.read)

    @work(exclusive=True, group="importing", description="an import")
    async def _carry_out(self, read: ReadIn) -> None:
        self._be_busy(IMPORTING)
        try:
            words = await self._aside.act(lambda library: carrying_out(library, read))
        except ReaderError as error:
            self.tell(str(error))
            return
        finally:
            self._be_busy("")
        if words:
            self.done(words)
