"""Columns: how the width of a screen is shared between gutter, text and margin."""

from dataclasses import dataclass

GUTTER = 3  # cells: a glyph, the bar of the focus, a space
GAP = 2  # cells between text and margin
TEXT_MIN = 20
MARGIN_MIN, MARGIN_WISHED, MARGIN_MAX = 24, 30, 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells; they add up to at most the width of the screen.

    Attributes:
        left: Empty cells before the gutter.
        text: The text column.
        margin: The notes' column, after a gap; 0 when there is no room for it.
    """

    left: int
    text: int
    margin: int

    @property
    def text_start(self) -> int:
        """The first cell of the text column."""
        return self.left + GUTTER


def columns(width: int, text_at_most: int, *, with_margin: bool) -> Columns:
    """Share `width` cells: the text is centred; it gives way to the left where the margin would be too narrow."""
    text = max(TEXT_MIN, min(text_at_most, width - GUTTER - 1))
    centred = max(0, (width - text) // 2 - GUTTER)
    free = width - GUTTER - text - GAP - 1
    if not with_margin or free < MARGIN_MIN:
        return Columns(centred, text, 0)
    left = max(0, min(centred, free - MARGIN_WISHED))
    return Columns(left, text, min(free - left, MARGIN_MAX))
