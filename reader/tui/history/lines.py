"""Lines: an act as a line of the history, and what it changed, before and after, as the lines beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from reader.core.cells import fitted, width_of
from reader.library.recounting import Part, Recounted
from reader.library.undoing import Act
from reader.tui.entities.timeline import QUIET, counted
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

WHEN_CELLS, WHEN_NARROW = 15, 9  # of the words before an act
NARROW = 60  # cells of a line under which they are short
UNDONE = "undone"
PART_LINES = 6  # lines of what something was, or is, after which it is cut
MINUTE, HOUR, DAY = 60, 3600, 86400


def when_words(at: datetime, now: datetime) -> str:
    """`5 min ago` and `3 h ago` for what was done today; `yesterday 14:03`; else the day: `2 Jun 14:03`."""
    then, here = at.astimezone(), now.astimezone()
    days = (here.date() - then.date()).days
    if days <= 0:
        seconds = max(0, int((here - then).total_seconds()))
        if seconds < MINUTE:
            return "just now"
        return f"{seconds // MINUTE} min ago" if seconds < HOUR else f"{seconds // HOUR} h ago"
    if days == 1:
        return f"yesterday {then:%H:%M}"
    return f"{then:%-d %b %H:%M}" if then.year == here.year else f"{then:%-d %b %Y}"


def short_when(at: datetime, now: datetime) -> str:
    """The same in few cells: `now`, `5 min`, `3 h`, `yest.`, `2 Jun`, `Jun 2024`."""
    then, here = at.astimezone(), now.astimezone()
    if here.date() - then.date() == timedelta(1):
        return "yest."
    if then.date() < here.date():
        return f"{then:%-d %b}" if then.year == here.year else f"{then:%b %Y}"
    return "now" if (here - then).total_seconds() < MINUTE else when_words(at, now).removesuffix(" ago")


def act_line(act: Act, now: datetime, width: int) -> Row:
    """When and what; what was undone is quiet and says so."""
    narrow = width < NARROW
    when = (short_when if narrow else when_words)(act.at, now)
    cells = WHEN_NARROW if narrow else WHEN_CELLS
    room = max(1, width - cells)
    lead = (when + " " * max(1, cells - width_of(when)), QUIET)
    if not act.undone:
        return lead, (fitted(act.words, room), "")
    return lead, (fitted(f"{UNDONE} · {act.words}", room), QUIET)


def whole_lines(act: Act, width: int, at_most: int) -> list[Row]:
    """An act in full, where its line has no room for it: no more than so many lines."""
    lines = broken(f"{UNDONE} · {act.words}" if act.undone else act.words, width)
    cut = [*lines[: at_most - 1], fitted(" ".join(lines[at_most - 1 :]), width)] if len(lines) > at_most else lines
    return [((line, QUIET if act.undone else ""),) for line in cut]


class ActRows:
    """Acts as rows, made when they are asked for.

    Args:
        acts: The acts.
        clock: The time.
    """

    def __init__(self, acts: Sequence[Act], clock: Callable[[], datetime]) -> None:
        self._acts = acts
        self._clock = clock

    def __len__(self) -> int:
        return len(self._acts)

    def row(self, number: int, width: int) -> Row:
        """One act for `width` cells."""
        return act_line(self._acts[number], self._clock(), width)


def act_rows(act: Act, told: Sequence[Recounted], *, own_device: str, width: int) -> list[Row]:
    """What an act changed: when, by whom, and each row before and after, in rows of at most `width` cells."""
    at = act.at.astimezone()
    by = f"{at:%-d %b %Y %H:%M:%S} · {act.author}" + ("" if act.device == own_device else " · on another device")
    rows: list[Row] = [((line, "strong"),) for line in broken(_capital(act.words), width)]
    rows += [((line, QUIET),) for line in broken(by, width)]
    if act.undone:
        rows.append((("undone since", QUIET),))
    for each in told:
        rows.append(())
        if len(told) > 1:
            rows += [((line, ""),) for line in broken(each.words, width)]
        rows += [row for part in each.parts for row in _part(part, width)]
    untold = len({(change.noun, change.key) for change in act.changes if change.verb != "kept"}) - len(told)
    if untold > 0:
        rows += [(), ((f"and {counted(untold, 'more change')}", QUIET),)]
    return rows


def _part(part: Part, width: int) -> Iterator[Row]:
    """What of it changed: its name, then what it was and what it is; one line each where there is nothing before."""
    yield ((part.name, QUIET),)
    if part.before:
        yield from _said("− ", part.before, QUIET, width)
    if part.after:
        yield from _said("+ ", part.after, "", width)


def _said(sign: str, text: str, look: str, width: int) -> Iterable[Row]:
    lines = broken(text, max(1, width - 2))
    for number, line in enumerate(lines[:PART_LINES]):
        cut = " …" if number == PART_LINES - 1 and len(lines) > PART_LINES else ""
        yield (sign if number == 0 else "  ", QUIET), (line + cut, look)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
