"""Plots: numbers as bars over days, drawn by plotext and inked by the theme; in one line where there is no room."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from textual_plotext import Plot

from reader.core.cells import width_of
from reader.tui.widgets.rows_view import Row

BAR, QUIET = "bar", "byline"
TICK_GAP = 2  # cells at least between the words under the axis
WIDEST = 6  # cells of a bar with its gap
LOWEST = 4  # rows of a plot with its axis, under which a line of sparks says more
SPARKS = "▁▂▃▄▅▆▇█"

_BLOCKS = re.compile("[\u2580-\u259f]+")


def bars(values: Sequence[float], ticks: Mapping[int, str], width: int, height: int, top: str = "") -> list[Row]:
    """Bars side by side over an axis, from nothing to the largest.

    Args:
        values: How long each bar is, from the left.
        ticks: What stands under which bars, by their places, the weightiest first; the last give way.
        width: The cells there are.
        height: The rows there are, the axis and its words included.
        top: How the largest is written; as a whole number when empty.

    Returns:
        The rows; a row of sparks instead of all of them where there is no room for the plot.
    """
    top = top or f"{max(values, default=0):,.0f}"
    side = width_of(top) + 1
    cells = min(WIDEST, (width - side) // max(1, len(values)))
    if cells < 1 or height < LOWEST or not any(values):
        return [((sparks(values, width), BAR),)]
    kept = _with_room(ticks, cells, side, len(values))
    lines = list(_drawn(values, {place: words for place, (_, words) in kept.items()}, cells, height, top))
    if kept:
        lines[-1] = _under(kept.values())  # plotext's own stand a cell further left or right from one run to the next
    return [_inked(line) for line in lines]


def sparks(values: Sequence[float], width: int) -> str:
    """Each number as one cell, in eighths of the largest; as many from the left as there is room for."""
    most = max(values, default=0) or 1
    return "".join(SPARKS[round(each / most * (len(SPARKS) - 1))] if each else "·" for each in values[:width])


def meter(share: float, cells: int) -> Row:
    """A share from 0 to 1 as a bar, and what is missing."""
    full = max(1, round(share * cells)) if share > 0 else 0
    return ("━" * full, BAR), ("─" * (cells - full), "margin.rule")


def _drawn(values: Sequence[float], ticks: Mapping[int, str], cells: int, height: int, top: str) -> Iterator[str]:
    """The lines of the plot; a cell has two points beside each other, and two over each other."""
    plot = Plot()
    plot.theme("clear")
    across, most = 2 * cells * len(values), max(values)
    broad = max(1, 2 * (cells - 1))
    middles = [2 * cells * place + (broad - 1) / 2 for place in range(len(values))]
    plot.bar(middles, list(values), width=(broad - 1) / (2 * cells), marker="hd")
    plot.xlim(0, across - 1)
    plot.ylim(0, most)
    plot.frame(frame=False)
    plot.xaxes(lower=True, upper=False)
    plot.yaxes(left=True, right=False)
    plot.yticks([0, most], ["0", top])
    plot.xticks([middles[place] for place in ticks], list(ticks.values()))
    size = across // 2 + width_of(top) + 1, height
    plot.plotsize(*size)
    plot._set_size(*size)  # noqa: SLF001 - else it is cut to what it takes the terminal to be
    return (line.rstrip() for line in Plot.uncolorize(plot.build()).splitlines())


def _with_room(ticks: Mapping[int, str], cells: int, side: int, count: int) -> dict[int, tuple[int, str]]:
    """Those that do not touch one that was named before them, each with the cell that it begins at."""
    kept, taken = dict[int, tuple[int, str]](), list[range]()
    for place, words in ticks.items():
        middle = side + place * cells + (cells - 1) // 2 - width_of(words) // 2
        start = max(0, min(middle, side + cells * count - width_of(words)))
        until = start + width_of(words)
        if all(until + TICK_GAP <= each.start or each.stop + TICK_GAP <= start for each in taken):
            kept[place] = start, words
            taken.append(range(start, until))
    return kept


def _under(told: Iterable[tuple[int, str]]) -> str:
    line = ""
    for start, words in sorted(told):
        line += " " * (start - width_of(line)) + words
    return line


def _inked(line: str) -> Row:
    row, start = list[tuple[str, str]](), 0
    for found in _BLOCKS.finditer(line):
        row += [(line[start : found.start()], QUIET), (found[0], BAR)]
        start = found.end()
    return *row, (line[start:], QUIET)
