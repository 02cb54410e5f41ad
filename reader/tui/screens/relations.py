"""Relations screen: what a reference can say, how often each is said, and changing them everywhere."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.events import Resize

from reader.core.cells import fitted, shown, width_of
from reader.core.change import Change
from reader.core.matching import loose
from reader.library.library import Library
from reader.library.relations import (
    add_relation,
    remove_relation,
    rename_relation,
    reorder_relations,
    uses,
)
from reader.tui.entities.moving import Moving
from reader.tui.figures.headings import title_line
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.notebook.book_lines import NamedChoice
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.head_line import HeadLine
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

ADD, RENAME = "new relation", "rename relation"  # what the line of input is asked for
KEYS = ("a add", "r rename", "m merge", "dd remove", "< > order", "enter shows them")
NAME_CELLS, COUNT_CELLS, BAR_CELLS = 24, 7, 12


class RelationsScreen(RowsScreen):
    """The relations in the order in which they are offered.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.RELATIONS
    DEFAULT_CSS: ClassVar[str] = """
    RelationsScreen { & #relations-title { height: 2; padding: 0 2; } & RowsView { background: $background; } }
    """

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._uses: Mapping[str, int] = {}

    def compose(self) -> ComposeResult:
        """The heading, the list, the status line."""
        yield HeadLine("relations-title")
        yield RowsView(dark=self.app.current_theme.dark)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what is there."""
        self.take_keys(Moving(self.rows), TakingBack(self.library, self.tell))
        self.hear(self._changed)
        self._read()

    # ── what there is ───────────────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> str:
        """The relation under the cursor; empty for none."""
        return next((name for number, name in enumerate(self._uses) if number == self.rows.cursor), "")

    def _changed(self, changes: tuple[Change, ...]) -> None:
        del changes
        self._read()

    def follow_others(self) -> None:
        """Another program changed the library."""
        self._read()

    def _read(self, keep: str = "") -> None:
        kept = keep or self.chosen
        self._uses = uses(self.library)
        self._draw()
        if kept in self._uses:
            self.rows.put_cursor(list(self._uses).index(kept))

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _draw(self) -> None:
        dark, width = self.app.current_theme.dark, max(1, self.size.width - 2 * LEAD)
        most = max(self._uses.values(), default=0)
        self.rows.show(MadeRows([_line(name, count, most, width) for name, count in self._uses.items()]))
        self.query_one(HeadLine).put(title_line("Relations", KEYS, width), dark=dark)
        self._say()

    def _say(self) -> None:
        self.say_mode()
        self.status.subject = "what a reference can say"
        self.status.facts = (f"{min(self.rows.cursor + 1, len(self._uses))} of {len(self._uses)}",)

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Lay the lines anew."""
        del event
        self._draw()

    def on_rows_view_moved(self) -> None:
        """Another row."""
        self._say()

    def on_rows_view_chosen(self) -> None:
        """A row was clicked twice."""
        self.do_jump()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_jump(self) -> None:
        """The references that say it."""
        self.services.wide.show_references(relation=self.chosen)

    def do_back(self) -> None:
        """Back."""
        self.services.leave()

    def do_add(self) -> None:
        """Ask for the name of a new one."""
        self._ask(ADD, "new relation", "")

    def do_rename(self) -> None:
        """Ask for another name."""
        self._ask(RENAME, f"rename “{fitted(shown(self.chosen), NAME_CELLS)}” to", self.chosen)

    def _ask(self, about: str, words: str, text: str) -> None:
        self.query_one(Prompt).ask(about, words, text)
        self.say_mode()

    def do_merge(self) -> None:
        """Choose what takes its place."""
        name, others = self.chosen, [each for each in self._uses if each != self.chosen]

        def merge(choice: int | None) -> None:
            if choice is not None:
                into = others[choice]
                self.try_to(lambda: _merged(self.library, name, into), lambda: self._read(into))

        self.app.push_screen(Picker(f"merge “{name}” into", [NamedChoice(each) for each in others], loose), merge)

    def do_delete(self) -> None:
        """Remove one that nothing says."""
        name = self.chosen
        remove_relation(self.library, name)
        self.tell(f"“{name}” removed · u undoes it")

    def do_earlier(self, count: int) -> None:
        """Offer it earlier."""
        self._shift(-max(1, count))

    def do_later(self, count: int) -> None:
        """Offer it later."""
        self._shift(max(1, count))

    def _shift(self, by: int) -> None:
        name, names = self.chosen, [each for each in self._uses if each != self.chosen]
        at = max(0, min(len(names), self.rows.cursor + by))
        if at != self.rows.cursor:
            reorder_relations(self.library, [*names[:at], name, *names[at:]])
            self._read(name)

    def answered(self, about: str, text: str) -> None:
        """Add, rename, or run the command."""
        if about == ADD and text.strip():
            made = add_relation(self.library, text)
            self._read(made)
            self.tell(f"“{made}” added · u undoes it")
        elif about == RENAME and text.strip() not in {"", self.chosen}:
            before, count = self.chosen, self._uses[self.chosen]
            made = rename_relation(self.library, before, text)
            self._read(made)
            self.tell(f"“{before}” is “{made}” now, in {_counted(count)} · u undoes it")
        else:
            super().answered(about, text)


def _merged(library: Library, name: str, into: str) -> str:
    return f"“{name}” is “{into}” now, in {_counted(remove_relation(library, name, into))} · u undoes it"


def _counted(number: int) -> str:
    return f"{number:,} reference{'' if number == 1 else 's'}"


def _line(name: str, count: int, most: int, width: int) -> Row:
    """A relation, how many references say it, and a bar."""
    room = max(4, min(NAME_CELLS, width - COUNT_CELLS))
    said = fitted(shown(name), room)
    bar = "▪" * round(BAR_CELLS * count / most) if count else ""
    fits = width >= room + COUNT_CELLS + BAR_CELLS + 2
    return (
        (said + " " * (room - width_of(said)), "strong" if count else ""),
        (f"{count:,}".rjust(COUNT_CELLS), "" if count else "byline"),
        (f"  {bar}" if fits else "", "bar"),
    )
