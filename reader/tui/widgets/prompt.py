"""Prompt: one line of input over the status line, for search, tags, filters and the command line."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.suggester import Suggester
from textual.widgets import Input, Label

from reader.tui.pasting import CleanInput
from reader.tui.widgets.messages import PromptAnswered, PromptLeft, PromptTyped


class LastWord(Suggester):
    """Completes the last word typed from a list; earlier words stay as they are."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed, or None."""
        head, space, last = value.rpartition(" ")
        found = next((word for word in self._words if last and word.startswith(last) and word != last), None)
        return f"{head}{space}{found}" if found else None


class Prompt(Horizontal):
    """Asks one thing, says what is typed as it is typed, and what was answered."""

    DEFAULT_CSS = """
    Prompt {
        dock: bottom; height: 1; margin-bottom: 1; display: none; background: $panel;
        & Label { color: $accent; padding: 0 1; text-style: bold; }
        & Input { border: none; height: 1; padding: 0; background: $panel; width: 1fr; }
    }
    """

    about = ""

    def compose(self) -> ComposeResult:
        """A word and a line."""
        yield Label("", markup=False)
        yield CleanInput(compact=True, select_on_focus=False)

    @property
    def is_open(self) -> bool:
        """Whether it is asking."""
        return self.display

    def ask(self, about: str, words: str, text: str = "", completions: Iterable[str] = ()) -> None:
        """Open for `about`, with `text` to begin with."""
        self.about = about
        self.query_one(Label).update(words)
        line = self.query_one(Input)
        line.suggester = LastWord(completions)
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        self.display = True
        line.focus()

    def close(self) -> None:
        """Hide it."""
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self.display:
            self.post_message(PromptTyped(self.about, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on the answer."""
        event.stop()
        self.post_message(PromptAnswered(self.about, event.value))

    def on_key(self, event: Key) -> None:
        """Esc leaves; tab takes the completion."""
        if event.key == "escape":
            event.stop()
            self.post_message(PromptLeft(self.about))
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            self.query_one(Input).action_cursor_right()
