"""Prompt: one line of input over the status line, for search, tags, filters and the command line."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key
from textual.suggester import Suggester
from textual.widgets import Input, Label

from reader.core.cells import fitted
from reader.tui.pasting import CleanInput, anew
from reader.tui.widgets.messages import PromptAnswered, PromptLeft, PromptTyped

ABOUT_LEAST = 12  # cells of the words before the line


class LastWord(Suggester):
    """Completes the last part typed, after a comma or a `#`, from a list; what is before it stays as it is."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its last word completed, or None."""
        cut = max(value.rfind(","), value.rfind("#")) + 1
        last = value[cut:].lstrip()
        found = next((word for word in self._words if last and word.startswith(last) and word != last), None)
        return value[: len(value) - len(last)] + found if found else None


class WholeLine(Suggester):
    """Completes the whole line from a list, whatever the capitals."""

    def __init__(self, lines: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._lines = tuple(lines)

    async def get_suggestion(self, value: str) -> str | None:
        """The first line that begins with what is typed, or None."""
        typed = value.casefold()
        return next(
            (each for each in self._lines if typed and each.casefold().startswith(typed) and each != value), None
        )


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
    taken: Key | None = None
    _lines: tuple[str, ...] = ()
    _said = ""
    _is_over = False

    def compose(self) -> ComposeResult:
        """A word and a line."""
        yield Label("", markup=False)
        yield CleanInput(first=self._first)

    @property
    def is_open(self) -> bool:
        """Whether it is asking."""
        return self.display

    def take_focus(self) -> None:
        """Let keys be text again."""
        self.screen.set_focus(self.query_one(Input))

    def ask(self, about: str, words: str, text: str = "", completions: Iterable[str] = ()) -> None:
        """Open for `about`, with `text` to begin with."""
        self._lines = ()
        self._open(about, words, text, LastWord(completions))

    def ask_one(self, about: str, words: str, text: str, lines: Iterable[str]) -> None:
        """Open for `about`; the whole line is completed from `lines`, and tab goes through them."""
        self._lines = tuple(lines)
        self._open(about, words, text, WholeLine(self._lines))

    def _open(self, about: str, words: str, text: str, suggester: Suggester) -> None:
        self.about, self._said, self._is_over = about, text, False
        self.query_one(Label).update(fitted(words, max(ABOUT_LEAST, self.app.size.width // 2)))
        line = self.query_one(Input)
        line.suggester = suggester
        with line.prevent(Input.Changed):
            line.value = text
        line.cursor_position = len(text)
        self.display = True
        self.screen.set_focus(line)

    def close(self) -> None:
        """Hide it."""
        self.display = False

    def again(self) -> None:
        """Open once more with what was typed, which cannot be done as it is."""
        self.display, self._is_over = True, False
        self.query_one(Input).focus()  # after the focus that was given away meanwhile

    def take(self, event: Key) -> None:
        """Take a key that was pressed before the line had the focus."""
        self._is_over = False
        self.query_one(Input).post_message(anew(event))

    def _first(self, event: Key) -> bool:
        """The keys that end the line, at once: what is pressed after them is for the screen. Tab completes."""
        if self._is_over:
            self.post_message(anew(event))  # behind the answer, so that the screen has that first
        elif event.key == "enter":
            self._end(PromptAnswered(self.about, self.query_one(Input).value))
        elif event.key == "escape":
            self._end(PromptLeft(self.about))
        elif event.key == "tab":
            self._complete()
        return self._is_over or event.key == "tab"

    def _end(self, said: PromptAnswered | PromptLeft) -> None:
        if isinstance(said, PromptAnswered):
            self._say(said.text)
        self._is_over = True
        self.post_message(said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self.display and not self._is_over:
            self._say(event.value)

    def _say(self, text: str) -> None:
        if text != self._said:
            self._said = text
            self.post_message(PromptTyped(self.about, text))

    def on_key(self, event: Key) -> None:
        """Know what came through the line."""
        if not self._is_over:
            self.taken = event

    def _complete(self) -> None:
        line = self.query_one(Input)
        before = line.value
        if self._lines and before in {"", *self._lines}:
            line.value = self._lines[(self._lines.index(before) + 1) % len(self._lines) if before else 0]
            line.cursor_position = len(line.value)
            return
        line.action_cursor_right()
        if line.value != before and not self._lines:
            line.insert_text_at_cursor(", " if self.about == "tags" else " ")
