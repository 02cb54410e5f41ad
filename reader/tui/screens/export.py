"""Export screen: the formats, and beside them what would be written of the annotations that were meant."""

from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from reader.core.cells import fitted
from reader.core.errors import ReaderError
from reader.formats.outgoing.table import FORMATS, OutFormat
from reader.library.exporting.foreseeing import Foreseen
from reader.library.exporting.writing import Exported
from reader.library.library import Library
from reader.library.placing import recall
from reader.tui.exporting.heading import counts_words, format_row, options, options_row, place_row
from reader.tui.exporting.making import Asked, Making
from reader.tui.exporting.places import path_of, place_for
from reader.tui.exporting.preview import preview_rows, told_here
from reader.tui.exporting.wishing import TEMPLATE, Wishing
from reader.tui.exporting.writing import LAST, PLACE, STILL, WRITE, Writing
from reader.tui.figures.headings import text_of_line
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.subject import WHOLE, Subject
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.margin import broken
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView

USUAL = "markdown"  # the format to begin at, before any was written
SIDE_FROM, BROAD_FROM = 60, 100  # cells of a screen from which the preview stands beside, and the formats say more
STILL_SECONDS = 0.08  # of the cursor, before a format is made
NOT_MADE = "cannot be made"
STEP_SECONDS = 0.15  # between two looks at how far it is


class ExportScreen(RowsScreen):
    """What may be written, in which format.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        subjects: What may go out, the nearest first; all of the library comes last of itself.
        format_name: The format to begin at; empty for the last one.
    """

    KEYS_OF = Mode.EXPORT
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_FROM, "-beside"), (BROAD_FROM, "-broad")]  # noqa: RUF012 (Textual has it so)

    def __init__(
        self,
        library: Library,
        services: Services,
        knowledge: Knowledge,
        subjects: Sequence[Subject] = (),
        format_name: str = "",
    ) -> None:
        super().__init__(library, services, knowledge)
        self._subjects = (*subjects, WHOLE)
        self._subject = 0
        self._begin_at = format_name or str(recall(library, LAST, USUAL))
        self._making = Making(library)
        self._places: dict[tuple[str, str, bool], str] = {}
        self._still: Timer | None = None
        self._kept: tuple[str, ...] = ()
        self._is_refused = False  # what is asked for cannot be made
        self.made: Foreseen | None = None

    def compose(self) -> ComposeResult:
        """What goes out, the formats, the preview, the status line."""
        dark = self.app.current_theme.dark
        yield Static("", id="export-title", markup=False)
        with Container(id="export-both"):
            yield RowsView(dark=dark, id="export-formats")
            with Vertical(id="export-right"):
                yield Static("", id="export-says", markup=False)
                yield HeadLine("export-place")
                yield HeadLine("export-options")
                yield RowsView(dark=dark, id="export-preview")
        yield from self.foot()

    def on_mount(self) -> None:
        """Show the formats, and make the one it begins at."""
        prompt = self.query_one(Prompt)
        self._wishing = Wishing(self.library, self, prompt)
        self._writing = Writing(self.app, self.library, self, self._making, prompt)
        self.take_keys(self._wishing, self._writing)
        self.keep_up()
        self.set_interval(STEP_SECONDS, self._say_step)
        names = [each.name for each in FORMATS]
        self._draw_formats()
        self.rows.put_cursor(names.index(self._begin_at) if self._begin_at in names else 0)
        self.make()

    def on_unmount(self) -> None:
        """Let go of the thread."""
        self._making.end()

    # ── what is asked for ───────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> OutFormat:
        """The format under the cursor."""
        return FORMATS[min(self.rows.cursor, len(FORMATS) - 1)]

    @property
    def subject(self) -> Subject:
        """What goes out."""
        return self._subjects[self._subject]

    @property
    def place(self) -> str:
        """Where it goes, as it is typed."""
        key = self._place_key
        if key not in self._places:
            self._places[key] = place_for(self.library, self.chosen, self.subject, as_lines=self._wishing.now.lines)
        return self._places[key]

    @property
    def _place_key(self) -> tuple[str, str, bool]:
        return self.chosen.name, self.subject.name, self._wishing.now.lines

    @property
    def asked(self) -> Asked:
        """All of that."""
        return Asked(self.subject, self.chosen, self._wishing.now, path_of(self.place))

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    # ── making ──────────────────────────────────────────────────────────────────────────────

    def gather(self) -> None:
        """The library changed: make it anew."""
        self.make()

    def make(self) -> None:
        """Make the format as soon as the cursor stands still."""
        self.made, self._is_refused = None, False
        self._say()
        if self._still is not None:
            self._still.stop()
        self._still = self.set_timer(STILL_SECONDS, self._make_on)

    def wrote(self, exported: Exported) -> None:
        """It was written: show what is to be known of it, and how it lies there now."""
        self._kept = (*exported.kept, *exported.notices)
        self.make()

    @work(exclusive=True, group="making", description="what would be written")
    async def _make_on(self) -> None:
        try:
            made = await self._making.made(self.asked)
        except ReaderError as error:
            self._is_refused = True
            self._say()
            self._show([((line, ""),) for line in broken(str(error), self._room)])
            return
        if made is not None:
            self.made = made
            self._say()
            await self._draw_preview()

    async def _draw_preview(self) -> None:
        made = self.made
        if made is not None and self._room > 1:
            rows = await in_slices(preview_rows(made, self._room, is_folder=self.chosen.is_folder))
            self._show([*self._kept_rows(), *rows])

    def _kept_rows(self) -> list[Row]:
        again = self.made.found.notices if self.made is not None else ()
        kept = [each for each in self._kept if each not in again]
        said: list[Row] = [((line, "strong"),) for each in kept for line in broken(told_here(each), self._room)]
        return [*said, ()] if said else []

    def _show(self, rows: Sequence[Row]) -> None:
        view = self._preview
        view.show(MadeRows(rows), [])
        view.scroll_to(y=0, animate=False, immediate=True)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def _preview(self) -> RowsView:
        return self.query_one("#export-preview", RowsView)

    @property
    def _room(self) -> int:
        return max(1, self._preview.size.width - LEAD - 1)

    @property
    def _dark(self) -> bool:
        return self.app.current_theme.dark

    def _draw_formats(self) -> None:
        width = max(1, self.rows.size.width - LEAD - 1)
        self.rows.show(MadeRows([format_row(each, width) for each in FORMATS]))

    def _say(self) -> None:
        self.say_mode()
        is_narrow = self.size.width < SIDE_FROM
        parts = ("Export", self._counts(is_short=is_narrow), self.subject.says)[is_narrow:]
        title = fitted(" · ".join(parts), max(1, self.size.width - 2 * LEAD))
        self.query_one("#export-title", Static).update(text_of_line(((title, "title"),), dark=self._dark))
        width = max(1, self._preview.size.width - LEAD - 1)
        says = text_of_line(((self.chosen.says, "byline"),), dark=self._dark)
        self.query_one("#export-says", Static).update(says)
        can_copy = not self.chosen.is_binary and not self.chosen.is_folder
        self.query_one("#export-place", HeadLine).put(place_row(self.place, width, can_copy=can_copy), dark=self._dark)
        found = options(self.chosen, self._wishing.now)
        line = self.query_one("#export-options", HeadLine)
        line.display = bool(found)
        line.put(options_row(found), dark=self._dark)
        self.status.facts = (f"{self.rows.cursor + 1} of {len(FORMATS)}",)
        self._say_step()

    def _say_step(self) -> None:
        """How far it is."""
        is_making = self.made is None and not self._is_refused
        step, is_busy = self._making.step, is_making or self._writing.is_writing
        what = "writing" if self._writing.is_writing else "gathering"
        self.status.subject = (
            (f"{what} …" if step is None else f"{what} {step.done:,} of {step.total:,} …") if is_busy else self._other
        )

    def _counts(self, *, is_short: bool) -> str:
        return NOT_MADE if self._is_refused else counts_words(self.made, is_short=is_short)

    @property
    def _other(self) -> str:
        """What else could go out; empty where there is nothing, or no room to say it."""
        following = self._subjects[(self._subject + 1) % len(self._subjects)]
        return f"tab {following.says}" if len(self._subjects) > 1 and self.size.width >= SIDE_FROM else ""

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._say()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self.call_after_refresh(self._lay_anew)

    @work(exclusive=True, group="laying", description="the preview in another width")
    async def _lay_anew(self) -> None:
        self._draw_formats()
        self._say()
        await self._draw_preview()

    def on_rows_view_moved(self) -> None:
        """Another format."""
        self._kept = ()
        self.make()

    def on_rows_view_chosen(self) -> None:
        """The format under the cursor was clicked."""
        self._writing.do_write()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_page_down(self) -> None:
        """The next page of the preview."""
        self._turn(1)

    def do_page_up(self) -> None:
        """The page of the preview before."""
        self._turn(-1)

    def _turn(self, pages: int) -> None:
        view = self._preview
        view.scroll_to(y=view.scroll_offset.y + pages * max(1, view.size.height - 1), animate=False, immediate=True)

    def do_subject(self) -> None:
        """Something else of the library."""
        self._subject = (self._subject + 1) % len(self._subjects)
        self.make()

    def answered(self, about: str, text: str) -> None:
        """Write it there, or look what is there."""
        if about == TEMPLATE:
            self._wishing.take_template(text.strip())
        elif about not in {WRITE, PLACE}:
            super().answered(about, text)
        elif not text.strip():
            raise ReaderError("where to?", "type the name of a file or a folder, or esc")
        else:
            self._places[self._place_key] = text.strip()
            if about == PLACE:
                self.make()
            else:
                self._say()
                self._writing.write(self.asked, text.strip())

    def do_close(self) -> None:
        """Stop; else back."""
        if self._writing.is_writing:
            self._making.stop()
            self.tell("stopped; what was written by then is there")
        else:
            self.services.leave()

    def do_leave(self) -> None:
        """Back, but not in the middle of it."""
        if self._writing.is_writing:
            self.tell(STILL)
        else:
            self.services.leave()
