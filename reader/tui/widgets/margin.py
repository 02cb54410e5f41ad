"""Margin: notes beside their lines, pushed down where they would lie over each other."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from reader.core.cells import fitted
from reader.core.document import Block, BlockKind, Document
from reader.core.layout import lay_out
from reader.core.span import Span

LINES_AT_MOST = 8  # lines of one note; the card of the note shows the rest


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note to be shown beside `row`; `style` is the style name of its glyph."""

    row: int
    glyph: str
    style: str
    text: str


@dataclass(frozen=True, slots=True)
class MarginLine:
    """One drawn line: the glyph (or a blank) with its style, then text."""

    glyph: str
    style: str
    text: str


class Margin:
    """The lines of the margin by row: each note begins at its row or, when that is taken, at the next free one.

    Notes are laid as far down as rows are asked for, so that an article with thousands opens at once.

    Args:
        notes: The notes, in the order of their rows.
        width: The cells of the margin.
    """

    def __init__(self, notes: Iterable[MarginNote] = (), width: int = 0) -> None:
        self._waiting = iter(notes)
        self._next = next(self._waiting, None)
        self._width = width
        self._taken: dict[int, MarginLine] = {}
        self._free = 0

    def get(self, row: int) -> MarginLine | None:
        """What stands beside a row."""
        while self._next is not None and self._next.row <= row:
            self._lay(self._next)
            self._next = next(self._waiting, None)
        return self._taken.get(row)

    def _lay(self, note: MarginNote) -> None:
        row = max(note.row, self._free)
        for number, text in enumerate(_wrapped(note.text, self._width - 2)):
            self._taken[row + number] = MarginLine("" if number else note.glyph, note.style, text)
            self._free = row + number + 1


def _wrapped(text: str, width: int) -> list[str]:
    if len(text) <= width and text.isascii() and text.isprintable() and text.strip():  # most notes are a few words
        return [plain(text).strip()]
    lines = [line for part in plain(text).splitlines() if part.strip() for line in broken(part.strip(), width)]
    if len(lines) > LINES_AT_MOST:
        lines = [*lines[: LINES_AT_MOST - 1], fitted(lines[LINES_AT_MOST - 1] + " …", width)]
    return [fitted(line, width) for line in lines] or [""]


def plain(markdown: str) -> str:
    """A note without the signs of emphasis and code, and with bullets for its list items."""
    text = re.sub(r"(\*\*|__|`|~~)(?=\S)(.+?)(?<=\S)\1", r"\2", markdown)
    text = re.sub(r"(?<![\w*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?![\w*])", r"\2", text)
    return re.sub(r"(?m)^(\s*)[-*+] ", r"\1• ", text)


def broken(text: str, width: int) -> list[str]:
    """A text of one paragraph in lines of at most `width` cells (but never under 20)."""
    whole = Span(0, len(text))
    layout = lay_out(Document(text, (Block(BlockKind.PARAGRAPH, whole),)), max(width, 20))
    return [layout.line_at(row).span.of(text).rstrip() for row in range(len(layout))]
