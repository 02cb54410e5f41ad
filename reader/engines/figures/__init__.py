"""Figures: a grammar that finds quantities, dates, durations, shares, sums, ages and ranks in a text."""

from datetime import date

from reader.core.figure import Figure

ENGINE = "figures 5"  # name and version, for the keys of the cache


def find_figures(text: str, published: date | None = None) -> list[Figure]:
    """Every figure in `text`, in order; none touches another.

    Args:
        text: Any text; linear in its length.
        published: The day that relative dates are counted from; without it they stay unresolved.
    """
    # Here and not at the top: the grammar's patterns take as long to compile as the first page takes to draw,
    # and what was found before lies in the cache.
    from reader.engines.figures.finding import find_figures as find  # noqa: PLC0415

    return find(text, published)
