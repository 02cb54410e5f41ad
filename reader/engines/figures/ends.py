"""Ends: reads periods with one end only: "since August", "by the end of May", "from 3 June on", "2003 or later"."""

from dataclasses import replace
from datetime import date

from reader.core.figure import FigureKind
from reader.engines.figures import days
from reader.engines.figures.foresight import looks_ahead
from reader.engines.figures.instants import is_now
from reader.engines.figures.moments import with_time
from reader.engines.figures.portions import read_bare_year, read_when
from reader.engines.figures.reading import Reading
from reader.engines.figures.resolving import plain
from reader.engines.figures.steps import read_steps, stepped
from reader.engines.figures.tokens import Tokens
from reader.engines.figures.when import When, spanning

_FROM, _PAST, _BEFORE, _UP_TO = range(4)  # from the day on; beyond it; before it; up to and with it
_OPENERS: dict[str, tuple[tuple[tuple[str, ...], int], ...]] = {
    "from": ((("from",), _FROM),),
    "since": ((("since",), _FROM),),
    "starting": ((("starting", "on"), _FROM), (("starting", "from"), _FROM), (("starting",), _FROM)),
    "beginning": ((("beginning", "on"), _FROM), (("beginning",), _FROM)),
    "effective": ((("effective", "from"), _FROM), (("effective",), _FROM)),
    "on": ((("on", "or", "after"), _FROM), (("on", "or", "before"), _UP_TO)),
    "after": ((("after",), _PAST),),
    "later": ((("later", "than"), _PAST),),
    "before": ((("before",), _BEFORE),),
    "prior": ((("prior", "to"), _BEFORE),),
    "earlier": ((("earlier", "than"), _BEFORE),),
    "until": ((("until",), _UP_TO),),
    "till": ((("till",), _UP_TO),),
    "til": ((("til",), _UP_TO),),
    "up": ((("up", "to"), _UP_TO), (("up", "till"), _UP_TO), (("up", "until"), _UP_TO)),
    "by": ((("by",), _UP_TO),),
    "no": ((("no", "later", "than"), _UP_TO),),
    "not": ((("not", "later", "than"), _UP_TO),),
    "as": ((("as", "late", "as"), _UP_TO), (("as", "early", "as"), _FROM)),
    "year": ((("year", "to", "date"), _UP_TO),),
}
FIRST_WORDS = frozenset(_OPENERS) | {"within", "more", "less", "over"}
_STOPS = frozenset({".", ",", ";", ")", ""})
KERNELS = frozenset({"date"})


def read_open(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """The period with one end that begins at `index`."""
    for words, side in _OPENERS.get(tokens.at(index), ()):
        at = tokens.phrase(index, *words)
        if at and words[-1] == "date":
            return _to_date(index, at, published)
        found = _open(tokens, (index, at), side, published) if at else None
        if found is not None:
            return found
    return _within(tokens, index, published) or _longer_ago(tokens, index, published)


def or_later(tokens: Tokens, reading: Reading, first: When) -> Reading:
    """As in "2003 or later", "May 2020 onwards": the reading of a day or period with one end only."""
    joined = reading.after == first.after and tokens.at(first.after) in {"or", "and", "onwards", "onward"}
    if not joined:
        return reading
    at = first.after + (tokens.at(first.after) in {"or", "and"})
    if tokens.at(at) in {"onwards", "onward"} or (tokens.at(at) in {"later", "after"} and at > first.after):
        return replace(reading, kind=FigureKind.PERIOD, after=at + 1, until="")
    if tokens.at(at) in {"earlier", "before"}:
        return replace(reading, kind=FigureKind.PERIOD, after=at + 1, starts="")
    return reading


def _open(tokens: Tokens, span: tuple[int, int], side: int, published: date | None) -> Reading | None:
    index, at = span
    at += tokens.at(at) in {"about", "around"}
    now = is_now(tokens, at) if side == _UP_TO and tokens.at(index) != "by" else 0
    if now or tokens.phrase(at, "date"):
        return _today(index, now or at + 1, published) if side == _UP_TO else None
    found = read_when(tokens, at, published) or read_bare_year(tokens, at)
    if tokens.at(index) == "from":
        if found is None or not _goes_on(tokens, found.after):
            return None
        found = replace(found, after=found.after + 1)
    if found is None or _is_attribute(tokens, at, found) or (tokens.at(index) in _ON_A_DAY and not found.is_day):
        return None
    timed = with_time(tokens, at, found) if found.is_day else None
    if timed is not None and timed.after > found.after and timed.kind is FigureKind.DATE:
        return _from_moment(index, at, timed, side)
    first, last = (None, None) if found.days is None else (found.days.starts, found.days.until)
    if found.edge is not None:
        first = last = found.edge
    kind = FigureKind.PERIOD
    if side in {_FROM, _PAST}:
        return replace(spanning(kind, index, found.after, first if side == _FROM else last, None), core=at)
    until = first if side == _BEFORE else last
    shown = until if found.edge is not None else first
    return replace(spanning(kind, index, found.after, None, until), core=at, last=shown.isoformat() if shown else "")


_ON_A_DAY = frozenset({"starting", "beginning", "effective", "on", "up", "as"})


def _from_moment(index: int, at: int, timed: Reading, side: int) -> Reading:
    """As in "until tomorrow 5pm", "since Monday at noon"."""
    starts, until = (timed.starts, "") if side in {_FROM, _PAST} else ("", timed.starts)
    return replace(timed, kind=FigureKind.PERIOD, first=index, core=at, starts=starts, until=until)


def _goes_on(tokens: Tokens, index: int) -> bool:
    """As in "from Monday onwards", "from 2 May on"."""
    return tokens.at(index) in {"onwards", "onward"} or (tokens.at(index) == "on" and tokens.at(index + 1) in _STOPS)


def _is_attribute(tokens: Tokens, at: int, found: When) -> bool:
    """Whether the year belongs to a noun: "after the 2012 election" is no period; the year stands for itself."""
    if tokens.at(at) != "the" or not found.has_year or found.is_day or found.edge is not None:
        return False
    return tokens.is_numeral(found.after - 1) and tokens.at(at + 1) != "year"


def _today(index: int, after: int, published: date | None) -> Reading:
    today = None if published is None else plain(published)
    reading = spanning(FigureKind.PERIOD, index, after, None, None if today is None else days.shifted(today, 1))
    return replace(reading, last=today.isoformat() if today else "")


def _to_date(index: int, after: int, published: date | None) -> Reading:
    """As in "year to date"."""
    today = None if published is None else plain(published)
    start = None if today is None else today.replace(month=1, day=1)
    return spanning(FigureKind.PERIOD, index, after, start, today)


def _within(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "within six weeks", "within the next three years"."""
    if tokens.at(index) != "within" or published is None:
        return None
    at = index + 1 + (tokens.at(index + 1) == "the")
    at += tokens.at(at) in {"next", "coming", "upcoming"}
    pairs, after = read_steps(tokens, at)
    if not pairs or (at == index + 1 and not looks_ahead(tokens, index, after)):
        return None
    today = plain(published)
    return spanning(FigureKind.PERIOD, index, after, today, stepped(today, pairs, 1))


def _longer_ago(tokens: Tokens, index: int, published: date | None) -> Reading | None:
    """As in "more than two weeks ago", "less than a month ago", "over a year ago"."""
    word = tokens.at(index)
    at = tokens.phrase(index, word, "than") if word in {"more", "less"} else index + (word == "over")
    pairs, end = read_steps(tokens, at) if at > index else ([], 0)
    if not pairs or tokens.at(end) not in {"ago", "earlier", "before"}:
        return None
    if tokens.at(end) != "ago":
        return None
    day = None if published is None else stepped(plain(published), pairs, -1)
    if word == "less":
        return spanning(FigureKind.PERIOD, index, end + 1, day, None if published is None else plain(published))
    return spanning(FigureKind.PERIOD, index, end + 1, None, day)
