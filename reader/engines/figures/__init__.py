"""Figures: a grammar that finds quantities, dates, durations, shares, sums, ages and ranks in a text."""

from reader.engines.figures.finding import find_figures

ENGINE = "figures 1"  # name and version, for the keys of the cache

__all__ = ["ENGINE", "find_figures"]
