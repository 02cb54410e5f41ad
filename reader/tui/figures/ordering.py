"""Ordering: the ledger sorted by one of its columns, rows that have nothing there last."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter
from typing import Any

from reader.tui.figures.rows import Row


class Column(StrEnum):
    """A column of the ledger; the value is its head."""

    VALUE = "value"
    UNIT = "unit"
    COUNTS = "counts"
    WHO = "who"
    ARTICLE = "article"
    DATE = "date"

    @property
    def letter(self) -> str:
        """The key that sorts by it, after `s`."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Order:
    """A column and a way; without a column rows stand as they come."""

    column: Column | None = None
    is_falling: bool = False

    def turned_to(self, column: Column) -> "Order":
        """By a column: the largest and the newest first, words from a on; the same again: the other way."""
        if column is self.column:
            return Order(column, not self.is_falling)
        return Order(column, column in {Column.VALUE, Column.DATE})


STEP = 200  # rows, about a millisecond
AS_WRITTEN = Order()
NEWEST_FIRST = Order(Column.DATE, is_falling=True)

Key = Callable[[Row], Any]

_KEYS: dict[Column, tuple[Key, ...]] = {
    # a number and a day do not compare: they stand one after the other
    Column.VALUE: (lambda row: row.magnitude, lambda row: row.figure.starts or row.figure.until or None),
    Column.UNIT: (lambda row: row.unit.casefold() or None,),
    Column.COUNTS: (lambda row: row.counts.casefold() or None,),
    Column.WHO: (lambda row: row.who.casefold() or None,),
    Column.ARTICLE: (lambda row: row.title.casefold() or None,),
    Column.DATE: (lambda row: row.day or None,),
}


def in_order(rows: Iterable[Row], order: Order) -> Generator[None, None, list[Row]]:
    """The rows by an order; equal ones stay as they come, those with nothing in the column come last.

    Yields:
        After about a millisecond of work each, but for the sorting itself.
    """
    left, done = list(rows), list[Row]()
    for key in _KEYS[order.column] if order.column else ():
        here, rest = list[tuple[Any, Row]](), list[Row]()
        for number, row in enumerate(left):
            if number % STEP == 0:
                yield
            value = key(row)
            if value is None:
                rest.append(row)
            else:
                here.append((value, row))
        here.sort(key=itemgetter(0), reverse=order.is_falling)
        yield
        done += [row for _, row in here]
        left = rest
    if order.column is Column.VALUE:
        done = yield from _by_unit(done)
    return done + left


def _by_unit(rows: Iterable[Row]) -> Generator[None, None, list[Row]]:
    groups: dict[tuple[bool, str], list[Row]] = {}
    for number, row in enumerate(rows):
        if number % STEP == 0:
            yield
        groups.setdefault(_unit(row), []).append(row)
    return [row for unit in sorted(groups) for row in groups[unit]]


def _unit(row: Row) -> tuple[bool, str]:
    """Seconds do not compare with metres: what has one base unit stands together, plain numbers first, days last."""
    return row.magnitude is None, row.base_unit if row.magnitude is not None else ""
