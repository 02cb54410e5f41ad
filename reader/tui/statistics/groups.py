"""Groups: the cards of each label, article and tag as a table, in the order that is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.core.cells import fitted, shown, width_of
from reader.library.review_figures import Group, ReviewFigures
from reader.tui.statistics.parts import QUIET, Line, Part, To, said
from reader.tui.statistics.view import View
from reader.tui.statistics.words import FEW, kept_words, time_words
from reader.tui.widgets.rows_view import Row

BROAD = 66  # cells from which all columns have room
NAME_MAX = 56
UNNAMED = "(none)"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its head, its cells, whether a narrow table has it, and what stands in it."""

    head: str
    cells: int
    is_narrow: bool
    words: Callable[[Group], str]


COLUMNS = (
    Column("cards", 8, True, lambda group: f"{group.cards:,}"),  # noqa: FBT003 - a table
    Column("answers", 10, False, lambda group: f"{group.tally.answers:,}"),  # noqa: FBT003 - likewise
    Column("young", 7, True, lambda group: kept_words(group.tally.young)),  # noqa: FBT003 - likewise
    Column("mature", 8, True, lambda group: kept_words(group.tally.mature)),  # noqa: FBT003 - likewise
    Column("time", 12, False, lambda group: time_words(group.tally.took)),  # noqa: FBT003 - likewise
)


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort, and how it is said."""

    words: str
    key: Callable[[Group], tuple[float | str, ...]]


ORDERS = (
    Order("most cards first", lambda group: (-group.cards,)),
    Order("least recalled first", lambda group: (_recalled(group),)),
    Order("longest time first", lambda group: (-group.tally.took.total_seconds(),)),
    Order("by name", lambda group: (group.name.casefold(),)),
)


def group_parts(found: ReviewFigures, view: View) -> list[Part]:
    """A table each of labels, articles and tags."""
    return [
        _part("Labels", To.LABEL, found.labels, view),
        _part("Articles", To.ARTICLE, found.articles, view),
        _part("Tags", To.TAG, found.tags, view, sign="#"),
    ]


def _part(title: str, to: To, groups: Sequence[Group], view: View, sign: str = "") -> Part:
    if not groups:
        return Part(title, title, said("No card is under one.", view.width, QUIET))
    order = ORDERS[view.order % len(ORDERS)]
    columns = [each for each in COLUMNS if each.is_narrow or view.width >= BROAD]
    room = min(NAME_MAX, view.width - sum(each.cells for each in columns))
    head: Row = ((" " * room + "".join(each.head.rjust(each.cells) for each in columns), QUIET),)
    lines = [Line(_row(each, columns, room, sign), to, each.key) for each in sorted(groups, key=order.key)]
    return Part(title, title, [head], lines, [f"O {order.words}"])


def _row(group: Group, columns: Sequence[Column], room: int, sign: str) -> Row:
    name = fitted(shown(f"{sign}{group.name}" if group.name else UNNAMED), room)
    numbers = "".join(each.words(group).rjust(each.cells) for each in columns)
    return (name + " " * (room - width_of(name)), "" if group.name else QUIET), (numbers, "")


def _recalled(group: Group) -> float:
    """What share was recalled; where too few were asked, that comes last."""
    young, mature = group.tally.young, group.tally.mature
    asked = young.asked + mature.asked
    return (young.recalled + mature.recalled) / asked if asked >= FEW else 2
