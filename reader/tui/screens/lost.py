"""Lost screen: the annotations of an article that changed or are lost, to be confirmed, placed, or let be."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import work

from reader.core.errors import ReaderError
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.relocate import How
from reader.library.annotating import trash
from reader.library.library import Library
from reader.library.opening import Opened, open_article, opened_again
from reader.library.replacing import Offer, confirm, let_be, place_anew
from reader.library.shelf import Entry
from reader.library.standing import Unsettled, unsettled
from reader.tui.entities.blocks import GAP, Block, Lead, plain
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import in_slices
from reader.tui.standing.lines import QUIET, head_rows, offer_rows
from reader.tui.stepping import Stepping
from reader.tui.widgets.margin import broken

KEYS_FOR = {
    How.LOST: ("enter places it", "p peeks", "g o places by hand", "l lets be", "dd trash"),
    How.CHANGED: ("y lies right", "enter goes there", "p peeks", "dd trash"),
    How.MOVED: ("y lies right", "enter goes there", "p peeks", "dd trash"),
}
LOOKING = "Looking for the likeliest places …"
SETTLED = "Every annotation of this article has its place."
NOTHING_ASKED = "Nothing here needs you any more."
LEAVES = "esc goes back to the page, u takes back what was done."


@dataclass(frozen=True, slots=True)
class Item:
    """What the cursor stands on: an annotation, or one of the places where it may lie."""

    found: Unsettled
    offer: Offer | None = None

    @property
    def uid(self) -> str:
        """The id of the annotation."""
        return self.found.held.annotation.uid


class LostScreen(SheetScreen):
    """What needs the reader in one article since its text has changed.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article.
        uid: The annotation to begin at.
    """

    KEYS_OF = Mode.LOST

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, entry: Entry, uid: str = "") -> None:
        super().__init__(library, services, knowledge, entry)
        self._article = entry
        self._begin_at = uid
        self._opened: Opened | None = None
        self._peeked: Item | None = None
        self.found: list[Unsettled] = []
        self.items: list[Item] = []

    def on_mount(self) -> None:
        """Look what there is."""
        self.take_keys(Stepping(self.rows, self._heads))
        self.keep_up()
        self.read_anew()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def say_state(self) -> None:
        """Nothing: what is lost is known without having gone through the library."""

    @work(exclusive=True, group="lost", description="annotations that changed or are lost")
    async def gather(self) -> None:
        """Read which annotations changed or are lost, and look for their likeliest places."""
        try:
            before = self._opened
            opened = opened_again(self.library, before) if before else open_article(self.library, self._article)
            is_same = before is not None and before.document.text_digest == opened.document.text_digest
            self.found = await in_slices(unsettled(self.library, opened, self.found if is_same else ()))
        except ReaderError as error:
            self.tell(str(error))
            return
        self._opened = opened
        self.draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Make the lines for the width there is; the cursor stays at its annotation, or what has taken its place."""
        width, opened = self.room, self._opened
        if not width:
            return
        if opened is None:
            self.put([plain(((LOOKING, QUIET),))])
            return
        before, cursor = self.chosen, self.rows.cursor
        blocks, self.items = list[Block](), list[Item]()
        if not any(each.asks for each in self.found):
            said = (NOTHING_ASKED if self.found else SETTLED, LEAVES)
            blocks += [plain(*(((line, ""),) for text in said for line in broken(text, width)))]
        for each in self.found:
            blocks += [GAP] if blocks else []
            blocks += self._blocks(each, opened, width)
        self.put(blocks)
        self.rows.put_cursor(self._place(before, cursor))
        self._say_head()

    def _blocks(self, found: Unsettled, opened: Opened, width: int) -> list[Block]:
        blocks = []
        for item in (Item(found), *(Item(found, offer) for offer in found.offers)):
            is_peeked = item == self._peeked
            if item.offer is None:
                rows = head_rows(found, opened.document, width, is_peeked=is_peeked)
            else:
                rows = offer_rows(item.offer, opened.document, width, is_peeked=is_peeked)
            self.items.append(item)
            blocks.append(Block(tuple(rows), Lead(opened.entry, Goal(at=item.uid))))
        return blocks

    def _place(self, before: Item | None, cursor: int) -> int:
        """Where the cursor is to stand: at the annotation it is to begin at, where it was, or at what follows."""
        uids = [item.uid for item in self.items]
        if self._begin_at:
            first = next((number for number, uid in enumerate(uids) if uid.startswith(self._begin_at)), 0)
            self._begin_at = ""
            return first + 1 if self.items and self.items[first].found.offers else first
        if before in self.items:
            return self.items.index(before)
        return min(cursor, len(uids) - 1)

    def _say_head(self) -> None:
        asking = sum(each.asks for each in self.found)
        title = f"{asking} need{'s' if asking == 1 else ''} you" if asking else "Changed and lost"
        keys = KEYS_FOR[self.chosen.found.how] if self.chosen else ()
        self.head(f"{title} · {self._article.article.title}", keys)

    def on_rows_view_moved(self) -> None:
        """Another line, whose keys may be others."""
        super().on_rows_view_moved()
        self._say_head()

    @property
    def chosen(self) -> Item | None:
        """What the cursor stands on."""
        return self.items[self.rows.cursor] if self.rows.cursor < len(self.items) else None

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def _on_chosen(self, act: Callable[[Opened, Item], None]) -> None:
        if self._opened is None or self.chosen is None:
            self.tell("there is nothing here that needs you")
        else:
            act(self._opened, self.chosen)

    def do_jump(self) -> None:
        """Place it there; from one that lies somewhere, go there."""
        self._on_chosen(self._jump)

    def _jump(self, opened: Opened, item: Item) -> None:
        if item.offer is not None:
            self._peeked = None
            place_anew(self.library, opened, item.uid, item.offer.span)
            words = quoted(item.offer.span.of(opened.document.text), QUOTE_LENGTH)
            self.done(f"placed on {words} · u takes it back")
        elif item.found.how is not How.LOST:
            super().do_jump()
        elif item.found.offers:
            self.rows.move(1)
            self.tell("enter places it there")
        else:
            self.do_by_hand()

    def do_peek(self) -> None:
        """Show the place in its paragraph, or alone again."""
        self._on_chosen(self._peek)

    def _peek(self, opened: Opened, item: Item) -> None:
        del opened
        self._peeked = None if self._peeked == item else item
        self.draw()

    def do_by_hand(self) -> None:
        """Go to the page, to place it there."""
        self._on_chosen(self._by_hand)

    def _by_hand(self, opened: Opened, item: Item) -> None:
        self.services.read(opened.entry, Goal(placing=item.uid))

    def do_confirm(self) -> None:
        """Say that one lies right as it does now."""
        self._on_chosen(self._confirm)

    def _confirm(self, opened: Opened, item: Item) -> None:
        if item.found.how is How.LOST:
            self.tell("it is lost: enter on a place puts it there, g o places it by hand")
            return
        confirm(self.library, opened, item.uid)
        self.done("it lies right as it does now · u takes it back")

    def do_confirm_all(self) -> None:
        """Say that all that changed or moved lie right as they do now, in one act."""
        uids = [each.held.annotation.uid for each in self.found if each.how is not How.LOST]
        if self._opened is None or not uids:
            self.tell("none here changed or moved")
            return
        count = confirm(self.library, self._opened, *uids)
        self.done(f"{count} confirmed · u takes it back")

    def do_let_be(self) -> None:
        """Ask no more about a lost one; or ask again."""
        self._on_chosen(self._let_be)

    def _let_be(self, opened: Opened, item: Item) -> None:
        if item.found.how is not How.LOST:
            self.tell("it has a place: y says that it lies right")
            return
        let_be(self.library, opened, item.uid, again=item.found.is_let_be)
        self.done("it is asked about again" if item.found.is_let_be else "it is let be · l asks about it again")

    def do_trash(self) -> None:
        """Put the annotation into the trash."""
        self._on_chosen(self._trash)

    def _trash(self, opened: Opened, item: Item) -> None:
        del opened
        trash(self.library, item.uid)
        self.done("to the trash · u brings it back")

    def _heads(self) -> list[int]:
        return [number for number, item in enumerate(self.items) if item.offer is None]
