"""Status line: the mode, what is open, how far, what is left; or, until the next key, what just happened."""

from typing import ClassVar

from rich.text import Text
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from reader.core.cells import fitted, shown, width_of
from reader.tui.widgets.pressing import JOIN, key_at

HELP, BACK = "? help", "q back"
TYPING = "INPUT"
WHILE_TYPING = ("esc leaves",)
SUBJECT_MOST = 20  # cells kept for the subject beside the facts
BEGUN_LEAST = 8  # cells of where a reference was begun
MODE_STYLES = {"READ": "status--read", "SELECT": "status--select", TYPING: "status--input", "LIBRARY": "status--read"}


class Status(Widget):
    """One line; told by its attributes. Without a mode it is that of an article that keys do not go to."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--read",
        "status--select",
        "status--input",
        "status--quiet",
        "status--message",
        "status--begun",
    }
    DEFAULT_CSS = """
    Status {
        dock: bottom; height: 1; background: $surface; color: $foreground;
        & .status--read { background: $primary; color: $background; text-style: bold; }
        & .status--select { background: $accent; color: $background; text-style: bold; }
        & .status--input { background: $success; color: $background; text-style: bold; }
        & .status--quiet { color: $foreground 65%; background: $surface; }
        & .status--begun { color: $success; background: $surface; text-style: bold; }
        & .status--message { color: $accent; background: $surface; }
    }
    """

    mode: reactive[str] = reactive("READ")
    subject: reactive[str] = reactive("")
    ways: reactive[tuple[str, ...]] = reactive((HELP, BACK))
    facts: reactive[tuple[str, ...]] = reactive(())
    message: reactive[str] = reactive("")
    typed: reactive[str] = reactive("")
    begun: reactive[str] = reactive("")
    _right = ""  # the facts as they are drawn

    def on_mount(self) -> None:
        """Show, on every screen, where a reference was begun."""
        self.watch(self.app, "begun", self._take_begun)

    def _take_begun(self, words: str) -> None:
        self.begun = words

    def render(self) -> Text:
        """The line, cut to the width: facts make room for a message, else the last of them go first."""
        width = self.size.width
        badge = f" {self.mode} " if self.mode else ""
        begun = f" x {fitted(shown(self.begun), max(BEGUN_LEAST, width // 4))} →" if self.begun and self.mode else ""
        badge_width = width_of(badge) + width_of(begun)
        room = width - badge_width - min(SUBJECT_MOST, width // 5, width_of(self.subject)) - 4
        self._right = right = "" if self.message else self._facts_within(room)
        room = width - badge_width - width_of(right) - 3
        left = fitted(shown(self.message.replace("\n", " — ") or self.subject), max(0, room))
        line = Text(end="", no_wrap=True)
        line.append(badge, self.get_component_rich_style(MODE_STYLES.get(self.mode, "status--read")))
        line.append(begun, self.get_component_rich_style("status--begun"))
        style = "status--message" if self.message else "status--quiet"
        line.append(f" {left}", self.get_component_rich_style(style))
        line.append(" " * max(1, width - line.cell_len - width_of(right) - 1))
        line.append(right, self.get_component_rich_style("status--quiet"))
        return line

    def _facts_within(self, room: int) -> str:
        ways = WHILE_TYPING if self.mode == TYPING else self.ways
        facts = [fact for fact in (self.typed, *ways, *self.facts) if fact]
        while facts and width_of(JOIN.join(facts)) > room:
            facts.pop()
        return JOIN.join(facts)

    def on_click(self, event: Click) -> None:
        """Press the key that is told under the mouse."""
        key = key_at(self._right, event.x - (self.size.width - 1 - width_of(self._right)))
        if key is not None:
            self.app.post_message(key)
