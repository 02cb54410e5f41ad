"""Drawing: one line of the article with its gutter and its margin, as the terminal takes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core.cells import shown, width_of
from reader.core.layout import Layout
from reader.core.marks import Layer
from reader.core.paint import Run, paint
from reader.tui.palette import styles_of
from reader.tui.widgets.columns import GAP, Columns
from reader.tui.widgets.margin import MarginLine


@dataclass(frozen=True, slots=True)
class GutterSign:
    """What stands in the gutter beside the first line of an annotation, of a reference's end, or of a name.

    Attributes:
        gives_way: Whether it is left out where another stands.
    """

    offset: int
    glyph: str
    style: str
    note: str = ""
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a line: its signs, two at most, its part of a note, and whether the focus touches it."""

    signs: tuple[GutterSign, ...]
    note: MarginLine | None
    in_focus: bool


@dataclass(frozen=True, slots=True)
class Brush:
    """Draws lines.

    Attributes:
        base: The look of the page itself.
        dark: Whether the theme is dark.
        columns: How the width is shared.
        width: The width of the screen, in cells.
        inks: The looks that were asked for, by the names of their styles.
    """

    base: Style
    dark: bool
    columns: Columns
    width: int
    inks: dict[tuple[str, ...], Style] = field(default_factory=dict, compare=False)

    def heading(self, text: str, style: str) -> Strip:
        """A line over the text."""
        lead = Segment(" " * self.columns.text_start, self.base)
        return self._strip([lead, Segment(shown(text), self._ink(style))])

    def line(self, page: Layout, row: int, layers: Mapping[str, Layer], beside: Beside) -> Strip:
        """A line of the text, with what stands beside it."""
        first, second = (*map(self._sign, beside.signs), Segment(" ", self.base), Segment(" ", self.base))[:2]
        bar = Segment("▎", self._ink("prefix"))
        segments = [
            Segment(" " * self.columns.left, self.base),
            first,
            bar if beside.in_focus else second,
            Segment(" ", self.base),
        ]
        runs = paint(page, row, layers.values())
        segments += [Segment(_text_of(run, layers), self._ink(*run.styles)) for run in runs]
        if beside.note is not None:
            segments += self._margin(beside.note, Strip(segments).cell_length)
        return self._strip(segments)

    def _sign(self, sign: GutterSign) -> Segment:
        return Segment(sign.glyph, self._ink(sign.style))

    def _margin(self, line: MarginLine, used: int) -> list[Segment]:
        start = self.columns.text_start + self.columns.text + GAP
        return [
            Segment(" " * max(0, start - used), self.base),
            Segment(f"{line.glyph or ' '} ", self._ink(line.style)),
            Segment(shown(line.text), self._ink("margin.note")),
        ]

    def _ink(self, *styles: str) -> Style:
        ink = self.inks.get(styles)
        if ink is None:
            ink = self.inks[styles] = self.base + styles_of(styles, dark=self.dark)
        return ink

    def _strip(self, segments: list[Segment]) -> Strip:
        return Strip(segments).adjust_cell_length(self.width, self.base)


def _text_of(run: Run, layers: Mapping[str, Layer]) -> str:
    """The text of a run, or the letters of the hint that lies on it."""
    if run.span is None or "hint" not in run.styles:
        return run.text
    mark = next(iter(layers["hints"].between(run.span)), None)
    if mark is None:
        return run.text
    letters = mark.ref[run.span.start - mark.span.start :][: len(run.span)]
    return letters.ljust(width_of(run.text))
