"""Heat: the calendar of what was answered, what its signs mean, and the same in words."""

from itertools import pairwise

from reader.library.review_figures import ReviewFigures
from reader.tui.statistics.calendar import calendar_rows, legend, numbers
from reader.tui.statistics.parts import QUIET, Part, said, with_words
from reader.tui.statistics.view import View
from reader.tui.statistics.words import counted, listed, stretch

NOTHING = "Nothing was answered yet. Each day on which you answer is marked here, the darker the more."


def calendar_part(found: ReviewFigures, view: View) -> Part:
    """The calendar; or, in words, its numbers."""
    days = found.calendar
    title, note = f"Calendar · {len(days)} days", ["w plot" if view.in_words else "w words"]
    if not any(each.answers for each in days):
        return Part("calendar", title, said(NOTHING, view.width, QUIET))
    rows = numbers(days, view.width) if view.in_words else [*calendar_rows(days, view.width), *legend(days, view.width)]
    return Part("calendar", title, with_words(rows, _words(found), view), note=note)


def _words(found: ReviewFigures) -> str:
    days = found.calendar
    active = [each for each in days if each.answers]
    most = max(active, key=lambda each: each.answers)
    read = sum(each.highlights for each in days)
    return listed(
        (
            f"reviewed on {counted(len(active), 'day')} of the last {len(days)}",
            f"{counted(found.streak, 'day')} in a row up to now" if found.streak else "",
            f"at most {_longest(found)} in a row",
            f"the most on {stretch(most.day, most.day)}: {counted(most.answers, 'answer')}",
            f"{counted(read, 'highlight')} read again" if read else "",
        )
    )


def _longest(found: ReviewFigures) -> int:
    gaps = [-1, *(place for place, each in enumerate(found.calendar) if not each.answers), len(found.calendar)]
    return max(after - before - 1 for before, after in pairwise(gaps))
