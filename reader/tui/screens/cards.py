"""Cards screen: the cards of an article or of all, to look at, change, suspend and take away."""

from bisect import bisect_right
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.card_list import ListedCard, listed_cards
from reader.library.cards import restore_cards, resume, suspend, trash_cards
from reader.library.library import Library
from reader.library.reviewing import today
from reader.library.scheduling import review_days
from reader.library.shelf import Entry
from reader.tui.cards.lines import (
    EMPTY,
    EMPTY_TRASH,
    NO_MATCH,
    card_rows,
    heading_row,
    matching,
    whole_card,
)
from reader.tui.cards.maker import MakerScreen
from reader.tui.cards.work import changing
from reader.tui.entities.moving import Moving
from reader.tui.figures.headings import text_of_line, title_line
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.services import Read, Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.sheets import CardScreen
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

KEYS = ("e edits", "s suspends", "dd trash", "R reviews")


class CardsScreen(FilteredScreen):
    """The cards under their articles.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article whose cards are shown; None for all.
    """

    KEYS_OF = Mode.CARDS
    typed = ""
    DEFAULT_CSS: ClassVar[str] = """
    CardsScreen {
        & #cards-title { height: 2; padding: 0 2; }
        & #cards-empty { padding: 2 4; color: $foreground 80%; height: 1fr; display: none; }
        & RowsView { background: $background; }
    }
    """

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, entry: Entry | None = None) -> None:
        super().__init__(library, services, knowledge)
        self._entry = entry
        self._is_wide = entry is None
        self.is_trash = False
        self._all: list[ListedCard] = []
        self._parts: list[int] = []
        self.shown: list[ListedCard] = []

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the status line."""
        yield Static("", id="cards-title", markup=False)
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static("", id="cards-empty", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what there is."""
        self.take_keys(Moving(self.rows), TakingBack(self.library, self._done))
        self.hear(self._changed)
        self._read()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def _changed(self, changes: tuple[Change, ...]) -> None:
        del changes
        self._read()

    def follow_others(self) -> None:
        """Another program changed the library."""
        self._read()

    def _done(self, words: str) -> None:
        self._read()
        self.tell(words)

    def _read(self) -> None:
        try:
            self._all = listed_cards(self.library, None if self._is_wide else self._entry, trashed=self.is_trash)
        except ReaderError as error:  # another program holds the database: the next change tries again
            self.tell(str(error))
        self._draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> ListedCard | None:
        """The card under the cursor."""
        return self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None

    def _draw(self) -> None:
        before, cursor = self.chosen, self.rows.cursor
        self.shown = matching(self._all, self.typed)
        rows, items = self._laid(max(1, self.size.width - LEAD - 1))
        self.rows.show(MadeRows(rows), items)
        uids = [each.card.uid for each in self.shown]
        uid = before.card.uid if before else ""
        self.rows.put_cursor(uids.index(uid) if uid in uids else min(cursor, max(0, len(uids) - 1)))
        self.rows.display = bool(self.shown)
        empty = self.query_one("#cards-empty", Static)
        empty.display = not self.shown
        empty.update(NO_MATCH.format(typed=self.typed) if self._all else EMPTY_TRASH if self.is_trash else EMPTY)
        self._say()

    def _laid(self, width: int) -> tuple[list[Row], list[range]]:
        rows, items, home = list[Row](), list[range](), ""
        day, zone = today(self.library), review_days(self.library).zone
        self._parts = []
        for number, each in enumerate(self.shown):
            if not number or (each.entry.id if each.entry else "") != home:
                home = each.entry.id if each.entry else ""
                self._parts.append(number)
                rows += [()] if rows else []
                rows.append(heading_row(each, width))
            made = card_rows(each, day, zone, width)
            items.append(range(len(rows), len(rows) + len(made)))
            rows += made
        return rows, items

    def _say(self) -> None:
        self.say_mode()
        where = "" if self._is_wide or self._entry is None else f" · {self._entry.article.title}"
        title = f"Cards{' · the trash' if self.is_trash else ''}{where}"
        line = title_line(title, KEYS if self.shown and not self.is_trash else (), max(1, self.size.width - 2 * LEAD))
        self.query_one("#cards-title", Static).update(text_of_line(line, dark=self.app.current_theme.dark))
        self.status.subject = f"filter: {self.typed}" if self.typed else ""
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
        """Another card."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """The card under the cursor was clicked."""
        self.do_open()

    # ── finding ─────────────────────────────────────────────────────────────────────────────

    def filter(self, typed: str) -> None:
        """Show those that match."""
        self.typed = typed
        self._draw()

    def ask_less(self) -> bool:
        """No filter, then none from the trash."""
        if super().ask_less():
            return True
        if self.is_trash:
            self.do_show_trash()
            return True
        return False

    def do_scope(self) -> None:
        """Those of one article, or of all."""
        home = self.chosen.entry if self.chosen else None
        self._entry = self._entry or home
        if self._entry is None:
            self.tell("these are all there are")
            return
        self._is_wide = not self._is_wide
        self._entry = home or self._entry if not self._is_wide else self._entry
        self._read()

    def do_show_trash(self) -> None:
        """The trash, and back."""
        self.is_trash = not self.is_trash
        self.typed = ""
        self._read()

    def do_next_part(self, count: int) -> None:
        """The next article."""
        self._step(max(1, count))

    def do_previous_part(self, count: int) -> None:
        """The article before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        parts = self._parts
        if parts:
            here = bisect_right(parts, self.rows.cursor) - 1
            by += by < 0 and parts[here] < self.rows.cursor
            self.rows.put_cursor(parts[max(0, min(here + by, len(parts) - 1))])

    # ── cards ───────────────────────────────────────────────────────────────────────────────

    def _on_chosen(self, act: Callable[[ListedCard], None]) -> None:
        if self.chosen is None:
            self.tell("there is no card here")
        else:
            act(self.chosen)

    def do_jump(self) -> None:
        """Go to the passage."""
        self._go(self.services.read)

    def do_beside(self) -> None:
        """Open the passage beside the article that is read."""
        self._go(self.services.beside)

    def _go(self, read: Read) -> None:
        if self.chosen is None or self.chosen.entry is None:
            self.tell("there is no passage to go to")
        else:
            read(self.chosen.entry, Goal(at=self.chosen.card.annotation))

    def do_open(self) -> None:
        """All that there is of it."""
        self._on_chosen(self._open)

    def _open(self, listed: ListedCard) -> None:
        family = [each for each in self._all if each.card.family == listed.card.family and each != listed]
        zone = review_days(self.library).zone
        self.app.push_screen(CardScreen(whole_card(listed, family, today(self.library), zone)))

    def do_edit(self) -> None:
        """Change question and answer."""
        self._on_chosen(self._edit)

    def _edit(self, listed: ListedCard) -> None:
        if self.is_trash:
            self.tell("it is in the trash: dd brings it back")
        else:
            self.app.push_screen(MakerScreen(self.library, changing(self.library, listed.card)), self._edited)

    def _edited(self, said: str | None) -> None:
        if said:
            self._done(said)

    def do_suspend_card(self) -> None:
        """Ask it no more; ask it again."""
        self._on_chosen(self._suspend)

    def _suspend(self, listed: ListedCard) -> None:
        card = listed.card
        if card.suspended or card.buried:
            resume(self.library, [card.uid])
            self._done("it is asked again · u takes it back")
        else:
            suspend(self.library, [card.uid])
            self._done("it is asked no more · s asks it again")

    def do_trash(self) -> None:
        """To the trash; in the trash: back from it."""
        self._on_chosen(self._trash)

    def _trash(self, listed: ListedCard) -> None:
        if self.is_trash:
            restore_cards(self.library, [listed.card.uid])
            self._done("brought back · u takes it back")
        else:
            trash_cards(self.library, [listed.card.uid])
            self._done("to the trash · u brings it back")
