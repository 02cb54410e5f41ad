"""Rows view: lines with a cursor over them, of which only those in view are made and drawn."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.events import MouseUp, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.core.cells import shown
from reader.tui.palette import styles_of

LEAD = 2  # cells before a row, where the sign of the cursor stands
CURSOR_SIGN = "▎ "

Piece = tuple[str, str]  # a text, and style names parted by spaces
Row = tuple[Piece, ...]


def text_of(row: Row, *, dark: bool) -> Text:
    """A row as a text of its own, for a widget that shows one."""
    text = Text(end="", no_wrap=True)
    for words, names in row:
        text.append(shown(words), _ink(names, dark=dark))
    return text


def _ink(names: str, *, dark: bool) -> Style:
    return styles_of(tuple(names.split()), dark=dark) if names else Style.null()


class Rows(Protocol):
    """Rows, made when they are asked for."""

    def __len__(self) -> int: ...

    def row(self, number: int, width: int) -> Row:
        """A row for `width` cells."""


@dataclass(frozen=True, slots=True)
class MadeRows:
    """Rows that are made already.

    Attributes:
        rows: The rows.
    """

    rows: Sequence[Row] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, number: int, width: int) -> Row:
        """The row, whatever the width."""
        del width
        return self.rows[number]


class RowsView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows rows; the cursor stands on one item, which is a row or several.

    Told by `show`, `put_cursor`, `move`, `turn`. A click puts the cursor on an item; one on the item under the cursor
    says `Chosen`, as a click on any does where the list asks for one answer.

    Args:
        dark: Whether the theme is dark.
        id: Its name on the screen.
        at_once: Whether one click chooses.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"rows--cursor"}  # noqa: RUF012 (Textual has it so)
    DEFAULT_CSS = """
    RowsView {
        width: 1fr; height: 1fr; scrollbar-size: 0 0;
        & .rows--cursor { background: $panel; }
    }
    """

    class Chosen(Message):
        """The item under the cursor was clicked."""

    class Moved(Message):
        """The cursor stands on another item."""

    def __init__(self, *, dark: bool, id: str | None = None, at_once: bool = False) -> None:  # noqa: A002 (Textual's)
        super().__init__(id=id)
        self._at_once = at_once
        self._rows: Rows = MadeRows()
        self._starts: Sequence[int] | None = None
        self._ends: Sequence[int] = ()
        self._around: Sequence[range] = ()
        self._dark = dark
        self._strips: dict[int, Strip] = {}
        self.cursor = 0

    # ── told ────────────────────────────────────────────────────────────────────────────────

    def show(self, rows: Rows, items: Sequence[range] | None = None, around: Sequence[range] = ()) -> None:
        """Show other rows.

        Args:
            rows: The rows.
            items: The rows of each item, in order; None where each row is one. Rows of none are passed over.
            around: The rows that come into view with each item; its own when empty.
        """
        self._rows = rows
        self._around = around
        self._starts = None if items is None else [each.start for each in items]
        self._ends = () if items is None else [each.stop for each in items]
        self.cursor = max(0, min(self.cursor, self.count - 1))
        self.virtual_size = Size(self.size.width, len(rows))
        last = max(0, len(rows) - self.size.height)
        if self.scroll_offset.y > last:
            self.show_from(last)
        self._clear()

    def show_from(self, row: int) -> None:
        """Let a row be the first that is seen, as far as there are rows under it."""
        # forced, since whether rows that were just shown have more than one page is known after the next layout only
        self.scroll_to(y=max(0, row), animate=False, immediate=True, force=True)

    def set_dark(self, *, dark: bool) -> None:
        """Draw for a dark or a light theme."""
        self._dark = dark
        self._clear()

    def put_cursor(self, item: int, *, reveal: bool = True) -> None:
        """Put the cursor on an item, or on the nearest there is."""
        before, self.cursor = self.cursor, max(0, min(item, self.count - 1))
        if reveal:
            self._reveal()
        if self.cursor != before:
            self._redraw(before)
            self._redraw(self.cursor)
            self.post_message(self.Moved())

    def move(self, by: int) -> None:
        """Move the cursor by so many items; one that was out of view only comes into view.

        Where it cannot go further, the rows before or after it come into view.
        """
        if self.count and not self._sees(self.cursor):
            self._reveal()
            return
        before = self.cursor
        if self.count:
            self.put_cursor(self.cursor + by)
        if self.cursor == before:
            self.show_from(int(self.scroll_offset.y) + (1 if by > 0 else -1))

    def turn(self, pages: int) -> None:
        """Turn so many pages, and take the cursor along."""
        height = max(1, self.size.height - 1)
        row = self._span(self.cursor).start + pages * height
        self.show_from(int(self.scroll_offset.y) + pages * height)
        if self.count:
            self.put_cursor(self._item_from(max(0, min(row, len(self._rows) - 1))))

    # ── asked ───────────────────────────────────────────────────────────────────────────────

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._rows) if self._starts is None else len(self._starts)

    def _span(self, item: int) -> range:
        if self._starts is None:
            return range(item, item + 1)
        return range(self._starts[item], self._ends[item]) if self.count else range(0)

    def _item_at(self, row: int) -> int | None:
        """The item that a row is of."""
        item = self._item_from(row)
        return item if 0 <= item < self.count and row in self._span(item) else None

    def _item_from(self, row: int) -> int:
        """The item of a row, or the last one before it."""
        return row if self._starts is None else max(0, bisect_right(self._starts, row) - 1)

    def _sees(self, item: int) -> bool:
        span, top = self._span(item), int(self.scroll_offset.y)
        return span.start < top + max(1, self.size.height) and span.stop > top

    def _reveal(self) -> None:
        span = self._around[self.cursor] if self._around and self.count else self._span(self.cursor)
        top, height = int(self.scroll_offset.y), max(1, self.size.height)
        if self.cursor == 0 and span.stop <= height:
            top = 0  # what stands over the first item comes into view with it
        elif span.start < top or len(span) >= height:
            top = span.start
        elif span.stop > top + height:
            top = span.stop - height
        self.show_from(top)

    # ── drawing ─────────────────────────────────────────────────────────────────────────────

    def _clear(self) -> None:
        self._strips.clear()
        self.refresh()

    def _redraw(self, item: int) -> None:
        top = int(self.scroll_offset.y)
        for row in self._span(item) if 0 <= item < self.count else ():
            self._strips.pop(row, None)
            if 0 <= row - top < self.size.height:
                self.refresh(Region(0, row - top, self.size.width, 1))

    def on_unmount(self) -> None:
        """Let go of the rows at once; the rest of a screen goes when its memory is looked through."""
        self._rows, self._starts, self._ends, self._around = MadeRows(), None, (), ()
        self._strips.clear()

    def on_resize(self, event: Resize) -> None:
        """Make the rows anew for the new width."""
        del event
        self.virtual_size = Size(self.size.width, len(self._rows))
        self._clear()
        if self.cursor:
            self._reveal()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        row = y + int(self.scroll_offset.y)
        if row >= len(self._rows):
            return Strip.blank(self.size.width, self.rich_style)
        strip = self._strips.get(row)
        if strip is None:
            strip = self._strips[row] = self._strip(row)
        return strip

    def _strip(self, row: int) -> Strip:
        width, is_on = self.size.width, self.count > 0 and row in self._span(self.cursor)
        ground = self.get_component_rich_style("rows--cursor") if is_on else Style.null()
        base = self.rich_style + ground
        lead = Segment(CURSOR_SIGN if is_on else " " * LEAD, base + _ink("prefix", dark=self._dark))
        inked = (
            Segment(shown(text), base + _ink(names, dark=self._dark))
            for text, names in self._rows.row(row, max(1, width - LEAD - 1))
        )
        return Strip([lead, *inked]).adjust_cell_length(width, base)

    # ── mouse ───────────────────────────────────────────────────────────────────────────────

    def on_mouse_up(self, event: MouseUp) -> None:
        """Put the cursor there, or choose what it stands on."""
        item = self._item_at(event.y + int(self.scroll_offset.y))
        if item is None:
            return
        is_chosen = self._at_once or item == self.cursor
        self.put_cursor(item, reveal=False)
        if is_chosen:
            self.post_message(self.Chosen())

    def on_mouse_scroll_down(self) -> None:
        """Turn down."""
        self.show_from(int(self.scroll_offset.y) + 3)

    def on_mouse_scroll_up(self) -> None:
        """Turn up."""
        self.show_from(int(self.scroll_offset.y) - 3)
