"""Which-key: what may follow the keys typed so far, shown after a moment's wait."""

from rich.text import Text
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from reader.core.cells import fitted, width_of

WAIT_SECONDS = 0.4
COLUMN_GAP = 3
TWO_COLUMNS = 72  # cells from which words are cut for a second column


class WhichKey(Static):
    """A strip over the status line; hidden while nothing waits."""

    DEFAULT_CSS = """
    WhichKey {
        dock: bottom; height: auto; max-height: 40%; margin-bottom: 1; display: none; background: $panel; padding: 0 1;
    }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._timer: Timer | None = None

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Show these (key, words) after a moment; nothing hides the strip at once."""
        if self._timer is not None:
            self._timer.stop()
        self.display = self.display and bool(choices)
        if self.display:
            self._draw(choices)
        elif choices:
            self._timer = self.set_timer(WAIT_SECONDS, lambda: self._draw(choices))

    def _draw(self, choices: tuple[tuple[str, str], ...]) -> None:
        self.update(_in_columns(choices, max(20, self.query_ancestor(Widget).size.width - 2)))
        self.display = True


def _in_columns(choices: tuple[tuple[str, str], ...], width: int) -> Text:
    widest = max(width_of(key) + 2 + width_of(words) for key, words in choices) + COLUMN_GAP
    widest = min(widest, width // 2 if width >= TWO_COLUMNS else width)
    across = max(1, width // widest)
    text = Text(end="")
    for number, (key, words) in enumerate(choices):
        if number and number % across == 0:
            text.append("\n")
        said = fitted(words, widest - width_of(key) - 2 - COLUMN_GAP)
        text.append(key, "bold")
        text.append(f"  {said}" + " " * (widest - width_of(key) - 2 - width_of(said)))
    return text
