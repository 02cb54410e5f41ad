"""Reading screen: an article, its margin, the status line; the keys of READ, SELECT and INPUT."""

from textual import work
from textual.app import ComposeResult
from textual.events import Key, Resize
from textual.timer import Timer

from reader.core.entity import Mention
from reader.core.errors import ReaderError
from reader.core.relocate import Lost
from reader.library.library import Library
from reader.library.marking import figures_of, keep_entities, kept_entities
from reader.library.opening import Opened, open_article
from reader.library.placing import keep_mark, keep_place, marks, recall
from reader.library.shelf import Entry
from reader.tui.commander import Commander
from reader.tui.commands import Mode
from reader.tui.reading import strata
from reader.tui.reading.annotating import Annotating
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind, sentence_focus
from reader.tui.reading.following import Following
from reader.tui.reading.motions import SelectMotions
from reader.tui.reading.moving import Moving
from reader.tui.reading.noting import NoteDesk
from reader.tui.reading.outlining import Outlining
from reader.tui.reading.selecting import Selecting
from reader.tui.reading.viewing import WIDTH, Viewing
from reader.tui.screens.everywhere import Everywhere
from reader.tui.services import Services
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.sheets import Card, CardScreen
from reader.tui.widgets.status import Status
from reader.tui.widgets.which_key import WhichKey

WORDS_A_MINUTE = 230
LAST_FOCUS = "."  # the mark under which the focus is kept when an article is left
SAVE_SECONDS = 1.0  # from a turn of the page to its place on disk


class ReadingScreen(Desk):
    """Shows one article."""

    def __init__(self, library: Library, opened: Opened, services: Services, at: str = "") -> None:
        super().__init__(library, opened)
        self._services = services
        self._at = at
        self._saving: Timer | None = None
        self._search_from = 0
        self.noting = NoteDesk(self)
        self.moving = Moving(self)
        self.selecting = Selecting(self)
        self.annotating = Annotating(self, self.noting)
        self.following = Following(self, self.open_entry, self._show_card)
        self.viewing = Viewing(self, self.following)

    # ── building ────────────────────────────────────────────────────────────────────────────

    def compose(self) -> ComposeResult:
        """The page, and what lies over and under it."""
        settings = self.library.settings
        width = recall(self.library, WIDTH, settings.width)
        yield ArticleView(
            text_width=width if isinstance(width, int) else settings.width,
            with_margin=settings.margin,
            dark=self.app.current_theme.dark,
        )
        yield WhichKey()
        yield Prompt()
        yield Editor()
        yield Status()

    def on_mount(self) -> None:
        """Show the article where the reader left it."""
        everywhere = Everywhere(self.app, self.prompt, self._services, self._help_mode)
        self.commander = Commander(
            {
                Mode.READ: (self.moving, self.annotating, self.viewing, Outlining(self), self, everywhere),
                Mode.SELECT: (self.selecting, SelectMotions(self.selecting), self.annotating, self.moving, everywhere),
            },
            self.library.settings.keys,
            self.status,
            self.query_one(WhichKey),
        )
        self.view.focus()
        self._show()
        self.call_after_refresh(self._settle)

    def _show(self) -> None:
        self.view.show(self.document, _heading(self.opened))
        self.put_layer(strata.article_layer(self.document))
        self.figures = figures_of(self.library, self.opened.entry, self.document)
        self.put_layer(strata.figure_layer(self.figures))
        self.reload_annotations()

    def _settle(self) -> None:
        """What needs the size of the screen: the place, the focus; and what may come later: names, drafts."""
        self._go_to_place()
        self._say_state()
        self.noting.offer()
        mentions = kept_entities(self.library, self.document)
        if mentions is None:
            self._find_names()
        else:
            self._put_names(mentions)

    def _go_to_place(self) -> None:
        text = self.document.text
        if self._at and self.focus_annotation(self._at):
            return
        self.view.turn_to(self.view.page.row_of(min(self.opened.place, len(text))) if self.opened.place else 0)
        last = marks(self.library, self.opened.entry).get(LAST_FOCUS, self.opened.place)
        focus = sentence_focus(self.document, min(last, max(0, len(text) - 1)))
        self.focus_now = focus
        if self.view.sees(focus.span):
            self.put_focus(focus)
        else:
            self.focus_in_view()

    def _say_state(self) -> None:
        lost = sum(isinstance(each.placed, Lost) for each in self.opened.annotations)
        said = [*self.document.notices]
        if lost:
            said.append(f"{lost} of your annotations {'has' if lost == 1 else 'have'} no place in this text any more")
        if self.opened.entry.missing and not said:
            said.append("the file is gone; this is the text that was kept")
        if said:
            self.tell(" · ".join(said))

    # ── names ───────────────────────────────────────────────────────────────────────────────

    @work(exclusive=True, group="names")
    async def _find_names(self) -> None:
        document = self.document
        try:
            names = self._services.names()
            mentions = await names.find(document.text)
        except ReaderError as error:
            if self._services.says_once("names", str(error)):
                self.tell(error.message)
            return
        keep_entities(self.library, document, names.engine, mentions)
        if self.document.text_digest == document.text_digest and self.is_mounted:
            self._put_names(mentions)

    def _put_names(self, mentions: list[Mention]) -> None:
        self.put_layer(strata.entity_layer(mentions))

    # ── keys ────────────────────────────────────────────────────────────────────────────────

    @property
    def mode(self) -> str:
        """READ, SELECT or INPUT."""
        if self.prompt.is_open or self.editor.is_open:
            return "INPUT"
        return "SELECT" if self.selection is not None else "READ"

    def on_key(self, event: Key) -> None:
        """Give the key to the mode."""
        if self.mode == "INPUT":
            return
        if self.hints:
            event.stop()
            self.status.message = ""
            self.moving.type_hint(event.character or "")
            return
        self.commander.press(Mode.SELECT if self.selection is not None else Mode.READ, event)
        self.say_where()

    def _help_mode(self) -> str:
        return "SELECT" if self.selection is not None else "READ"

    def do_caret(self, count: int) -> None:
        """Select from the focus by character."""
        del count
        self.selecting.begin(whole=False)

    def do_select_sentence(self, count: int) -> None:
        """Select the whole sentence."""
        del count
        self.selecting.begin(whole=True)

    # ── prompt and editor ───────────────────────────────────────────────────────────────────

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Search as it is typed."""
        if event.about == "search" and not isinstance(event, Prompt.Answered):
            self.moving.search(event.text, start=self.focus_now.span.start if not self.searched else self._search_from)

    def on_prompt_answered(self, event: Prompt.Answered) -> None:
        """Take the answer."""
        self._close_prompt()
        try:
            if event.about == "tags":
                self.annotating.tag(event.text)
            elif event.about == "command":
                self._services.command(event.text)
            elif event.about == "search":
                self.moving.search(event.text, start=self.focus_now.span.start, leave=self._search_from)
                if self.selection is not None:
                    self.selecting.reach(self.focus_now.span)
        except ReaderError as error:
            self.tell(str(error))
        self.say_where()

    def on_prompt_left(self, event: Prompt.Left) -> None:
        """Nothing was asked after all."""
        self._close_prompt()
        if event.about == "search":
            self.moving.do_widen(0)
        self.say_where()

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.view.focus()

    def on_editor_typed(self, event: Editor.Typed) -> None:
        """Keep the draft."""
        try:
            self.noting.typed(event.text)
        except ReaderError as error:
            self.tell(str(error))

    def on_editor_kept(self, event: Editor.Kept) -> None:
        """Save the note."""
        note = self.noting.kept(event.text)
        if note:
            self.annotating.repeat_note(note)
        self.say_where()

    def on_editor_outside(self, event: Editor.Outside) -> None:
        """Hand the note to $EDITOR."""
        self.noting.outside(event.text)
        self.say_where()

    # ── mouse ───────────────────────────────────────────────────────────────────────────────

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """Focus what was clicked: a link, an annotation, an entity, a figure, else its sentence."""
        if self.selection is not None:
            self.select(None)
        self.put_focus(self._thing_at(event.offset) or sentence_focus(self.document, event.offset))
        if self.focus_now.kind is FocusKind.LINK:
            self.viewing.do_follow(0)
        self.say_where()

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """Select what was dragged over."""
        self.selecting.drag(event.start, event.offset)

    def on_article_view_turned(self) -> None:
        """Another part is in view: say where, and keep the place soon."""
        self.say_where()
        if self._saving is None:
            self._saving = self.set_timer(SAVE_SECONDS, self.save_place)

    def on_resize(self, event: Resize) -> None:
        """Keep the focus in view."""
        del event
        self.call_after_refresh(lambda: self.view.reveal(self.focus_now.span) if self.editor.is_open else None)

    def _thing_at(self, offset: int) -> Focus | None:
        link = next((each for each in self.document.links if each.span.holds(offset)), None)
        if link is not None:
            return Focus(link.span, FocusKind.LINK, link.target)
        for name, kind in (
            (strata.ANNOTATIONS, FocusKind.ANNOTATION),
            (strata.ENTITIES, FocusKind.ENTITY),
            (strata.FIGURES, FocusKind.FIGURE),
        ):
            found = self.strata[name].at(offset) if name in self.strata and name not in self.switched_off else []
            if found:
                return Focus(found[0].span, kind, found[0].ref)
        return None

    def _show_card(self, card: Card) -> None:
        self.app.push_screen(CardScreen(card))

    # ── place and changes from elsewhere ────────────────────────────────────────────────────

    def save_place(self) -> None:
        """Keep where the reader is."""
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        keep_place(self.library, self.opened.entry, self.view.in_view.start, self.view.share_read)
        keep_mark(self.library, self.opened.entry, LAST_FOCUS, self.focus_now.span.start)

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        fresh = open_article(self.library, self.opened.entry)
        if fresh.document.text_digest == self.document.text_digest:
            self.reload_annotations()
            return
        top = self.view.in_view.start
        self.opened = fresh
        self.select(None)
        self._show()
        self.go_to(min(top, max(0, len(self.document.text) - 1)), jump=False)
        self._find_names()
        self.tell("the article has changed; this is its new text")

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
        status.mode = self.mode
        status.subject = self.opened.entry.article.title
        share = self.view.share_read
        minutes = round(self.opened.entry.article.words * (1 - share) / WORDS_A_MINUTE)
        count = len(self.opened.annotations)
        status.facts = (
            f"{share:.0%}",
            f"{minutes} min left" if minutes else "under a minute left" if share < 1 else "end",
            f"{count} annotation{'' if count == 1 else 's'}" if count else "? help",
        )


def _heading(opened: Opened) -> tuple[tuple[str, str], ...]:
    article, document = opened.entry.article, opened.document
    first = document.blocks[0].span.of(document.text) if document.blocks else ""
    parts = (article.source, article.author, f"{article.published:%-d %B %Y}" if article.published else "")
    byline = " · ".join(part for part in parts if part)
    title = "" if first.startswith(article.title.rstrip("…")) else article.title
    return tuple(row for row in ((title, "title"), (byline, "byline")) if row[0])
