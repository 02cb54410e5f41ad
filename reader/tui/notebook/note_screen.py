"""Note screen: a list over whose foot a note is written, every key of it kept."""

from collections.abc import Callable

from reader.core.errors import ReaderError
from reader.tui.keyed_screen import TypedIn
from reader.tui.notebook.writing import Writing
from reader.tui.rows_screen import RowsScreen
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.messages import NoteKept, NoteOutside, NoteTyped


class NoteScreen(RowsScreen):
    """A list with an editor for notes.

    Attributes:
        writing: The note that is being written.
    """

    writing: Writing

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text."""
        if self.query_one(Editor).is_open:
            self.status.mode = "INPUT"
        else:
            super().say_mode()

    @property
    def typed_in(self) -> TypedIn | None:
        """Where keys are text now: in the note, or in a line."""
        editor = self.query_one(Editor)
        return editor if editor.is_open else super().typed_in

    def save_place(self) -> None:
        """Keep what is being typed."""
        if self.query_one(Editor).is_open:
            self.writing.typed(self.query_one(Editor).text)

    def on_note_typed(self, event: NoteTyped) -> None:
        """Something is typed in the note."""
        self._written(lambda writing: writing.typed(event.text))

    def on_note_kept(self, event: NoteKept) -> None:
        """The note is done."""
        self._written(lambda writing: writing.kept(event.text))

    def on_note_dropped(self) -> None:
        """The note is thrown away."""
        self._written(Writing.dropped)

    def on_note_outside(self, event: NoteOutside) -> None:
        """The note goes to $EDITOR."""
        self._written(lambda writing: writing.outside(event.text))

    def _written(self, act: Callable[[Writing], None]) -> None:
        try:
            act(self.writing)
        except ReaderError as error:
            self.tell(str(error))
        if not self.query_one(Editor).is_open:
            self.rows.focus()
        self.say_mode()
