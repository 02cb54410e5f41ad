"""Rows: the references of the list, two lines each, with the words that each is found by."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.core.cells import fitted, width_of
from reader.core.reference import Reference
from reader.library.ends import End, Ends, EndState
from reader.library.links import Linked, Linking
from reader.tui.references.showing import GONE, QUIET, where
from reader.tui.widgets.rows_view import Piece
from reader.tui.widgets.rows_view import Row as Line

LINES = 2  # of a reference
RELATION_MOST, RELATION_LEAST = 16, 8  # cells of the column of relations
LAST_LEAST = 11  # cells of a note; a day takes as many
NARROW = 60  # cells of a line under which the words of an end may take all of it


Tab = tuple[str, int]  # a relation, empty for all, and how many references say it


@dataclass(frozen=True, eq=False)
class Row:
    """A reference in the list; its ends, and what it is found by, are looked at when they are asked for.

    Attributes:
        every: All references.
        number: Which of them it is.
        ends: What tells more of its ends.
    """

    every: Linking
    number: int
    ends: Ends

    @property
    def linked(self) -> Linked:
        """It, with its ends."""
        return self.every[self.number]

    @property
    def reference(self) -> Reference:
        """It, without a look at its ends."""
        return self.every.references[self.number]

    @property
    def uid(self) -> str:
        """Its id."""
        return self.reference.record.uid

    @cached_property
    def searched(self) -> str:
        """What plain words are looked for in."""
        both = (self.linked.source, self.linked.target)
        parts = [part for end in both for part in (end.words, end.plain, where(end))]
        return " ".join([*parts, self.relation, self.reference.note]).casefold()

    @property
    def relation(self) -> str:
        """What it says."""
        return self.reference.relation

    @cached_property
    def articles(self) -> str:
        """The titles and slugs of the articles with its ends in them."""
        entries = [end.entry for end in (self.linked.source, self.linked.target) if end.entry is not None]
        return "\n".join(f"{each.article.title}\n{each.slug}\n{each.path.stem}" for each in entries).casefold()

    @cached_property
    def entities(self) -> str:
        """The names that its ends are, or that are named beside them."""
        both = (self.linked.source, self.linked.target)
        return "\n".join(key.name for end in both for key in self.ends.names(end)).casefold()


@dataclass(frozen=True, slots=True)
class ReferenceLines:
    """Each reference in two lines: what it starts from, and what it leads to."""

    rows: Sequence[Row]

    def __len__(self) -> int:
        return LINES * len(self.rows)

    def row(self, number: int, width: int) -> Line:
        """A line for `width` cells."""
        linked = self.rows[number // LINES].linked
        if number % LINES:
            return _line("→", linked.target, width, linked.reference.note)
        return _line(linked.reference.relation, linked.source, width, f"{linked.reference.record.created:%-d %b %Y}")


def tab_words(name: str, count: int) -> str:
    """A tab: a relation, or all, with how many say it."""
    return f" {name or 'all'} {count} "


def fitting(tabs: Sequence[Tab], here: str, width: int) -> list[Tab]:
    """The tabs that there is room for: from the first on, or else with the one that one is on as the last."""
    shown: list[Tab] = []
    for tab in tabs:
        shown.append(tab)
        while len(shown) > 1 and sum(width_of(tab_words(*each)) for each in shown) > width:
            if any(name == here for name, _ in shown[:-1]):
                return shown[:-1]
            del shown[0]
    return shown


def _line(head: str, end: End, width: int, last: str) -> Line:
    column = max(RELATION_LEAST, min(RELATION_MOST, width // 5))
    lead = fitted(head, column)
    lead = " " * (column - width_of(lead)) + lead if head == "→" else lead + " " * (column - width_of(lead))
    room = max(4, width - column - 1)
    words = fitted(end.words, room if end.entry is None or width < NARROW else room * 3 // 5)
    pieces: list[Piece] = [(lead, "" if head == "→" else "strong"), (" ", ""), (words, _look(end))]
    left = room - width_of(words)
    for text, least in (
        (_state(end), RELATION_LEAST),
        (place := where(end, max(RELATION_LEAST, left - 3)), width_of(place)),
        (" ".join(last.split()), LAST_LEAST),
    ):
        left = room - width_of("".join(piece for piece, _ in pieces[2:]))
        if text and left >= least + 3:
            pieces.append((fitted(f" · {text}", left), QUIET))
    return tuple(pieces)


def _state(end: End) -> str:
    return "lost" if end.state is EndState.LOST else ""


def _look(end: End) -> str:
    return GONE if end.state in {EndState.LOST, EndState.GONE} else ""
