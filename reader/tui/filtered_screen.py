"""Filtered screen: a list that narrows while one types."""

from collections.abc import Callable, Generator
from typing import TypeVar

from textual import work

from reader.core.errors import ReaderError
from reader.tui.rows_screen import RowsScreen
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.widgets.messages import PromptTyped
from reader.tui.widgets.prompt import Prompt

FILTER = "filter"  # what the line of input is asked for

Found = TypeVar("Found")


class FilteredScreen(RowsScreen):
    """A list with a filter.

    Attributes:
        is_finding: Whether what is asked for is still being looked for.
    """

    is_finding = False

    @property
    def typed(self) -> str:
        """The filter; empty for none."""
        raise NotImplementedError

    def filter(self, typed: str) -> None:
        """Show what matches this, and remember it as `typed`."""
        raise NotImplementedError

    def ask_less(self) -> bool:
        """Show more, by one thing that was asked for; False when all is shown. A screen has more of its own."""
        if not self.typed:
            return False
        self.filter("")
        return True

    def find(
        self,
        steps: Generator[object, None, Found],
        show: Callable[[Found], None],
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        """Find what is asked for, and no longer what was asked for before.

        Args:
            steps: Find it.
            show: Shows what was found: at once, or, where finding takes longer than a key may, between the keys.
            meanwhile: Shows what was found so far.
        """
        self.workers.cancel_group(self, "finding")
        found = soon(steps, FRAME_SECONDS)
        self.is_finding = found is None
        if found is not None:
            show(found)
        else:
            meanwhile()
            self._find_on(steps, show, meanwhile)

    @work(exclusive=True, group="finding", description="what was asked for")
    async def _find_on(
        self, steps: Generator[object, None, Found], show: Callable[[Found], None], meanwhile: Callable[[], None]
    ) -> None:
        try:
            found = await in_slices(steps, meanwhile)
        except ReaderError as error:
            self.is_finding = False
            meanwhile()
            self.tell(str(error))
        else:
            self.is_finding = False
            show(found)

    def say_found(self, count: int, otherwise: str = "", more: str = "") -> None:
        """Say in the status line what is asked for, and on which of how many that were found the cursor stands.

        Args:
            count: How many were found.
            otherwise: What is said where there is no filter.
            more: What is said after the count; while more are being looked for, say.
        """
        self.say_mode()
        self.status.subject = f"filter: {self.typed}" if self.typed else otherwise
        at = f"{min(self.rows.cursor + 1, count):,} of {count:,}"
        self.status.facts = (f"{at}{more}",) if count or more else ()

    def do_filter(self) -> None:
        """Filter as you type."""
        self.query_one(Prompt).ask(FILTER, FILTER, self.typed)
        self.say_mode()

    def do_unfilter(self) -> None:
        """One level out: the reference that was begun, then what was asked for, one by one; then back."""
        if not self.services.loose_end.forget() and not self.ask_less():
            self.services.leave()

    def on_prompt_typed(self, event: PromptTyped) -> None:
        """Filter as it is typed."""
        if event.about == FILTER:
            self.filter(event.text)

    def left(self, about: str) -> None:
        """No filter after all."""
        if about == FILTER:
            self.filter("")
