"""Calendar: how much was answered on each day, as weeks beside each other, the darker the more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reader.core.wording import MONTHS
from reader.library.review_figures import DayDone
from reader.tui.statistics.words import short_day, stretch
from reader.tui.widgets.rows_view import Row

QUIET, TODAY = "byline", "search.here"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
GLYPHS = "·░▒▓█"
LEVELS = len(GLYPHS) - 1
LOOKS = (QUIET, *(f"heat.{level}" for level in range(1, LEVELS + 1)))
SIDE = 4  # cells of the names of days
HERE = " ◂ today"
MONTH_CELLS, WEEK_CELLS = 3, 7


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a calendar is drawn from: the weeks by their Mondays, the cells of each, the answers, and today."""

    weeks: Sequence[date]
    cells: int
    done: Mapping[date, int]
    steps: Sequence[int]
    today: date


def calendar_rows(days: Sequence[DayDone], width: int) -> list[Row]:
    """The weeks up to today: as many as there is room for, and each as wide.

    Args:
        days: The days, oldest first, the last of them today.
        width: The cells there are.
    """
    if not days:
        return []
    today = days[-1].day
    last = _monday(today)
    whole = (last - _monday(days[0].day)).days // 7 + 1
    room = width - SIDE - len(HERE)
    cells = 2 if room >= 2 * (whole - 1) else 1  # of the oldest week there are a few days only
    weeks = [last - timedelta(weeks=each) for each in range(min(whole, room // cells))][::-1]
    done = {each.day: each.answers for each in days}
    sheet = _Sheet(weeks, cells, done, thresholds(list(done.values())), today)
    return [_months(sheet), *(_weekday(sheet, number) for number in range(7))]


def legend(days: Sequence[DayDone], width: int) -> list[Row]:
    """What the signs mean, in numbers; in so many rows as it takes."""
    pieces = [(f"{GLYPHS[0]} none", LOOKS[0])]
    steps = thresholds([each.answers for each in days])
    for level, low in enumerate(steps, 1):
        high = steps[level] - 1 if level < len(steps) else None
        words = f"{low:,} or more" if high is None else f"{low:,}" if high == low else f"{low:,} to {high:,}"
        pieces.append((f"{_sign(level, len(steps))} {words}", _look(level, len(steps))))
    rows, used = [list[tuple[str, str]]()], 0
    for words, look in pieces:
        if used and used + len(words) > width:
            rows, used = [*rows, []], 0
        rows[-1] += [(words[:1], look), (words[1:] + "   ", QUIET)]
        used += len(words) + 3
    return [tuple(row) for row in rows]


def numbers(days: Sequence[DayDone], width: int) -> list[Row]:
    """The same in numbers: a row for each week with answers, newest first; for each day where that is too wide."""
    weeks: dict[date, list[DayDone]] = {}
    for each in days:
        weeks.setdefault(_monday(each.day), []).append(each)
    some = [(monday, week) for monday, week in reversed(weeks.items()) if any(each.answers for each in week)]
    cells = max(len(DAYS[0]), *(len(str(each.answers)) for each in days)) + 1
    if WEEK_CELLS + cells * len(DAYS) > width:
        active = [each for _, week in some for each in reversed(week) if each.answers]
        return [
            ((stretch(each.day, each.day).ljust(2 * WEEK_CELLS), QUIET), (f"{each.answers:,}", "")) for each in active
        ]
    head: Row = ((" " * WEEK_CELLS + "".join(each.rjust(cells) for each in DAYS), QUIET),)
    return [head, *(_in_numbers(monday, week, cells) for monday, week in some)]


def _in_numbers(monday: date, week: Sequence[DayDone], cells: int) -> Row:
    given = {each.day.weekday(): str(each.answers or GLYPHS[0]) for each in week}
    told = "".join(given.get(number, "").rjust(cells) for number in range(len(DAYS)))
    return (short_day(monday).ljust(WEEK_CELLS), QUIET), (told, "")


def thresholds(answers: Sequence[int]) -> list[int]:
    """From how many answers on a day is darker than the one before: quarters of the days on which there were any."""
    there = sorted(each for each in answers if each)
    return sorted({there[place * len(there) // LEVELS] for place in range(LEVELS)}) if there else []


def _months(sheet: _Sheet) -> Row:
    """The names of months, over the first week that begins in each; the first where it has room."""
    months = [week.month for week in sheet.weeks]
    line = [" "] * (SIDE + sheet.cells * len(months) + MONTH_CELLS)
    begins = [place for place, month in enumerate(months) if not place or months[place - 1] != month]
    for place, after in zip(begins, [*begins[1:], len(months)], strict=True):
        if sheet.cells * (after - place) > MONTH_CELLS or after == len(months):
            start = SIDE + sheet.cells * place
            line[start : start + MONTH_CELLS] = MONTHS[months[place] - 1][:MONTH_CELLS]
    return (("".join(line).rstrip(), QUIET),)


def _weekday(sheet: _Sheet, number: int) -> Row:
    row = [(DAYS[number].ljust(SIDE), QUIET)]
    for week in sheet.weeks:
        day = week + timedelta(days=number)
        sign, look = _day(sheet.done.get(day), sheet.steps)
        if day == sheet.today:
            row += [(sign, f"{look} {TODAY}"), (" " * (sheet.cells - 1) + HERE, "")]
        else:
            row.append((sign.ljust(sheet.cells), look))
    return tuple(row)


def _day(answers: int | None, steps: Sequence[int]) -> tuple[str, str]:
    """The sign of a day and its look; of a day that is not looked at, nothing."""
    if answers is None:
        return " ", ""
    level = sum(answers >= step for step in steps) if answers else 0
    return _sign(level, len(steps)), _look(level, len(steps))


def _sign(level: int, steps: int) -> str:
    return GLYPHS[_darkness(level, steps)]


def _look(level: int, steps: int) -> str:
    return LOOKS[_darkness(level, steps)]


def _darkness(level: int, steps: int) -> int:
    """The darkest is always the last, however few steps there are."""
    return level and level + LEVELS - steps


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
