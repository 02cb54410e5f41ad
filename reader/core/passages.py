"""Passages: an article cut into the parts that are searched and shown by themselves: its sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.core.document import Block, BlockKind, Document
from reader.core.span import Span

LENGTH = 2000  # characters, about; a longer section is cut at a paragraph
LONGEST = 2 * LENGTH  # a paragraph that is longer is cut at a blank


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of an article, or a part of a long one.

    Attributes:
        span: Where it lies in the canonical text.
        heading: The heading that it stands under; empty for none.
        head: How many characters at its start are that heading.
    """

    span: Span
    heading: str = ""
    head: int = 0


def passages_of(document: Document) -> Iterator[Passage]:
    """The passages of a document, in order; every character but the breaks between them lies in one."""
    heading: Block | None = None
    blocks: list[Block] = []
    for block in document.blocks:
        starts_section = block.kind is BlockKind.HEADING
        if blocks and (starts_section or block.span.end - blocks[0].span.start > LENGTH):
            yield from _passages(document.text, heading, blocks)
            blocks = []
        heading = block if starts_section else heading
        blocks.append(block)
    if blocks:
        yield from _passages(document.text, heading, blocks)
    elif document.text.strip():
        yield from _cut(document.text, Passage(Span(0, len(document.text))))


def _passages(text: str, heading: Block | None, blocks: list[Block]) -> Iterator[Passage]:
    span = Span(blocks[0].span.start, blocks[-1].span.end)
    head = len(heading.span) if heading is blocks[0] and heading is not None else 0
    yield from _cut(text, Passage(span, heading.span.of(text) if heading else "", head))


def _cut(text: str, whole: Passage) -> Iterator[Passage]:
    """The passage, in pieces when it is one paragraph without end."""
    start, end, head = whole.span.start, whole.span.end, whole.head
    while end - start > LONGEST:
        blank = max(text.rfind(" ", start + 1, start + LENGTH), text.rfind("\n", start + 1, start + LENGTH))
        cut = blank if blank > start + head else start + max(LENGTH, head)
        yield Passage(Span(start, cut), whole.heading, head)
        start, head = cut, 0
    yield Passage(Span(start, end), whole.heading, head)
