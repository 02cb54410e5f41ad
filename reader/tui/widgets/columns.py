"""Columns: how the width of a screen is shared between gutter, text and margin."""

from dataclasses import dataclass

GUTTER = 3  # cells: a glyph, the bar of the focus, a space
GAP = 2  # cells between text and margin
TEXT_MIN = 20
MARGIN_MIN, MARGIN_MAX = 20, 40


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
    """Share `width` cells: the text is centred, and the margin takes what is free on its right."""
    text = max(TEXT_MIN, min(text_at_most, width - GUTTER - 1))
    left = max(0, (width - text) // 2 - GUTTER)
    right = width - left - GUTTER - text - GAP
    margin = min(right - 1, MARGIN_MAX) if with_margin and right > MARGIN_MIN else 0
    return Columns(left, text, margin)
