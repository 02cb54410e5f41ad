"""Review screen: one card at a time in the middle of an otherwise empty screen; each grade is kept as it is given."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import work
from textual.app import ComposeResult
from textual.events import Key, Resize

from reader.core.annotation import Annotation
from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.review import Grade
from reader.library.cards import find_card
from reader.library.library import Library
from reader.library.resurfacing import reread
from reader.library.reviewing import grade, next_intervals
from reader.library.stale import Caveat, foretelling
from reader.library.typed_answers import judge_answer, other_names
from reader.store.annotations import annotation
from reader.store.nouns import ANNOTATION, RESURFACED, WEIGHT
from reader.tui.goal import Goal
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.reviewing.asked import Asked, asked
from reader.tui.reviewing.before import full_words, short_words
from reader.tui.reviewing.ending import ended_rows, waiting_words
from reader.tui.reviewing.foot import ASKING, PEEKING, READING, WAITING, Foot, Told
from reader.tui.reviewing.lines import Page, centred, page_rows, told_rows
from reader.tui.reviewing.passage import article_of, passage_rows
from reader.tui.reviewing.rereading import Rereading, highlight_rows
from reader.tui.reviewing.rewriting import Rewriting
from reader.tui.reviewing.setting_aside import SettingAside
from reader.tui.reviewing.sitting import Back, Sitting
from reader.tui.reviewing.words import GRADES, interval_words, left_words
from reader.tui.rows_screen import RowsScreen
from reader.tui.services import Services
from reader.tui.slicing import in_slices
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.messages import NoteKept, NoteOutside, NoteTyped
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import LEAD, MadeRows, Row, RowsView
from reader.tui.widgets.status import TYPING, Status
from reader.tui.widgets.which_key import WhichKey

TYPED = "answer"  # what the line of input is asked for
OF_HIGHLIGHTS = (ANNOTATION, RESURFACED, WEIGHT)
BACK_TO_NOTHING = Back()
PEEK_WIDEST = 76  # cells
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
        self.sitting = Sitting(library)
        self.asked: Asked | None = None
        self.highlight: Annotation | None = None
        self.is_answered = self.peeks = False
        self.typed = self.judged = ""
        self.caveats: list[Caveat] = []
        self._since: datetime = library.now()
        self._waits = ""
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
        self.take_keys(aside, rereading, TakingBack(self.library, self.tell))
        self.hear(self._changed)
        self.set_interval(LOOK_SECONDS, self.look_again)
        self._ask()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def _changed(self, changes: tuple[Change, ...]) -> None:
        heard = self.sitting.heard(changes)
        self._read(heard, with_highlights=any(each.noun in OF_HIGHLIGHTS for each in changes))

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
            elif self._waits != waiting_words(self.sitting.queue, self.library.now()):
                self.draw()

    def _read(self, back: Back = BACK_TO_NOTHING, *, with_highlights: bool = True) -> None:
        before = self.sitting.now, self.sitting.reading
        try:
            self.sitting.again(back, with_highlights=with_highlights)
        except ReaderError as error:
            self.tell(str(error))
        if (self.sitting.now, self.sitting.reading) == before and back == BACK_TO_NOTHING:
            self._know()
            self.draw()
        else:
            self._ask()

    # ── asking ──────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        """Ask the card that is next."""
        self.is_answered = self.peeks = False
        self.typed = self.judged = ""
        self.caveats = []
        self._since = self.library.now()
        self._know()
        self.rows.scroll_home(animate=False)
        self.draw()
        self._look_for_caveats()

    def _know(self) -> None:
        now, reading = self.sitting.now, self.sitting.reading
        self.asked = asked(self.library, find_card(self.library, now.card)) if now is not None else None
        self.highlight = annotation(self.library.database, reading) if reading else None

    @work(exclusive=True, group="caveats", description="what a card has to say before it asks")
    async def _look_for_caveats(self) -> None:
        if self.asked is None:
            return
        card = self.asked.card
        try:
            found = await in_slices(foretelling(self.library, card, self.knowledge.ledger))
        except ReaderError as error:
            self.tell(str(error))
            return
        if self.asked is not None and self.asked.card.uid == card.uid:
            self.caveats = found
            self.draw()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Lay the card out for the width and height there is."""
        width, height = self.rows.size.width, self.rows.size.height
        if not width:
            return
        self._shown = self._laid(width, height)
        self.rows.show(MadeRows(self._shown), [])
        self.query_one(Foot).tell(self._foot())
        self._say()

    def _laid(self, width: int, height: int) -> Sequence[Row]:
        if self.peeks:
            return self._peeked(width, height)
        if self.highlight is not None:
            return highlight_rows(self.library, self.highlight, (width, height))
        if self.asked is None:
            self._waits = waiting_words(self.sitting.queue, self.library.now())
            return ended_rows(self.library, self.sitting, width, height)
        caveats, notices = [*map(short_words, self.caveats)], self.sitting.queue.notices
        page = Page(self.asked, self.is_answered, caveats, notices, self.judged, self.typed)
        return page_rows(page, width, height)

    def _peeked(self, width: int, height: int) -> Sequence[Row]:
        room = max(20, min(width - 2 * LEAD, PEEK_WIDEST))
        passage = passage_rows(self.library, self._from, room)
        told = told_rows(map(full_words, self.caveats), room)
        return centred([*passage, *([(), *told] if told else [])], width, height)

    def _foot(self) -> Sequence[Told]:
        now = self.sitting.now
        if self.peeks:
            return PEEKING
        if self.highlight is not None:
            return READING
        if now is None:
            return WAITING if self.sitting.queue.later else ()
        if not self.is_answered:
            return ASKING
        found = zip(Grade, next_intervals(self.library, now.card), strict=True)
        return [Told(f"{each:d}", f"{each:d} {GRADES[each]}", interval_words(interval)) for each, interval in found]

    def _say(self) -> None:
        done, left, is_asking = self.sitting.done, self.sitting.left, self.asked or self.highlight
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
        if self.highlight is not None:
            reread(self.library, self.highlight.uid, took=self.library.now() - self._since)
        elif self.asked is None:
            self.sitting.ask_early()
            self._ask()
        else:
            self.is_answered, self.peeks = True, False
            self.draw()
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Bring the answer into view, where not all has room."""
        self.rows.scroll_to(y=max(0, len(self._shown) - self.rows.size.height), animate=False, immediate=True)

    def on_click(self) -> None:
        """The card was clicked: show its answer."""
        is_typing = self.query_one(Prompt).is_open or self.query_one(Editor).is_open
        if not self.is_answered and not is_typing and (self.asked or self.highlight):
            self.do_show()

    def do_type(self) -> None:
        """Type the answer before it is shown."""
        if self.sitting.card and self.is_answered:
            self.tell("the answer is shown already: 1 2 3 4 grade")
        else:
            self.peeks = False
            self.draw()
            self.query_one(Prompt).ask(TYPED, TYPED)

    def do_again(self) -> None:
        """Not recalled."""
        self._grade(Grade.AGAIN)

    def do_hard(self) -> None:
        """Recalled with effort."""
        self._grade(Grade.HARD)

    def do_good(self) -> None:
        """Recalled."""
        self._grade(Grade.GOOD)

    def do_easy(self) -> None:
        """Recalled at once."""
        self._grade(Grade.EASY)

    def _grade(self, given: Grade) -> None:
        card = self.sitting.card
        if not self.is_answered:
            self.tell("space shows the answer first")
            return
        grade(self.library, card, given, took=self.library.now() - self._since, typed=self.typed)

    # ── the card ────────────────────────────────────────────────────────────────────────────

    def do_edit(self) -> None:
        """Edit the question, then the answer."""
        self.rewriting.begin(find_card(self.library, self.sitting.card))
        self.say_mode()

    def do_peek(self) -> None:
        """The passage in its paragraph, or the card again."""
        if self._from:
            self.peeks = not self.peeks
            self.rows.scroll_home(animate=False)
            self.draw()

    def do_jump(self) -> None:
        """Go to the passage in its article."""
        uid = self._from
        self.services.read(article_of(self.library, uid), Goal(uid))

    @property
    def _from(self) -> str:
        """The annotation that the card is from, or that is the highlight."""
        return self.highlight.uid if self.highlight else find_card(self.library, self.sitting.card).annotation

    def do_close(self) -> None:
        """Back to the card; then leave."""
        if self.peeks:
            self.do_peek()
        else:
            self.services.leave()

    # ── what is typed ───────────────────────────────────────────────────────────────────────

    def answered(self, about: str, text: str) -> None:
        """Tell how what was typed stands to the answer, and show that; it is the reader who grades."""
        if about != TYPED or self.asked is None:
            super().answered(about, text)
            return
        self.typed = text.strip()
        if self.typed:
            names = other_names(self.library, self.asked.card)
            self.judged = judge_answer(self.asked.card, self.typed, self.asked.published, names).words
        self.do_show()

    def say_mode(self) -> None:
        """Say in the status line whether keys are commands or text."""
        super().say_mode()
        if self.query_one(Editor).is_open:
            self.status.mode = TYPING

    def on_key(self, event: Key) -> None:
        """Give the key to the commands, unless a card or a line is being typed."""
        editor = self.query_one(Editor)
        if not editor.is_open:
            super().on_key(event)
        elif editor.taken is not event:
            event.stop()
            event.prevent_default()
            editor.take(event)

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
