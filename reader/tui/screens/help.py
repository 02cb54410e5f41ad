"""Help: the keys of a mode by group, made from the commands table, with a legend of what is marked."""

from itertools import groupby

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from reader.core.labels import Codebook
from reader.core.relocate import How
from reader.tui.command import Command
from reader.tui.commands import of_mode
from reader.tui.modes import Mode
from reader.tui.palette import style_of
from reader.tui.pasting import anew
from reader.tui.reading.carding import CARD_LOOK, CARD_SIGN
from reader.tui.reading.elsewhere import ALSO, NOTED
from reader.tui.reading.elsewhere import STYLE as ELSEWHERE
from reader.tui.standing.signs import SIGNS
from reader.tui.widgets.margin import broken
from reader.tui.widgets.sheets import NARROW_THEN_WIDE
from reader.tui.widgets.told_keys import ToldKeys

KEY_WIDTH = 32  # cells of the keys' column
WORDS_WIDTH = 40  # cells of the words beside them
NARROW = 60  # cells of a screen under which words stand below their keys
LEGEND = (
    ("entity.person", "people"),
    ("entity.organisation", "organisations"),
    ("entity.place", "places"),
    ("entity.other", "other names"),
    ("figure", "figures, sums, dates"),
    ("figure.named", "a figure within a name"),
    ("link", "links"),
    ("note.none", "a note without a label"),
)
STATES = ((SIGNS[How.CHANGED], "an annotation whose words changed"), (SIGNS[How.MOVED], "one that moved with the text"))
GUTTER = ((ALSO, "in other articles too"), (NOTED, "in other articles too, and you have notes on it there"))


class HelpScreen(ModalScreen[None]):
    """All keys of one mode; `?` or `esc` leaves."""

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, mode: Mode, keys: dict[str, str], codebook: Codebook, *, dark: bool) -> None:
        super().__init__()
        self._mode = mode
        self._keys = keys
        self._codebook = codebook
        self._dark = dark

    def compose(self) -> ComposeResult:
        """The keys, then the legend."""
        with Vertical(classes="sheet sheet--wide"):
            yield Label(f"Keys · {self._mode.upper()}", classes="sheet--title", markup=False)
            with VerticalScroll(can_focus=True):
                yield Static(self._text(), id="keys", markup=False)
            yield ToldKeys("j k space b move · esc leaves")

    def _text(self) -> Text:
        text = Text(end="")
        for group, commands in groupby(of_mode(self._mode), key=lambda command: command.group):
            text.append("\n" if text else "").append(f"{group}\n", "bold")
            for command in commands:
                text.append_text(self._row(command))
        if self._mode is not Mode.LIBRARY:
            text.append("\n").append_text(legend(self._codebook, dark=self._dark))
        return text

    def _row(self, command: Command) -> Text:
        keys = (self._keys[command.id],) if command.id in self._keys else command.keys
        said = "  ".join("".join(each.split()) for each in keys) + (f" {command.takes}" if command.takes else "")
        if self.app.size.width < NARROW:
            return Text.assemble("  ", (said, "bold"), f"\n      {command.words}\n")
        words = f"\n{' ' * (KEY_WIDTH + 2)}".join(broken(command.words, WORDS_WIDTH))
        return Text.assemble("  ", (said, "bold"), " " * max(1, KEY_WIDTH - len(said)), f"{words}\n")

    def on_key(self, event: Key) -> None:
        """Leave, or scroll; what is pressed right after it was left is for the screen below."""
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(anew(event))
            return
        scroll = self.query_one(VerticalScroll)
        moves = {
            "j": scroll.scroll_down,
            "k": scroll.scroll_up,
            "space": scroll.scroll_page_down,
            "b": scroll.scroll_page_up,
            "G": scroll.scroll_end,
            "g": scroll.scroll_home,
        }
        if event.key in {"escape", "question_mark", "q", "f1"}:
            event.stop()
            self.dismiss(None)
        elif event.key in moves:
            event.stop()
            moves[event.key](animate=False)


def legend(codebook: Codebook, *, dark: bool) -> Text:
    """What the marks in a text mean, each in its own look."""
    text = Text(end="").append("Marked in the text\n", "bold")
    for style, words in LEGEND:
        text.append("  ")
        text.append(f"{words}", style_of(style, dark=dark))
        text.append("\n")
    text.append("\nIn the gutter; g s hides it\n", "bold")
    for sign, words in GUTTER:
        text.append("  ").append(sign, style_of(ELSEWHERE, dark=dark)).append(f" {words}\n")
    text.append("\nThere too, beside an annotation\n", "bold")
    text.append("  ").append(CARD_SIGN, style_of(CARD_LOOK, dark=dark)).append(
        " it has cards; K tells when they are due\n"
    )
    text.append("\nThere too, since the article changed\n", "bold")
    for sign, words in STATES:
        text.append("  ").append(sign, style_of("glyph.none", dark=dark)).append(f" {words}\n")
    text.append("\nLabels, after H\n", "bold")
    for label in codebook.labels:
        text.append(f"  {label.key} ")
        text.append(f"{label.glyph} ", style_of(f"glyph.{label.colour}", dark=dark))
        text.append(label.name, style_of(f"label.{label.colour}", dark=dark))
        text.append(f"  {label.definition}\n")
    return text
