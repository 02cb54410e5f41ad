"""Weaving: pieces of text with marks and links become one document whose blocks tile it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reader.core.document import Block, Document, Link
from reader.core.marks import Mark
from reader.core.span import Span
from reader.formats.decoding import REPLACEMENT, composed, nfc


@dataclass(slots=True)
class Piece:
    """Text under way, with marks and links counted from its start."""

    text: str = ""
    marks: list[Mark] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

    def append(self, other: "Piece") -> None:
        """Put `other` behind this one."""
        by = len(self.text)
        self.text += other.text
        self.marks += [replace(mark, span=mark.span.shifted(by)) for mark in other.marks]
        self.links += [replace(link, span=link.span.shifted(by)) for link in other.links]


class Loom:
    """Takes block after block and gives a document."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._links: list[Link] = []
        self._end = 0

    def add(self, block: Block, piece: Piece) -> None:
        """Append a block; its span is set here, from the length of `piece`."""
        start = self._end + 1 if self._blocks else 0
        self._end = start + len(piece.text)
        self._texts.append(piece.text)
        self._blocks.append(replace(block, span=Span(start, self._end)))
        self._marks += [replace(mark, span=mark.span.shifted(start)) for mark in piece.marks]
        self._links += [replace(link, span=link.span.shifted(start)) for link in piece.links]

    def document(self) -> Document:
        """What was added, in NFC, without carriage returns and NUL."""
        text = "\n".join(self._texts).replace("\r", " ").replace("\0", REPLACEMENT)
        if nfc(text) != text:
            text = self._composed(text)
        return Document(
            text,
            tuple(self._blocks),
            tuple(sorted(mark for mark in self._marks if not mark.span.is_empty)),
            tuple(sorted((link for link in self._links if not link.span.is_empty), key=lambda link: link.span)),
        )

    def _composed(self, raw: str) -> str:
        """The text in NFC; what was added moves along."""
        text, new = composed(raw, self._offsets())

        def moved(span: Span) -> Span:
            return Span(new[span.start], new[span.end])

        self._blocks = [replace(each, span=moved(each.span)) for each in self._blocks]
        self._marks = [replace(each, span=moved(each.span)) for each in self._marks]
        self._links = [replace(each, span=moved(each.span)) for each in self._links]
        return text

    def _offsets(self) -> Iterator[int]:
        for spanned in (self._blocks, self._marks, self._links):
            for each in spanned:
                yield each.span.start
                yield each.span.end
