"""Answering: how a typed answer stands to the right one, figures as intervals, texts as words, and that in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from reader.core.figure import Figure, FigureKind
from reader.core.folding import words_of
from reader.core.likeness import ROUNDING, Reach, head_noun, nearing, reach_of
from reader.core.nouns import akin
from reader.core.units import scale_of

CLOSE = Decimal("0.02")  # of the right value; one as near as this is told to be close
LETTERS_A_SLIP = 5  # letters of an answer for each of which one may be mistyped
SLIPS_MAX = 3
QUOTED_MAX = 60  # code points; a longer answer is not said again, for it is shown

_SLIGHT = frozenset(("the", "a", "an", "and"))
_TURNS = frozenset(("not", "no", "never", "nobody", "none", "neither", "nor", "without"))  # turn an answer round
_UNNAMED = frozenset((FigureKind.AGE, FigureKind.ORDINAL))  # their unit need not be said


class Verdict(StrEnum):
    """How a typed answer stands to the right one; the better first."""

    RIGHT = "right"
    NEARLY = "nearly"
    UNIT = "lacks the unit"
    COMPARATOR = "lacks the comparator"
    BOUNDARY = "another boundary"
    EXACT = "not so exact, or more so"
    DIRECTION = "the other direction"
    ANOTHER = "another comparator"
    INSIDE = "inside the interval"
    WIDER = "says less"
    OUTSIDE = "outside"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Judged:
    """What is told of a typed answer; the reader grades.

    Attributes:
        words: For the screen, a sentence or two; they say what the right answer is where it is short.
    """

    verdict: Verdict
    words: str


def judge_figure(wanted: Figure, typed: Figure, said: str) -> Judged:
    """How a figure that was typed stands to the right one.

    Args:
        wanted: The right one.
        typed: The one that was typed.
        said: The right one as it is written.
    """
    if _is_dated(wanted) or _is_dated(typed):
        return _told_dates(wanted, typed, said)
    if _has_no_value(wanted) or _has_no_value(typed):
        return _other(said)
    if _scale(wanted) == _scale(typed):
        return _told_values(wanted, typed, said)
    if not _is_bare(typed):
        return Judged(Verdict.OTHER, f"That is another unit. It was {_quoted(said)}.")
    told = _told_values(wanted, replace(typed, kind=wanted.kind, unit=wanted.unit), said)
    if told.verdict is not Verdict.RIGHT or wanted.kind in _UNNAMED:
        return told
    return Judged(Verdict.UNIT, f"The number is right. It lacks the unit: {_quoted(said)}.")


def judge_text(wanted: Sequence[str], typed: str) -> Judged:
    """How words that were typed stand to the right ones.

    Args:
        wanted: The right answer, and others that are as right: the other names of an entity.
        typed: What was typed.
    """
    verdicts = [_text(words_of(each), words_of(typed)) for each in wanted if each]
    verdict = min(verdicts, key=list(Verdict).index, default=Verdict.OTHER)
    said = wanted[0] if wanted else ""
    match verdict:
        case Verdict.RIGHT:
            return Judged(verdict, "Right." if typed.strip() == said.strip() else _right(said))
        case Verdict.NEARLY:
            return Judged(verdict, f"Nearly: {_quoted(said)}.")
        case _:
            return _other(said)


def best_of(every: Iterable[Judged], said: str) -> Judged:
    """The best of what may be told of an answer; that it is another one when there is nothing."""
    order = list(Verdict)
    return min(every, key=lambda each: order.index(each.verdict), default=_other(said))


_WORDS = {
    Verdict.COMPARATOR: "The number is right. It lacks the comparator",
    Verdict.EXACT: "The number is right, but it was said without a comparator",
    Verdict.DIRECTION: "The number is right, the direction is not",
    Verdict.ANOTHER: "The number is right, the comparator is not",
    Verdict.INSIDE: "Inside the interval, but not what was said",
    Verdict.WIDER: "True, but it says less",
}


def _right(said: str) -> str:
    return f"Right: {_quoted(said)}." if len(said) <= QUOTED_MAX else "Right."


def _other(said: str) -> Judged:
    return Judged(Verdict.OTHER, f"Not that: {_quoted(said)}.")


def _quoted(said: str) -> str:
    words = " ".join(said.split()).strip('“”"')
    return f"“{words}”" if len(words) <= QUOTED_MAX else "see the answer"


def _is_dated(figure: Figure) -> bool:
    return bool(figure.starts or figure.until)


def _has_no_value(figure: Figure) -> bool:
    return figure.low is None and figure.high is None


def _is_bare(figure: Figure) -> bool:
    return not figure.unit and figure.kind not in {FigureKind.RATIO, FigureKind.ORDINAL}


def _scale(figure: Figure) -> str:
    """What two figures have in common whose values can be compared."""
    if figure.kind in {FigureKind.RATIO, FigureKind.PERCENT}:
        return "percent"
    return "rank" if figure.kind is FigureKind.ORDINAL else scale_of(figure.unit).base


def _told_values(wanted: Figure, typed: Figure, said: str) -> Judged:
    verdict = _values(wanted, typed, said)
    if verdict is Verdict.RIGHT and _counts_other(wanted, typed):
        return Judged(Verdict.NEARLY, f"The number is right, what it counts is not: {_quoted(said)}.")
    return Judged(verdict, _words(verdict, wanted, typed, said))


def _counts_other(wanted: Figure, typed: Figure) -> bool:
    mine, yours = head_noun(wanted.counts), head_noun(typed.counts)
    return bool(mine and yours) and not akin(mine, yours)


def _told_dates(wanted: Figure, typed: Figure, said: str) -> Judged:
    mine, yours = (wanted.starts, wanted.until), (typed.starts, typed.until)
    if not (_is_dated(wanted) and _is_dated(typed)):
        return _other(said)
    if mine == yours:
        return Judged(Verdict.RIGHT, _right(said))
    if _holds(mine, yours):
        return Judged(Verdict.INSIDE, f"Inside that time, but not what was said: {_quoted(said)}.")
    if _holds(yours, mine):
        return Judged(Verdict.WIDER, f"True, but it says less: {_quoted(said)}.")
    return Judged(Verdict.OUTSIDE, f"Another time: {_quoted(said)}.")


def _holds(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    begins = not outer[0] or (bool(inner[0]) and outer[0] <= inner[0])
    return begins and (not outer[1] or (bool(inner[1]) and inner[1] <= outer[1]))


def _values(wanted: Figure, typed: Figure, said: str) -> Verdict:
    mine, yours = _plain_reach(wanted), _plain_reach(typed)
    leeway = Decimal(0) if wanted.unit == typed.unit and wanted.kind is typed.kind else ROUNDING
    if _same(mine.low, yours.low, leeway) and _same(mine.high, yours.high, leeway):
        return _same_ends(wanted, typed)
    whole, given = reach_of(nearing(wanted, said)), reach_of(typed)
    if _same(_number(mine), _number(yours), leeway) and _number(mine) is not None:
        return Verdict.RIGHT if whole == given else _same_number(wanted, typed)
    mine, yours = whole, given
    if yours.within(mine):
        return Verdict.INSIDE
    return Verdict.WIDER if mine.within(yours) else Verdict.OUTSIDE


def _same_ends(wanted: Figure, typed: Figure) -> Verdict:
    mine, yours = ((each.low_open, each.high_open, each.approximate) for each in (wanted, typed))
    if mine == yours:
        return Verdict.RIGHT
    if wanted.approximate and not typed.approximate:
        return Verdict.COMPARATOR
    return Verdict.BOUNDARY if mine[:2] != yours[:2] else Verdict.EXACT


def _same_number(wanted: Figure, typed: Figure) -> Verdict:
    """What is told of the right number that is not the right interval."""
    mine, yours = _plain_reach(wanted), _plain_reach(typed)
    if yours.low == yours.high:
        return Verdict.ANOTHER if typed.approximate else Verdict.COMPARATOR
    if mine.low == mine.high:
        return Verdict.ANOTHER if wanted.approximate else Verdict.EXACT
    return Verdict.DIRECTION


def _plain_reach(figure: Figure) -> Reach:
    return reach_of(replace(figure, approximate=False))


def _number(reach: Reach) -> Decimal | None:
    """The one number that an interval is told with; None for two."""
    if reach.low is None or reach.high is None:
        return reach.high if reach.low is None else reach.low
    return reach.low if reach.low == reach.high else None


def _same(one: Decimal | None, other: Decimal | None, leeway: Decimal) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= abs(one) * leeway


def _words(verdict: Verdict, wanted: Figure, typed: Figure, said: str) -> str:
    if verdict is Verdict.RIGHT:
        return _right(said)
    if verdict is Verdict.OUTSIDE:
        return _words_outside(wanted, typed, _quoted(said))
    if verdict is Verdict.BOUNDARY:
        holds = "leaves that number out" if wanted.low_open or wanted.high_open else "holds that number as well"
        return f"The number is right, the boundary is not: {_quoted(said)} {holds}."
    return f"{_WORDS[verdict]}: {_quoted(said)}."


def _words_outside(wanted: Figure, typed: Figure, quoted: str) -> str:
    mine, yours = _plain_reach(wanted), _plain_reach(typed)
    right, given = _number(mine), _number(yours)
    is_near = right is not None and given is not None and _same(right, given, CLOSE)
    if mine.low == mine.high and not wanted.approximate:
        return f"{'Close, but not' if is_near else 'Not'} that: {quoted}."
    if reach_of(wanted).meets(reach_of(typed)):
        return f"Only partly inside the interval: {quoted}."
    return f"Outside the interval{', if only just' if is_near else ''}: {quoted}."


def _text(wanted: list[str], typed: list[str]) -> Verdict:
    mine, yours = _telling(wanted), _telling(typed)
    if sorted(mine) == sorted(yours):
        return Verdict.RIGHT if mine else Verdict.OTHER
    if _TURNS & (set(mine) ^ set(yours)) or _numbers(mine) != _numbers(yours):
        return Verdict.OTHER
    yours = [word for word in yours if not (len(word) == 1 and any(each.startswith(word) for each in mine))]
    is_part = bool(yours) and (_stand_in(yours, mine) or _stand_in(mine, yours))
    return Verdict.NEARLY if is_part or _slips(mine, yours) else Verdict.OTHER


def _telling(words: list[str]) -> list[str]:
    return [word for word in words if word not in _SLIGHT] or words


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if word.isdigit()]


def _stand_in(inner: list[str], outer: list[str]) -> bool:
    """Whether the words of one, mistyped or not, follow each other in the other and make half of it."""
    places = range(len(outer) - len(inner) + 1)
    return 2 * len(inner) >= len(outer) and any(_alike(outer[at : at + len(inner)], inner) for at in places)


def _slips(wanted: list[str], typed: list[str]) -> bool:
    """Whether one is the other mistyped, and no word of it so much that it is another: North and South."""
    mine, yours = " ".join(wanted), " ".join(typed)
    allowed = min(len(mine) // LETTERS_A_SLIP, SLIPS_MAX)
    if not _is_near(mine, yours, allowed):
        return False
    return len(wanted) != len(typed) or all(
        _is_near(one, other, max(len(one) // LETTERS_A_SLIP, 1)) for one, other in zip(wanted, typed, strict=True)
    )


def _alike(wanted: list[str], typed: list[str]) -> bool:
    return all(
        one == other or _is_near(one, other, len(one) // LETTERS_A_SLIP)
        for one, other in zip(wanted, typed, strict=True)
    )


def _is_near(one: str, other: str, allowed: int) -> bool:
    # Loaded with the first answer that is not right: the review screen opens without it.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    return allowed > 0 and OSA.distance(one, other, score_cutoff=allowed) <= allowed
