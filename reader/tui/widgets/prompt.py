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


class Completer(Suggester):
    """Completes what is typed, and shows how while it is typed.

    Attributes:
        is_whole: Whether nothing is typed behind what was completed.
    """

    is_whole = False

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = tuple(words)

    def completed(self, line: str) -> str | None:
        """The whole line completed, or None."""
        raise NotImplementedError

    async def get_suggestion(self, value: str) -> str | None:
        """The same, for the line of input to show."""
        return self.completed(value)

    def _first(self, typed: str) -> str | None:
        """The first word that begins with what is typed, whatever the capitals."""
        wanted = typed.casefold()
        begin = (word for word in self._words if word.casefold().startswith(wanted) and word != typed)
        return next(begin, None) if typed else None


class LastWord(Completer):
    """Completes the last part typed, after a comma or a `#`, or a `-`; what is before it stays as it is."""

    def completed(self, line: str) -> str | None:
        """The line with its last word completed, or None."""
        cut = max(line.rfind(","), line.rfind("#")) + 1
        last = line[cut:].lstrip().removeprefix("-")
        found = self._first(last)
        return line[: len(line) - len(last)] + found if found else None


class WholeLine(Completer):
    """Completes the whole line."""

    is_whole = True

    def completed(self, line: str) -> str | None:
        """The first line that begins with what is typed, or None."""
        return self._first(line)


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
    _completer: Completer | None = None
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

    def ask_with(self, about: str, words: str, text: str, completer: Completer) -> None:
        """Open for `about`, with what completes the line."""
        self._lines = ()
        self._open(about, words, text, completer)

    def _open(self, about: str, words: str, text: str, completer: Completer) -> None:
        self.about, self._said, self._is_over = about, text, False
        self.query_one(Label).update(fitted(words, max(ABOUT_LEAST, self.app.size.width // 2)))
        line = self.query_one(Input)
        line.suggester = self._completer = completer
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
        found = self._completer.completed(before) if self._completer is not None else None
        if found is None:
            line.action_cursor_right()
            return
        line.value = found
        line.cursor_position = len(found)
        if self._completer is not None and not self._completer.is_whole:
            line.insert_text_at_cursor(", " if self.about == "tags" else " ")
