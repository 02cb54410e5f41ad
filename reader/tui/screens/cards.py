"""Cards screen: the cards of an article or of all, to look at, change, suspend and take away."""

from datetime import datetime

from reader.library.card_list import ListedCard, listed_cards
from reader.library.cards import restore_cards, resume, suspend, trash_cards
from reader.library.library import Library
from reader.library.reviewing import today
from reader.library.scheduling import review_days
from reader.library.shelf import Entry
from reader.store.annotations import briefs_named
from reader.tui.cards.lines import (
    CARD_ROWS,
    EMPTY,
    EMPTY_TRASH,
    HOMELESS,
    card_rows,
    heading_row,
    whole_card,
)
from reader.tui.cards.maker import MakerScreen
from reader.tui.cards.sifting import Briefs, matching, unknown_words
from reader.tui.cards.work import changing
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.list_screen import ListScreen
from reader.tui.modes import Mode
from reader.tui.services import Read, Services
from reader.tui.widgets.head_line import title_line
from reader.tui.widgets.rows_view import Row
from reader.tui.widgets.sheets import CardScreen

KEYS = ("e edits", "s suspends", "dd trash", "R reviews")


class CardsScreen(ListScreen[ListedCard]):
    """The cards under their articles.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article whose cards are shown; None for all.
        typed: The filter that they are shown by.
    """

    KEYS_OF = Mode.CARDS
    nothing = "there is no card here"

    def __init__(
        self,
        library: Library,
        services: Services,
        knowledge: Knowledge,
        entry: Entry | None = None,
        typed: str = "",
    ) -> None:
        super().__init__(library, services, knowledge)
        self.typed = typed
        self._entry = entry
        self._is_wide = entry is None
        self.is_trash = False
        self._all: list[ListedCard] = []
        self._day, self._days = today(library), review_days(library)

    # ── what there is, and how it looks ─────────────────────────────────────────────────────

    def gather(self) -> None:
        """The cards, and what day it is."""
        self._day = today(self.library)
        self._all = listed_cards(self.library, None if self._is_wide else self._entry, trashed=self.is_trash)

    def asked(self) -> list[ListedCard]:
        """Those in whose words all that is typed stands."""
        return matching(self._all, self.typed, self._briefs)

    def _briefs(self) -> Briefs:
        return briefs_named(self.library.database, {each.card.annotation for each in self._all})

    @property
    def _now(self) -> datetime:
        return self.library.now().astimezone(self._days.zone)

    def name_of(self, thing: ListedCard) -> str:
        """The id of a card."""
        return thing.card.uid

    def rows_of(self, thing: ListedCard, width: int) -> list[Row]:
        """What it asks; what it tells, and how it stands."""
        return card_rows(thing, self._day, self._now, width)

    def height_of(self, thing: ListedCard, width: int) -> int:
        """As many for each."""
        del thing, width
        return CARD_ROWS

    def part_of(self, thing: ListedCard) -> str:
        """Its article."""
        return thing.entry.id if thing.entry else HOMELESS

    def heading_of(self, thing: ListedCard, width: int) -> Row:
        """The title of its article."""
        return heading_row(thing, width)

    def head(self, width: int) -> Row:
        """Of what they are, and the keys."""
        where = "" if self._is_wide or self._entry is None else f" · {self._entry.article.title}"
        title = f"Cards{' · the trash' if self.is_trash else ''}{where}"
        return title_line(title, KEYS if self.shown and not self.is_trash else (), width)

    def empty_words(self) -> str:
        """How cards are made, or that none is in the trash."""
        return EMPTY_TRASH if self.is_trash else EMPTY

    def no_match_words(self) -> str:
        """That none matches; where no card ever could, what can be asked for."""
        first, gap, more = super().no_match_words().partition("\n\n")
        return gap.join(filter(None, (first, unknown_words(self.typed), more)))

    def on_rows_view_chosen(self) -> None:
        """The card under the cursor was clicked."""
        self.do_open()

    # ── finding ─────────────────────────────────────────────────────────────────────────────

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
        self.read_anew()

    def do_show_trash(self) -> None:
        """The trash, and back."""
        self.is_trash = not self.is_trash
        self.typed = ""
        self.read_anew()

    # ── cards ───────────────────────────────────────────────────────────────────────────────

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
        self.on_chosen(self._open)

    def _open(self, listed: ListedCard) -> None:
        family = [each for each in self._all if each.card.family == listed.card.family and each != listed]
        self.app.push_screen(CardScreen(whole_card(listed, family, self._day, self._now)))

    def do_edit(self) -> None:
        """Change question and answer."""
        self.on_chosen(self._edit)

    def _edit(self, listed: ListedCard) -> None:
        if self.is_trash:
            self.tell("it is in the trash: dd brings it back")
        else:
            self.app.push_screen(MakerScreen(self.library, changing(self.library, listed.card)), self._edited)

    def _edited(self, said: str | None) -> None:
        if said:
            self.tell(said)

    def do_suspend_card(self) -> None:
        """Ask it no more; ask it again."""
        self.on_chosen(self._suspend)

    def _suspend(self, listed: ListedCard) -> None:
        card = listed.card
        if card.suspended or card.buried:
            resume(self.library, [card.uid])
            self.tell("it is asked again · u takes it back")
        else:
            suspend(self.library, [card.uid])
            self.tell("it is asked no more · s asks it again")

    def do_trash(self) -> None:
        """To the trash; in the trash: back from it."""
        self.on_chosen(self._trash)

    def _trash(self, listed: ListedCard) -> None:
        if self.is_trash:
            restore_cards(self.library, [listed.card.uid])
            self.tell("brought back · u takes it back")
        else:
            trash_cards(self.library, [listed.card.uid])
            self.tell("to the trash · u brings it back")
