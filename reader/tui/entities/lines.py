"""Lines: how an entity looks in the list, and the two lines over it: the tabs and the names of the columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.core.cells import fitted, width_of
from reader.tui.entities.kinds import TABS, sign_of, style_of_sign
from reader.tui.entities.roll import Listed, Order
from reader.tui.entities.timeline import QUIET, day_words
from reader.tui.widgets.rows_view import Piece, Row

WIDE, MIDDLE = 64, 46  # cells from which all columns, or all but the day, stand beside the name
NAME_MIN, NAME_MAX = 20, 34
SAID_MIN = 10  # cells; fewer say nothing
GAP = 2
_SHORT = {"art.": "articles"}


@dataclass(frozen=True, slots=True)
class Cut:
    """How the width of a line is shared.

    Attributes:
        left: Cells of the name and what is said of it.
        name: Cells of the name where what is said stands in a column of its own; 0 where it follows.
        columns: (name, cells) of the numbers at the right.
    """

    left: int
    name: int
    columns: tuple[tuple[str, int], ...]


def cut(width: int, sorted_by: str = "") -> Cut:
    """Share a width; the column that is sorted by is one of those that have room."""
    columns: tuple[tuple[str, int], ...] = (("times", 7), ("articles", 11), ("newest", 13))
    if width < WIDE:
        columns = (("times", 7), ("newest", 13)) if sorted_by == "newest" else (("times", 7), ("articles", 11))
    if width < MIDDLE:
        columns = (("newest", 13),) if sorted_by == "newest" else (("times", 6), ("art.", 5))
    left = width - sum(cells for _, cells in columns)
    return Cut(left, max(NAME_MIN, min(left * 45 // 100, NAME_MAX)) if width >= WIDE else 0, columns)


@dataclass(frozen=True, slots=True)
class ListRows:
    """The rows of the list, each made when it comes into view."""

    listed: Sequence[Listed]
    sorted_by: str = ""

    def __len__(self) -> int:
        return len(self.listed)

    def row(self, number: int, width: int) -> Row:
        """One entity: its sign and name, what it is, how often and where it is named."""
        return entity_row(self.listed[number], width, self.sorted_by)


def entity_row(each: Listed, width: int, sorted_by: str = "") -> Row:
    """One line of the list."""
    shape = cut(width, sorted_by)
    kind = each.key.kind
    name = fitted(each.key.name, shape.left - GAP - 1)
    used = max(width_of(name), shape.name)
    room = shape.left - 2 - used - GAP
    if room < SAID_MIN:
        room = 0
    said = fitted(" · ".join(part for part in (each.description, ", ".join(each.aliases)) if part), max(0, room))
    numbers = {"times": f"{each.count:,}", "articles": f"{each.articles:,}", "art.": f"{each.articles:,}"}
    numbers["newest"] = day_words(each.newest)
    pad = " " * (used - width_of(name) + GAP)
    fill = " " * max(0, shape.left - 2 - used - GAP - width_of(said))
    ends: list[Piece] = [(numbers[word].rjust(cells), QUIET) for word, cells in shape.columns]
    return (
        (f"{sign_of(kind)} ", style_of_sign(kind)),
        (name, style_of_sign(kind)),
        (pad, ""),
        (said, QUIET),
        (fill, ""),
        *ends,
    )


def columns_row(order: Order, width: int) -> Row:
    """The names of the columns; the one that is sorted by stands out."""
    shape = cut(width, order.column)
    pieces: list[Piece] = [("  ", ""), *_column("name", "name", order)]
    pieces.append((" " * (shape.left - 2 - len("name") - (GAP if order.column == "name" else 0)), ""))
    for word, cells in shape.columns:
        is_sorted = _SHORT.get(word, word) == order.column
        said = f"↓ {word}" if is_sorted and len(word) + GAP <= cells else word
        pieces.append((said.rjust(cells), "strong" if is_sorted else QUIET))
    return tuple(pieces)


def column_said(head: str) -> str:
    """The column that a head stands over."""
    word = head.strip("↓ ")
    return _SHORT.get(word, word)


def _column(word: str, column: str, order: Order) -> list[Piece]:
    return [(f"↓ {word}", "strong")] if order.column == column else [(word, QUIET)]


def tabs_row(counts: Sequence[int], here: int, width: int) -> Row:
    """The tabs with how many entities stand under each; only signs and numbers where words have no room."""
    for spell in (_in_words, _in_short):
        cells = [spell(number, counts[number]) for number in range(len(TABS))]
        if sum(width_of(each) + GAP + 1 for each in cells) <= width + GAP:
            break
    pieces: list[Piece] = []
    for number, cell in enumerate(cells):
        pieces += [(f" {cell} ", "tab.here" if number == here else "tab"), (" ", "")]
    return tuple(pieces)


def _in_words(number: int, count: int) -> str:
    tab = TABS[number]
    return " ".join(part for part in (tab.sign, tab.words, f"{count:,}") if part)


def _in_short(number: int, count: int) -> str:
    tab = TABS[number]
    return " ".join((tab.sign or tab.words, f"{count:,}"))
