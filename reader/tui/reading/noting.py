"""Noting: a note from the first key to the database, with a draft kept all the while."""

from dataclasses import replace

from reader.core.anchor import Anchor, describe
from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.relocate import Placed, relocate
from reader.core.span import Span
from reader.library.annotating import annotate, find_annotation, rewrite
from reader.library.drafting import Draft, drafts, drop_draft, keep_draft
from reader.tui.editing import edit_text
from reader.tui.reading.desk import Desk
from reader.tui.widgets.editor import Editor

NOTE = "note"


class NoteDesk:
    """The note that is being written: what it is on, and its draft."""

    def __init__(self, desk: Desk, editor: Editor) -> None:
        self.desk = desk
        self._editor = editor
        self._draft: Draft | None = None

    def begin(self, span: Span | None) -> None:
        """Write a new note on `span`, or on the whole article."""
        desk = self.desk
        self._open(desk.opened.entry.id, "", describe(desk.document, span) if span else None, "")

    def edit(self, annotation: Annotation) -> None:
        """Go on with the note of an annotation."""
        self._open(annotation.article, annotation.note, annotation.anchor, annotation.uid)

    def offer(self) -> bool:
        """Open the newest unfinished note on this article, if there is one."""
        waiting = drafts(self.desk.library, self.desk.opened.entry.id)
        if not waiting:
            return False
        draft = waiting[-1]
        self._open(draft.article, draft.text, draft.anchor, draft.annotation)
        self.desk.tell("this note was not finished; here it is again")
        return True

    def typed(self, text: str) -> None:
        """Keep the draft."""
        draft = self._draft
        if draft is not None:
            self._draft = replace(draft, text=text, changed=self.desk.library.now())
            keep_draft(self.desk.library, self._draft)

    def kept(self, text: str) -> str:
        """Save the note and close the editor; the text stays in the editor when it cannot be saved.

        Returns:
            The note that was made, or empty when none was.
        """
        draft, desk = self._draft, self.desk
        if draft is None:
            return ""
        try:
            said = self._save(draft, text)
            drop_draft(desk.library, draft.key)  # one that became nothing, or changed nothing
        except ReaderError as error:
            desk.tell(str(error))
            return ""
        self._draft = None
        self._editor.close()
        desk.view.focus()
        desk.select(None)
        desk.reload_annotations()
        desk.tell(said)
        return "" if draft.annotation else text.strip()

    def outside(self, text: str) -> None:
        """Go on in $EDITOR, and keep what comes back."""
        self.typed(text)
        written = edit_text(self.desk.app, text)
        if written is None:
            self.desk.tell("no editor could be opened: set $EDITOR")
        else:
            self.typed(written)
            self.kept(written)

    def _open(self, article: str, text: str, anchor: Anchor | None, annotation: str) -> None:
        desk = self.desk
        key = annotation or f"{article}/{f'{anchor.start}-{anchor.end}' if anchor else 'whole'}"
        before = next((each for each in drafts(desk.library, article) if each.key == key), None)
        self._draft = Draft(key, article, NOTE, before.text if before else text, anchor, annotation, desk.library.now())
        about = f"note on “{anchor.exact}”" if anchor else "note on the whole article"
        self._editor.write(" ".join(about.split()), self._draft.text)
        desk.say_where()

    def _save(self, draft: Draft, text: str) -> str:
        desk, note = self.desk, text.strip()
        if draft.annotation:
            if note == find_annotation(desk.library, draft.annotation).note:
                return "the note is as it was"
            rewrite(desk.library, draft.annotation, note, draft=draft.key)
            return "note kept" if note else "note emptied; u brings it back"
        if not note:
            return "nothing written"
        annotate(desk.library, desk.opened.entry, desk.document, self._span(draft), note=note, draft=draft.key)
        return "note kept"

    def _span(self, draft: Draft) -> Span | None:
        if draft.anchor is None:
            return None
        placed = relocate(draft.anchor, self.desk.document)
        if isinstance(placed, Placed):
            return placed.span
        raise ReaderError("the passage of this note is no longer in the text", "copy the note and mark another passage")
