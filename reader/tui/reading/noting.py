"""Noting: a note from the first key to the database, with a draft kept all the while."""

from dataclasses import replace

from reader.core.anchor import Anchor, describe
from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.relocate import Placed
from reader.core.span import Span
from reader.library.anchoring import place_of
from reader.library.annotating import annotate, find_annotation, rewrite, trash
from reader.library.drafting import Draft, drafts, drop_draft, keep_draft
from reader.library.library import Library
from reader.library.note_words import shown_annotation
from reader.tui.editing import edit_text
from reader.tui.note_links import NoteLinks, with_unmet
from reader.tui.reading.desk import Desk
from reader.tui.widgets.editor import Editor

NOTE = "note"


class NoteDesk:
    """The note that is being written: what it is on, and its draft."""

    def __init__(self, desk: Desk, editor: Editor, links: NoteLinks) -> None:
        self.desk = desk
        self._editor = editor
        self._links = links
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
        waiting = [each for each in drafts(self.desk.library, self.desk.opened.entry.id) if each.kind == NOTE]
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
            keep_draft(self.desk.library, self._draft, self.desk.opened.entry, self.desk.document)

    def kept(self, text: str) -> str:
        """Save the note and close the editor; the text stays in the editor when it cannot be saved.

        Returns:
            The note that was made, as it is kept; empty when none was.
        """
        draft, desk = self._draft, self.desk
        if draft is None:
            return ""
        try:
            said, made = self._save(draft, text.strip())
            drop_draft(desk.library, draft.key)  # one that became nothing, or changed nothing
        except ReaderError as error:
            desk.tell(str(error))
            return ""
        self._leave(said)
        return made

    def dropped(self) -> None:
        """Throw what was typed away and close the editor; what was kept before stays."""
        if self._draft is not None:
            drop_draft(self.desk.library, self._draft.key)
        self._leave("thrown away")

    def _leave(self, said: str) -> None:
        desk = self.desk
        self._draft = None
        self._editor.close()
        desk.view.focus()
        desk.select(None)
        desk.reload_annotations()
        desk.tell(said)

    def outside(self, text: str) -> None:
        """Go on in $EDITOR, and keep what comes back. Raises ReaderError when there is none, or nothing came back."""
        self.typed(text)
        written = edit_text(self.desk.app, text)
        self.typed(written)
        self.kept(written)

    def _open(self, article: str, text: str, anchor: Anchor | None, annotation: str) -> None:
        desk = self.desk
        key = annotation or f"{article}/{f'{anchor.start}-{anchor.end}' if anchor else 'whole'}"
        before = next((each for each in drafts(desk.library, article) if each.key == key), None)
        self._draft = Draft(key, article, NOTE, before.text if before else text, anchor, annotation, desk.library.now())
        about = f"note on “{anchor.exact}”" if anchor else "note on the whole article"
        self._links.begin(self._draft.text)
        self._editor.write(" ".join(about.split()), self._draft.text, self._links)
        desk.say_where()

    def _save(self, draft: Draft, note: str) -> tuple[str, str]:
        """What to say, and the note that was made."""
        desk = self.desk
        before = _living(desk.library, draft.annotation)
        if before is None:
            return self._make(draft, note)
        if note == before.note:
            return "the note is as it was", ""
        if not note and not before.label and not before.tags:
            trash(desk.library, before.uid)
            return "to the trash, for nothing was left of it · u brings it back", ""
        made = rewrite(desk.library, before.uid, note, draft=draft.key, chosen=self._links.chosen)
        return with_unmet("note kept", made) if note else "note emptied · u brings it back", ""

    def _make(self, draft: Draft, note: str) -> tuple[str, str]:
        if not note:
            return "nothing written", ""
        desk, span, said = self.desk, None, "note kept"
        if draft.annotation:
            said = "kept as a new note, for the old one is gone"
        if draft.anchor is not None:
            placed = place_of(desk.library, draft.anchor, desk.document)
            span = placed.span if isinstance(placed, Placed) else None
            if span is None:
                note = f"> {draft.anchor.exact}\n\n{note}"
                said = "kept as a note on the whole article, for its passage is gone"
        made = annotate(
            desk.library,
            desk.opened.entry,
            desk.document,
            span,
            note=note,
            draft=draft.key,
            chosen=self._links.chosen,
        )
        return with_unmet(said, made), "" if draft.annotation else made.note


def _living(library: Library, uid: str) -> Annotation | None:
    """The annotation with this id, its note as a person reads it, unless it was taken away in the meantime."""
    if not uid:
        return None
    try:
        found = find_annotation(library, uid)
    except ReaderError:
        return None
    return None if found.record.deleted else shown_annotation(library, found)
