"""Plain text: a line a paragraph, or hard-wrapped paragraphs parted by blank lines, told apart."""

from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span
from reader.formats.weaving import Loom, Piece


def parse_plain(text: str) -> Document:
    """Turn plain text into a document whose blocks are its paragraphs."""
    loom = Loom()
    for line in text.split("\n"):
        if line.strip():
            loom.add(Block(BlockKind.PARAGRAPH, Span(0, 0)), Piece(line.strip(" \t")))
    return loom.document()
