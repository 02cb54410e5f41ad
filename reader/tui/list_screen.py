"""List screen: things of the library that are read, filtered and drawn, with the cursor kept on the same one."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import Static

from reader.library.library import Library
from reader.tui.filtered_screen import FilteredScreen
from reader.tui.knowing import Knowledge
from reader.tui.services import Services
from reader.tui.stepping import Stepping
from reader.tui.widgets.head_line import HeadLine, head_room
from reader.tui.widgets.rows_view import LEAD, Row, RowsView

HEADING = -1  # in place of the number of a row: the heading over a thing
NO_MATCH = "Nothing matches “{typed}”.\n\nesc  shows all again"

Thing = TypeVar("Thing")


class ListScreen(FilteredScreen, Generic[Thing]):
    """A list of one kind of things, perhaps in parts under headings.

    A screen says what there is (`gather`), what of it is asked for (`asked`), what a thing is called (`name_of`), how
    it looks (`rows_of`), what stands over the list (`head`), and what in its place when it is empty (`empty_words`).

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.

    Attributes:
        shown: The things in the list.
    """

    typed = ""
    about = ""  # what the status line says where there is no filter
    nothing = "there is nothing here"  # what is said when a key has nothing to act on

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._parts: list[int] = []
        self.shown: Sequence[Thing] = ()

    def compose(self) -> ComposeResult:
        """The heading, the list or what to do without one, the status line."""
        yield HeadLine("list-title")
        yield RowsView(dark=self.app.current_theme.dark)
        yield Static("", id="list-empty", markup=False)
        yield from self.foot()

    def on_mount(self) -> None:
        """Show what there is."""
        self.take_keys(Stepping(self.rows, lambda: self._parts))
        self.keep_up()
        self.read_anew()

    # ── asked of each screen ────────────────────────────────────────────────────────────────

    def gather(self) -> None:
        """Read from the library what there is.

        Raises:
            ReaderError: Another program holds the database, say; what was read before stays.
        """
        raise NotImplementedError

    def asked(self) -> Sequence[Thing]:
        """What of it matches what is typed, in order."""
        raise NotImplementedError

    def name_of(self, thing: Thing) -> str:
        """By what a thing is known again."""
        raise NotImplementedError

    def rows_of(self, thing: Thing, width: int) -> Sequence[Row]:
        """How a thing looks in so many cells."""
        raise NotImplementedError

    def height_of(self, thing: Thing, width: int) -> int:
        """How many rows that are; a screen of very many things knows it without making them."""
        return len(self.rows_of(thing, width))

    def part_of(self, thing: Thing) -> str:
        """The part that a thing is in; empty where the list has no parts."""
        del thing
        return ""

    def heading_of(self, thing: Thing, width: int) -> Row:
        """What stands over the part that begins with a thing."""
        del thing, width
        return ()

    def head(self, width: int) -> Row:
        """What stands over the list."""
        raise NotImplementedError

    def empty_words(self) -> str:
        """What stands there when there is nothing: which key to go on with."""
        raise NotImplementedError

    def no_match_words(self) -> str:
        """What stands there when nothing matches what is typed."""
        return NO_MATCH.format(typed=self.typed)

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def read_anew(self) -> None:
        """Read and show it; what was read before, where that cannot be."""
        super().read_anew()
        self.draw()

    def done(self, words: str) -> None:
        """Something was done here, or taken back, and is shown already: say so."""
        self.tell(words)

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Thing | None:
        """What stands under the cursor."""
        return self.shown[self.rows.cursor] if self.rows.cursor < len(self.shown) else None

    def draw(self) -> None:
        """Show what is asked for, with the cursor on the same thing; where that is gone, on the same row."""
        before = self.chosen
        self.shown = self.asked()
        self.rows.show(*self._laid(max(1, self.size.width - LEAD - 1)))
        self.rows.put_cursor(self.rows.cursor)
        if before is not None:
            self.stay_with(self.name_of(before))
        empty = self.query_one("#list-empty", Static)
        self.rows.display, empty.display = bool(self.shown), not self.shown
        empty.update(Text(self.no_match_words() if self.typed else self.empty_words()))
        self.say()

    def stay_with(self, name: str) -> None:
        """Put the cursor on what is called so, if it is shown."""
        at = next((number for number, each in enumerate(self.shown) if self.name_of(each) == name), None)
        if at is not None:
            self.rows.put_cursor(at)

    def _laid(self, width: int) -> tuple["_Laid[Thing]", list[range]]:
        laid, items, part = _Laid(self), list[range](), ""
        self._parts = []
        for number, each in enumerate(self.shown):
            if (name := self.part_of(each)) != part:
                part = name
                self._parts.append(number)
                laid.begin(each)
            items.append(laid.add(each, self.height_of(each, width)))
        return laid, items

    def say(self) -> None:
        """Say over the list and under it what it is of."""
        line = self.head(head_room(self.size.width))
        self.query_one("#list-title", HeadLine).put(line, dark=self.app.current_theme.dark)
        self.say_found(len(self.shown), self.about)

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self.say()

    def on_resize(self, event: Resize) -> None:
        """Cut the lines anew."""
        del event
        self.draw()

    def on_rows_view_moved(self) -> None:
        """Another thing."""
        self.say()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def filter(self, typed: str) -> None:
        """Show what matches."""
        self.typed = typed
        self.draw()

    def on_chosen(self, act: Callable[[Thing], object]) -> None:
        """Do something to what stands under the cursor; say so where there is nothing."""
        if self.chosen is None:
            self.tell(self.nothing)
        else:
            act(self.chosen)


class _Laid(Generic[Thing]):
    """Which row is of what; they are made when they come into view."""

    def __init__(self, screen: ListScreen[Thing]) -> None:
        self._screen = screen
        self._rows: list[tuple[Thing, int] | None] = []  # a thing and which of its rows; None for an empty one

    def __len__(self) -> int:
        return len(self._rows)

    def begin(self, first: Thing) -> None:
        """Begin a part with its first thing."""
        self._rows += [None, (first, HEADING)] if self._rows else [(first, HEADING)]

    def add(self, thing: Thing, height: int) -> range:
        """Add a thing; which rows are its own."""
        start = len(self._rows)
        self._rows += [(thing, row) for row in range(height)]
        return range(start, start + height)

    def row(self, number: int, width: int) -> Row:
        """A row for `width` cells."""
        of = self._rows[number]
        if of is None:
            return ()
        thing, row = of
        return self._screen.heading_of(thing, width) if row == HEADING else self._screen.rows_of(thing, width)[row]
