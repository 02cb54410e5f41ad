"""Looking: the annotation under the cursor in its article, read for the preview."""

from collections.abc import Sequence

from reader.core.annotation import Annotation
from reader.core.document import Document
from reader.core.reference import Target, TargetKind
from reader.core.relocate import Lost
from reader.library.anchoring import Places
from reader.library.library import Library
from reader.library.note_words import shown_annotation
from reader.library.notebook import Row, document_of
from reader.library.shown_ends import told_at
from reader.store.annotations import annotation
from reader.tui.notebook.preview import Seen, preview_lines
from reader.tui.widgets.rows_view import Row as Line


class Looking:
    """Reads what the preview shows; the article that was looked at last is at hand.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._at_hand: tuple[str, Document | None, Places | None] = "", None, None

    def lines(self, row: Row, width: int, rows: int) -> Sequence[Line]:
        """At most so many lines on an annotation; none when it is gone."""
        seen = self.at(row)
        return preview_lines(seen, self._library.codebook, width, rows) if seen is not None else ()

    def at(self, row: Row) -> Seen | None:
        """An annotation as it is now; None when it is gone."""
        found = annotation(self._library.database, row.uid)
        return self._seen(row, shown_annotation(self._library, found)) if found is not None else None

    def _seen(self, row: Row, found: Annotation) -> Seen:
        article, (_, document, places) = row.entry.article, self._hand(row)
        published = f"{article.published:%-d %B %Y}" if article.published else ""
        return Seen(
            annotation=found,
            title=article.title,
            about=" · ".join(part for part in (article.source, published) if part),
            document=document,
            placed=places.of(found) if places is not None else Lost("the article cannot be read"),
            references=told_at(self._library, Target(TargetKind.ANNOTATION, row.uid)),
        )

    def _hand(self, row: Row) -> tuple[str, Document | None, Places | None]:
        key = f"{row.entry.id} {row.entry.text_digest} {self._library.database.version()}"
        if self._at_hand[0] != key:
            document = document_of(self._library, row.entry)
            places = Places(self._library, row.entry.id, document) if document is not None else None
            self._at_hand = key, document, places
        return self._at_hand
