"""Empty: what stands on the screen while nothing can be told, and how far the counting is."""

from reader.tui.statistics.parts import QUIET, said
from reader.tui.statistics.plots import meter
from reader.tui.statistics.words import percent
from reader.tui.widgets.rows_view import Row

NO_CARDS = """No cards yet.

Once there are some, this shows what comes due, on which days you reviewed,
how much you recalled, and how long that took.

In an article, c on a passage makes a card. R reviews what is due.

q  goes back"""
BAR_CELLS = 24


def counting_rows(share: float, width: int) -> list[Row]:
    """How much of the log was gone through."""
    return [
        *said("Going through what was answered …", width),
        (*meter(share, min(BAR_CELLS, max(4, width - 8))), (f"  {percent(share)}", QUIET)),
    ]
