"""Told keys: a line of keys under a sheet or an editor; a click on one presses it."""

from collections.abc import Sequence

from textual.events import Click
from textual.widgets import Label

from reader.core.cells import width_of
from reader.tui.widgets.pressing import JOIN, key_at


class ToldKeys(Label):
    """The line; told by `tell`.

    Args:
        words: The keys and what they do, parted as `pressing` has it.
        classes: The look.
    """

    def __init__(self, words: str = "", *, classes: str = "sheet--keys") -> None:
        super().__init__(words, classes=classes, markup=False)
        self._words = words

    def tell(self, words: str) -> None:
        """Tell of other keys."""
        self._words = words
        self.update(words)

    def on_click(self, event: Click) -> None:
        """Press the key under the mouse."""
        place = event.get_content_offset(self)
        key = key_at(self._words, place.x) if place is not None else None
        if key is not None:
            event.stop()
            self.app.post_message(key)


def fitting(keys: Sequence[str], room: int, *, always: int = 0) -> str:
    """As many whole keys as there is room for in a line.

    Args:
        keys: What they do, the weightiest first.
        room: In terminal cells.
        always: How many of the last are told in any case.
    """
    cut = len(keys) - always
    said, last = list(keys[:cut]), keys[cut:]
    while said and width_of(JOIN.join((*said, *last))) > room:
        said.pop()
    return JOIN.join((*said, *last))
