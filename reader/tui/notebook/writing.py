"""Writing: the note of an annotation, written in the notebook, with a draft kept all the while."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import App

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.library.annotating import find_annotation, rewrite, trash
from reader.library.drafting import Draft, drafts, drop_draft, keep_draft
from reader.library.library import Library
from reader.library.note_words import shown_annotation
from reader.tui.editing import edit_text
from reader.tui.note_links import NoteLinks, with_unmet
from reader.tui.widgets.editor import Editor

NOTE = "note"


class Writing:
    """The note that is being written.

    Args:
        app: The app.
        library: The library.
        editor: Where it is written.
        links: What it can link to.
        tell: Says something.
    """

    def __init__(
        self,
        app: App[object],
        library: Library,
        editor: Editor,
        links: NoteLinks,
        tell: Callable[[str], None],
    ) -> None:
        self._app = app
        self._library = library
        self._editor = editor
        self._links = links
        self._tell = tell
        self._draft: Draft | None = None

    def begin(self, annotation: Annotation) -> None:
        """Go on with the note of an annotation; with what was typed of it and never kept, if there is such."""
        uid = annotation.uid
        before = next((each for each in drafts(self._library, annotation.article) if each.key == uid), None)
        text = before.text if before else annotation.note
        self._draft = Draft(uid, annotation.article, NOTE, text, annotation.anchor, uid, self._library.now())
        about = f"note on “{annotation.anchor.exact}”" if annotation.anchor else "note on the whole article"
        self._links.begin(text)
        self._editor.write(" ".join(about.split()), text, self._links)

    def typed(self, text: str) -> None:
        """Keep the draft."""
        if self._draft is not None:
            self._draft = replace(self._draft, text=text, changed=self._library.now())
            keep_draft(self._library, self._draft)

    def kept(self, text: str) -> None:
        """Save the note and close the editor; the text stays in the editor when it cannot be saved."""
        if self._draft is None:
            return
        try:
            said = self._save(self._draft, text.strip())
            drop_draft(self._library, self._draft.key)
        except ReaderError as error:
            self._tell(str(error))
            return
        self._leave(said)

    def dropped(self) -> None:
        """Throw what was typed away; what was kept before stays."""
        if self._draft is not None:
            drop_draft(self._library, self._draft.key)
        self._leave("thrown away")

    def outside(self, text: str) -> None:
        """Go on in $EDITOR, and keep what comes back.

        Raises:
            ReaderError: There is none, or nothing came back.
        """
        self.typed(text)
        written = edit_text(self._app, text)
        self.typed(written)
        self.kept(written)

    def _save(self, draft: Draft, note: str) -> str:
        before = shown_annotation(self._library, find_annotation(self._library, draft.annotation))
        if note == before.note:
            return "the note is as it was"
        if not note and not before.label and not before.tags:
            trash(self._library, before.uid)
            return "to the trash, for nothing was left of it · u brings it back"
        made = rewrite(self._library, before.uid, note, draft=draft.key, chosen=self._links.chosen)
        return with_unmet("note kept", made) if note else "note emptied · u brings it back"

    def _leave(self, said: str) -> None:
        self._draft = None
        self._editor.close()
        self._tell(said)
