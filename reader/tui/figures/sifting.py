"""Sifting: which rows of the ledger are shown, and in which order; in steps, so that no key waits for it."""

from collections import Counter
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field

from reader.library.comparing import all_alike
from reader.library.ledger import FigureMention, Ledger
from reader.tui.entities.timeline import counted
from reader.tui.figures.kinds import Kinds
from reader.tui.figures.ordering import AS_WRITTEN, STEP, Order, in_order
from reader.tui.figures.query import read_query
from reader.tui.figures.rows import Row

PAIR = 2  # figures; one alone is like no other

Place = tuple[str, int, int]  # of a figure, as its mention tells it


@dataclass(frozen=True, slots=True)
class Like:
    """A figure, to be shown with those of the library that likely measure the same.

    Attributes:
        mention: The figure.
        places: Where it and those stand; None until the library was gone through.
    """

    mention: FigureMention
    places: frozenset[Place] | None = None

    @property
    def words(self) -> str:
        """It, and how many there are: `like “6,500 people”, 3 figures`."""
        quote = f"like “{' '.join(self.mention.quote.split())}”"
        return quote if self.places is None else f"{quote}, {counted(len(self.places), 'figure')}"

    @property
    def is_alone(self) -> bool:
        """Whether there is no other."""
        return self.places is not None and len(self.places) < PAIR

    def within(self, ledger: Ledger) -> "Like":
        """With those of a ledger; the figure itself as that has it."""
        mention, span = self.mention, self.mention.figure.span
        found = (each for each in ledger.of_article(mention.article) if each.figure.span == span)
        mention = next(found, mention)
        others = (each.mention.place for each in all_alike(ledger, mention))
        return Like(mention, frozenset((mention.place, *others)))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants to see.

    Attributes:
        typed: The filter, as it was typed.
        kinds: The tab.
        like: Only one figure and those that likely measure the same; None for all.
        plain: Whether plain small numbers are shown too.
        order: How they are sorted.
    """

    typed: str = ""
    kinds: Kinds = Kinds.ALL
    like: Like | None = None
    plain: bool = False
    order: Order = AS_WRITTEN


@dataclass(frozen=True, slots=True)
class Sifted:
    """What is shown.

    Attributes:
        rows: The rows, in order.
        counts: How many there would be under each tab.
        hidden: How many plain small numbers are left out.
    """

    rows: tuple[Row, ...] = ()
    counts: Mapping[Kinds, int] = field(default_factory=dict)
    hidden: int = 0


def sift(rows: Iterable[Row], wish: Wish) -> Generator[None, None, Sifted]:
    """Sift rows.

    Yields:
        After about a millisecond of work each.
    """
    tests, shown, hidden, counts = read_query(wish.typed), list[Row](), 0, Counter[Kinds]()
    if wish.like is not None:
        places = wish.like.places or ()
        tests.append(lambda row: row.mention.place in places)
    for number, row in enumerate(rows):
        if number % STEP == 0:
            yield
        if not all(test(row) for test in tests):
            continue
        is_here = wish.kinds in {Kinds.ALL, row.kinds}
        if not wish.plain and wish.like is None and not row.tells:
            hidden += is_here
            continue
        counts[row.kinds] += 1
        if is_here:
            shown.append(row)
    counts[Kinds.ALL] = counts.total()
    rows_shown = yield from in_order(shown, wish.order)
    yield
    return Sifted(tuple(rows_shown), counts, hidden)
