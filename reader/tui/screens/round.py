"""Round screen: annotations gone through one at a time, each with its passage, note, references and cards."""

from collections.abc import Generator, Sequence
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.events import Resize

from reader.core.change import Change
from reader.core.errors import ReaderError
from reader.core.relocate import Lost, Placed
from reader.library.library import Library
from reader.library.notebook import Row
from reader.library.rounds import Round, choosing, left, renewing, stop_at
from reader.library.wishing import read_wish
from reader.store.journal import KEPT
from reader.store.nouns import ANNOTATION
from reader.tui.card_words import cards_words
from reader.tui.desk.page import (
    AT_END,
    EMPTY,
    EVERYTHING,
    PEEKING,
    annotation_rows,
    empty_rows,
    foot_of,
    gone_rows,
    over_rows,
)
from reader.tui.desk.peeking import NOTHING, peeked_rows
from reader.tui.desk.steps import Steps
from reader.tui.desk.walking import Walking
from reader.tui.entities.timeline import day_words
from reader.tui.filtered_screen import FILTER
from reader.tui.knowing import Knowledge
from reader.tui.modes import Mode
from reader.tui.note_links import NoteLinks
from reader.tui.note_ways import Ways
from reader.tui.notebook.acting import TAGS, Acting, known_place
from reader.tui.notebook.carding import Carding
from reader.tui.notebook.completing import Wishes
from reader.tui.notebook.looking import Looking
from reader.tui.notebook.note_screen import NoteScreen
from reader.tui.notebook.writing import Writing
from reader.tui.reviewing.foot import Foot, Told
from reader.tui.services import Services
from reader.tui.slicing import FRAME_SECONDS, in_slices, soon
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.rows_view import MadeRows, RowsView
from reader.tui.widgets.rows_view import Row as Line
from reader.tui.widgets.sheets import follow

CHOOSING = "choosing"
NARROW = 60  # cells of a screen under which the status line is short


class RoundScreen(NoteScreen):
    """The annotations of a round, one at a time.

    Args:
        library: The library.
        services: What the app does for screens.
        knowledge: What is known of the whole library.
        typed: What the round is chosen by, as in the notebook; empty for all annotations.

    Attributes:
        going: The round.
        place: Which of it is shown, from 0.
    """

    KEYS_OF = Mode.ROUND
    is_trash = False
    marked_uids: Sequence[str] = ()

    def __init__(self, library: Library, services: Services, knowledge: Knowledge, typed: str = "") -> None:
        super().__init__(library, services, knowledge)
        self.going = Round((), left(library, typed))
        self.place = 0
        self._is_whole = False
        self._peeks = self._is_over = False
        self._goes_to = ""
        self._shown: Sequence[Line] = ()
        self._steps = Steps()
        self._looking = Looking(library)

    def compose(self) -> ComposeResult:
        """The annotation, what can be done with it, the status line."""
        yield RowsView(dark=self.app.current_theme.dark)
        yield Foot()
        yield Editor()
        yield from self.foot()

    def on_mount(self) -> None:
        """Show where the round was left."""
        links = NoteLinks(self.library, lambda: self.knowledge.census)
        self.writing = Writing(self.app, self.library, self.query_one(Editor), links, self.tell)
        self._acting = Acting(self.app, self.library, self.services, self, self.query_one(Prompt), self.writing)
        walking = Walking(self.library, self, self._steps, TakingBack(self.library, self.tell))
        self.take_keys(walking, self._acting, Carding(self.app, self.library, self))
        self.keep_up()
        self.read_anew()

    # ── asked by the keys ───────────────────────────────────────────────────────────────────

    @property
    def typed(self) -> str:
        """What the round was chosen by."""
        return self.going.left.typed

    @property
    def is_over(self) -> bool:
        """Whether it is said that all are done."""
        return self._is_over

    @property
    def chosen(self) -> Row | None:
        """The annotation that is shown."""
        rows = self.going.rows
        return rows[self.place] if self.place < len(rows) and not self._is_over else None

    @property
    def meant_rows(self) -> Sequence[Row]:
        """What an act applies to."""
        return (self.chosen,) if self.chosen is not None else ()

    @property
    def meant(self) -> Sequence[str]:
        """The id of it."""
        return tuple(row.uid for row in self.meant_rows)

    def state_of(self, row: Row) -> Placed | Lost:
        """Where an annotation lies."""
        seen = self._looking.at(row)
        return seen.placed if seen is not None else known_place(row)

    def unmark(self) -> None:
        """Nothing is ever selected here."""

    # ── told by the keys ────────────────────────────────────────────────────────────────────

    def go_to(self, place: int) -> None:
        """Show the annotation at a place of the round, and keep that the reader is there."""
        self._peeks = self._is_over = False
        self.place = max(0, min(place, len(self.going.rows) - 1))
        if self.going.rows:
            self.going = stop_at(self.library, self.going, self.place)
        self.rows.scroll_home(animate=False)
        self.draw()

    def say_over(self) -> None:
        """Say that all are done."""
        self._is_over, self._peeks = bool(self.going.rows), False
        self.draw()

    # ── keeping up ──────────────────────────────────────────────────────────────────────────

    def gather(self) -> None:
        """Choose the annotations, at once or, where that takes longer, between the keys."""
        self.workers.cancel_group(self, CHOOSING)
        census = self.knowledge.census
        choose = renewing(self.library, self.going, census) if self._is_whole else None
        steps = choose or choosing(self.library, self.typed, census)
        found = soon(steps, FRAME_SECONDS)
        if found is None:
            self._gather_on(steps)
        else:
            self._take(found)

    @work(exclusive=True, group=CHOOSING, description="which annotations belong to the round")
    async def _gather_on(self, steps: Generator[None, None, Round]) -> None:
        try:
            self._take(await in_slices(steps))
        except ReaderError as error:  # another program holds the database, say: the next change tries again
            self.tell(str(error))

    def _take(self, found: Round) -> None:
        known = {row.uid: place for place, row in enumerate(found.rows)}
        if self._is_whole:
            here = self.chosen.uid if self.chosen is not None else ""
            wanted = self._goes_to if self._goes_to in known else here
            self.going = replace(found, left=self.going.left)
            self.place = known.get(wanted, max(0, min(self.place, len(known) - 1)))
            self._is_over = self._is_over and not self._goes_to
        else:
            self.going, self.place = found, found.place
            self._is_whole, self._is_over = not self._waits, bool(known) and found.done == len(known)
        self._goes_to = ""
        self.draw()

    @property
    def _waits(self) -> bool:
        """Whether the names of the library are asked for, and not known yet."""
        return self.knowledge.census is None and read_wish(self.typed).needs_names

    def _heard(self, changes: tuple[Change, ...]) -> None:
        told = [each for each in changes if each.verb != KEPT]
        if told:
            self._steps.hear(told[0], is_here=not self.is_covered)
        if not self.is_covered:
            if any(each.undoes for each in told):
                self._goes_to = next((each.key for each in told if each.noun == ANNOTATION), "")
            self.draw()
        super()._heard(changes)

    def known_again(self) -> None:
        """The names of the library were taken anew."""
        if read_wish(self.typed).needs_names:
            self.read_anew()

    # ── showing ─────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Lay out what is shown for the width and height there is."""
        width, height = self.rows.size.width, self.rows.size.height
        if width:
            self._shown = self._laid(width, height)
            self.rows.show(MadeRows(self._shown), [])
            self.query_one(Foot).tell(self._foot(height))
        self._say()

    def _laid(self, width: int, height: int) -> Sequence[Line]:
        row = self.chosen
        if self._is_over:
            return over_rows(len(self.going.rows), self.typed, width, height)
        if row is None:
            return empty_rows(self.typed, width, height, waits=self._waits) if self._is_whole or self._waits else ()
        if self._peeks:
            return peeked_rows(self.library, row.uid, width, height)
        seen = self._looking.at(row)
        if seen is None:
            return gone_rows(width, height)
        seen, day = replace(seen, cards=cards_words(self.library, row.uid)), day_words(row.entry.article.published)
        is_done = row.uid in self.going.left.done
        return annotation_rows(seen, day, self.library.codebook, (width, height), is_done=is_done)

    def _foot(self, height: int) -> Sequence[Told]:
        if self._is_over:
            return AT_END
        if self.chosen is None:
            return EMPTY if self._is_whole else ()
        return PEEKING if self._peeks else foot_of(self._shown, height)

    def _say(self) -> None:
        self.say_mode()
        count, is_narrow = len(self.going.rows), self.size.width < NARROW
        at, done = f"{self.place + 1:,}{'/' if is_narrow else ' of '}{count:,}", "✓" if is_narrow else "done"
        self.status.subject = f"{at} · {self.going.done:,} {done}" if count else ""
        self.status.facts = (self.typed or EVERYTHING,)

    def redraw(self) -> None:
        """Draw for another theme."""
        super().redraw()
        self.draw()

    def on_resize(self, event: Resize) -> None:
        """Lay it out anew."""
        del event
        self.call_after_refresh(self.draw)

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    def do_peek(self) -> None:
        """What stands at the other ends of its references, or the annotation again."""
        if self._peeks or (self.chosen and peeked_rows(self.library, self.chosen.uid, 1, 1)):
            self._peeks = not self._peeks
            self.rows.scroll_home(animate=False)
            self.draw()
        else:
            self.tell(NOTHING)

    def do_follow(self) -> None:
        """Go where one of its references or links leads."""
        ways = Ways(self.library, self.services, self.tell).of(self.chosen.uid) if self.chosen else ()
        if ways:
            follow(self.app, ways)
        else:
            self.tell(NOTHING)

    def do_choose(self) -> None:
        """Choose another round."""
        wishes = Wishes(self.library, lambda: self.knowledge.census)
        self.query_one(Prompt).ask_with(FILTER, "go through", self.typed, wishes)
        self.say_mode()

    def do_close(self) -> None:
        """One level out: the reference that was begun, the peek, then the round."""
        if self._peeks:
            self.do_peek()
        elif not self.services.loose_end.forget():
            self.services.leave()

    def answered(self, about: str, text: str) -> None:
        """Choose others, put the tags on, or run the command."""
        if about == FILTER:
            self.services.wide.show_round(text.strip())
        elif about == TAGS:
            self._acting.tag(text)
        else:
            super().answered(about, text)
        self._say()
