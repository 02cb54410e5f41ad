"""Pane: an article and its status line; the keys come to it a moment after the page stands."""

from textual import work
from textual.app import ComposeResult
from textual.events import Key
from textual.timer import Timer

from reader.core.article import WORDS_A_MINUTE
from reader.core.change import Change
from reader.core.entity import Mention
from reader.core.errors import ReaderError
from reader.core.segment import words
from reader.library.library import Library
from reader.library.marking import figures_of, keep_entities, kept_entities
from reader.library.naming import settled
from reader.library.opening import Opened, opened_again
from reader.library.placing import jumps_of, keep_jumps, keep_mark, keep_place, marks, recall
from reader.library.prose import prose
from reader.library.shelf import Entry
from reader.store.state import Jump
from reader.tui.ending import EndsWork
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.modes import Mode
from reader.tui.reading import strata
from reader.tui.reading.desk import WIDTH, Desk
from reader.tui.reading.focus import sentence_focus
from reader.tui.services import Hands, Services
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.messages import NoteKept, NoteOutside, NoteTyped, PromptAnswered, PromptLeft, PromptTyped
from reader.tui.widgets.status import BACK, HELP, WHILE_TYPING, Status

LONG_TEXT = 200_000  # characters; the figures of longer texts come after the first page
MANY = 2_000  # annotations; so many are drawn once the page stands
LAST_FOCUS = "."  # the mark under which the focus is kept when an article is left
CLOSES, TAB = "q closes", "tab comes here"  # told of two: in the status line of the one in focus, of the other
SAVE_SECONDS = 1.0  # from a turn of the page to its place on disk


class Pane(EndsWork, Desk):
    """Shows one article; the whole of a reading screen, or one of two.

    Attributes:
        is_ahead: Whether it has the keys.
        is_one_of_two: Whether another stands beside it.
        hands: What is done in it; None until that is loaded.
    """

    def __init__(self, library: Library, opened: Opened, services: Services, goal: Goal = WHERE_READ) -> None:
        super().__init__(library, opened)
        self._services = services
        self._goal = goal
        self._known: list[Mention] | None = None
        self._named: list[Mention] | None = None
        self._saving: Timer | None = None
        self._early: list[Key] = []
        self._is_stale = False
        self._unsubscribe = library.subscribe(self._changed)
        self.is_ahead, self.is_one_of_two = True, False
        self.hands: Hands | None = None

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """The page and the status line."""
        settings = self.library.settings
        width = recall(self.library, WIDTH, settings.width)
        yield ArticleView(
            text_width=width if isinstance(width, int) else settings.width,
            with_margin=settings.margin,
            dark=self.app.current_theme.dark,
        )
        yield Status()

    def on_mount(self) -> None:
        """Show the article where the reader left it."""
        self._known = kept_entities(self.library, self.document)
        if self._known is None:
            self._find_names()
        here = self.opened.entry.id
        self.jumps.past = [jump.offset for jump in jumps_of(self.library) if jump.article == here]
        if self._goal != WHERE_READ or self._services.came_from_an_article():
            self.jumps.begin_here()
        if self.is_ahead:
            self.view.focus()
        self._show()
        self.view.begin_at(self.opened.place)
        self.call_after_refresh(self._settle)

    def on_unmount(self) -> None:
        """Hear no more of what is done."""
        self._unsubscribe()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        """Something was done; on a screen over this one, it is shown when that is left, in the other pane at once."""
        del changes
        is_shown = self.is_attached and self.app.screen is self.screen
        self._is_stale = self._is_stale or not (is_shown and self.is_ahead)
        if is_shown and not self.is_ahead:
            self.call_later(self.catch_up)

    def reload_annotations(self) -> None:
        """Read the annotations anew and draw them, those on the whole article under its title."""
        self._is_stale = False
        super().reload_annotations()
        self._show_names()
        if self.hands is not None:
            self.hands.annotations_again()
        self.put_heading()

    def _show(self) -> None:
        self.view.show(self.document, self.heading_now())
        self.put_layer(strata.article_layer(self.document))
        if len(self.document.text) < LONG_TEXT:
            self._show_figures()
        else:
            self.call_after_refresh(self._show_figures)
        self._named = None
        if len(self.opened.annotations) < MANY:
            self.draw_annotations()
        else:
            self.call_after_refresh(self.draw_annotations)
        self._show_names()
        if self.hands is not None:
            self.hands.annotations_again()

    def _show_names(self) -> None:
        """Lay the names over the text as they are put right, when that is otherwise than they lie there."""
        try:
            named = settled(self.library, self.opened.entry, self.document, self._known or ())
        except ReaderError as error:  # another program holds the database; the next change is shown again
            self.tell(str(error))
            return
        if named != self._named:
            self._named = named
            self.put_layer(strata.entity_layer(named))

    def _show_figures(self) -> None:
        self.figures = figures_of(self.library, self.opened.entry, self.document)
        self.put_layer(strata.figure_layer(self.figures, self.document.text))

    async def _settle(self) -> None:
        """What can wait until the page is drawn: the focus, the keys, a note that was not finished."""
        # Here and not at the top: the page is there before what is done with it is loaded.
        from reader.tui.reading.hands import Hands  # noqa: PLC0415

        hands = Hands(self, self._services, self.open_entry)
        await self.mount(*hands.widgets)
        self.hands = hands
        hands.annotations_again()
        self._go_to_place()
        self._say_state()
        self.known_again()
        if self._is_stale:
            self.reload_annotations()
        hands.offer_drafts()
        for event in self._early:
            self.on_key(event)

    def _go_to_place(self) -> None:
        text = self.document.text
        if self._goal != WHERE_READ:
            self.arrive(self._goal, jump=False)
            return
        last = marks(self.library, self.opened.entry).get(LAST_FOCUS, self.opened.place)
        focus = sentence_focus(self.document, min(last, max(0, len(text) - 1)))
        self.focus_now = focus
        if self.view.sees(focus.span):
            self.put_focus(focus)
        else:
            self.focus_in_view()

    def arrive(self, goal: Goal, *, jump: bool = True) -> None:
        """Go to an annotation or a passage, from where one is or anew, and run a command of READ there."""
        if self.hands is None:
            self._goal = goal
            return
        if goal.at and not self.focus_annotation(goal.at):
            self.focus_in_view()
            if self.hands.show_if_lost(goal.at):
                return
            self.tell("the annotation has no place in this text")
        if goal.span is not None:
            self.hands.jump_to(goal.span, jump=jump)
        if goal.placing:
            self.hands.place_by_hand(goal.placing)
        if goal.found:
            self.hands.go_on(goal.found)
        if goal.then:
            self.hands.run(goal.then)
        self.say_where()

    def known_again(self) -> None:
        """Draw the names as the whole library has them, and the quiet signs of what is also in other articles."""
        if self.hands is not None:
            self._show_names()
            self.hands.known_again()

    def catch_up(self) -> None:
        """Show at once what was done and put right elsewhere."""
        if self.hands is not None and self.is_attached:
            (self.reload_annotations if self._is_stale else self._show_names)()
            self.hands.annotations_again()  # to let be what is lost is no act, and changes no annotation

    def _say_state(self, *news: str) -> None:
        told = [*news, *self.document.notices]
        if self.hands is not None:
            told.append(self.hands.settle_places())
        if self.opened.entry.missing and not any(told):
            told.append("the file is gone; this is the text that was kept")
        if any(told):
            self.tell(" · ".join(filter(None, told)))

    # ── names ───────────────────────────────────────────────────────────────────────────────

    @work(exclusive=True, group="names")
    async def _find_names(self) -> None:
        document, self.is_finding_names = self.document, True
        try:
            names = self._services.names()
            mentions = await names.find(prose(document))
        except ReaderError as error:
            if self._services.says_once("names", str(error)):
                self.tell(error.message)
            return
        finally:
            self.is_finding_names = False
        kept = keep_entities(self.library, document, names.engine, mentions)
        if self.document.text_digest == document.text_digest and self.is_mounted:
            self._known = kept
            self._show_names()
            self._services.wide.refresh()

    # ── of two ──────────────────────────────────────────────────────────────────────────────

    def take_part(self, *, ahead: bool, of_two: bool) -> None:
        """Have the keys or not, alone or with another beside."""
        self.is_ahead, self.is_one_of_two = ahead, of_two
        if self.is_mounted:
            self.say_where()

    def take_focus(self) -> None:
        """Let keys come here: to what is being typed, else to the page."""
        if self.hands is not None:
            self.hands.take_focus()
        elif self.is_mounted:
            self.view.focus()

    # ── keys and the mouse, handed on ───────────────────────────────────────────────────────

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return Mode.SELECT if self.selection is not None else Mode.READ

    def on_key(self, event: Key) -> None:
        """Take a key; one that came too early waits."""
        if self.hands is None:
            event.stop()
            event.prevent_default()
            self._early.append(event)
            return
        self.hands.press(event)
        self.say_where()

    def on_prompt_typed(self, event: PromptTyped) -> None:
        """Something is typed in the line."""
        if self.hands is not None:
            self.hands.typed(event.about, event.text)

    def on_prompt_answered(self, event: PromptAnswered) -> None:
        """The line was answered."""
        if self.hands is not None:
            self.hands.answered(event.about, event.text)
            self.say_where()

    def on_prompt_left(self, event: PromptLeft) -> None:
        """The line was left."""
        if self.hands is not None:
            self.hands.left(event.about)
            self.say_where()

    def on_note_typed(self, event: NoteTyped) -> None:
        """Something is typed in a note."""
        if self.hands is not None:
            self.hands.note_typed(event.text)

    def on_note_kept(self, event: NoteKept) -> None:
        """A note is done."""
        if self.hands is not None:
            self.hands.note_kept(event.text)
            self.say_where()

    def on_note_dropped(self) -> None:
        """A note is thrown away."""
        if self.hands is not None:
            self.hands.note_dropped()
            self.say_where()

    def on_note_outside(self, event: NoteOutside) -> None:
        """A note goes to $EDITOR."""
        if self.hands is not None:
            self.hands.note_outside(event.text)
            self.say_where()

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """The text was clicked."""
        if self.hands is not None:
            self.hands.pointed(event.offset)
            self.say_where()

    def on_article_view_sign_pointed(self, event: ArticleView.SignPointed) -> None:
        """A sign in the gutter was clicked."""
        if self.hands is not None:
            self.hands.pointed_sign(event.sign.offset, event.sign.style)
            self.say_where()

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """Text was dragged over."""
        if self.hands is not None:
            self.hands.dragged(event.start, event.offset)

    def on_article_view_turned(self) -> None:
        """Another part is in view: say where, and keep the place soon."""
        self.say_where()
        if self._saving is None:
            self._saving = self.set_timer(SAVE_SECONDS, self.save_place)

    # ── place and changes from elsewhere ────────────────────────────────────────────────────

    def save_place(self) -> None:
        """Keep where the reader is, and what is being typed."""
        if self.hands is not None:
            self.hands.save_draft()
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        if self.hands is not None and self.hands.is_typing:
            return  # the page is shorter now than it is for reading
        keep_place(self.library, self.opened.entry, self.view.in_view.start, self.view.share_read)
        here = self.opened.entry.id
        elsewhere = [jump for jump in jumps_of(self.library) if jump.article != here]
        keep_jumps(self.library, [*elsewhere, *(Jump(here, offset) for offset in self.jumps.past)])
        keep_mark(self.library, self.opened.entry, LAST_FOCUS, self.focus_now.span.start)

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        fresh = opened_again(self.library, self.opened)
        is_same = fresh.document.text_digest == self.document.text_digest
        if is_same and fresh.entry.missing == self.opened.entry.missing:
            self.opened = fresh
            self.reload_annotations()
            return
        # Here and not at the top: the first page does without it.
        from reader.tui.reading.placing import carried  # noqa: PLC0415

        old, top, focus = self.document, self.view.in_view.start, self.focus_now.span
        self.opened = fresh
        self.select(None)
        self._known = kept_entities(self.library, self.document)
        self._show()
        self.view.turn_to(self.view.page.row_of(carried(old, top, self.document)))
        self.go_to(carried(old, focus.start, self.document), jump=False)
        if self._known is None:
            self._find_names()
        said = "the file is there again" if is_same else "the text has changed"
        self._say_state("" if fresh.entry.missing else said)

    def redraw(self) -> None:
        """Draw for another theme."""
        self.view.set_dark(dark=self.app.current_theme.dark)

    def open_entry(self, entry: Entry) -> None:
        """Open another article in place of this one; `q` comes back."""
        self.save_place()
        self._services.read(entry)

    def say_where(self) -> None:
        """Mode, title, place, time left, counts."""
        status = self.status
        typing = self.hands is not None and self.hands.is_typing
        status.mode = "" if not self.is_ahead else "INPUT" if typing else self.mode.upper()
        status.ways = (HELP, CLOSES if self.is_one_of_two else BACK) if self.is_ahead else (TAB,)
        status.subject = self.placing or self.opened.entry.article.title
        share = self.view.share_read
        minutes = round(self.opened.entry.article.words * (1 - share) / WORDS_A_MINUTE)
        count = len(self.opened.annotations)
        if self.selection is not None:
            status.ways = (HELP, *WHILE_TYPING)
            status.facts = (_counted(len(words(self.document.text, self.selection.span)), "word"),)
            return
        status.facts = (
            f"{self.view.share_above:.0%}",
            f"{minutes} min left" if minutes else "under a minute left" if share < 1 else "end",
            *((_counted(count, "annotation"),) if count else ()),
            *(("some marks off",) if self.switched_off else ()),
        )


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
