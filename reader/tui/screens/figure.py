"""Figure screen: the card of a figure, and what may be the same measure in other articles."""

from dataclasses import replace

from textual import work

from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.quotes import quoted
from reader.library.addressing import passage_address
from reader.library.comparing import RELATIONS, Alike, confirm, dismiss, target_of
from reader.library.ledger import FigureMention, Ledger
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.shelf import Entry
from reader.tui.copying import copy
from reader.tui.entities.blocks import GAP, Block, Lead, plain
from reader.tui.entities.card import note_row
from reader.tui.entities.shelving import shelf_by_id
from reader.tui.figures.card import alike_heading, alike_lines, fact_lines, sentence_lines, where
from reader.tui.figures.knot import Knot, knot_of, with_references, with_suggestions
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.references.referring import reference_blocks
from reader.tui.relation_choice import choose_relation
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import in_slices

WITH_ALIKE = ("enter goes there", "x confirms", "d dismisses", "a note", "F same measure")
WITHOUT = ("enter goes there", "a note", "F same measure")


class FigureScreen(SheetScreen):
    """What is known of one figure.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article it stands in.
        figure: The figure.
    """

    KEYS_OF = Mode.FIGURE

    def __init__(
        self, library: Library, services: Services, knowledge: Knowledge, entry: Entry, figure: Figure
    ) -> None:
        super().__init__(library, services, knowledge, entry)
        self._article = entry
        self._own = Lead(entry, Goal(span=figure.span))
        self._figure = figure
        self._shelf: dict[str, Entry] | None = None
        self._compared: Ledger | None = None
        self._offered: list[tuple[Lead, Alike]] = []
        self.knot: Knot | None = None

    def on_mount(self) -> None:
        """Show what is known."""
        self.take_keys()
        self.read_anew()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def known_again(self) -> None:
        """Look anew for what may be like it, when the ledger was taken anew."""
        self.say_state()
        if self._shelf is not None and self.knowledge.ledger is not self._compared:
            self._compare()

    def gather(self) -> None:
        """The figure at once, and what may be like it as soon as it is known where that stands."""
        before, references = (self.knot.mention, self.knot.references) if self.knot is not None else (None, None)
        knot = knot_of(self.library, self._article, self._figure, before)
        self.knot = replace(knot, references=references)
        self._figure = knot.mention.figure
        self._own = Lead(self._article, Goal(span=self._figure.span))
        self._compare()
        self._take_shelf()

    @work(exclusive=True, group="shelf", description="the shelf")
    async def _take_shelf(self) -> None:
        try:
            self._shelf = await in_slices(shelf_by_id(self.library))
            if self.knot is not None:
                self.knot = with_references(self.library, self.knot, self._shelf.values())
        except ReaderError as error:
            self.tell(str(error))
            return
        self._compare()

    def _compare(self) -> None:
        self._compared = self.knowledge.ledger if self._shelf is not None else None
        if self.knot is not None:
            self.knot = with_suggestions(self.library, self.knot, self._compared)
            self.draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Make the lines for the width there is."""
        knot, width = self.knot, self.room
        if knot is None or not width:
            return
        self.head(quoted(knot.mention.quote), WITH_ALIKE if knot.alike else WITHOUT)
        self.status.subject = where(knot.mention.title, knot.mention.published)
        notes = [note_row(each, self.library.codebook, width) for each in knot.notes]
        blocks = [plain(*fact_lines(knot.mention, width)), *self._references(knot, width)]
        blocks += [GAP, plain(*sentence_lines(knot.mention, width))]
        blocks += [GAP, plain(*notes)] if notes else []
        is_known = self._compared is not None
        blocks += [GAP, plain(*alike_heading(knot, width, is_known=is_known))]
        self._offered = [(self._lead_to(each.mention), each) for each in knot.alike]
        for number, (lead, each) in enumerate(self._offered):
            place = f"{number + 1} of {len(self._offered)}" if len(self._offered) > 1 else ""
            blocks += [GAP, Block(tuple(alike_lines(knot.mention.figure, each, width, place)), lead)]
        self.put(blocks)

    @staticmethod
    def _references(knot: Knot, width: int) -> list[Block]:
        return reference_blocks(knot.references, width) if knot.references else []

    def _lead_to(self, other: FigureMention) -> Lead:
        return Lead((self._shelf or {}).get(other.article), Goal(span=other.figure.span))

    # ── the figure ──────────────────────────────────────────────────────────────────────────

    @property
    def lead(self) -> Lead:
        """Where the line under the cursor leads; without one, the figure's own passage."""
        return super().lead if self.leads else self._own

    def do_note(self) -> None:
        """A note on the figure."""
        self.note_on(self._own)

    def do_copy_link(self) -> None:
        """Copy a link to the figure."""
        opened = open_article(self.library, self._article)
        link = passage_address(self.library, opened.entry, opened.document, self._figure.span)
        self.tell(f"copied a link to the figure, {copy(self.app, link)}")

    def do_show_figures(self) -> None:
        """All of the same measure."""
        self.services.wide.show_figures(self._article, self._figure)

    def do_show_references(self) -> None:
        """Those at the figure."""
        self.services.wide.show_references(target_of(self.knot.mention) if self.knot else None)

    def do_link(self) -> None:
        """Confirm a suggestion: choose what the reference says, what the likeness comes to chosen already.

        Else begin a reference at the figure, or end there the one that was begun.
        """
        alike = next((each for lead, each in self._offered if lead is self.lead), None)
        if alike is None or self.services.loose_end.begun:
            self._begin()
            return
        usual, question = RELATIONS[alike.likeness], "What does the newer one say of the older?"

        def take(relation: str) -> None:
            self._confirm(alike, relation)

        choose_relation(self.app, self.library, question, take, now=usual)

    def _begin(self) -> None:
        if self.knot is not None:
            words = quoted(self.knot.mention.quote)
            self.services.loose_end.take(target_of(self.knot.mention), words, lambda _made: self.read_anew())

    def _confirm(self, alike: Alike, relation: str) -> None:
        if self.knot is None:
            return
        try:
            confirm(self.library, self.knot.mention, alike.mention, relation)
        except ReaderError as error:
            self.tell(str(error))
            return
        self.done(f"reference made: {relation}, “{alike.mention.quote}” in “{alike.mention.title}”; u takes it back")

    def do_dismiss(self) -> None:
        """Do not suggest this again."""
        alike = self._in_hand()
        if alike is not None and self.knot is not None:
            dismiss(self.library, self.knot.mention, alike.mention)
            self.done("it is not suggested again; u brings it back")

    def _in_hand(self) -> Alike | None:
        found = next((each for lead, each in self._offered if lead is self.lead), None)
        if found is None:
            self.tell("this is a reference already" if self.leads else "there is nothing suggested here")
        return found
