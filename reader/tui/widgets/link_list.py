"""Link list: what fits the name that is typed after `[[`, under the place where it is typed."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from typing import Protocol

from textual import work
from textual.events import Key
from textual.geometry import Offset
from textual.widgets import TextArea

from reader.core.cells import fitted, shown, width_of
from reader.core.slices import at_once
from reader.core.wiki_links import CLOSES, OPENS, begun
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView

WIDTH, HEIGHT = 60, 7  # cells and rows at most
FEW = 4  # rows; with room for fewer under the line it goes over it
NOTHING: Row = (("nothing here is called so: it stays text", "byline"),)


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that a link can lead to.

    Attributes:
        words: What it is called in a link.
        kind: What it is, in a word.
        take: To be called when it is taken; tells the words that it is called by in this note.
    """

    words: str
    kind: str
    take: Callable[[], str]


class Finder(Protocol):
    """What knows what a link can lead to."""

    def finding(self, typed: str) -> Generator[None, None, Sequence[Offered]]:
        """What fits what is typed."""


class OfferedRows:
    """What is offered, as rows.

    Args:
        offers: It.
    """

    def __init__(self, offers: Sequence[Offered]) -> None:
        self.offers = offers

    def __len__(self) -> int:
        return len(self.offers)

    def row(self, number: int, width: int) -> Row:
        """Its words, and what it is at the right."""
        offer = self.offers[number]
        words = fitted(shown(offer.words), max(1, width - width_of(offer.kind) - 2))
        return (words, ""), (" " * (width - width_of(words) - width_of(offer.kind)), ""), (offer.kind, "byline")


class LinkList(RowsView):
    """A list over everything else; shown while a link is typed in a text.

    Args:
        area: Where it is typed.
        told: Called when the list opens or closes.
        dark: Whether the theme is dark.

    Attributes:
        offers: What is shown.
    """

    DEFAULT_CSS = f"""
    LinkList {{
        overlay: screen; constrain: inside none; display: none; width: {WIDTH}; max-width: 100%; height: auto;
        background: $background;
        & .rows--cursor {{ background: $primary 25%; }}
    }}
    """

    def __init__(self, area: TextArea, told: Callable[[], None], *, dark: bool) -> None:
        super().__init__(dark=dark)
        self.can_focus = False
        self._area = area
        self._told = told
        self._finder: Finder | None = None
        self.offers: Sequence[Offered] = ()
        self._found_for: str | None = None
        self._left: tuple[int, int] | None = None

    # ── told ────────────────────────────────────────────────────────────────────────────────

    def begin(self, finder: Finder | None) -> None:
        """Another text is typed, which may have links if there is what finds them."""
        self._finder, self._left = finder, None
        self._close()
        if finder is not None:
            self._prepare(finder)

    @work(exclusive=True, group="before links", description="what links can lead to")
    async def _prepare(self, finder: Finder) -> None:
        """Let what there is be gone through before it is asked for."""
        await in_slices(finder.finding(""))

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose."""
        return bool(self.display and self.offers)

    def typed(self) -> None:
        """The text has changed, or the cursor in it."""
        so_far = self._so_far()
        if so_far is not None and so_far == self._found_for:
            return
        self.workers.cancel_group(self, "links")
        if so_far is None or self._finder is None:
            self._close()
            return
        finding = self._finder.finding(so_far)
        found = soon(finding, FRAME_SECONDS)
        if found is not None:
            self._show(found, so_far)
        else:
            self._find_on(finding, so_far)

    @work(exclusive=True, group="links", description="what a link can lead to")
    async def _find_on(self, finding: Generator[None, None, Sequence[Offered]], so_far: str) -> None:
        found = await in_slices(finding)
        if self._so_far() == so_far:
            self._show(found, so_far)

    def takes(self, event: Key) -> bool:
        """Whether a key was for the list."""
        so_far = self._so_far()
        if so_far is None or self._finder is None:
            return False
        acts: dict[str, Callable[[], None]] = {
            "down": lambda: self.move(1),
            "up": lambda: self.move(-1),
            "ctrl+n": lambda: self.move(1),
            "ctrl+p": lambda: self.move(-1),
            "pagedown": lambda: self.turn(1),
            "pageup": lambda: self.turn(-1),
        }
        if event.key in {"tab", "enter"}:
            return self._take(so_far)
        if event.key == "escape" and self.display:
            self._left = self._place(so_far)
            self._close()
            return True
        if event.key not in acts or not self.is_open:
            return False
        acts[event.key]()
        return True

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        so_far = self._so_far()
        if so_far is not None:
            self._take(so_far)

    # ── what is typed ───────────────────────────────────────────────────────────────────────

    def _so_far(self) -> str | None:
        """What is typed of a link; None where none is typed, or its list was left."""
        row, column = self._area.cursor_location
        so_far = begun(self._area.document.get_line(row)[:column])
        if so_far is None:
            self._left = None
        elif self._place(so_far) == self._left:
            return None
        return so_far

    def _place(self, so_far: str) -> tuple[int, int]:
        row, column = self._area.cursor_location
        return row, column - len(so_far)

    def _take(self, so_far: str) -> bool:
        """Put what is chosen in place of what is typed; False when nothing fits."""
        if self._finder is None:
            return False
        if so_far != self._found_for:  # the key came before the list was as short as that
            self._show(at_once(self._finder.finding(so_far)), so_far)
        if not self.offers:
            return False
        offer = self.offers[self.cursor]
        (row, start), (_, column) = self._place(so_far), self._area.cursor_location
        closed = self._area.document.get_line(row)[column:].startswith(CLOSES)
        words = offer.take()
        end = (row, column + (len(CLOSES) if closed else 0))
        put = self._area.replace(
            f"{OPENS}{words}{CLOSES}", (row, start - len(OPENS)), end, maintain_selection_offset=False
        )
        self._area.move_cursor(put.end_location)
        self._close()
        return True

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _show(self, found: Sequence[Offered], so_far: str) -> None:
        before = self._found_for
        self.offers, self._found_for = found, so_far
        if not found and not so_far:
            self._close()
            return
        self.show(OfferedRows(found) if found else MadeRows([NOTHING]), None if found else [])
        if so_far != before:
            self.put_cursor(0)
        self._put(max(1, len(found)), width_of(so_far))
        self.display = True
        self.refresh(layout=True)
        self._told()

    def _put(self, rows: int, typed_cells: int) -> None:
        """Under the line that is typed in; over it, where there is too little room."""
        x, y = self._area.cursor_screen_offset
        rows = min(rows, HEIGHT)
        below = self._area.region.bottom - y - 1
        height = min(rows, below) if below >= min(rows, FEW) else min(rows, max(1, y))
        self.styles.height = height
        self.absolute_offset = Offset(x - typed_cells - LEAD, y + 1 if below >= height else y - height)

    def _close(self) -> None:
        self.offers, self._found_for = (), None
        if self.display:
            self.display = False
            self._told()
