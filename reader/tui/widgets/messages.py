"""Messages of the line of input and the note editor, known to screens that have not loaded either yet."""

from textual.message import Message


class PromptTyped(Message):
    """The text of the line changed; `about` says what it was asked for."""

    def __init__(self, about: str, text: str) -> None:
        super().__init__()
        self.about = about
        self.text = text


class PromptAnswered(Message):
    """Enter was pressed."""

    def __init__(self, about: str, text: str) -> None:
        super().__init__()
        self.about = about
        self.text = text


class PromptLeft(Message):
    """Esc was pressed."""

    def __init__(self, about: str) -> None:
        super().__init__()
        self.about = about


class NoteTyped(Message):
    """The note changed, and a moment has passed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class NoteKept(NoteTyped):
    """The writer is done."""


class NoteOutside(NoteTyped):
    """The writer wants $EDITOR."""


class NoteDropped(Message):
    """The writer throws the note away."""
