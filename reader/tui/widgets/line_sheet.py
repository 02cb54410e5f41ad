"""Line sheet: a line to type in, over the page; answers with what was typed."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from reader.core.cells import shown
from reader.tui.pasting import CleanInput
from reader.tui.widgets.sheets import NARROW_THEN_WIDE, KeysLine


class LineSheet(ModalScreen[str | None]):
    """Answers with the text, or None where it was left.

    Args:
        title: What is to be typed.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        """A title, the line, the keys."""
        with Vertical(classes="sheet sheet--line"):
            yield Label(shown(self._title), classes="sheet--title", markup=False)
            yield CleanInput()
            yield KeysLine("enter takes it", "esc leaves")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed."""
        event.stop()
        self.dismiss(event.value)

    def on_key(self, event: Key) -> None:
        """Leave."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)
