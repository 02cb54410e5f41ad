"""Review screen: one card at a time in the middle of an otherwise empty screen; each grade is kept as it is given."""

from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.events import Resize

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.resurfacing import reread
from reader.library.stale import foretelling
from reader.tui.goal import Goal
from reader.tui.keyed_screen import TypedIn
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.reviewing.answering import Answering
from reader.tui.reviewing.before import unknown_words
from reader.tui.reviewing.ending import waiting_words
from reader.tui.reviewing.foot import Foot
from reader.tui.reviewing.lines import answer_row
from reader.tui.reviewing.passage import article_of
from reader.tui.reviewing.rereading import Rereading
from reader.tui.reviewing.rewriting import Rewriting
from reader.tui.reviewing.setting_aside import SettingAside
from reader.tui.reviewing.showing import Showing
from reader.tui.reviewing.sitting import Sitting
from reader.tui.reviewing.words import left_words
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.messages import NoteKept, NoteOutside, NoteTyped
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import MadeRows, Row, RowsView
from reader.tui.widgets.status import TYPING, Status
from reader.tui.widgets.which_key import WhichKey

TYPED = "answer"  # what the line of input is asked for
LOOK_SECONDS = 5.0  # until it is looked whether a card that comes back later is due


class ReviewScreen(RowsScreen):
    """What is due, one card at a time.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
    """

    KEYS_OF = Mode.REVIEW

    def __init__(self, library: Library, services: Services, knowledge: Knowledge) -> None:
        super().__init__(library, services, knowledge)
        self.sitting = Sitting(library, services.says_once)
        self.answering = Answering(library, self.sitting, self.tell, self._type)
        self.showing = Showing(library, self.sitting, self.answering)
        self._shown: Sequence[Row] = ()

    def compose(self) -> ComposeResult:
        """The card, what can be done with it, the status line."""
        yield RowsView(dark=self.app.current_theme.dark)
        yield Foot()
        yield Editor()
        yield WhichKey()
        yield Prompt()
        yield Status()

    def on_mount(self) -> None:
        """Ask the first card."""
        self.rewriting = Rewriting(self.app, self.library, self.query_one(Editor), self.tell)
        aside = SettingAside(self.library, self.sitting, self.tell)
        rereading = Rereading(self.library, self.sitting, self.tell)
        self.take_keys(self.answering, aside, rereading, TakingBack(self.library, self.tell))
        self.hear(self._read)
        self.set_interval(LOOK_SECONDS, self.look_again)
        self._ask()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def follow_others(self) -> None:
        """Another program answered a card, or changed it."""
        self._read()

    def known_again(self) -> None:
        """The figures of the library are known now: there may be newer ones."""
        self._look_for_caveats()

    def on_screen_resume(self) -> None:
        """Something may have been done on a screen over this one."""
        if self.is_mounted:
            self._read()

    def look_again(self) -> None:
        """Where no card is asked: ask one that has come back meanwhile, or say how long it still is until then."""
        later = self.sitting.queue.later
        if self.sitting.now is None and not self.sitting.reading and later:
            if later[0].memory.due <= self.library.now():
                self._read()
            elif self.showing.waits != waiting_words(self.sitting.queue, self.library.now()):
                self.draw()

    def _read(self, changes: tuple[Change, ...] | None = None) -> None:
        before, goes_back = self._asks, False
        try:
            goes_back = self.sitting.again(changes)
        except ReaderError as error:
            self.tell(str(error))
        if self._asks == before and not goes_back:
            self.showing.know()
            self.draw()
        else:
            self._ask()

    @property
    def _asks(self) -> tuple[object, ...]:
        return self.sitting.now, self.sitting.reading, self.sitting.leech

    # ── asking ──────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        """Ask the card that is next."""
        self.answering.begin()
        self.showing.begin()
        self.showing.unknown = unknown_words(self.showing.asked, self.knowledge)
        self.rows.scroll_home(animate=False)
        self.draw()
        self._look_for_caveats()
        if self.answering.types_itself(self.showing.asked) and not self._is_writing:
            self._type()

    @work(exclusive=True, group="caveats", description="what a card has to say before it asks")
    async def _look_for_caveats(self) -> None:
        if self.showing.asked is None:
            return
        card = self.showing.asked.card
        try:
            found = await in_slices(foretelling(self.library, card, self.knowledge.ledger))
        except ReaderError as error:
            self.tell(str(error))
            return
        if self.showing.asked is not None and self.showing.asked.card.uid == card.uid:
            self.showing.caveats = found
            self.showing.unknown = unknown_words(self.showing.asked, self.knowledge)
            self.draw()
            if self.is_answered:  # which took rows that the answer was shown in
                self._reveal()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Lay the card out for the width and height there is."""
        width, height = self.rows.size.width, self.rows.size.height
        if not width:
            return
        self._shown = self.showing.rows(width, height)
        self.rows.show(MadeRows(self._shown), [])
        self.query_one(Foot).tell(self.showing.foot(is_typed=self._is_typed))
        self._say()

    @property
    def is_answered(self) -> bool:
        """Whether the answer to the card is shown."""
        return self.showing.is_answered

    def _say(self) -> None:
        done, left, is_asking = self.sitting.done, self.sitting.left, self.showing.asked or self.showing.highlight
        self.status.subject = f"{done + 1:,} of {done + left:,}" if is_asking else ""
        words = left_words(self.sitting.time_left) if is_asking else ""
        self.status.facts = (words,) if words else ()
        self.say_mode()

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self.draw()

    def on_resize(self, event: Resize) -> None:
        """Lay it out anew."""
        del event
        self.call_after_refresh(self.draw)

    # ── answering ───────────────────────────────────────────────────────────────────────────

    def do_show(self) -> None:
        """Show the answer; of a highlight, which has none, go on; where a card comes back later, ask it now."""
        if self.sitting.leech:
            self._let_be()
        elif self.showing.highlight is not None:
            reread(self.library, self.showing.highlight.uid, took=self.library.now() - self.answering.since)
        elif self.showing.asked is None:
            self.sitting.ask_early()
            self._ask()
        else:
            self.answering.is_shown, self.showing.peeks = True, False
            self.draw()
            self.call_after_refresh(self._reveal)

    def _let_be(self) -> None:
        self.sitting.let_be()
        self._ask()

    def _reveal(self) -> None:
        """Bring the answer into view, where not all has room; of a long one, its beginning."""
        self.rows.show_from(min(answer_row(self._shown), len(self._shown) - self.rows.size.height))

    def on_click(self) -> None:
        """The card was clicked: show its answer."""
        if not self.is_answered and not self._is_writing and (self.showing.asked or self.showing.highlight):
            self.do_show()

    def _type(self) -> None:
        self.showing.peeks = False
        self.query_one(Prompt).ask(TYPED, TYPED)
        self.draw()

    @property
    def _is_typed(self) -> bool:
        prompt = self.query_one(Prompt)
        return prompt.is_open and prompt.about == TYPED

    @property
    def _is_writing(self) -> bool:
        return self.query_one(Prompt).is_open or self.query_one(Editor).is_open

    # ── the card ────────────────────────────────────────────────────────────────────────────

    def do_edit(self) -> None:
        """Edit the question, then the answer."""
        self.rewriting.begin(find_card(self.library, self.sitting.card))
        self.say_mode()

    def do_peek(self) -> None:
        """The passage in its paragraph, or the card again."""
        if self.showing.annotation:
            self.showing.peeks = not self.showing.peeks
            self.rows.scroll_home(animate=False)
            self.draw()

    def do_jump(self) -> None:
        """Go to the passage in its article."""
        uid = self.showing.annotation
        self.services.read(article_of(self.library, uid), Goal(uid))

    def do_close(self) -> None:
        """Back to the card; on from one that is offered for rewriting; then leave."""
        if self.showing.peeks:
            self.do_peek()
        elif self.sitting.leech:
            self._let_be()
        else:
            self.services.leave()

    # ── what is typed ───────────────────────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Tell how what was typed stands to the answer, and show that."""
        if about != TYPED or self.showing.asked is None:
            super().answered(about, text)
            return
        self.answering.judge(self.showing.asked, text)
        self.do_show()

    def left(self, about: str) -> None:
        """Nothing is typed after all: tell the keys again."""
        del about
        self.draw()

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text."""
        super().say_mode()
        if self.query_one(Editor).is_open:
            self.status.mode = TYPING

    @property
    def typed_in(self) -> TypedIn | None:
        """Where keys are text now: in the card, or in a line."""
        editor = self.query_one(Editor)
        return editor if editor.is_open else super().typed_in

    def save_place(self) -> None:
        """Keep what is being typed."""
        if self.query_one(Editor).is_open:
            self.rewriting.typed(self.query_one(Editor).text)

    def on_note_typed(self, event: NoteTyped) -> None:
        """Something is typed in the card."""
        self._written(lambda: self.rewriting.typed(event.text))

    def on_note_kept(self, event: NoteKept) -> None:
        """This side of the card is done."""
        self._written(lambda: self.rewriting.kept(event.text))

    def on_note_dropped(self) -> None:
        """What was typed is thrown away."""
        self._written(self.rewriting.dropped)

    def on_note_outside(self, event: NoteOutside) -> None:
        """The card goes to $EDITOR."""
        self._written(lambda: self.rewriting.outside(event.text))

    def _written(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ReaderError as error:
            self.tell(str(error))
        if not self.query_one(Editor).is_open:
            self.rows.focus()
        self.say_mode()

    # ── moving ──────────────────────────────────────────────────────────────────────────────

    def do_down(self, count: int) -> None:
        """Line down."""
        self.rows.move(max(1, count))

    def do_up(self, count: int) -> None:
        """Line up."""
        self.rows.move(-max(1, count))

    def do_page_down(self, count: int) -> None:
        """Page down."""
        self.rows.turn(max(1, count))

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self.rows.turn(-max(1, count))
