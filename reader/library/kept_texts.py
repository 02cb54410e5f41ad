"""Kept texts: the figures of references, in the text they were found in and in the one that is there now."""

from reader.core.anchor import describe
from reader.core.document import Document
from reader.core.reference import Target, figure_place
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.library.anchoring import old_text, place_of
from reader.library.library import Library


class KeptTexts:
    """Finds figures again; each text is read once.

    Args:
        library: The library.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[str, Document | None] = {}

    def quote(self, target: Target) -> str:
        """The words of a figure, from the text that was kept with it; empty when there is none.

        Raises:
            ValueError: It is no figure.
        """
        _, digest, span = figure_place(target)
        kept = self._text(digest)
        return span.of(kept.text) if kept else ""

    def find(self, target: Target, document: Document) -> Placed | Lost:
        """Where a figure stands in the text of its article as it is now.

        Raises:
            ValueError: It is no figure.
        """
        _, digest, span = figure_place(target)
        if digest == document.text_digest:
            return Placed(span, 1.0, How.EXACT) if _holds(document, span) else Lost("the text ends before it")
        kept = self._text(digest)
        if kept is None or not _holds(kept, span):
            return Lost("the text that it stood in was not kept")
        return place_of(self._library, describe(kept, span), document)

    def _text(self, digest: str) -> Document | None:
        if digest not in self._texts:
            text = old_text(self._library, digest)
            self._texts[digest] = Document(text) if text is not None else None
        return self._texts[digest]


def _holds(document: Document, span: Span) -> bool:
    return not span.is_empty and span.end <= len(document.text)
