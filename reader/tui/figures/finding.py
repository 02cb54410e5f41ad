"""Finding: the keys with which a reader asks the ledger for less, for more, or in another order."""

from dataclasses import replace
from typing import Protocol

from reader.library.ledger import FigureMention
from reader.tui.figures.ordering import Column
from reader.tui.figures.rows import Row
from reader.tui.figures.sifting import Wish


class Asked(Protocol):
    """The ledger, as these keys see it."""

    wish: Wish

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""

    def ask(self, wish: Wish, *, keep: bool = False) -> None:
        """Show something else; with the cursor on the same row, where it is to be kept."""

    def show_like(self, mention: FigureMention | None) -> None:
        """Show a figure and what in the library likely measures the same; None: what was shown before."""

    def tell(self, message: str) -> None:
        """Say something until the next key."""


class Finding:
    """What the finding keys do; each `do_` method is one command of the table.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Asked) -> None:
        self._ledger = ledger

    def do_next_kind(self, count: int) -> None:
        """The next tab."""
        self._step(max(1, count))

    def do_previous_kind(self, count: int) -> None:
        """The tab before."""
        self._step(-max(1, count))

    def _step(self, by: int) -> None:
        wish = self._ledger.wish
        self._ledger.ask(replace(wish, kinds=wish.kinds.stepped(by)))

    def do_plain(self) -> None:
        """Plain small numbers too, or not."""
        wish = self._ledger.wish
        self._ledger.ask(replace(wish, plain=not wish.plain), keep=True)
        self._ledger.tell("plain small numbers are left out" if wish.plain else "plain small numbers are shown too")

    def do_alike(self) -> None:
        """Only what in the library likely measures the same as the row; again: all."""
        row, wish = self._ledger.chosen, self._ledger.wish
        if wish.like is not None:
            self._ledger.show_like(None)
        elif row is None:
            self._ledger.tell("there is no figure")
        elif row.measure is None:
            self._ledger.tell("a day, a time or a rank has no measure that others could share")
        else:
            self._ledger.show_like(row.mention)

    def do_sort_by(self, char: str) -> None:
        """By a column; again: the other way."""
        wish = self._ledger.wish
        column = next((each for each in Column if each.letter == char), None)
        if column is None:
            self._ledger.tell(f"s and one of {' '.join(f'{each.letter} {each}' for each in Column)}")
        else:
            self._ledger.ask(replace(wish, order=wish.order.turned_to(column)))
