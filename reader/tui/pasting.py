"""Pasting and typing: places to type that clean what is pasted, and take keys in the order in which they are pressed.

The toolkit's own let keys that are no text (backspace, the arrows, enter) go round by the screen and the app before
they do anything; in a burst, the letters behind them overtake them.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from textual.binding import Binding, BindingType
from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Input, TextArea

KEPT_CONTROLS = "\n\t"

First = Callable[[Key], bool]  # is given each key before the text is; True when it has taken it


def cleaned(text: str) -> str:
    """Text without control codes other than newline and tab, and in NFC."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in text if char in KEPT_CONTROLS or unicodedata.category(char) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", kept)


def anew(event: Key) -> Key:
    """The same key once more, for another to take."""
    return Key(event.key, event.character)


def actions_of(bindings: Iterable[BindingType]) -> dict[str, str]:
    """What each key does, by its name."""
    whole = [each for each in bindings if isinstance(each, Binding)]
    return {key.strip(): each.action for each in whole for key in each.key.split(",")}


def _nothing_first(event: Key) -> bool:
    del event
    return False


class CleanInput(Input):
    """A line of input.

    Args:
        value: What stands in it.
        first: Is given each key before the line is.
    """

    def __init__(self, value: str = "", *, first: First = _nothing_first) -> None:
        super().__init__(value, compact=True, select_on_focus=False)
        self._given_first = first

    # The toolkit's own handlers of the same names follow these, unless they are prevented.

    def _on_paste(self, event: Paste) -> None:
        event.text = cleaned(event.text)

    async def _on_key(self, event: Key) -> None:
        await _take(self, event, self._given_first, _LINE)


class CleanTextArea(TextArea):
    """A place for a longer text, with soft wrap.

    Args:
        first: Is given each key before the text is.
    """

    def __init__(self, *, first: First = _nothing_first) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, compact=True)
        self._given_first = first

    async def _on_paste(self, event: Paste) -> None:
        event.text = cleaned(event.text)

    async def _on_key(self, event: Key) -> None:
        await _take(self, event, self._given_first, _AREA)


_LINE = actions_of(Input.BINDINGS)
_AREA = actions_of(TextArea.BINDINGS)


async def _take(widget: Widget, event: Key, first: First, actions: Mapping[str, str]) -> None:
    action = actions.get(event.key)
    if first(event):
        event.stop()
        event.prevent_default()
    elif action is not None:
        event.stop()
        event.prevent_default()
        await widget.run_action(action)
