"""Relations screen: what a reference can say, how often each is said, and changing them everywhere."""

from collections.abc import Mapping

from reader.core.cells import fitted, shown, width_of
from reader.core.matching import loose
from reader.library.library import Library
from reader.library.relations import (
    add_relation,
    remove_relation,
    rename_relation,
    reorder_relations,
    uses,
)
from reader.tui.knowing import Knowledge
from reader.tui.list_screen import ListScreen
from reader.tui.modes import Mode
from reader.tui.notebook.book_lines import NamedChoice
from reader.tui.services import Services
from reader.tui.widgets.head_line import title_line
from reader.tui.widgets.picker import Picker
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import Row

ADD, RENAME = "new relation", "rename relation"  # what the line of input is asked for
KEYS = ("a add", "r rename", "m merge", "dd remove", "< > order", "enter shows them")
NAME_CELLS, COUNT_CELLS, BAR_CELLS = 24, 7, 12


class RelationsScreen(ListScreen[str]):
    """The relations in the order in which they are offered.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.RELATIONS
    about = "what a reference can say"

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self._uses: Mapping[str, int] = {}
        self._most = 0

    # ── what there is, and how it looks ─────────────────────────────────────────────────────

    def gather(self) -> None:
        """What references can say, with how often they do."""
        self._uses = uses(self.library)
        self._most = max(self._uses.values(), default=0)

    def asked(self) -> list[str]:
        """All of it, in the order in which it is offered."""
        return list(self._uses)

    def name_of(self, thing: str) -> str:
        """A relation is its name."""
        return thing

    def rows_of(self, thing: str, width: int) -> list[Row]:
        """How often it is said."""
        return [_line(thing, self._uses[thing], self._most, width)]

    def head(self, width: int) -> Row:
        """The keys."""
        return title_line("Relations", KEYS, width)

    def empty_words(self) -> str:
        """How one is added."""
        return "There are no relations.\n\na  adds one"

    @property
    def _called(self) -> str:
        """The relation under the cursor; empty for none."""
        return self.chosen or ""

    def on_rows_view_chosen(self) -> None:
        """A row was clicked twice."""
        self.do_jump()

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_jump(self) -> None:
        """The references that say it."""
        self.services.wide.show_references(relation=self._called)

    def do_back(self) -> None:
        """Back."""
        self.services.leave()

    def do_add(self) -> None:
        """Ask for the name of a new one."""
        self._ask(ADD, "new relation", "")

    def do_rename(self) -> None:
        """Ask for another name."""
        self._ask(RENAME, f"rename “{fitted(shown(self._called), NAME_CELLS)}” to", self._called)

    def _ask(self, about: str, words: str, text: str) -> None:
        self.query_one(Prompt).ask(about, words, text)
        self.say_mode()

    def do_merge(self) -> None:
        """Choose what takes its place."""
        name, others = self._called, [each for each in self._uses if each != self._called]

        def merge(choice: int | None) -> None:
            if choice is not None:
                into = others[choice]
                self.try_to(lambda: _merged(self.library, name, into), lambda: self.stay_with(into))

        self.app.push_screen(Picker(f"merge “{name}” into", [NamedChoice(each) for each in others], loose), merge)

    def do_delete(self) -> None:
        """Remove one that nothing says."""
        name = self._called
        remove_relation(self.library, name)
        self.tell(f"“{name}” removed · u undoes it")

    def do_earlier(self, count: int) -> None:
        """Offer it earlier."""
        self._shift(-max(1, count))

    def do_later(self, count: int) -> None:
        """Offer it later."""
        self._shift(max(1, count))

    def _shift(self, by: int) -> None:
        name, names = self._called, [each for each in self._uses if each != self._called]
        at = max(0, min(len(names), self.rows.cursor + by))
        if at != self.rows.cursor:
            reorder_relations(self.library, [*names[:at], name, *names[at:]])
            self.stay_with(name)

    def answered(self, about: str, text: str) -> None:
        """Add, rename, or run the command."""
        if about == ADD and text.strip():
            made = add_relation(self.library, text)
            self.stay_with(made)
            self.tell(f"“{made}” added · u undoes it")
        elif about == RENAME and text.strip() not in {"", self._called}:
            before, count = self._called, self._uses[self._called]
            made = rename_relation(self.library, before, text)
            self.stay_with(made)
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
