"""Figures screen: the ledger of an article or of the library, to find a figure and go to its passage."""

from dataclasses import replace

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.library.figure_table import write_figures
from reader.library.ledger import FigureMention, Ledger, mentions_of
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.library.typed_path import typed_path
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.entities.state import unread_words
from reader.tui.figures.empty import why_empty
from reader.tui.figures.finding import Finding
from reader.tui.figures.going import Going
from reader.tui.figures.headings import passage_lines, tabs_line, text_of_line
from reader.tui.figures.kinds import Kinds
from reader.tui.figures.knot import knot_of
from reader.tui.figures.ordering import AS_WRITTEN, NEWEST_FIRST, Column
from reader.tui.figures.rows import LazyRows, Row
from reader.tui.figures.sifting import Like, Sifted, Wish, sift
from reader.tui.figures.table import LedgerLines, Table, table_for
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.head_line import HeadLine, head_room, title_line
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView

LOW = 16  # rows of a screen under which the sentence is not shown under the table
SENTENCE_ROWS = 3
CSV = "figures.csv"


class FiguresScreen(FilteredScreen):
    """The figures of an article, or of the whole library.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article; None for the library.
        alike: A figure of that article, to show only what in the whole library likely measures the same.
    """

    KEYS_OF = Mode.FIGURES

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, entry: Entry | None, alike: Figure | None
    ) -> None:
        super().__init__(library, services, knowledge)
        self._entry = entry
        self._whole = entry is None or alike is not None
        self._ledger: Ledger | None = None
        self._alike = alike
        self._before: tuple[bool, Wish] | None = None  # what was shown before it was only what is like one figure
        self.wish = Wish(order=NEWEST_FIRST if self._whole else AS_WRITTEN)
        self._rows = LazyRows(())
        self.sifted = Sifted()
        self._table = Table(())
        self._going = Going(library, services, lambda: self.chosen, self.tell)
        self._kept: Row | None = None  # the row that the cursor is to stay on; None for the top

    def compose(self) -> ComposeResult:
        """The headings, the table or what to do without one, the sentence of the row, the status line."""
        yield from (HeadLine(f"figures-{each}") for each in ("title", "tabs", "head"))
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static("", id="figures-empty", markup=False)
        yield Static("", id="figures-passage", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what is there."""
        self.take_keys(self._going, Finding(self), TakingBack(self.library, self.tell))
        if self._alike is not None and self._entry is not None:
            mention = knot_of(self.library, self._entry, self._alike).mention
            self.wish = replace(self.wish, like=Like(mention))
        self._gather()

    @property
    def _dark(self) -> bool:
        return self.app.current_theme.dark

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        rows = self.sifted.rows
        return rows[self.rows.cursor] if self.rows.cursor < len(rows) else None

    def on_unmount(self) -> None:
        """Let go of the rows."""
        self._rows, self.sifted, self._kept = LazyRows(()), Sifted(), None

    # ── what there is ───────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """The ledger was taken anew, or something goes on with it."""
        if self._whole and self.knowledge.ledger is not self._ledger:
            self._gather()
        else:
            self._draw_headings()

    def gather(self) -> None:
        """Read the article anew; the library's ledger comes by itself."""
        if not self._whole:
            self._gather()

    def on_screen_resume(self) -> None:
        """Show what was found meanwhile."""
        if self.is_mounted and self._whole and self.knowledge.ledger is not self._ledger:
            self._gather()

    def _gather(self) -> None:
        if self._whole:
            self._ledger = ledger = self.knowledge.ledger
            mentions = ledger.mentions if ledger else ()
            if self.wish.like is not None and ledger is not None:
                self.wish = replace(self.wish, like=self.wish.like.within(ledger))
        else:
            mentions = mentions_of(self.library, self._entry) if self._entry else ()
        self._kept = self.chosen
        self._rows = LazyRows(mentions)
        self._sift()
        self._take_shelf()

    @work(exclusive=True, group="shelf", description="the shelf")
    async def _take_shelf(self) -> None:
        """Know where the articles are before a key leads there."""
        try:
            self._going.shelf = await in_slices(shelf_by_id(self.library))
        except ReaderError as error:
            self.tell(str(error))

    def ask(self, wish: Wish, *, keep: bool = False) -> None:
        """Show something else; with the cursor on the same row, where it is to be kept."""
        self._kept = self.chosen if keep else None
        self.wish = wish
        self._sift()

    def show_like(self, mention: FigureMention | None) -> None:
        """Show a figure and what in the library likely measures the same; None: what was shown before."""
        if mention is not None:
            self._before, order = (self._whole, self.wish), self.wish.order if self._whole else NEWEST_FIRST
            self._whole, self.wish = True, replace(self.wish, like=Like(mention), kinds=Kinds.ALL, order=order)
        elif self._before is not None:
            (self._whole, self.wish), self._before = self._before, None
        else:
            self.wish = replace(self.wish, like=None)
        self._gather()

    def _end_like(self) -> None:
        """Go back from there: to what was shown before, or from the screen where it was opened for it."""
        if self._before is None:
            self.services.leave()
        else:
            self.show_like(None)

    def _sift(self) -> None:
        """Find what is to be shown, and show it."""
        self.find(sift(self._rows, self.wish), self._show)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _show(self, sifted: Sifted) -> None:
        kept, self._kept = self._kept, None
        self.sifted = sifted
        self._lay()
        self.rows.put_cursor(_place_of(kept, sifted.rows))
        self._draw_headings()
        self._draw_passage()

    def _lay(self) -> None:
        """Lay the columns for the width there is."""
        width = max(1, self.size.width - LEAD - 1)
        order = self.wish.order
        self._table = table_for(self.sifted.rows, width, whole_library=self._whole, sorted_by=order.column)
        lines = LedgerLines(self.sifted.rows, self._table)
        self.rows.show(lines if self.sifted.rows else MadeRows(), lines.items)

    def _draw_headings(self) -> None:
        width, dark, rows = head_room(self.size.width), self._dark, self.sifted.rows
        for name, line in (
            ("title", title_line(self._title(), self._facts(), width)),
            ("tabs", tabs_line(self.sifted.counts, self.wish.kinds, width)),
            ("head", self._table.head(self.wish.order)),
        ):
            self.query_one(f"#figures-{name}", HeadLine).put(line, dark=dark)
        waits = self._whole and self._ledger is None
        is_alone = self.wish.like is not None and self.wish.like.is_alone and not waits
        self.rows.display = self.query_one("#figures-head").display = bool(rows) and not is_alone
        self.query_one("#figures-empty").display = not rows or is_alone
        if not rows or is_alone:
            said = why_empty(self.wish, self.sifted.hidden, is_waiting=waits, whole_library=self._whole)
            self.query_one("#figures-empty", Static).update(Text(said))
        self._say()

    def _draw_passage(self) -> None:
        place = self.query_one("#figures-passage", Static)
        place.display = self.size.height >= LOW and self.chosen is not None
        width = max(1, self.size.width - 2 * LEAD)
        lines = passage_lines(self.chosen, width, SENTENCE_ROWS, whole_library=self._whole)
        place.update(Text("\n").join(text_of_line(line, dark=self._dark) for line in lines))

    def _title(self) -> str:
        if self.wish.like is not None:
            return f"Figures {self.wish.like.words}"
        where = "the library" if self._whole or self._entry is None else self._entry.article.title
        return f"Figures · {where}"

    def _facts(self) -> list[str]:
        hidden = self.sifted.hidden
        plain = f"z shows {hidden:,} plain small one{'' if hidden == 1 else 's'}" if hidden else ""
        state = self.knowledge.trouble if self._whole else ""
        unread = unread_words(self.knowledge) if self._whole else ""
        order = self._table.unseen(self.wish.order) if self.sifted.rows else ""
        return [fact for fact in (order, state or unread, plain) if fact]

    def _say(self) -> None:
        self.say_found(len(self.sifted.rows))

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw_headings()
        self._draw_passage()

    def on_resize(self, event: Resize) -> None:
        """Lay the columns anew."""
        del event
        self._lay()
        self.rows.put_cursor(self.rows.cursor)
        self._draw_headings()
        self._draw_passage()

    def on_rows_view_moved(self) -> None:
        """Another row: its sentence."""
        self._draw_passage()
        self._say()

    # ── finding ─────────────────────────────────────────────────────────────────────────────

    @property
    def typed(self) -> str:
        """The filter; empty for none."""
        return self.wish.typed

    def filter(self, typed: str) -> None:
        """Show the figures that match."""
        self.ask(replace(self.wish, typed=typed), keep=not typed)

    def ask_less(self) -> bool:
        """No filter, then no likeness, then all kinds."""
        if super().ask_less():
            return True
        if self.wish.like is not None:
            self._end_like()
        elif self.wish.kinds is not Kinds.ALL:
            self.ask(replace(self.wish, kinds=Kinds.ALL), keep=True)
        else:
            return False
        return True

    def do_scope(self) -> None:
        """This article, or the whole library; from the library the article of the row."""
        here = self._entry or self._going.entry()
        if self._whole and here is None:
            self.tell("there is no article to show the figures of")
            return
        self._entry, self._whole = here, not self._whole
        order = NEWEST_FIRST if self._whole else AS_WRITTEN
        self.wish, self._before = replace(self.wish, order=order, like=None), None
        self._gather()

    def on_head_line_clicked(self, event: HeadLine.Clicked) -> None:
        """A tab, or the head of a column to sort by, was clicked."""
        if event.line == "figures-tabs":
            tab = event.words.partition(" ")[0]
            self.ask(replace(self.wish, kinds=Kinds(tab) if tab in set(Kinds) else self.wish.kinds.stepped(1)))
        elif (head := event.words.strip("· ↓↑")) in set(Column):
            self.ask(replace(self.wish, order=self.wish.order.turned_to(Column(head))))

    # ── figures ─────────────────────────────────────────────────────────────────────────────

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        self._going.do_jump()

    def do_write_csv(self) -> None:
        """Ask for the name of a file."""
        if self.sifted.rows:
            self.query_one(Prompt).ask("csv", "write to", CSV)
            self._say()
        else:
            self.tell("there is nothing to write")

    def do_index(self) -> None:
        """Find names and figures of all articles, or stop."""
        self.services.wide.index()

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Write the file, or run the command."""
        if about == "csv":
            self._write(text)
        else:
            super().answered(about, text)
        self._say()

    def _write(self, typed: str) -> None:
        path = typed_path(typed.strip() or CSV)
        count = write_figures(path, (row.mention for row in self.sifted.rows))
        self.tell(f"{count:,} figure{'' if count == 1 else 's'} written to {path}")


def _place_of(before: Row | None, rows: tuple[Row, ...]) -> int:
    """Where the row is now that was in hand; the first when it is gone."""
    if before is None or not rows:
        return 0
    try:
        return rows.index(before)
    except ValueError:
        place = before.mention.place
        return next((number for number, row in enumerate(rows) if row.mention.place == place), 0)
