"""Review figures: how reviewing goes, in lines and a table, or as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from reader.cli.listing import Column, say_table
from reader.cli.output import Row, say, say_json
from reader.core.retention import Retention, Tally
from reader.library.library import Library
from reader.library.review_figures import Group, ReviewFigures, review_figures

HUNDRED, WEEK = 100, 7


@dataclass(frozen=True, slots=True)
class _Line:
    """A group, and by what its cards were put together."""

    by: str
    group: Group


def say_figures(library: Library, *, json_: bool) -> None:
    """Print how reviewing goes."""
    found = review_figures(library)
    if json_:
        say_json([_row(found)])
        return
    for line in _lines(found):
        say(line)
    groups = [_Line(by, group) for by, group in _grouped(found)]
    if groups:
        say("")
        say_table(_COLUMNS, groups)


def _lines(found: ReviewFigures) -> Iterator[str]:
    some = ", ".join(f"{number:,} {name}" for name, number in found.cards.items() if number)
    yield f"cards     {some or 'none'}"
    due = [each.due for each in found.forecast]
    yield f"due       {due[0]:,} today, {sum(due[:WEEK]):,} within {WEEK} days, {sum(due):,} within {len(due)}"
    whole, active = found.whole, sum(1 for each in found.calendar if each.answers)
    days = f"{active:,} of the last {len(found.calendar)} days, {found.streak:,} in a row"
    answers = f"{whole.answers:,} answer{'' if whole.answers == 1 else 's'}"
    yield f"reviewed  {answers} in {_time(whole.took)}, on {days}"
    shares = [f"{_share(each)} of {each.asked:,} {name}" for name, each in _asked(whole)]
    yield f"recalled  {', '.join(shares) or 'nothing was asked on a later day yet'}"


def _asked(tally: Tally) -> list[tuple[str, Retention]]:
    return [(name, each) for name, each in (("young", tally.young), ("mature", tally.mature)) if each.asked]


def _grouped(found: ReviewFigures) -> Iterator[tuple[str, Group]]:
    for by, groups in (("label", found.labels), ("article", found.articles), ("tag", found.tags)):
        for group in groups:
            yield by, group


def _row(found: ReviewFigures) -> Row:
    return {
        "day": found.day.isoformat(),
        "cards": dict(found.cards),
        "streak": found.streak,
        **_tally_row(found.whole),
        "forecast": [{"day": each.day.isoformat(), "due": each.due} for each in found.forecast],
        "calendar": [
            {
                "day": each.day.isoformat(),
                "answers": each.answers,
                "seconds": each.took.total_seconds(),
                "highlights": each.highlights,
            }
            for each in found.calendar
        ],
        "labels": [_group_row(each, "label") for each in found.labels],
        "articles": [{"id": each.key, **_group_row(each, "title")} for each in found.articles],
        "tags": [_group_row(each, "tag") for each in found.tags],
    }


def _group_row(group: Group, called: str) -> Row:
    return {called: group.name or None, "cards": group.cards, **_tally_row(group.tally)}


def _tally_row(tally: Tally) -> Row:
    return {
        "answers": tally.answers,
        "grades": list(tally.grades),
        "seconds": tally.took.total_seconds(),
        "young": _retention_row(tally.young),
        "mature": _retention_row(tally.mature),
    }


def _retention_row(retention: Retention) -> Row:
    share = retention.share
    return {
        "asked": retention.asked,
        "recalled": retention.recalled,
        "share": None if share is None else round(share, 4),
    }


def _share(retention: Retention) -> str:
    return "–" if retention.share is None else f"{HUNDRED * retention.share:.0f} %"


def _time(took: timedelta) -> str:
    minutes = round(took.total_seconds() / 60)
    return f"{minutes // 60:,} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"  # noqa: PLR2004


_COLUMNS: tuple[Column[_Line], ...] = (
    Column("by", lambda line: line.by, look="faint"),
    Column("", lambda line: line.group.name or "(none)", shrinks=True, share=4, look="strong"),
    Column("cards", lambda line: line.group.cards, right=True),
    Column("answers", lambda line: line.group.tally.answers, right=True),
    Column("young", lambda line: _share(line.group.tally.young), right=True),
    Column("mature", lambda line: _share(line.group.tally.mature), right=True),
    Column("time", lambda line: _time(line.group.tally.took), right=True),
)
