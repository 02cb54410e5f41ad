"""Editor: where a note is written; it says what is typed so that a draft is kept all the while."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Label, TextArea

from reader.core.cells import fitted, shown
from reader.tui.pasting import CleanTextArea, anew
from reader.tui.widgets.link_list import Finder, LinkList
from reader.tui.widgets.messages import NoteDropped, NoteKept, NoteOutside, NoteTyped
from reader.tui.widgets.told_keys import fitting

DRAFT_SECONDS = 0.2  # from a key to the draft on disk
LINKS = "[[ links"
KEYS = ("esc keeps it", LINKS, "ctrl+x throws it away", "ctrl+e opens $EDITOR")
LIST_KEYS = ("tab takes it", "esc closes the list", "↑ ↓ move")


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
        self._is_over = self._can_link = False

    def compose(self) -> ComposeResult:
        """What the note is on, the text, the keys."""
        yield Label("", classes="editor--about", markup=False)
        area = CleanTextArea(first=self._first)
        yield area
        yield Label("", classes="editor--keys", markup=False)
        yield LinkList(area, self._say_keys, dark=self.app.current_theme.dark)

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

    def write(self, about: str, text: str, links: Finder | None = None) -> None:
        """Open with `text`; `about` says what the note is on, `links` knows what it can link to."""
        self.query_one(".editor--about", Label).update(fitted(shown(about), max(10, self.app.size.width - 3)))
        area = self.query_one(TextArea)
        with area.prevent(TextArea.Changed):
            area.text = text
        area.move_cursor(area.document.end)
        self.display, self._is_over, self._can_link = True, False, links is not None
        self.query_one(LinkList).begin(links)
        self.screen.set_focus(area)
        self.call_after_refresh(self._say_keys)

    def close(self) -> None:
        """Hide it; a draft that waits to be said is dropped, for its note was kept."""
        self._stop_timer()
        self.query_one(LinkList).begin(None)
        self.display = False

    def take(self, event: Key) -> None:
        """Take a key that was pressed before the editor had the focus."""
        self._is_over = False
        self.query_one(TextArea).post_message(anew(event))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say what is typed, soon."""
        event.stop()
        if self.display and self._timer is None:
            self._timer = self.set_timer(DRAFT_SECONDS, self.say)

    def on_text_area_selection_changed(self) -> None:
        """Offer what a link that is typed can lead to."""
        self.query_one(LinkList).typed()

    def _say_keys(self) -> None:
        keys = (
            LIST_KEYS if self.query_one(LinkList).is_open else [key for key in KEYS if self._can_link or key != LINKS]
        )
        self.query_one(".editor--keys", Label).update(fitting(keys, self.content_size.width))

    def on_resize(self) -> None:
        """Tell as many keys as there is room for now."""
        self._say_keys()

    def say(self) -> None:
        """Say what is typed so far."""
        self._stop_timer()
        self.post_message(NoteTyped(self.query_one(TextArea).text))

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _first(self, event: Key) -> bool:
        """The keys that leave, at once: what is pressed after them is for the screen. Tab stays in the text."""
        area = self.query_one(TextArea)
        said = {"escape": NoteKept, "ctrl+s": NoteKept, "ctrl+e": NoteOutside}.get(event.key)
        if self._is_over:
            self.post_message(anew(event))  # behind what was said, so that the screen has that first
        elif self.query_one(LinkList).takes(event):
            pass  # it was for the list
        elif event.key == "ctrl+x":
            self._end(NoteDropped())
        elif said is not None:
            self._end(said(area.text))
        elif event.key == "tab":
            area.insert("    ")
        else:
            return False
        return True

    def _end(self, said: Message) -> None:
        self._is_over = True
        self.post_message(said)

    def on_key(self, event: Key) -> None:
        """Know what came through the text."""
        if not self._is_over:
            self.taken = event
