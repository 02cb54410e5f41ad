"""Sheet screen: what the cards of an entity and of a figure share: lines over what was shown, and where they lead."""

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Label

from reader.core.cells import fitted, width_of
from reader.library.library import Library
from reader.library.shelf import Entry
from reader.tui.entities.blocks import Block, Lead
from reader.tui.entities.state import unread_words
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Read, Services
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.sheets import NARROW_THEN_WIDE
from reader.tui.widgets.told_keys import ToldKeys

ALWAYS, NARROW = ("? keys", "esc leaves"), ("? keys", "esc")  # the last of the keys under a card


class SheetScreen(RowsScreen, ModalScreen[None]):
    """A card of which some lines lead on.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article it is seen from; None for none.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, entry: Entry | None) -> None:
        super().__init__(library, services, knowledge)
        self._entry = entry
        self.leads: list[Lead] = []
        self._is_resized = False

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """Title, lines, keys; the line of input, the status line."""
        with Vertical(classes="sheet sheet--known"):
            yield Label("", classes="sheet--title", markup=False)
            yield Label("", classes="sheet--state", markup=False)
            yield RowsView(dark=self.app.current_theme.dark)
            yield ToldKeys()
        yield from self.foot()

    def on_resize(self, event: Resize) -> None:
        """Break the lines anew."""
        del event
        self._is_resized = True
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Make the lines for the width there is."""
        raise NotImplementedError

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def room(self) -> int:
        """The cells of a line; 0 while there is no view."""
        return max(0, self.rows.size.width - LEAD - 1)

    def head(self, title: str, keys: Sequence[str]) -> None:
        """Say what the card is of, and of its keys, the weightiest first, as many as there is room for."""
        width = self.rows.size.width
        self.query_one(".sheet--title", Label).update(fitted(title, width))
        self.query_one(ToldKeys).tell(keys_line(keys, width))
        self.say_state()

    def say_state(self) -> None:
        """Say what is not known yet of the library, while there is such."""
        line, said = self.query_one(".sheet--state", Label), unread_words(self.knowledge)
        line.update(said)
        line.display = bool(said)

    def put(self, blocks: Iterable[Block]) -> None:
        """Show blocks; the cursor stands on those that lead somewhere."""
        rows: list[Row] = []
        items: list[range] = []
        self.leads = []
        for block in blocks:
            if block.lead is not None:
                items.append(range(len(rows), len(rows) + len(block.rows)))
                self.leads.append(block.lead)
            rows += block.rows
        self.rows.show(MadeRows(rows), items)
        if self._is_resized:
            self._is_resized = False
            self.rows.put_cursor(self.rows.cursor)
        self.say_place()

    def say_place(self) -> None:
        """Say in the status line on which line the cursor stands."""
        place = (f"{self.rows.cursor + 1} of {len(self.leads)}",) if self.leads else ()
        self.status.facts = place

    @property
    def lead(self) -> Lead:
        """Where the line under the cursor leads."""
        return self.leads[self.rows.cursor] if self.rows.cursor < len(self.leads) else Lead()

    # ── going there ─────────────────────────────────────────────────────────────────────────

    def on_rows_view_moved(self) -> None:
        """The cursor stands on another line."""
        self.say_place()

    def on_rows_view_chosen(self) -> None:
        """The mouse chose a line."""
        self.do_jump()

    def do_jump(self) -> None:
        """Go where the line leads."""
        if self.lead.key is not None:
            self.services.wide.show_entity(self.lead.key, self._entry)
        else:
            self._go(self.services.read)

    def do_beside(self) -> None:
        """Open the passage beside the article that is read."""
        self._go(self.services.beside)

    def _go(self, read: Read) -> None:
        if self.lead.entry is not None:
            read(self.lead.entry, self.lead.goal)
        else:
            self.tell("there is no passage to go to")

    def note_on(self, lead: Lead) -> None:
        """Go there and write a note."""
        if lead.entry is None:
            self.tell("there is no passage to note anything on")
        else:
            self.services.read(lead.entry, Goal(lead.goal.at, lead.goal.span, "note"))

    def do_close(self) -> None:
        """Put the card away."""
        self.services.leave()


def keys_line(keys: Sequence[str], width: int) -> str:
    """As many of the keys as there is room for, the first of them and those that are always there."""
    said, last = [*keys], ALWAYS
    while len(said) > 1 and width_of(" · ".join((*said, *last))) > width:
        said.pop()
        last = ALWAYS if len(said) > 1 else NARROW
    return fitted(" · ".join((*said, *last)), width)
