"""Document: what an article becomes, one canonical text with blocks, inline marks and links over it."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from reader.core.marks import Mark
from reader.core.span import Span

TEXT_RULE = 1  # version of the rule that makes the canonical text; a new rule is a text change


class BlockKind(StrEnum):
    """What a block is; its look follows from it."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    ROW = "row"
    RULE = "rule"
    HTML = "html"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, line of a table ….

    Attributes:
        kind: What it is.
        span: Where its characters lie; cells of a table row are parted by tabs.
        level: 1 to 6 for a heading; the depth of nesting (0 outermost) for everything else; for a
            table row, the number of the table in the document.
        prefix: Shown before its first line, never in the text: bullets, quote bars, footnote marks.
        hang: Shown before its further lines, as wide as `prefix`.
        head: Whether a row is the header of its table.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    prefix: str = ""
    hang: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of text that leads somewhere: a URL, `#heading-slug`, `#fn-1`, another article's file."""

    span: Span
    target: str
    title: str = ""


@dataclass(frozen=True)
class Document:
    """One canonical text and what lies over it.

    Blocks tile the text: each begins where the one before ended, plus one newline. A newline inside
    a block is a hard line break (or a line of code).
    """

    text: str
    blocks: tuple[Block, ...] = ()
    marks: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()
    notices: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def text_digest(self) -> str:
        """SHA-256 of the canonical text, in hex."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    @cached_property
    def _headings(self) -> list[int]:
        return [index for index, block in enumerate(self.blocks) if block.kind is BlockKind.HEADING]

    def block_index_at(self, offset: int) -> int:
        """The index of the block that holds `offset`, or ends at it; -1 when there are no blocks."""
        return max(bisect_right(self._starts, offset) - 1, 0) if self.blocks else -1

    def heading_over(self, offset: int) -> Block | None:
        """The nearest heading at or before `offset`."""
        before = bisect_right(self._headings, self.block_index_at(offset))
        return self.blocks[self._headings[before - 1]] if before else None

    @property
    def headings(self) -> list[Block]:
        """All headings, in order."""
        return [self.blocks[index] for index in self._headings]
