"""The article: one widget that draws lines, not one a block, so that a book opens like a letter."""

from collections.abc import Iterable

from textual.events import MouseDown, MouseMove, MouseUp, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.core.document import Document
from reader.core.layout import Layout, Place, lay_out
from reader.core.marks import Layer, Mark
from reader.core.span import Span
from reader.tui.widgets.columns import Columns, columns
from reader.tui.widgets.drawing import Beside, Brush, GutterSign
from reader.tui.widgets.heading import heading_lines
from reader.tui.widgets.margin import Margin
from reader.tui.widgets.signs import Signs

MANY = 500  # marks; to find out which lines these touch takes longer than to draw those in view
REVEAL_AT = 1 / 3  # of the height: where a jump puts its target


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a document at the width it has, with layers over it.

    Told by `show`, `set_layer`, `set_focus`, `set_signs`, `set_width`, `set_dark`; asks by `Pointed`, `SignPointed`
    and `Dragged`.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "ArticleView { width: 1fr; height: 1fr; scrollbar-size: 0 0; }"

    class Pointed(Message):
        """The mouse was clicked on the text."""

        def __init__(self, offset: int) -> None:
            super().__init__()
            self.offset = offset

    class SignPointed(Message):
        """The mouse was clicked on a sign in the gutter."""

        def __init__(self, sign: GutterSign) -> None:
            super().__init__()
            self.sign = sign

    class Dragged(Message):
        """The mouse was dragged over text from `start` to `offset`."""

        def __init__(self, start: int, offset: int) -> None:
            super().__init__()
            self.start = start
            self.offset = offset

    class Turned(Message):
        """Another part of the article is in view."""

    def __init__(self, *, text_width: int, with_margin: bool, dark: bool) -> None:
        super().__init__()
        self._document = Document("")
        self._heading: tuple[tuple[str, str], ...] = ()
        self._text_width = text_width
        self._with_margin = with_margin
        self._dark = dark
        self._strata: dict[str, Layer] = {}
        self._signs = Signs()
        self._in_focus: Span | None = None
        self._margin = Margin()
        self._strips: dict[int, Strip] = {}
        self._brush_kept: Brush | None = None
        self._pressed: int | None = None
        self._begin_at = 0
        self._rows_before = 0
        self._arrange()

    # ── told ────────────────────────────────────────────────────────────────────────────────

    def show(self, document: Document, heading: Iterable[tuple[str, str]] = ()) -> None:
        """Show another document under heading lines (text, style name)."""
        self._document = document
        self._heading = tuple(heading)
        self._arrange()

    def set_heading(self, heading: Iterable[tuple[str, str]]) -> None:
        """Put other lines over the text."""
        self._heading = tuple(heading)
        self._rearrange()

    def begin_at(self, offset: int) -> None:
        """Let the line that holds `offset` be the first in view as soon as there is a view."""
        self._begin_at = offset

    def set_layer(self, layer: Layer) -> None:
        """Put a layer in place of the one with its name, and draw the touched lines anew."""
        before = self._strata.get(layer.name)
        self._strata[layer.name] = layer
        if self._strips:  # else nothing is drawn yet
            self._redraw_changed(before.marks if before else (), layer.marks)

    def set_focus(self, span: Span | None) -> None:
        """Say which span is in focus."""
        before, self._in_focus = self._in_focus, span
        self._redraw(each for each in (before, span) if each is not None)

    def set_signs(self, signs: Iterable[GutterSign]) -> None:
        """Say what stands in the gutter and the margin."""
        self._signs = Signs(signs)
        self._place_notes()
        self._clear()

    def set_width(self, text_width: int) -> None:
        """Let the text column be at most this wide, in cells."""
        self._rearrange(text_width=text_width)

    def set_margin(self, *, shown: bool) -> None:
        """Show or hide the margin."""
        self._with_margin = shown
        self._rearrange()

    def set_dark(self, *, dark: bool) -> None:
        """Draw for a dark or a light theme."""
        self._dark = dark
        self._clear()

    # ── asked ───────────────────────────────────────────────────────────────────────────────

    @property
    def page(self) -> Layout:
        """The lines as they are laid out now."""
        return self._page

    @property
    def cells(self) -> Columns:
        """How the width is shared now."""
        return self._columns

    @property
    def top_row(self) -> int:
        """The first row of the layout in view (0 while the heading is in view)."""
        return max(0, int(self.scroll_offset.y) - self._head_rows)

    @property
    def height_rows(self) -> int:
        """How many rows are in view."""
        return max(1, self.size.height)

    @property
    def in_view(self) -> Span:
        """The part of the text in view."""
        first = min(self.top_row, len(self._page) - 1)
        last = min(int(self.scroll_offset.y) - self._head_rows + self.height_rows - 1, len(self._page) - 1)
        return Span(self._page.line_at(first).span.start, max(self._page.line_at(max(last, first)).span.end, 0))

    @property
    def share_above(self) -> float:
        """How far it is scrolled, from 0 at the top to 1 at the end."""
        last = self.virtual_size.height - self.height_rows
        return min(1.0, int(self.scroll_offset.y) / last) if last > 0 else 1.0

    def turn_to_share(self, share: float) -> None:
        """Scroll so far, from 0 to 1."""
        self._scroll_to_row(round((self.virtual_size.height - self.height_rows) * share))

    @property
    def share_read(self) -> float:
        """How much of the article lies above the last line in view, from 0 to 1."""
        bottom = int(self.scroll_offset.y) + self.height_rows
        return min(1.0, bottom / max(1, self.virtual_size.height))

    def sees(self, span: Span) -> bool:
        """Whether the first line of `span` is in view."""
        return self._is_within(span, self.height_rows)

    def _is_within(self, span: Span, rows: int) -> bool:
        return 0 <= self._page.row_of(span.start) + self._head_rows - int(self.scroll_offset.y) < rows

    # ── moving ──────────────────────────────────────────────────────────────────────────────

    def turn(self, rows: int) -> None:
        """Scroll by so many rows."""
        self._scroll_to_row(int(self.scroll_offset.y) + rows)

    def turn_to(self, row: int) -> None:
        """Scroll so that this row of the layout is the first in view."""
        self._scroll_to_row(row + self._head_rows if row > 0 else 0)

    def reveal(self, span: Span) -> None:
        """Scroll as little as helps to see `span`; a far one comes a third down the screen."""
        first = self._page.row_of(span.start) + self._head_rows
        last = self._page.row_of(max(span.start, span.end - 1)) + self._head_rows
        top, height = int(self.scroll_offset.y), self.height_rows
        if first >= top + 1 and last < top + height - 1:
            return
        if last - first < height and top + height - 1 <= last < top + height + height // 2:
            self._scroll_to_row(last - height + 2 + height // 3)
        else:
            self._scroll_to_row(first - int(height * REVEAL_AT))

    def _scroll_to_row(self, row: int) -> None:
        last = max(0, self.virtual_size.height - self.height_rows)
        self.scroll_to(y=max(0, min(row, last)), animate=False, immediate=True)
        self.post_message(self.Turned())

    # ── laying out ──────────────────────────────────────────────────────────────────────────

    def on_resize(self, event: Resize) -> None:
        """Lay out for the new size and keep the line that was on top, and the focus in view, if it was."""
        del event
        focus, before = self._in_focus, self._rows_before
        was_seen = focus is not None and self._is_within(focus, before)
        self._rearrange()
        self._rows_before = self.height_rows
        if self._begin_at:
            self.turn_to(self._page.row_of(min(self._begin_at, len(self._document.text))))
            self._begin_at = 0
        if focus is not None and was_seen and not self.sees(focus):
            self.reveal(focus)
        self.post_message(self.Turned())

    def _rearrange(self, text_width: int | None = None) -> None:
        # A document that is shorter than the one before it may not reach to where it was scrolled.
        top = self._page.line_at(min(self.top_row, len(self._page) - 1)).span.start if len(self._page) else 0
        at_top = int(self.scroll_offset.y) == 0
        self._text_width = text_width or self._text_width
        self._arrange()
        self.turn_to(0 if at_top else self._page.row_of(top))

    def _arrange(self) -> None:
        width = self.size.width or 80
        self._columns = columns(width, self._text_width, with_margin=self._with_margin)
        self._page = lay_out(self._document, self._columns.text)
        self._head_lines = heading_lines(self._heading, self._columns.text)
        self._head_rows = len(self._head_lines)
        self.virtual_size = Size(width, self._head_rows + len(self._page) + 1)
        self._place_notes()
        self._clear()

    def _place_notes(self) -> None:
        room = self._columns.margin
        self._margin = Margin(self._signs.notes(self._page) if room else (), room)

    # ── drawing ─────────────────────────────────────────────────────────────────────────────

    def _clear(self) -> None:
        self._strips.clear()
        self._brush_kept = None
        self.refresh()

    def _redraw_changed(self, before: tuple[Mark, ...], after: tuple[Mark, ...]) -> None:
        """Draw the lines anew that marks came to or went from; of thousands of marks, all lines in view."""
        if max(len(before), len(after)) > MANY:
            self._clear()
        else:
            self._redraw(mark.span for mark in set(before) ^ set(after))

    def _redraw(self, spans: Iterable[Span]) -> None:
        rows = {row for span in spans for row in self._page.lines_of(span)}
        top = int(self.scroll_offset.y) - self._head_rows
        for row in rows:
            self._strips.pop(row, None)
            if 0 <= row - top < self.height_rows:
                self.refresh(Region(0, row - top, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row = y + int(self.scroll_offset.y) - self._head_rows
        if row >= len(self._page) or row < -self._head_rows:
            return Strip.blank(self.size.width, self._brush().base)
        if row < 0:
            return self._brush().heading(*self._head_lines[row + self._head_rows])
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._brush().line(self._page, row, self._strata, self._beside(row))
        return strip

    def _beside(self, row: int) -> Beside:
        line, focus = self._page.line_at(row), self._in_focus
        touched = focus is not None and not line.is_gap and line.span.overlaps(focus)
        return Beside(self._signs.on(line.span), self._margin.get(row), touched)

    def _brush(self) -> Brush:
        """What draws, kept as long as lines are that were drawn with it."""
        brush = self._brush_kept
        if brush is None or brush.width != self.size.width:
            brush = self._brush_kept = Brush(self.rich_style, self._dark, self._columns, self.size.width)
        return brush

    # ── mouse ───────────────────────────────────────────────────────────────────────────────

    def _offset_under(self, x: int, y: int) -> int | None:
        row = y + int(self.scroll_offset.y) - self._head_rows
        if not 0 <= row < len(self._page):
            return None
        return self._page.offset_at(Place(row, max(0, x - self._columns.text_start)))

    def _sign_under(self, x: int, y: int) -> GutterSign | None:
        row = y + int(self.scroll_offset.y) - self._head_rows
        in_gutter = self._columns.left <= x < self._columns.text_start and 0 <= row < len(self._page)
        signs = self._beside(row).signs if in_gutter else ()
        return (signs[-1] if x > self._columns.left else signs[0]) if signs else None

    def on_mouse_down(self, event: MouseDown) -> None:
        """Begin a click or a drag."""
        self._pressed = self._offset_under(event.x, event.y)
        if self._pressed is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        """Drag."""
        here = self._offset_under(event.x, event.y)
        if self._pressed is not None and here is not None and here != self._pressed:
            self.post_message(self.Dragged(self._pressed, here))

    def on_mouse_up(self, event: MouseUp) -> None:
        """End a click or a drag."""
        self.release_mouse()
        start, self._pressed = self._pressed, None
        here = self._offset_under(event.x, event.y)
        if start is None or here is None:
            return
        sign = self._sign_under(event.x, event.y)
        if here == start and sign is not None:
            self.post_message(self.SignPointed(sign))
        elif here == start:
            self.post_message(self.Pointed(here))
        else:
            self.post_message(self.Dragged(start, here))

    def on_mouse_scroll_down(self) -> None:
        """Turn down."""
        self.turn(3)

    def on_mouse_scroll_up(self) -> None:
        """Turn up."""
        self.turn(-3)
