"""Catching-up screen: says how far it is where all cards have to be scheduled anew, before what needs that is shown."""

from collections.abc import Generator

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.scheduling import catching_up
from reader.tui.pasting import anew
from reader.tui.slicing import in_slices
from reader.tui.widgets.sheets import NARROW_THEN_WIDE
from reader.tui.widgets.told_keys import ToldKeys

WHY = "The settings, the time zone, the clock or the log became others: when each card is due is worked out anew."
LEAVES = "esc leaves · what is done is kept"


class CatchingUpScreen(ModalScreen[bool]):
    """Leaves with whether all is done; `esc` leaves it for another time.

    Args:
        library: The library.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE
    DEFAULT_CSS = "CatchingUpScreen #far { margin-top: 1; }"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.done, self.every = 0, 0

    def compose(self) -> ComposeResult:
        """What is done, why, and how far it is."""
        with Vertical(classes="sheet"):
            yield Label("Scheduling the cards anew", classes="sheet--title", markup=False)
            yield Static(WHY, markup=False)
            yield Static("", id="far", markup=False)
            yield ToldKeys(LEAVES)

    def on_mount(self) -> None:
        """Begin."""
        self._catch_up()

    @work(exclusive=True, description="when each card is due")
    async def _catch_up(self) -> None:
        try:
            await in_slices(self._noting(), self._say)
        except ReaderError as error:  # another program holds the database
            self.query_one("#far", Static).update(str(error))
            return
        if self.app.screen is self:  # not where it was left just now
            self.dismiss(True)  # noqa: FBT003 - what Textual calls the outcome of a screen

    def _noting(self) -> Generator[None, None, None]:
        for done, every in catching_up(self._library):
            self.done, self.every = done, every
            yield

    def _say(self) -> None:
        self.query_one("#far", Static).update(f"{self.done:,} of {self.every:,} cards")

    def on_key(self, event: Key) -> None:
        """Leave it for another time; what is pressed right after that is for the screen below."""
        event.stop()
        if self.app.screen is not self:
            self.app.post_message(anew(event))
        elif event.key in {"escape", "q"}:
            self.dismiss(False)  # noqa: FBT003 - likewise
