"""Parked screen: what came in from elsewhere and waits for its article or its place."""

from bisect import bisect_right
from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from reader.core.cells import fitted
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.incoming import Incoming
from reader.core.matching import loose
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.parking import Parked, drop, parked, place_parked
from reader.library.shelf import Entry, entries
from reader.tui.copying import copy
from reader.tui.entities.moving import Moving
from reader.tui.figures.headings import text_of_line
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.goal import Goal
from reader.tui.importing.articles import ArticleChoice
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.parked.lines import (
    EMPTY,
    NO_MATCH,
    heading_row,
    likely_first,
    matching,
    parked_card,
    record_rows,
    source_of,
)
from reader.tui.parked.trying import found_words, tried_again
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.sheets import CardScreen
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

KEYS_FROM = 60  # cells of a screen from which there is room for keys in the status line
STILL_WAITS = "nothing found its place; enter chooses the article"


class ParkedScreen(FilteredScreen):
    """What waits, by source.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.PARKED
    typed = ""

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._all: list[Parked] = []
        self._shelf: dict[str, Entry] = {}
        self._parts: list[int] = []
        self.shown: list[Parked] = []

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the status line."""
        yield Static("", id="parked-title", markup=False)
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static("", id="parked-empty", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what waits."""
        self.take_keys(Moving(self.rows), TakingBack(self.library, self._done))
        self.hear(self._changed)
        self._read()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def _changed(self, changes: tuple[Change, ...]) -> None:
        del changes
        self._read()

    def follow_others(self) -> None:
        """Another program changed the library; also a thread of this one."""
        self._read()

    def on_screen_resume(self) -> None:
        """Something may have been placed on a screen over this one."""
        if self.is_mounted and self._all:
            self._read()

    def _done(self, words: str) -> None:
        self._read()
        self.tell(words)

    def _read(self) -> None:
        try:
            self._all = parked(self.library)
            self._shelf = {each.id: each for each in entries(self.library)}
        except ReaderError as error:
            self.tell(str(error))
        self._draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Parked | None:
        """What stands under the cursor."""
        return self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None

    def _draw(self) -> None:
        before, cursor = self.chosen, self.rows.cursor
        found = matching(self._all, self.typed)
        self.shown = sorted(found, key=lambda each: source_of(each, self._shelf))
        rows, items = self._laid(max(1, self.size.width - LEAD - 1))
        self.rows.show(MadeRows(rows), items)
        uids = [each.uid for each in self.shown]
        self.rows.put_cursor(uids.index(before.uid) if before is not None and before.uid in uids else cursor)
        self.rows.display = bool(self.shown)
        empty = self.query_one("#parked-empty", Static)
        empty.display = not self.shown
        empty.update(NO_MATCH.format(typed=self.typed) if self._all else EMPTY)
        self._say()

    def _laid(self, width: int) -> tuple[list[Row], list[range]]:
        rows, items, source = list[Row](), list[range](), None
        self._parts = []
        for number, each in enumerate(self.shown):
            if source_of(each, self._shelf) != source:
                source = source_of(each, self._shelf)
                self._parts.append(number)
                rows += [()] if rows else []
                rows.append(heading_row(each, self._shelf, width))
            made = record_rows(each, width)
            items.append(range(len(rows), len(rows) + len(made)))
            rows += made
        return rows, items

    def _say(self) -> None:
        self.say_mode()
        count = len(self._all)
        words = f"Parked · {count:,} wait{'s' if count == 1 else ''}" if count else "Parked"
        line = ((fitted(words, max(1, self.size.width - 2 * LEAD)), "title"),)
        self.query_one("#parked-title", Static).update(text_of_line(line, dark=self.app.current_theme.dark))
        keys = "enter places it · r tries again" if self.shown and self.size.width >= KEYS_FROM else ""
        self.status.subject = f"filter: {self.typed}" if self.typed else keys
        self.status.facts = (f"{self.rows.cursor + 1:,} of {len(self.shown):,}",) if self.shown else ()

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._say()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines anew."""
        del event
        self._draw()

    def on_rows_view_moved(self) -> None:
        """Another record."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """The record under the cursor was clicked."""
        self.do_place()

    def filter(self, typed: str) -> None:
        """Show those that match."""
        self.typed = typed
        self._draw()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_next_part(self, count: int) -> None:
        """The next source."""
        self._step(max(1, count))

    def do_previous_part(self, count: int) -> None:
        """The source before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        parts = self._parts
        if parts:
            here = bisect_right(parts, self.rows.cursor) - 1
            by += by < 0 and parts[here] < self.rows.cursor
            self.rows.put_cursor(parts[max(0, min(here + by, len(parts) - 1))])

    def do_place(self) -> None:
        """Choose its article, then go there."""
        each = self.chosen
        if each is None:
            self.tell("nothing waits here")
        elif not isinstance(each.what, Incoming):
            self.tell("a reference waits for what it joins: place that, and it comes along")
        else:
            self._choose_article(each)

    def _choose_article(self, each: Parked) -> None:
        shelf = likely_first(each, [entry for entry in self._shelf.values() if not entry.missing])

        def take(chosen: int | None) -> None:
            if chosen is not None:
                self.try_to(lambda: self._place_in(each, shelf[chosen][0]), lambda: None)

        if shelf:
            choices = [ArticleChoice(*article) for article in shelf]
            self.app.push_screen(Picker("Place it in which article?", choices, loose), take)
        else:
            self.tell("there is no article yet to place it in")

    def _place_in(self, each: Parked, entry: Entry) -> str:
        if isinstance(each.what, Incoming) and each.what.quote:
            self.services.read(entry, Goal(placing=each.uid))
            return ""
        opened = open_article(self.library, entry)
        place_parked(self.library, each.uid, opened.entry, opened.document, None)
        return f"on the whole of {quoted(entry.article.title, QUOTE_LENGTH)} now · u takes it back"

    def do_open(self) -> None:
        """All that it says."""
        if self.chosen is not None:
            self.app.push_screen(CardScreen(parked_card(self.chosen, self._shelf)))

    def do_retry(self) -> None:
        """Try again with all; what found its place leaves the list."""
        self._try(None)

    @work(exclusive=True, group="retrying", description="what is parked, once more")
    async def _try(self, among: Sequence[Entry] | None) -> None:
        self.tell("looking …")
        before = len(self._all)
        words = await tried_again(self.library, among)
        self._read()
        self.tell(words or found_words(before - len(self._all)) or STILL_WAITS)

    def do_trash(self) -> None:
        """Drop it."""
        each = self.chosen
        if each is not None:
            drop(self.library, [each.uid])
            self._done("dropped · u brings it back · it does not come in again")

    def do_copy(self) -> None:
        """Copy what was marked, and the note."""
        each = self.chosen
        if each is not None:
            quote = each.what.quote if isinstance(each.what, Incoming) else ""
            text = "\n\n".join(part for part in (quote, each.what.note) if part)
            self.tell(f"copied, {copy(self.app, text)}")

    def do_show_import(self) -> None:
        """Bring in notes from a file."""
        self.services.wide.show_import()
