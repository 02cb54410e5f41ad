"""Suggestions screen: passages worth linking with the one in focus, to be linked, or dismissed for good."""

from textual import work

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.quotes import quoted
from reader.core.span import Span
from reader.library.library import Library
from reader.library.opening import open_article
from reader.library.said_where import SaidWhere, gathering
from reader.library.shelf import Entry
from reader.library.suggesting import Suggestion, accept, dismiss, focus_on, suggest
from reader.tui.entities.blocks import GAP, Block, Lead, plain, wrapped
from reader.tui.entities.timeline import QUIET, day_words
from reader.tui.garbage import garbage
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.references.showing import neighbourhood_rows
from reader.tui.relation_choice import choose_relation
from reader.tui.services import Services
from reader.tui.sheet_screen import SheetScreen
from reader.tui.slicing import in_slices
from reader.tui.widgets.margin import broken
from reader.tui.widgets.rows_view import Row

TITLE = "Worth linking with this passage"
KEYS = ("x links", "d dismisses", "enter goes there", "p peeks")
LOOKING = "Looking through the other articles …"
NOTHING = "Nothing in the other articles is close enough to this passage."
UNREAD = "Not all names are known yet: i in the list of entities (E) finds them."
PASSAGE_ROWS = 3
PEEK_ROWS = 12


class SuggestionsScreen(SheetScreen):
    """What may be worth linking with a passage.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        entry: The article.
        document: Its text.
        span: The passage.
    """

    KEYS_OF = Mode.SUGGESTIONS

    def __init__(  # noqa: PLR0913, PLR0917 - what every screen is given, and the passage
        self,
        library: Library,
        services: Services,
        knowledge: Knowledge,
        entry: Entry,
        document: Document,
        span: Span,
    ) -> None:
        super().__init__(library, services, knowledge, entry)
        self._passage = focus_on(library, entry, document, span)
        self._where: SaidWhere | None = None
        self._peeked: tuple[str, Span] | None = None
        self.found: list[Suggestion] = []

    def on_mount(self) -> None:
        """Look for them."""
        self.take_keys()
        self._look()

    @work(exclusive=True, group="suggesting", description="passages worth linking")
    async def _look(self) -> None:
        try:
            with garbage.made_to_stay():
                self._where = await in_slices(gathering(self.library))
        except ReaderError as error:
            self.tell(str(error))
            return
        self.read_anew()

    def known_again(self) -> None:
        """Names or figures were found, or put right."""
        self._look()

    def gather(self) -> None:
        """Look which of them are still to be suggested."""
        if self._where is not None:
            self.found = suggest(self.library, self._where, self.knowledge.ledger, self._passage)
            self.draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Make the lines for the width there is."""
        width = self.room
        if not width:
            return
        self.head(TITLE, KEYS if self.found else ())
        text = quoted(self._passage.span.of(self._passage.document.text))
        blocks = [plain(*(((line, QUIET),) for line in broken(text, width)[:PASSAGE_ROWS]))]
        for each in self.found:
            blocks += [GAP, Block(tuple(self._lines(each, width)), _lead(each))]
        if not self.found:
            said = LOOKING if self._where is None else NOTHING
            if self._where is not None and self.knowledge.unread:
                said = f"{said} {UNREAD}"
            blocks += [GAP, plain(*(((line, ""),) for line in broken(said, width)))]
        self.put(blocks)

    def _lines(self, found: Suggestion, width: int) -> list[Row]:
        """The sentence, or what stands around it; where it stands, and why it is worth a look."""
        rows = list(wrapped(found.text, (), width))
        if _place(found) == self._peeked:
            document = open_article(self.library, found.entry).document
            rows = neighbourhood_rows(document, found.span, width, PEEK_ROWS)
        day = day_words(found.entry.article.published)
        about = " · ".join(filter(None, (found.entry.article.title, day)))
        rows += [((f"  {line}", "strong"),) for line in broken(about, width - 2)]
        return rows + [((f"  {line}", QUIET),) for line in broken(found.reason, width - 2)]

    # ── what is done with them ──────────────────────────────────────────────────────────────

    @property
    def chosen(self) -> Suggestion | None:
        """The one under the cursor."""
        return self.found[self.rows.cursor] if self.rows.cursor < len(self.found) else None

    def do_peek(self) -> None:
        """Show the sentence in its paragraph, or alone again."""
        chosen = self.chosen
        if chosen is None:
            self.tell("there is nothing suggested here")
            return
        self._peeked = None if self._peeked == _place(chosen) else _place(chosen)
        self.draw()
        self.rows.put_cursor(self.rows.cursor)

    def do_link(self) -> None:
        """Choose what the reference says, then make it."""
        chosen = self.chosen
        if chosen is None:
            self.tell("there is nothing suggested here")
            return
        question = "What does the newer one say of the older?" if chosen.figures else "This passage … that one"

        def take(relation: str) -> None:
            self._accept(chosen, relation)

        choose_relation(self.app, self.library, question, take, now=chosen.relation)

    def _accept(self, chosen: Suggestion, relation: str) -> None:
        try:
            accept(self.library, self._passage, chosen, relation)
        except ReaderError as error:
            self.tell(str(error))
            return
        self.done(f"linked: {relation}, in “{chosen.entry.article.title}” · u takes it back")

    def do_dismiss(self) -> None:
        """Do not suggest this again."""
        chosen = self.chosen
        if chosen is None:
            self.tell("there is nothing suggested here")
            return
        dismiss(self.library, self._passage, chosen)
        self.done("it is not suggested again · u brings it back")


def _place(found: Suggestion) -> tuple[str, Span]:
    return found.entry.id, found.span


def _lead(found: Suggestion) -> Lead:
    return Lead(found.entry, Goal(found.annotation) if found.annotation else Goal(span=found.span))
