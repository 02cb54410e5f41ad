"""Keeping: how much of what was asked again on a later day was recalled, and which grades were given."""

from reader.core.cells import width_of
from reader.core.retention import MATURE_DAYS, Retention
from reader.core.review import Grade
from reader.library.card_list import MATURE, YOUNG
from reader.library.review_figures import ReviewFigures
from reader.tui.reviewing.words import GRADES
from reader.tui.statistics.parts import QUIET, Part, said
from reader.tui.statistics.plots import meter
from reader.tui.statistics.view import View
from reader.tui.statistics.words import FEW, percent
from reader.tui.widgets.rows_view import Row

NAME_CELLS, BAR_CELLS = 8, 20
NOTHING = "Nothing was asked again on a later day yet. What share is recalled then is told here."
LEFT = {YOUNG: f"1 to {MATURE_DAYS - 1} days", MATURE: f"{MATURE_DAYS} days or more"}


def keeping_part(found: ReviewFigures, view: View, wanted: float) -> Part:
    """The true retention of young and mature cards, then the grades.

    Args:
        found: The figures.
        view: How they are shown.
        wanted: What share the reader wants to recall.
    """
    whole = found.whole
    title, note = f"Recalled · the last {len(found.calendar)} days", [f"aim {percent(wanted)}"]
    if not whole.answers:
        return Part("recalled", title, said(NOTHING, view.width, QUIET), note=note)
    rows = [*_kept(YOUNG, whole.young, view), *_kept(MATURE, whole.mature, view), ()]
    cells = max(len(f"{number:,}") for number in whole.grades)
    for grade, number in zip(Grade, whole.grades, strict=True):
        share = number / whole.answers
        words = ((GRADES[grade].ljust(NAME_CELLS), ""), (f"{percent(share):>5}  ", ""))
        rows.append((*words, *meter(share, _room(view, cells)), (f"  {number:>{cells},}", QUIET)))
    return Part("recalled", title, rows, note=note)


def _kept(name: str, kept: Retention, view: View) -> list[Row]:
    """A share with how many answers it is of, beside it where there is room; none where they are too few."""
    asked = f"{kept.recalled:,} of {kept.asked:,}"
    if kept.share is None or kept.asked < FEW:
        told = f"too few to tell: {asked}" if kept.asked else "none asked yet"
        return [((name.ljust(NAME_CELLS), ""), (told, QUIET))]
    head = (name.ljust(NAME_CELLS), ""), (f"{percent(kept.share):>5}  ", "strong"), *meter(kept.share, _room(view, 5))
    beside = f"  {asked}, after {LEFT[name]}"
    if sum(width_of(words) for words, _ in head) + width_of(beside) <= view.width:
        return [(*head, (beside, QUIET))]
    return [head, ((beside, QUIET),)]


def _room(view: View, cells: int) -> int:
    return max(4, min(BAR_CELLS, view.width - NAME_CELLS - 7 - cells - 2))
