"""Passage: words of an article that are to be highlighted."""

from dataclasses import dataclass

from reader.core.document import Document
from reader.core.span import Span
from reader.library.shelf import Entry


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that is to be an end of a reference, and is highlighted for it if it is not yet.

    Attributes:
        document: The text that `span` counts in.
        label: The label that its highlight gets; empty for none.
    """

    entry: Entry
    document: Document
    span: Span
    label: str = ""
