"""Filtered screen: a list that narrows while one types."""

from reader.tui.rows_screen import RowsScreen
from reader.tui.widgets.messages import PromptTyped
from reader.tui.widgets.prompt import Prompt

FILTER = "filter"  # what the line of input is asked for


class FilteredScreen(RowsScreen):
    """A list with a filter.

    Attributes:
        typed: The filter; empty for none.
    """

    typed = ""

    def filter(self, typed: str) -> None:
        """Show what matches this, and remember it as `typed`."""
        raise NotImplementedError

    def do_filter(self) -> None:
        """Filter as you type."""
        self.query_one(Prompt).ask(FILTER, FILTER, self.typed)
        self.say_mode()

    def do_unfilter(self) -> None:
        """Show all again; then back."""
        if self.typed:
            self.filter("")
        else:
            self.services.leave()

    def on_prompt_typed(self, event: PromptTyped) -> None:
        """Filter as it is typed."""
        if event.about == FILTER:
            self.filter(event.text)

    def left(self, about: str) -> None:
        """No filter after all."""
        if about == FILTER:
            self.filter("")
