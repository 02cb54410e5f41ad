"""Sifting: which rows of the ledger are shown, and in which order; in steps, so that no key waits for it."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field

from reader.core.likeness import Measure
from reader.tui.figures.kinds import Kinds
from reader.tui.figures.ordering import AS_WRITTEN, STEP, Order, in_order
from reader.tui.figures.query import read_query
from reader.tui.figures.rows import Row


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see.

    Attributes:
        typed: The filter, as it was typed.
        kinds: The tab.
        measure: Only figures that may measure this; None for all.
        plain: Whether plain small numbers are shown too.
        order: How they are sorted.
    """

    typed: str = ""
    kinds: Kinds = Kinds.ALL
    measure: Measure | None = None
    plain: bool = False
    order: Order = AS_WRITTEN


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is shown.

    Attributes:
        rows: The rows, in order.
        counts: How many there would be under each tab.
        hidden: How many plain small numbers are left out.
    """

    rows: tuple[Row, ...] = ()
    counts: Mapping[Kinds, int] = field(default_factory=dict)
    hidden: int = 0


def sift(rows: Iterable[Row], wish: Wish) -> Generator[None, None, Sifted]:
    """Sift rows.

    Yields:
        After about a millisecond of work each.
    """
    query, shown, hidden, counts = read_query(wish.typed), list[Row](), 0, Counter[Kinds]()
    for number, row in enumerate(rows):
        if number % STEP == 0:
            yield
        if not query.matches(row) or not _measures(row, wish.measure):
            continue
        is_here = wish.kinds in {Kinds.ALL, row.kinds}
        if not wish.plain and wish.measure is None and not row.tells:
            hidden += is_here
            continue
        counts[row.kinds] += 1
        if is_here:
            shown.append(row)
    counts[Kinds.ALL] = counts.total()
    rows_shown = yield from in_order(shown, wish.order)
    yield
    return Sifted(tuple(rows_shown), counts, hidden)


def _measures(row: Row, measure: Measure | None) -> bool:
    return measure is None or (row.measure is not None and measure.fits(row.measure))
