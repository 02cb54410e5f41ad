"""Rows: the figures of the ledger, each with the words that its row shows, is found by and is sorted by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reader.core.figure import Figure, FigureKind
from reader.core.likeness import Measure, measure_of
from reader.core.quotes import quoted
from reader.core.units import scale_of
from reader.core.wording import MONTHS, interval_words, period_words, unit_words
from reader.core.worth import tells
from reader.library.ledger import FigureMention
from reader.tui.brief import in_short
from reader.tui.figures.kinds import Kinds, kinds_of

_MONTH = re.compile("|".join(MONTHS))
HUNDRED = 100  # a ratio in per cent


@dataclass(frozen=True, eq=False)
class Row:
    """A figure in the ledger; its words are made when they are asked for, for few of many rows are ever seen."""

    mention: FigureMention

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.mention.figure

    @cached_property
    def kinds(self) -> Kinds:
        """The tab it stands under."""
        return kinds_of(self.figure.kind)

    @cached_property
    def tells(self) -> bool:
        """Whether it is worth an eye: no plain small number."""
        return tells(self.figure, self.mention.quote)

    @cached_property
    def measure(self) -> Measure | None:
        """What it measures."""
        return measure_of(self.figure)

    @cached_property
    def value(self) -> str:
        """Its interval or its dates in words, without the unit; as it is written where it has no value."""
        words = _short(period_words(self.figure)) or in_short(interval_words(replace(self.figure, unit="")))
        if self.figure.kind is FigureKind.ORDINAL and self.figure.low is not None:
            words = _ranked(words)
        if not words:
            return quoted(self.mention.quote)
        return f"{self.figure.change} {words}" if self.figure.change else words

    @property
    def is_dated(self) -> bool:
        """Whether its value is a day or an hour."""
        return bool(self.figure.starts or self.figure.until)

    @property
    def is_number(self) -> bool:
        """Whether its value is a number or two, and no quotation."""
        return not self.is_dated and (self.figure.low is not None or self.figure.high is not None)

    @cached_property
    def unit(self) -> str:
        """Its unit in words."""
        has_number = self.figure.low is not None or self.figure.high is not None
        return unit_words(self.figure) if has_number and not self.is_dated else ""

    @cached_property
    def counts(self) -> str:
        """What it counts."""
        return " ".join(self.figure.counts.split())

    def around(self, cells: int) -> str:
        """The words that it stands in, about so many cells of them; for a figure that counts nothing by name."""
        sentence, quote = " ".join(self.mention.sentence.split()), " ".join(self.mention.quote.split())
        at = max(0, sentence.find(quote))
        before = sentence[:at].split(" ")
        start, room = len(before) - 1, min(cells // 3, cells - len(quote) - 2)
        while start > 0 and len(" ".join(before[start - 1 :])) <= room:
            start -= 1
        return ("… " if start else "") + " ".join(before[start:]) + sentence[at:]

    @cached_property
    def who(self) -> str:
        """Who said it."""
        return " ".join(self.figure.speaker.split())

    @property
    def title(self) -> str:
        """The article's title."""
        return self.mention.title

    @cached_property
    def day(self) -> str:
        """The article's day, ISO 8601; empty when it has none."""
        return self.mention.published.isoformat() if self.mention.published else ""

    @property
    def day_words(self) -> str:
        """That day as it is read."""
        return f"{self.mention.published:%-d %b %Y}" if self.mention.published else ""

    @cached_property
    def magnitude(self) -> float | None:
        """How large it is, in the base unit: its lower end, or the upper where there is no lower."""
        end = self.figure.low if self.figure.low is not None else self.figure.high
        if end is None:
            return None
        if self.figure.kind is FigureKind.RATIO:
            return float(end) * HUNDRED
        return float(scale_of(self.figure.unit).of(end))

    @cached_property
    def base_unit(self) -> str:
        """The unit that `magnitude` is in."""
        return "percent" if self.figure.kind is FigureKind.RATIO else scale_of(self.figure.unit).base

    @cached_property
    def searched(self) -> str:
        """What plain words are looked for in."""
        full = interval_words(self.figure) if self.is_number else ""
        parts = (self.mention.quote, self.value, full, self.figure.unit, self.unit, self.counts, self.who, self.title)
        return " ".join(" ".join(parts).casefold().split())


class LazyRows:
    """A row for each figure, made when the rows are first gone through.

    Args:
        mentions: The figures.
    """

    def __init__(self, mentions: Sequence[FigureMention]) -> None:
        self._mentions = mentions
        self._made: list[Row] = []

    def __iter__(self) -> Iterator[Row]:
        yield from self._made
        for mention in self._mentions[len(self._made) :]:
            row = Row(mention)
            self._made.append(row)
            yield row


def _short(days: str) -> str:
    """Days with their months in three letters."""
    return _MONTH.sub(lambda month: month[0][:3], days)


def _ranked(number: str) -> str:
    """A rank as it is written in digits: "3rd"."""
    if not number[-1:].isdigit():
        return number
    teens = number.removesuffix(number[-1])[-1:] == "1"
    return number + ("th" if teens else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))
