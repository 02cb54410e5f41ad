"""The ledger with 50,000 figures: the longest step of a filter as it is typed, and of a sort.

    python bench/bench_ledger.py

A key waits for at most one step; the rest of the work goes on between the keys.
"""

import gc
import time
from collections.abc import Generator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from reader.core.figure import Figure, FigureKind
from reader.core.span import Span
from reader.library.ledger import FigureMention
from reader.tui.figures.ordering import Column, Order
from reader.tui.figures.rows import Row
from reader.tui.figures.sifting import Sifted, Wish, sift
from reader.tui.figures.table import LedgerLines, table_for

FIGURES = 50_000
KINDS = ((FigureKind.COUNT, "", "soldiers"), (FigureKind.MONEY, "EUR", ""), (FigureKind.MEASURE, "kilometre", "road"))


def rows() -> list[Row]:
    """Figures as a library of 500 articles may hold them."""
    made, day = [], date(2025, 1, 1)
    for number in range(FIGURES):
        kind, unit, counts = KINDS[number % len(KINDS)]
        value = Decimal(number % 9_973) / 10
        figure = Figure(Span(number, number + 5), kind, value, value, unit=unit, counts=counts)
        article = f"article {number // 100}"
        said = f"The ministry said {value} {counts or unit} in all."
        published = day + timedelta(days=number // 100)
        made.append(Row(FigureMention(article, "", figure, str(value), said, frozenset(), published, article.title())))
    return made


def timed(steps: Generator[None, None, Sifted]) -> tuple[float, float, Sifted]:
    """The longest step and the whole, in milliseconds, and what comes of it."""
    longest, started = 0.0, time.perf_counter()
    before = started
    while True:
        try:
            next(steps)
        except StopIteration as done:
            now = time.perf_counter()
            return max(longest, now - before) * 1000, (now - started) * 1000, done.value
        now = time.perf_counter()
        longest, before = max(longest, now - before), now


def main() -> None:
    """Print the figures."""
    every, wish = rows(), Wish()
    gc.freeze()  # as the program does once its first page is drawn
    by_value = replace(wish, order=Order(Column.VALUE, is_falling=True))
    for words, asked in (
        ("opened", wish),
        ("first filter", replace(wish, typed="soldiers")),
        ("filter again", replace(wish, typed="kilometre 7")),
        ("by columns", replace(wish, typed="counts:road after:2025-06")),
        ("by value", by_value),
        ("by article", replace(wish, order=Order(Column.ARTICLE))),
    ):
        longest, whole, sifted = timed(sift(every, asked))
        print(f"{words:<13} {len(sifted.rows):>6,} rows  longest step {longest:6.1f} ms  in all {whole:6.1f} ms")
    started = time.perf_counter()
    lines = LedgerLines(sifted.rows, table_for(sifted.rows, 120, whole_library=True))
    laid = time.perf_counter()
    for number in range(40):
        lines.row(25_000 + number, 117)
    print(f"columns {(laid - started) * 1000:.1f} ms, 40 rows {(time.perf_counter() - laid) * 1000:.1f} ms")


if __name__ == "__main__":
    main()
