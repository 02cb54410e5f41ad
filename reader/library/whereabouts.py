"""Whereabouts: where annotations lie, the text of their article being read only where one was made on another."""

from functools import cached_property

from reader.core.annotation import Annotation
from reader.core.relocate import How, Lost, Placed
from reader.library.anchoring import Places
from reader.library.holding import WHOLE
from reader.library.library import Library
from reader.library.notebook import document_of
from reader.library.shelf import Entry

UNREADABLE = Lost("the file of the article is gone")


class Whereabouts:
    """Where the annotations of one article lie now.

    Args:
        library: The library.
        entry: The article, as it is on the shelf.
    """

    def __init__(self, library: Library, entry: Entry) -> None:
        self._library, self._entry = library, entry

    def of(self, annotation: Annotation) -> Placed | Lost:
        """Where an annotation of the article lies; lost, when it was made on another text and there is none now."""
        anchor = annotation.anchor
        if anchor is None:
            return WHOLE
        if anchor.text_digest == self._entry.text_digest:
            return Placed(anchor.span, 1.0, How.EXACT)
        return self._places.of(annotation) if self._places is not None else UNREADABLE

    @cached_property
    def _places(self) -> Places | None:
        document = document_of(self._library, self._entry)
        return Places(self._library, self._entry.id, document) if document is not None else None
