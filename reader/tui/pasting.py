"""Pasting: input widgets that take no control codes from the clipboard."""

import unicodedata

from textual.events import Paste
from textual.widgets import Input, TextArea

KEPT_CONTROLS = "\n\t"


def cleaned(text: str) -> str:
    """Text without control codes other than newline and tab, and in NFC."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(char for char in text if char in KEPT_CONTROLS or unicodedata.category(char) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", kept)


class CleanInput(Input):
    """A line of input that cleans what is pasted."""

    def _on_paste(self, event: Paste) -> None:
        event.text = cleaned(event.text)
        super()._on_paste(event)


class CleanTextArea(TextArea):
    """A text area that cleans what is pasted."""

    async def _on_paste(self, event: Paste) -> None:
        event.text = cleaned(event.text)
        await super()._on_paste(event)
