"""Statistics screen: how reviewing goes, in plots, a calendar, tables and words."""

from collections.abc import Generator
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.events import Resize
from textual.timer import Timer
from textual.widgets import Static

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.review_figures import YEAR, ReviewFigures, figuring, is_counted
from reader.library.reviewing import today
from reader.library.shelf import entries
from reader.tui.cards.sifting import named
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.statistics.days import forecast_part, time_part
from reader.tui.statistics.empty import NO_CARDS, counting_rows
from reader.tui.statistics.groups import ORDERS, group_parts
from reader.tui.statistics.heat import calendar_part
from reader.tui.statistics.keeping import keeping_part
from reader.tui.statistics.parts import Page, Part, To, laid_out
from reader.tui.statistics.today import today_part
from reader.tui.statistics.view import View
from reader.tui.stepping import Stepping
from reader.tui.widgets.head_line import HeadLine, head_room, title_line
from reader.tui.widgets.rows_view import MadeRows, RowsView

GATHER_SECONDS = 0.15  # from a change to the figures: several often come one after the other
LOOK_SECONDS = 5.0  # until it is looked whether another day has begun
KEYS = ("} next section", "enter its cards", "R reviews")


class StatisticsScreen(RowsScreen):
    """How reviewing goes.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.

    Attributes:
        found: The figures; None until they were first taken.
        page: What is shown of them.
    """

    KEYS_OF = Mode.STATISTICS
    DEFAULT_CSS: ClassVar[str] = """
    StatisticsScreen {
        & #statistics-title { height: 2; padding: 0 1 0 2; }
        & #statistics-empty { padding: 2 4; color: $foreground 80%; height: 1fr; display: none; }
        & RowsView { background: $background; }
    }
    """

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self.found: ReviewFigures | None = None
        self.page = laid_out((), 0)
        self._share = 0.0
        self._taking = self._is_behind = False
        self._gathering: Timer | None = None
        self._is_year = self._in_words = False
        self._order = 0

    def compose(self) -> ComposeResult:
        """The heading, the sections or what to do without cards, the status line."""
        yield HeadLine("statistics-title")
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static(NO_CARDS, id="statistics-empty", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Take the figures."""
        self.take_keys(Stepping(self.rows, lambda: self.page.parts))
        self.hear(self._heard)
        self.set_interval(LOOK_SECONDS, self.look_again)
        self._say()
        self.call_after_refresh(self.read_anew)  # once it is seen

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def _heard(self, changes: tuple[Change, ...]) -> None:
        if self._gathering is None and any(map(is_counted, changes)):
            self._gathering = self.set_timer(GATHER_SECONDS, self.read_anew)

    def look_again(self) -> None:
        """Where another review day has begun: tell of that."""
        if self.found is not None and self.found.day != today(self.library):
            self.read_anew()

    def done(self, words: str) -> None:
        """Something was taken back, and is heard of: say so."""
        self.tell(words)

    def on_screen_resume(self) -> None:
        """It is seen again: take in what was done meanwhile."""
        if self._is_behind and not self._taking:
            self.read_anew()

    def read_anew(self) -> None:
        """Take the figures anew: at once, or between the keys; what was shown before stays until they are there."""
        self._stop_gathering()
        self._is_behind = self._taking or self.is_covered
        if self._is_behind:  # once it is done, or seen again
            return
        steps = self._noting(figuring(self.library, ahead=YEAR))
        try:
            found = soon(steps, FRAME_SECONDS)
        except ReaderError as error:  # another program holds the database: the next change tries again
            self.tell(str(error))
            return
        if found is not None:
            self.found = found
        else:
            self._taking = True
            self._take_on(steps)
        self.draw()

    def _stop_gathering(self) -> None:
        if self._gathering is not None:
            self._gathering.stop()
            self._gathering = None

    def _noting(self, steps: Generator[float, None, ReviewFigures]) -> Generator[None, None, ReviewFigures]:
        while True:
            try:
                self._share = next(steps)
            except StopIteration as done:
                found: ReviewFigures = done.value
                return found
            yield

    @work(exclusive=True, group="statistics", description="how reviewing goes")
    async def _take_on(self, steps: Generator[None, None, ReviewFigures]) -> None:
        try:
            self.found = await in_slices(steps, self._say_share)
        except ReaderError as error:
            self.tell(str(error))
        self._taking = False
        self.draw()
        if self._is_behind:
            self.read_anew()

    def _say_share(self) -> None:
        if self.found is None:
            self.draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Lay the sections out for the room there is, with the cursor on the same line."""
        name = self.page.names[self.rows.cursor] if self.rows.cursor < len(self.page.names) else None
        has_cards = self.found is None or any(self.found.cards.values()) or bool(self.found.whole.answers)
        self.page = self._laid() if has_cards else laid_out((), 0)
        empty = self.query_one("#statistics-empty", Static)
        self.rows.display, empty.display = has_cards, not has_cards
        self.rows.show(MadeRows(self.page.rows), self.page.items, self.page.around)
        if name in self.page.names:
            self.rows.put_cursor(self.page.names.index(name))
        self._say()

    def _laid(self) -> Page:
        view = View(max(20, head_room(self.size.width)), self.size.height, self._is_year, self._in_words, self._order)
        found = self.found
        if found is None and not self._taking:
            return laid_out((), 0)
        if found is None:
            return laid_out([Part("", "Statistics", counting_rows(self._share, view.width))], view.width)
        return laid_out(
            (
                today_part(found, view),
                forecast_part(found, view),
                calendar_part(found, view),
                keeping_part(found, view, self.library.settings.review_retention),
                time_part(found, view),
                *group_parts(found, view),
            ),
            view.width,
        )

    def _say(self) -> None:
        self.say_mode()
        keys = KEYS if self.found is not None and self.page.parts else ()
        line = title_line("Statistics", keys, head_room(self.size.width))
        self.query_one("#statistics-title", HeadLine).put(line, dark=self.app.current_theme.dark)
        parts = self.page.parts
        here = sum(place <= self.rows.cursor for place in parts)
        self.status.facts = (f"{here} of {len(parts)}",) if keys else ()

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._say()

    def on_resize(self, event: Resize) -> None:
        """Draw for another size."""
        del event
        self.draw()

    def on_rows_view_moved(self) -> None:
        """Another line."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """A line was clicked."""
        self.do_jump()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_year(self) -> None:
        """The forecast of a year, or of a month."""
        self._is_year = not self._is_year
        self.draw()

    def do_words(self) -> None:
        """Plots and calendar in words, or drawn."""
        self._in_words = not self._in_words
        self.draw()

    def do_order(self) -> None:
        """Sort the tables in the next way."""
        self._order = (self._order + 1) % len(ORDERS)
        self.draw()
        self.tell(ORDERS[self._order].words)

    def do_jump(self) -> None:
        """Show the cards that a line is of, or review what is due."""
        line = self.page.lines[self.rows.cursor] if self.rows.cursor < len(self.page.lines) else None
        wide = self.services.wide
        if line is None or line.to is To.NOWHERE:
            self.tell("this leads nowhere: the lines of counts and tables do")
        elif line.to is To.REVIEW:
            wide.show_review()
        elif line.to is To.ARTICLE:
            wide.show_cards(next((each for each in entries(self.library) if each.id == line.key), None))
        else:
            wide.show_cards(typed=named(line.to, line.key))

    def do_close(self) -> None:
        """Back."""
        self.services.leave()
