"""Foot: the keys under a card: what shows its answer, or the four grades with how long each would take."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.events import Click, Key
from textual.widget import Widget

from reader.core.cells import fitted, width_of
from reader.tui.palette import style_of

WIDEST, LAST = 15, 8  # cells of a key, and of what the last of them says


@dataclass(frozen=True, slots=True)
class Told:
    """A key.

    Attributes:
        key: As it is pressed.
        words: What it does, beginning with the key.
        under: What is said quietly under it.
    """

    key: str
    words: str
    under: str = ""


ASKING = (Told("space", "space shows the answer"), Told("t", "t types it first"), Told("?", "? keys"))
READING = (
    Told("space", "space next"),
    Told("+", "+ more often"),
    Told("-", "- less often"),
    Told("x", "x never"),
    Told("f", "f favourite"),
)
TYPING_IT = (Told("enter", "enter shows the answer"),)  # the status line says how it is left
LEECH = (Told("e", "e rewrite"), Told("S", "S suspend"), Told("space", "space go on"), Told("p", "p its passage"))
PEEKING = (Told("p", "p back to the card"),)
WAITING = (Told("space", "space asks it now"),)


class Foot(Widget):
    """Told by `tell`; a click on a key presses it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Foot { dock: bottom; height: 4; padding-top: 1; margin-bottom: 1; background: $background; }
    """

    _told: Sequence[Told] = ()

    def tell(self, told: Sequence[Told]) -> None:
        """Tell of other keys; those for which there is no room go, the last first."""
        self._told = told
        self.refresh()

    def render(self) -> Text:
        """The keys beside each other, in the middle."""
        dark, places = self.app.current_theme.dark, self._places()
        first, second, at = Text(no_wrap=True), Text(no_wrap=True), 0
        for each, start, end in places:
            first.append(" " * (start - at))
            second.append(" " * (start - at))
            key, _, does = fitted(each.words, end - start).partition(" ")
            first.append(key, style_of("review.key", dark=dark)).append(f" {does}")
            second.append(fitted(each.under, end - start), style_of("byline", dark=dark))
            first.pad_right(end - first.cell_len)
            second.pad_right(end - second.cell_len)
            at = end
        return Text("\n").join((first, second))

    def _places(self) -> list[tuple[Told, int, int]]:
        """The keys with the cells that each takes."""
        width, said = self.size.width, list(self._told)
        if any(each.under for each in said):
            share = min(WIDEST, max(1, width // len(said)))
            left = max(0, width - share * (len(said) - 1) - LAST) // 2
            return [
                (each, left + number * share, min(width, left + (number + 1) * share - 1))
                for number, each in enumerate(said)
            ]
        while said and sum(width_of(each.words) + 3 for each in said) - 3 > width:
            said.pop()
        start = max(0, (width - sum(width_of(each.words) + 3 for each in said) + 3) // 2)
        places = []
        for each in said:
            places.append((each, start, start + width_of(each.words)))
            start += width_of(each.words) + 3
        return places

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        found = next((each for each, start, end in self._places() if start <= event.x < end), None)
        if found is not None:
            event.stop()
            self.app.post_message(Key(found.key, found.key if len(found.key) == 1 else None))
