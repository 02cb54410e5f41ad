"""Beside the list: the preview of the entity under the cursor, drawn once the cursor stands still."""

from collections.abc import Callable

from textual import work
from textual.timer import Timer

from reader.library.census import Known
from reader.tui.entities.company import company
from reader.tui.entities.gathering import Gathered
from reader.tui.entities.preview import BESIDE_SHOWN, preview_rows
from reader.tui.slicing import in_slices
from reader.tui.widgets.rows_view import LEAD, MadeRows, RowsView

STILL_SECONDS = 0.05  # of the cursor, before the preview is drawn: it may take longer than a key that is held
WIDTH_LEAST = 20  # cells that it is broken for

At = Callable[[], tuple[Known | None, Gathered]]  # the entity under the cursor, and what was gathered


class EntityPreview(RowsView):
    """The preview; told by `soon`.

    Args:
        at: What it is drawn of.
        dark: Whether the theme is dark.
        id: Its name on the screen.
    """

    def __init__(self, at: At, *, dark: bool, id: str) -> None:  # noqa: A002 (Textual's)
        super().__init__(dark=dark, id=id)
        self._at = at
        self._still: Timer | None = None

    def wait(self) -> None:
        """Draw nothing more, until it is told to."""
        if self._still is not None:
            self._still.stop()

    def soon(self) -> None:
        """Draw it as soon as the cursor stands still."""
        self.wait()
        self._still = self.set_timer(STILL_SECONDS, self._draw)

    @work(exclusive=True, group="preview", description="the preview")
    async def _draw(self) -> None:
        known, gathered = self._at()
        beside = await in_slices(company(gathered.census, known, BESIDE_SHOWN)) if known is not None else []
        width = max(WIDTH_LEAST, self.size.width - LEAD - 1)
        self.show(MadeRows(preview_rows(known, beside, gathered.shelf, width) if known is not None else []), [])
