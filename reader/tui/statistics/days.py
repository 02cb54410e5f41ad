"""Days: what comes due and what was answered, as bars over days, weeks or months, and in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.cells import width_of
from reader.core.wording import MONTHS
from reader.library.review_figures import MONTH, ReviewFigures
from reader.library.reviewing import DayAhead
from reader.tui.statistics.parts import QUIET, Part, To, said, with_words
from reader.tui.statistics.plots import bars, meter
from reader.tui.statistics.view import View
from reader.tui.statistics.words import counted, listed, pace_words, short_day, stretch, time_words
from reader.tui.widgets.rows_view import Row

WEEK, TODAY = 7, "today"
HEIGHTS = ((30, 9), (22, 7), (0, 6))  # rows of the screen, and of a plot on one as high
_MINUTE, _SECOND = timedelta(minutes=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A day, a week or a month, and how much there is of it."""

    first: date
    last: date
    amount: float


def forecast_part(found: ReviewFigures, view: View) -> Part:
    """What comes due, if nothing is answered before: in a month by days, in a year by weeks or months."""
    ahead = found.forecast if view.is_year else found.forecast[:MONTH]
    title = "Forecast · a year" if view.is_year else f"Forecast · {MONTH} days"
    note = ["y a month" if view.is_year else "y a year", "w plot" if view.in_words else "w words"]
    stretches = _ahead(ahead, view)
    if not any(each.due for each in ahead):
        return Part("forecast", title, said("Nothing comes due.", view.width, QUIET), note=note)
    shown = _shown(stretches, _ticks(stretches, found.day), view, lambda amount: f"{amount:,.0f}")
    return Part("forecast", title, with_words(shown, _due_words(ahead), view), note=note, to=To.REVIEW)


def time_part(found: ReviewFigures, view: View) -> Part:
    """How long was answered on each of the last days."""
    days, whole = found.calendar[-MONTH:], found.whole
    title = f"Time · the last {len(days)} days"
    active = sum(1 for each in found.calendar if each.answers)
    words = listed(
        (
            f"{time_words(whole.took)} on {counted(active, 'day')} of the last {len(found.calendar)}",
            f"{time_words(whole.took / active)} a day" if active else "",
            f"{pace_words(whole.took, whole.answers)} an answer" if whole.answers else "",
        )
    )
    if not whole.took:
        return Part("time", title, said("No answer was timed yet.", view.width, QUIET))
    stretches = [Stretch(each.day, each.day, each.took / _SECOND) for each in days]
    shown = _shown(stretches, _ticks(stretches, found.day), view, lambda amount: time_words(amount * _SECOND))
    note = ["w plot" if view.in_words else "w words"]
    return Part("time", title, with_words(shown, words, view), note=note)


def _ahead(ahead: Sequence[DayAhead], view: View) -> list[Stretch]:
    """By days, weeks or months, of which each bar has room."""
    if not view.is_year:
        return [Stretch(each.day, each.day, each.due) for each in ahead]
    weeks = [ahead[place : place + WEEK] for place in range(0, len(ahead), WEEK)]
    if len(weeks) + WEEK > view.width:
        weeks = _months(ahead)
    return [Stretch(each[0].day, each[-1].day, sum(day.due for day in each)) for each in weeks]


def _months(ahead: Sequence[DayAhead]) -> list[Sequence[DayAhead]]:
    starts = [place for place, each in enumerate(ahead) if not place or each.day.day == 1]
    return [ahead[start:end] for start, end in zip(starts, [*starts[1:], len(ahead)], strict=True)]


def _ticks(stretches: Sequence[Stretch], today: date) -> dict[int, str]:
    """What is said under which bars: of days today and Mondays, of longer ones the months."""
    if all(each.first == each.last for each in stretches):
        here = {place: TODAY for place, each in enumerate(stretches) if each.first == today}
        return here | {
            place: short_day(each.first)
            for place, each in enumerate(stretches)
            if not each.first.weekday() and place not in here
        }
    months = [each.first.month for each in stretches]
    return {place: MONTHS[each - 1][:3] for place, each in enumerate(months) if not place or months[place - 1] != each}


def _due_words(ahead: Sequence[DayAhead]) -> str:
    due = [each.due for each in ahead]
    most = max(ahead, key=lambda each: each.due)
    ends = {len(due): "a year", WEEK: f"{WEEK} days", MONTH: f"{MONTH} days"}
    within = [f"{sum(due[:days]):,} within {words}" for days, words in sorted(ends.items()) if days <= len(due)]
    return listed(
        (
            f"{counted(due[0], 'card')} due today" if due[0] else "no card is due today",
            f"{due[1]:,} tomorrow",
            *within,
            f"the most, {most.due:,}, on {stretch(most.day, most.day)}" if most is not ahead[0] else "",
        )
    )


def _shown(
    stretches: Sequence[Stretch], ticks: dict[int, str], view: View, written: Callable[[float], str]
) -> list[Row]:
    """A plot; or, in words, a line for each stretch of which there is something."""
    amounts = [each.amount for each in stretches]
    if not view.in_words:
        height = next(rows for screen, rows in HEIGHTS if view.height >= screen)
        return bars(amounts, ticks, view.width, height, written(max(amounts, default=0)))
    some, most = [each for each in stretches if each.amount], max(amounts, default=0) or 1
    names = [stretch(each.first, each.last) for each in some]
    side, side_of = max(map(width_of, names), default=0), max((width_of(written(each)) for each in amounts), default=0)
    room = max(0, min(40, view.width - side - side_of - 4))
    return [
        (
            (name.ljust(side + 2), QUIET),
            (written(each.amount).rjust(side_of) + "  ", ""),
            meter(each.amount / most, room)[0],
        )
        for name, each in zip(names, some, strict=True)
    ]
