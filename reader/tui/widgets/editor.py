"""Editor: where a note is written; it says what is typed so that a draft is kept all the while."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.timer import Timer
from textual.widgets import Label, TextArea

from reader.core.cells import fitted, shown
from reader.tui.pasting import CleanTextArea
from reader.tui.widgets.messages import NoteDropped, NoteKept, NoteOutside, NoteTyped

DRAFT_SECONDS = 0.2  # from a key to the draft on disk


class Editor(Vertical):
    """A note in Markdown with soft wrap, over the foot of the page."""

    DEFAULT_CSS = """
    Editor {
        dock: bottom; height: 40%; min-height: 7; margin-bottom: 1; display: none; background: $panel; padding: 0 1;
        & Label { width: 1fr; height: 1; color: $foreground 75%; }
        & .editor--about { color: $accent; text-style: bold; }
        & TextArea { border: none; background: $panel; padding: 0; height: 1fr; }
        & TextArea:focus { border: none; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self.taken: Key | None = None

    def compose(self) -> ComposeResult:
        """What the note is on, the text, the keys."""
        yield Label("", classes="editor--about", markup=False)
        yield CleanTextArea(soft_wrap=True, show_line_numbers=False, compact=True)
        yield Label("esc keeps it · ctrl+x throws it away · ctrl+e opens $EDITOR", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self.display

    @property
    def text(self) -> str:
        """What is in it."""
        return self.query_one(TextArea).text

    def take_focus(self) -> None:
        """Let keys be text again."""
        self.screen.set_focus(self.query_one(TextArea))

    def write(self, about: str, text: str) -> None:
        """Open with `text`; `about` says what the note is on."""
        self.query_one(".editor--about", Label).update(fitted(shown(about), max(10, self.app.size.width - 3)))
        area = self.query_one(TextArea)
        with area.prevent(TextArea.Changed):
            area.text = text
        area.move_cursor(area.document.end)
        self.display = True
        self.screen.set_focus(area)

    def close(self) -> None:
        """Hide it; a draft that waits to be said is dropped, for its note was kept."""
        self._stop_timer()
        self.display = False

    def take(self, event: Key) -> None:
        """Take a key that was pressed before the editor had the focus."""
        self.query_one(TextArea).post_message(Key(event.key, event.character))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what is typed, soon."""
        event.stop()
        if self.display and self._timer is None:
            self._timer = self.set_timer(DRAFT_SECONDS, self.say)

    def say(self) -> None:
        """Say what is typed so far."""
        self._stop_timer()
        self.post_message(NoteTyped(self.query_one(TextArea).text))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def on_key(self, event: Key) -> None:
        """The keys that leave; tab stays in the text."""
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self.query_one(TextArea).insert("    ")
            return
        self.taken = event
        if event.key == "ctrl+x":
            event.stop()
            event.prevent_default()
            self.post_message(NoteDropped())
            return
        said = {"escape": NoteKept, "ctrl+s": NoteKept, "ctrl+e": NoteOutside}.get(event.key)
        if said is not None:
            event.stop()
            event.prevent_default()
            self.post_message(said(self.query_one(TextArea).text))
