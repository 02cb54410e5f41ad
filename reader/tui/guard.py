"""Guard: the last line of defence, which lets no control code of a text reach the terminal."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.core.cells import shown


class Guard(LineFilter):
    """Draws what every widget gives through `shown`, whatever the widget itself took care of."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """The same segments, safe to draw."""
        return [_safe(segment) for segment in segments]


def _safe(segment: Segment) -> Segment:
    text, style, control = segment
    if text.isascii() and text.isprintable():
        return segment
    return Segment(shown(text), style, control)
