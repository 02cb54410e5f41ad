"""Table: the columns of the ledger at the width there is, and how one row of it looks."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reader.core.cells import fitted, shown, width_of
from reader.tui.figures.ordering import Column, Order
from reader.tui.figures.rows import Row
from reader.tui.widgets.rows_view import Piece
from reader.tui.widgets.rows_view import Row as Line

NARROW = 60  # cells under which a row takes two lines
GAP = 2  # between columns; one cell between a value and its unit
SELDOM = 10  # rows; where fewer than one in so many says who, that is told under the table alone
MEASURED = 500  # rows that are looked at for the widths
INDENT = 4  # of the second line
LONGEST_NUMBER = 40  # cells of a number that is never cut
NARROW_VALUE = 14  # cells of a value there; a longer one pushes what follows it
POINT_CELLS = 4  # a point and the digits after it, for which room is kept under one another
QUIET = "byline"

# The least and the most cells of a column; a number that is cut is another number, so none is before others gave way.
_LEAST = {Column.VALUE: 28, Column.UNIT: 14, Column.COUNTS: 12, Column.WHO: 10, Column.ARTICLE: 14, Column.DATE: 11}
_MOST = {Column.VALUE: 28, Column.UNIT: 14, Column.COUNTS: 44, Column.WHO: 26, Column.ARTICLE: 48, Column.DATE: 11}
_FLOWING = (Column.VALUE, Column.COUNTS)
_GIVE_WAY = (Column.WHO, Column.DATE, Column.ARTICLE)  # in this order, where there is no room
_TEXTS: dict[Column, Callable[[Row], str]] = {
    Column.VALUE: lambda row: row.value,
    Column.UNIT: lambda row: row.unit,
    Column.COUNTS: lambda row: row.counts,
    Column.WHO: lambda row: row.who,
    Column.ARTICLE: lambda row: row.title,
    Column.DATE: lambda row: row.day_words,
}
_SECOND = (Column.WHO, Column.DATE, Column.ARTICLE)
_LOOKS = {
    Column.VALUE: "ledger.value",
    Column.UNIT: "ledger.unit",
    Column.COUNTS: "",
    Column.WHO: QUIET,
    Column.ARTICLE: QUIET,
    Column.DATE: QUIET,
}


@dataclass(frozen=True, slots=True)
class Table:
    """The columns with their widths in cells, from left to right.

    Attributes:
        point: How many cells after a number are kept for a point and what follows it.
        flows: Whether what is counted follows its value, with no columns under one another.
        second: The columns of a second line, which a row has where it says anything in them.
    """

    columns: tuple[tuple[Column, int], ...]
    point: int = 0
    flows: bool = False
    second: tuple[Column, ...] = ()

    def unseen(self, order: Order) -> str:
        """What it is sorted by where no head tells: `by article ↑`; empty where one does."""
        heads = _FLOWING if self.flows else [column for column, _ in self.columns]
        return (
            "" if self.flows or order.column is None or order.column in heads else f"by {order.column} {_arrow(order)}"
        )

    def lines_of(self, row: Row) -> int:
        """How many lines a row takes."""
        return 2 if any(text_of(row, column) for column in self.second) else 1

    def head(self, order: Order) -> Line:
        """The heads of the columns; the one that it is sorted by stands out and has an arrow."""
        if self.flows:
            return self._flowing_head(order)
        pieces: list[Piece] = []
        for number, (column, width) in enumerate(self.columns):
            is_sorted = column is order.column
            arrow = _arrow(order) if is_sorted else ""
            said = _set(fitted(column.value + arrow, width), column, width)
            pieces += [(" " * (number and _gap(column)), ""), (said, "strong" if is_sorted else QUIET)]
        return tuple(pieces)

    def line(self, row: Row, number: int, width: int) -> Line:
        """A line of a row."""
        if number:
            said = " · ".join(filter(None, (text_of(row, column) for column in self.second)))
            return (" " * INDENT, ""), (fitted(said, width - INDENT), QUIET)
        if self.flows:
            return self._flowing(row, width)
        pieces: list[Piece] = []
        for place, (column, cells) in enumerate(self.columns):
            look = QUIET if column is Column.COUNTS and not row.counts else _LOOKS[column]
            pieces += [(" " * (place and _gap(column)), ""), (self._cell(row, column, cells), look)]
        return tuple(pieces)

    def _flowing(self, row: Row, width: int) -> Line:
        """The first of two lines: a value at its edge, what it counts right after it."""
        value = _pointed(row, self.point)
        value = _set(fitted(value, width), Column.VALUE, max(self.columns[0][1], min(width_of(value), width)))
        unit = fitted(f" {row.unit}" if row.unit else "", width - width_of(value))
        room = width - width_of(value + unit) - GAP
        return (
            (value, _LOOKS[Column.VALUE]),
            (unit, _LOOKS[Column.UNIT]),
            ("  " + fitted(row.counts or row.around(room), room) if room > 0 else "", "" if row.counts else QUIET),
        )

    def _flowing_head(self, order: Order) -> Line:
        arrow = _arrow(order)
        value, counts = (f"{each}{arrow}" if order.column is each else each.value for each in _FLOWING)
        other = f" · {order.column}{arrow}" if order.column and order.column not in _FLOWING else ""
        looks = ["strong" if order.column is each else QUIET for each in _FLOWING]
        return (_set(value, Column.VALUE, self.columns[0][1]), looks[0]), (f"  {counts}", looks[1]), (other, "strong")

    def _cell(self, row: Row, column: Column, width: int) -> str:
        if column is Column.VALUE:
            text = _pointed(row, self.point)
        else:
            text = text_of(row, column) or (row.around(width) if column is Column.COUNTS else "")
        return _set(text if width_of(text) <= width else fitted(text.rstrip(), width), column, width)


class LedgerLines:
    """The lines of the ledger, each made when it comes into view.

    Args:
        rows: The rows.
        table: The columns.
    """

    def __init__(self, rows: Sequence[Row], table: Table) -> None:
        self._rows = rows
        self._table = table
        self._starts = list(accumulate(map(table.lines_of, rows), initial=0)) if table.second else None

    def __len__(self) -> int:
        return len(self._rows) if self._starts is None else self._starts[-1]

    def row(self, number: int, width: int) -> Line:
        """A line."""
        if self._starts is None:
            return self._table.line(self._rows[number], 0, width)
        row = bisect_right(self._starts, number) - 1
        return self._table.line(self._rows[row], number - self._starts[row], width)

    @property
    def items(self) -> list[range] | None:
        """Which lines belong to each row; None where each is one."""
        return None if self._starts is None else [range(start, end) for start, end in pairwise(self._starts)]


def table_for(rows: Sequence[Row], width: int, *, whole_library: bool, sorted_by: Column | None = None) -> Table:
    """The table that shows rows in `width` cells.

    Columns that say nothing in any row are left out, and who said it where that is seldom known; then who, date and
    article give way, for they are told under the table too; of these the one that it is sorted by last.
    """
    seen, room = rows[:MEASURED], max(20, width)
    wanted = [column for column in Column if whole_library or column not in {Column.ARTICLE, Column.DATE}]
    point = max((_point_of(row) for row in seen), default=0)
    wishes = {column: _wish(seen, column, point) for column in wanted}
    wanted = [column for column in wanted if wishes[column] or column is Column.VALUE]
    numbers = max((width_of(_pointed(row, point)) for row in seen if row.is_number), default=0)
    if width < NARROW:
        second = tuple(column for column in _SECOND if column in wanted)
        edge = max(len(Column.VALUE) + 1, min(numbers, NARROW_VALUE))
        return Table(((Column.VALUE, edge),), point, flows=True, second=second)
    if sorted_by is not Column.WHO and sum(bool(row.who) for row in seen) * SELDOM < len(seen):
        wanted = [column for column in wanted if column is not Column.WHO]
    least = {column: min(wishes[column], cells) for column, cells in _LEAST.items() if column in wishes}
    least[Column.VALUE] = max(least[Column.VALUE], min(numbers, LONGEST_NUMBER))
    wishes[Column.VALUE] = max(wishes[Column.VALUE], least[Column.VALUE])
    for column in sorted(_GIVE_WAY, key=lambda each: each is sorted_by):
        if _total(wanted, least) > room and column in wanted:
            wanted.remove(column)
    return Table(_shared(wanted, wishes, least, room), point)


def text_of(row: Row, column: Column) -> str:
    """What a row says in a column."""
    return _TEXTS[column](row)


def _arrow(order: Order) -> str:
    return "↓" if order.is_falling else "↑"


def _gap(column: Column) -> int:
    return 1 if column is Column.UNIT else GAP


def _wish(rows: Iterable[Row], column: Column, point: int) -> int:
    if column is Column.COUNTS:
        return _MOST[column]  # where nothing is counted by name, the words around stand there
    widest = max((width_of(text_of(row, column)) for row in rows), default=0)
    if column is Column.VALUE:
        widest = max((width_of(_pointed(row, point)) for row in rows), default=0)
    return min(max(widest, len(column.value) + 1), _MOST[column]) if widest else 0


def _total(columns: Iterable[Column], widths: dict[Column, int]) -> int:
    return sum(widths[column] + _gap(column) for column in columns) - GAP


def _shared(
    columns: Sequence[Column], wishes: dict[Column, int], least: dict[Column, int], room: int
) -> tuple[tuple[Column, int], ...]:
    """Each column what it needs, then cell by cell to the one that lacks the largest share of its wish."""
    widths = {column: least[column] for column in columns}
    left = room - _total(columns, least)
    while left > 0 and (short := [column for column in columns if widths[column] < wishes[column]]):
        widths[min(short, key=lambda column: widths[column] / wishes[column])] += 1
        left -= 1
    if left < 0:  # values as long as a sentence
        widths[Column.VALUE] = max(1, widths[Column.VALUE] + left)
    return tuple(widths.items())


def _point_of(row: Row) -> int:
    """How many cells of a row's number stand at its point and after it; 0 where they are too many to keep room for."""
    if row.is_dated:
        return 0
    _, point, digits = row.value.rpartition(".")
    cells = len(point + digits) if point and digits.isdecimal() else 0
    return cells if cells <= POINT_CELLS else 0


def _pointed(row: Row, point: int) -> str:
    """A value with room after it, so that points stand under one another."""
    return shown(row.value) + ("" if row.is_dated else " " * (point - _point_of(row)))


def _set(text: str, column: Column, width: int) -> str:
    """A text in its column: values and days at the right edge, all else at the left."""
    room = " " * (width - width_of(text))
    return room + text if column in {Column.VALUE, Column.DATE} else text + room
