"""Desk screen: what can be gone through: the rounds that were begun, with how far they got, and others."""

from collections.abc import Sequence

from textual import work

from reader.core.errors import ReaderError
from reader.library.desk import ReviewDesk, laying_out
from reader.library.library import Library
from reader.library.rounds import Left, bring_back, choosing, forget, left
from reader.tui.desk.choices import EMPTY, Choice, choice_rows, choices, heading_of, left_over, matching
from reader.tui.filtered_screen import FILTER
from reader.tui.knowing import Knowledge
from reader.tui.list_screen import ListScreen
from reader.tui.modes import Mode
from reader.tui.notebook.completing import Wishes
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.head_line import title_line
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import Row

TITLE = "Review desk"
KEYS = ("/ chooses others",)


class DeskScreen(ListScreen[Choice]):
    """What can be gone through.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.DESK
    nothing = "there is nothing here to go through"

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._desk: ReviewDesk | None = None
        self._count: int | None = None
        self._forgotten: list[Left] = []

    # ── what there is, and how it looks ─────────────────────────────────────────────────────

    def gather(self) -> None:
        """What there is, between the keys."""
        self._gather_on()

    @work(exclusive=True, group="gathering")
    async def _gather_on(self) -> None:
        before = self._desk.begun if self._desk is not None else ()
        try:
            self._desk = await in_slices(laying_out(self.library, self.knowledge.census))
        except ReaderError as error:  # another program holds the database, say: the next change tries again
            self.tell(str(error))
            return
        self.draw()
        if self._desk.begun and [each.left for each in self._desk.begun[:1]] != [each.left for each in before[:1]]:
            self.rows.put_cursor(0)  # on the round that was left last

    def asked(self) -> Sequence[Choice]:
        """All that there is; while something is typed, that first."""
        if self._desk is None or not self._desk.count:
            return ()
        return matching(self._desk, self.typed, self._count) if self.typed.strip() else choices(self._desk)

    def name_of(self, thing: Choice) -> str:
        """What it is chosen by."""
        return thing.typed

    def rows_of(self, thing: Choice, width: int) -> Sequence[Row]:
        """What it is, and how far it got."""
        return choice_rows(thing, self.library.now(), width)

    def part_of(self, thing: Choice) -> str:
        """Whether it was begun, or by what it is chosen."""
        return thing.part

    def heading_of(self, thing: Choice, width: int) -> Row:
        """The same in words."""
        del width
        return heading_of(thing)

    def head(self, width: int) -> Row:
        """How much there is."""
        return title_line(
            TITLE, (*left_over(self._desk), *KEYS) if self._desk is not None and self.shown else (), width
        )

    def empty_words(self) -> str:
        """How something comes here."""
        return EMPTY if self._desk is not None else ""

    def known_again(self) -> None:
        """The names of the library were taken anew."""
        self.read_anew()

    def on_screen_resume(self) -> None:
        """It is seen again: show how far the round got that was gone through meanwhile."""
        if self.is_mounted:
            self.read_anew()

    def on_rows_view_chosen(self) -> None:
        """What is under the cursor was clicked."""
        self.do_begin()

    # ── choosing ────────────────────────────────────────────────────────────────────────────

    def do_filter(self) -> None:
        """Choose by what is typed."""
        wishes = Wishes(self.library, lambda: self.knowledge.census)
        self.query_one(Prompt).ask_with(FILTER, "go through", self.typed, wishes)
        self.say_mode()

    def filter(self, typed: str) -> None:
        """Show what is typed, and how much that is."""
        self._count = None
        super().filter(typed)
        self.rows.put_cursor(0)
        self.workers.cancel_group(self, "counting")
        if typed.strip():
            self._count_on(typed)

    @work(exclusive=True, group="counting")
    async def _count_on(self, typed: str) -> None:
        try:
            found = await in_slices(choosing(self.library, typed, self.knowledge.census))
        except ReaderError as error:
            self.tell(str(error))
        else:
            self._count = len(found.rows)
            self.draw()

    def answered(self, about: str, text: str) -> None:
        """Go through what was typed."""
        if about != FILTER:
            super().answered(about, text)
            return
        self.filter("")  # for who comes back
        if text.strip():
            self.services.wide.show_round(text.strip())

    def do_begin(self) -> None:
        """Go on with the round under the cursor, or begin it."""
        self.on_chosen(lambda choice: self.services.wide.show_round(choice.typed))

    # ── forgetting ──────────────────────────────────────────────────────────────────────────

    def do_forget(self) -> None:
        """Forget what was done in a round, and where it was left."""
        self.on_chosen(self._forget)

    def _forget(self, choice: Choice) -> None:
        if choice.when is None:
            self.tell("it was not begun yet")
            return
        self._forgotten.append(left(self.library, choice.typed))
        forget(self.library, choice.typed)
        self.done("the round is forgotten, its annotations stay · u brings it back")
        self.read_anew()

    def do_undo(self, count: int) -> None:
        """Bring back a round that was forgotten here; else undo the newest act."""
        if self._forgotten:
            bring_back(self.library, self._forgotten.pop())
            self.read_anew()
            self.done("the round is back")
        else:
            TakingBack(self.library, self.done).do_undo(count)
