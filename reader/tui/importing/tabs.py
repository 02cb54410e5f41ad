"""Tabs: how many records of an import become what, of which one may be looked at alone."""

from collections.abc import Sequence

from reader.core.cells import width_of
from reader.library.importing.planned import Outcome, Plan
from reader.tui.importing.lines import SIGNS
from reader.tui.widgets.rows_view import Row

ALL = "all"

Counts = Sequence[tuple[Outcome | None, int]]  # None: of all


def counts_of(plan: Plan) -> list[tuple[Outcome | None, int]]:
    """How many records there are, and how many become what."""
    counts = plan.counts
    return [(None, len(plan.planned)), *((each, counts[each]) for each in Outcome if counts[each])]


def tabs_row(counts: Counts, here: Outcome | None, width: int) -> Row:
    """The tabs, the one that is shown marked; where there is no room, with signs in place of words."""
    words = [(each, f" {count:,} {each or ALL} ") for each, count in counts]
    if sum(width_of(said) + 1 for _, said in words) > width:
        words = [(each, f" {count:,} {SIGNS[each][0] if each else ALL} ") for each, count in counts]
    return tuple(piece for each, said in words for piece in ((said, "tab.here" if each is here else "tab"), (" ", "")))
