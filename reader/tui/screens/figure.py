"""Figure screen: the card of a figure, and what may be the same measure in other articles."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Resize
from textual.screen import ModalScreen
from textual.widgets import Label

from reader.core.cells import fitted, shown, width_of
from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.reference import Reference, TargetKind, figure_place
from reader.library.comparing import RELATIONS, Alike, confirm, dismiss, target_of
from reader.library.library import Library
from reader.library.shelf import Entry, entries
from reader.store.references import relations
from reader.tui.commander import Commander
from reader.tui.everywhere import Everywhere
from reader.tui.figures.card import (
    alike_heading,
    alike_lines,
    fact_lines,
    heading_line,
    note_line,
    sentence_lines,
    spaced,
    where,
)
from reader.tui.figures.headings import QUIET
from reader.tui.figures.knot import Knot, end_words, knot_of, other_end, with_suggestions
from reader.tui.figures.moving import RowMoves
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.messages import PromptAnswered
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import MadeRows, RowsView
from reader.tui.widgets.rows_view import Row as Line
from reader.tui.widgets.sheets import NARROW_THEN_WIDE, Chooser
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

SHEET_EDGES = 8  # rows of a screen that the rows of the card leave free: title, keys, edges, status line
SHEET_SIDES = 4 + 3  # cells of a sheet beside its rows
SHEET_WIDTH = 84
WITH_ALIKE = ("enter goes there", "x confirms", "d dismisses", "a note", "F all of its measure", "esc")
WITHOUT = ("enter goes there", "a note", "F all of its measure", "esc")


@dataclass(frozen=True, slots=True)
class Item:
    """What the cursor can stand on: a figure that may be like this one, or the other end of a reference."""

    lines: range
    alike: Alike | None = None
    reference: Reference | None = None


class FigureScreen(ModalScreen[None], OwnScreen):
    """What is known of one figure.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article it stands in.
        figure: The figure.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, entry: Entry, figure: Figure
    ) -> None:
        super().__init__()
        self.library = library
        self._services = services
        self._knowledge = knowledge
        self._entry = entry
        self._figure = figure
        self.knot: Knot | None = None
        self.items: list[Item] = []

    def compose(self) -> ComposeResult:
        """Title, rows, keys; the status line."""
        with Vertical(classes="sheet sheet--figure"):
            yield Label("", classes="sheet--title", markup=False)
            yield RowsView(dark=self.app.current_theme.dark)
            yield Label("", classes="sheet--keys", markup=False)
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Show what is known."""
        everywhere = Everywhere(self.app, self.query_one(Prompt), self._services, lambda: Mode.FIGURE)
        status, which_key = self.query_one(Status), self.query_one(WhichKey)
        handlers = (self, RowMoves(self._view), TakingBack(self.library, self._done), everywhere)
        self.commander = Commander({Mode.FIGURE: handlers}, self.library.settings.keys, status, which_key)
        status.mode = "FIGURE"
        self._view.focus()
        self._read()

    @property
    def _view(self) -> RowsView:
        return self.query_one(RowsView)

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.FIGURE

    @property
    def chosen(self) -> Item | None:
        """What the cursor stands on."""
        return self.items[self._view.cursor] if self._view.cursor < len(self.items) else None

    def tell(self, message: str) -> None:
        """Say something until the next key."""
        self.query_one(Status).message = message

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def _read(self) -> None:
        try:
            self.knot = knot_of(self.library, self._entry, self._figure)
        except ReaderError as error:
            self.tell(str(error))
            return
        self._compare()

    def _compare(self) -> None:
        if self.knot is not None:
            self.knot = with_suggestions(self.library, self.knot, self._knowledge.ledger)
            self._show(self.knot)

    def known_again(self) -> None:
        """The ledger was taken anew."""
        self._compare()

    def follow_others(self) -> None:
        """Read the notes and the references anew."""
        self._read()

    def redraw(self) -> None:
        """Draw for another theme."""
        self._view.set_dark(dark=self.app.current_theme.dark)

    def on_resize(self, event: Resize) -> None:
        """Lay the rows anew."""
        del event
        if self.knot is not None:
            self._show(self.knot)

    def _done(self, words: str) -> None:
        self._read()
        self.tell(words)

    def _show(self, knot: Knot) -> None:
        width = max(20, min(self.size.width, SHEET_WIDTH) - SHEET_SIDES)
        lines = self._about(knot, width)
        self.items = []
        self._add_references(knot, lines, width)
        self._add_alike(knot, lines, width)
        self.query_one(".sheet--title", Label).update(fitted(f"“{shown(' '.join(knot.mention.quote.split()))}”", width))
        self.query_one(".sheet--keys", Label).update(_keys(WITH_ALIKE if knot.alike else WITHOUT, width + 2))
        self._view.show(MadeRows(lines), [item.lines for item in self.items])
        self._view.styles.height = max(1, min(len(lines), self.size.height - SHEET_EDGES))
        self.query_one(Status).subject = where(knot.mention.title, knot.mention.published)

    def _about(self, knot: Knot, width: int) -> list[Line]:
        notes = [note_line(each, self.library.codebook, width) for each in knot.notes]
        return spaced((fact_lines(knot.mention, width), sentence_lines(knot.mention, width), notes))

    def _add_references(self, knot: Knot, lines: list[Line], width: int) -> None:
        shelf = self._shelf() if knot.references else {}
        own = target_of(knot.mention)
        lines += [(), heading_line("References")] if knot.references else []
        for each in knot.references:
            way = "→" if each.source == own else "←"
            words = end_words(other_end(each, own), self._knowledge.ledger, shelf)
            self._add(
                [((f"{way} {each.relation}  ", QUIET), (fitted(words, width - len(each.relation) - 4), ""))], lines
            )
            self.items[-1] = Item(self.items[-1].lines, reference=each)

    def _add_alike(self, knot: Knot, lines: list[Line], width: int) -> None:
        is_known = self._knowledge.ledger is not None
        lines += [(), alike_heading(knot.mention.figure, knot.alike, is_known=is_known)]
        for each in knot.alike:
            lines.append(())
            self._add(alike_lines(knot.mention.figure, each, width), lines)
            self.items[-1] = Item(self.items[-1].lines, alike=each)

    def _add(self, rows: list[Line], lines: list[Line]) -> None:
        self.items.append(Item(range(len(lines), len(lines) + len(rows))))
        lines += rows

    def _shelf(self) -> Mapping[str, Entry]:
        return {entry.id: entry for entry in entries(self.library)}

    # ── going there ─────────────────────────────────────────────────────────────────────────

    def do_jump(self) -> None:
        """Go to the passage in hand; without one, to the figure's own."""
        item = self.chosen
        if item is None or self.knot is None:
            self._services.read(self._entry, Goal(span=self._figure.span))
        elif item.alike is not None:
            self._go(item.alike.mention.article, Goal(span=item.alike.mention.figure.span))
        elif item.reference is not None:
            target = other_end(item.reference, target_of(self.knot.mention))
            if target.kind is TargetKind.FIGURE:
                article, _, span = figure_place(target)
                self._go(article, Goal(span=span))
            else:
                self._go(target.key, Goal())

    def on_rows_view_chosen(self) -> None:
        """A row was clicked."""
        self.do_jump()

    def _go(self, article: str, goal: Goal) -> None:
        entry = self._shelf().get(article)
        if entry is None:
            self.tell("there is no article to go to")
        else:
            self._services.read(entry, goal)

    def do_close(self) -> None:
        """Put the card away."""
        self._services.leave()

    # ── the figure ──────────────────────────────────────────────────────────────────────────

    def do_note(self) -> None:
        """A note on the figure."""
        self._services.read(self._entry, Goal(span=self._figure.span, then="note"))

    def do_show_figures(self) -> None:
        """All of the same measure."""
        self._services.wide.show_figures(self._entry, self._figure)

    def do_link(self) -> None:
        """Choose what the reference says, what the likeness comes to chosen already."""
        alike = self._in_hand()
        if alike is None:
            return
        known = relations(self.library.database)
        chosen = known.index(RELATIONS[alike.likeness]) if RELATIONS[alike.likeness] in known else 0

        def choose(number: int | None) -> None:
            if number is not None:
                self._confirm(alike, known[number])

        question = "What does the newer one say of the older?"
        self.app.push_screen(Chooser(question, known, chosen, enter="takes it"), choose)

    def _confirm(self, alike: Alike, relation: str) -> None:
        if self.knot is None:
            return
        try:
            confirm(self.library, self.knot.mention, alike.mention, relation)
        except ReaderError as error:
            self.tell(str(error))
            return
        self._done(f"reference made: {relation}, “{alike.mention.quote}” in “{alike.mention.title}”; u takes it back")

    def do_dismiss(self) -> None:
        """Do not suggest this again."""
        alike = self._in_hand()
        if alike is not None and self.knot is not None:
            dismiss(self.library, self.knot.mention, alike.mention)
            self._done("it is not suggested again; u brings it back")

    def _in_hand(self) -> Alike | None:
        item = self.chosen
        if item is None or item.alike is None:
            self.tell("this is a reference already" if item else "there is nothing suggested here")
            return None
        return item.alike

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def on_key(self, event: Key) -> None:
        """Give the key to the commands, unless a line is being typed."""
        prompt = self.query_one(Prompt)
        if not prompt.is_open:
            self.commander.press(Mode.FIGURE, event)
        elif prompt.taken is not event:
            event.stop()
            event.prevent_default()
            prompt.take(event)

    def on_prompt_answered(self, event: PromptAnswered) -> None:
        """Run the command."""
        self._close_prompt()
        try:
            self._services.command(event.text)
        except ReaderError as error:
            self.tell(str(error))

    def on_prompt_left(self) -> None:
        """No command after all."""
        self._close_prompt()

    def _close_prompt(self) -> None:
        self.query_one(Prompt).close()
        self._view.focus()


def _keys(words: tuple[str, ...], width: int) -> str:
    """As many of the keys as there is room for; how to leave is among them to the end."""
    left = list(words)
    while len(left) > 1 and width_of(" · ".join(left)) > width:
        left.pop(0 if len(left) > len(words) - 1 else -2)
    return " · ".join(left)
