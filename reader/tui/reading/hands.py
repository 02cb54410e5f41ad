"""Hands: the keys, the mouse and the places to type, loaded once the page stands."""

from collections.abc import Callable

from textual.events import Key
from textual.widget import Widget

from reader.core.errors import ReaderError
from reader.core.phrase import Phrase
from reader.core.span import Span
from reader.library.shelf import Entry
from reader.tui.commander import Commander
from reader.tui.commands import of_mode
from reader.tui.everywhere import Everywhere
from reader.tui.modes import Mode
from reader.tui.note_links import NoteLinks
from reader.tui.reading.annotating import TAGS, Annotating
from reader.tui.reading.besides import Besides
from reader.tui.reading.carding import Carding
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind, on_mark
from reader.tui.reading.following import Following
from reader.tui.reading.hinting import Hinting
from reader.tui.reading.leaping import Leaping
from reader.tui.reading.linking import NOTE, Linking
from reader.tui.reading.missed import NAME, Missed
from reader.tui.reading.motions import SelectMotions
from reader.tui.reading.moving import Moving
from reader.tui.reading.noting import NoteDesk
from reader.tui.reading.outlining import Outlining
from reader.tui.reading.pointing import THINGS, Pointing
from reader.tui.reading.quoting import Quoting
from reader.tui.reading.searching import SEARCH, Searching
from reader.tui.reading.selecting import Selecting
from reader.tui.reading.standing import Standing
from reader.tui.reading.viewing import Viewing
from reader.tui.services import Services
from reader.tui.taking_back import TakingBack
from reader.tui.widgets.editor import Editor
from reader.tui.widgets.prompt import Prompt
from reader.tui.widgets.which_key import WhichKey


class Hands:
    """What a reader does at the desk.

    Args:
        desk: The desk.
        services: What the app does for screens.
        open_entry: What opens another article.
    """

    def __init__(self, desk: Desk, services: Services, open_entry: Callable[[Entry], None]) -> None:
        self._desk = desk
        self._services = services
        self.prompt, self.editor, self._which_key = Prompt(), Editor(), WhichKey()
        self.noting = NoteDesk(desk, self.editor, NoteLinks(desk.library, lambda: services.wide.census))
        self.hinting = Hinting(desk)
        self.searching = Searching(desk, self.prompt)
        self.selecting = Selecting(desk)
        self.annotating = Annotating(desk, self.noting, self.prompt)
        self.missed = Missed(desk, self.prompt)
        following = Following(desk, open_entry)
        self.standing = Standing(desk, services)
        self.viewing = Viewing(desk, following, services, self.standing)
        self._pointing = Pointing(desk, self.viewing)
        everywhere = Everywhere(desk.app, self.prompt, services, self._mode)
        back = TakingBack(desk.library, self._taken_back)
        self._carding = Carding(desk, services)
        besides = Besides(desk, services, following)
        both = (
            self.annotating,
            self.missed,
            self.standing,
            self._carding,
            Quoting(desk),
            back,
            self.searching,
            besides,
            everywhere,
        )
        moving = Moving(desk)
        self.linking = Linking(desk, services, self.annotating, moving, self.prompt)
        read = (moving, Leaping(desk, services), self.hinting, self.viewing, Outlining(desk), self.selecting)
        self.commander = Commander(
            {
                Mode.READ: (self.linking, *read, *both),
                Mode.SELECT: (self.selecting, self.linking, SelectMotions(self.selecting), *both),
            },
            desk.library.settings.keys,
            desk.status,
            self._which_key,
        )

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """What is to be mounted on the screen."""
        return self._which_key, self.prompt, self.editor

    @property
    def is_typing(self) -> bool:
        """Whether keys are text just now."""
        return self.prompt.is_open or self.editor.is_open

    def _mode(self) -> Mode:
        return Mode.SELECT if self._desk.selection is not None else Mode.READ

    def jump_to(self, span: Span, *, jump: bool = True) -> None:
        """Put the focus on exactly this span: on the thing it is, else on a passage."""
        self._desk.put_focus(self._thing_on(span), jump=jump)

    def go_on(self, phrases: tuple[Phrase, ...]) -> None:
        """Show what was found in the whole library wherever it stands here; `n` goes on from the focus."""
        self.searching.go_on(phrases)

    def _thing_on(self, span: Span) -> Focus:
        desk = self._desk
        for name, kind in THINGS:
            for mark in desk.strata[name].between(span) if name in desk.strata else ():
                if mark.span == span:
                    return on_mark(mark, kind)
        return Focus(span, FocusKind.HIT)

    def run(self, name: str) -> None:
        """Run a command of the present mode by its name."""
        mode = self._mode()
        self.commander.run(next(each for each in of_mode(mode) if each.name == name))

    def known_again(self) -> None:
        """What is known of the whole library was taken anew."""
        self.viewing.show_elsewhere()

    def annotations_again(self) -> None:
        """The annotations were read anew."""
        self.linking.show()
        self.standing.show()
        self._carding.show()

    def offer_drafts(self) -> None:
        """Go on with what was not finished in this article: a note, else a card."""
        if not self.noting.offer():
            self._carding.offer()

    def settle_places(self) -> str:
        """Write down which annotations moved with the text; what the reader is told of it."""
        return self.standing.settle()

    def show_if_lost(self, uid: str) -> bool:
        """Show the list of lost annotations at one of them; False when it is not lost."""
        return self.standing.show_if_lost(uid)

    def place_by_hand(self, uid: str) -> None:
        """Go where a lost annotation stood, to place it."""
        self.standing.begin_by_hand(uid)

    def _taken_back(self, words: str) -> None:
        self._desk.reload_annotations()
        self._desk.tell(words)

    def press(self, event: Key) -> None:
        """Take a key, unless it is text."""
        if self.is_typing:
            self._pass_on(event)
            return
        if self.hinting.hints:
            event.stop()
            self._desk.status.message = ""
            self.hinting.type_hint(event.character or "")
            return
        self.commander.press(self._mode(), event)

    def _pass_on(self, event: Key) -> None:
        """Give a key to the place to type, if it was on its way here when that opened."""
        place = self.editor if self.editor.is_open else self.prompt
        if place.taken is not event:
            event.stop()
            event.prevent_default()
            place.take(event)

    def save_draft(self) -> None:
        """Save what is being typed, now."""
        if self.editor.is_open:
            self.note_typed(self.editor.text)

    # ── the line of input ───────────────────────────────────────────────────────────────────

    def typed(self, about: str, text: str) -> None:
        """Search as it is typed."""
        if about == SEARCH:
            self.searching.typed(text)

    def answered(self, about: str, text: str) -> None:
        """Take the answer."""
        self._close_prompt()
        try:
            if about == TAGS:
                self.annotating.tag(text)
            elif about == NOTE:
                self.linking.noted(text)
            elif about == NAME:
                self.missed.answered(text)
            elif about == "command":
                self._services.command(text)
            elif about == SEARCH:
                self._search(text)
        except ReaderError as error:
            self._desk.tell(str(error))
            self.prompt.again()

    def _search(self, text: str) -> None:
        self.searching.answered(text)
        if self._desk.selection is not None:
            self.selecting.reach(self._desk.focus_now.span)

    def left(self, about: str) -> None:
        """Nothing was asked after all."""
        self._close_prompt()
        if about == SEARCH:
            self.searching.left()

    def _close_prompt(self) -> None:
        self.prompt.close()
        self.take_focus()

    # ── the note editor ─────────────────────────────────────────────────────────────────────

    def note_typed(self, text: str) -> None:
        """Keep the draft."""
        try:
            self.noting.typed(text)
        except ReaderError as error:
            self._desk.tell(str(error))

    def note_kept(self, text: str) -> None:
        """Save the note."""
        note = self.noting.kept(text)
        if note:
            self.annotating.repeat_note(note)

    def note_dropped(self) -> None:
        """Throw the note away."""
        self.noting.dropped()

    def note_outside(self, text: str) -> None:
        """Hand the note to $EDITOR."""
        try:
            self.noting.outside(text)
        except ReaderError as error:
            self._desk.tell(str(error))

    # ── the mouse ───────────────────────────────────────────────────────────────────────────

    def pointed(self, offset: int) -> None:
        """The text was clicked; while one types, keys go on as text."""
        if self.is_typing:
            self.take_focus()
        else:
            self._pointing.at(offset)

    def pointed_sign(self, offset: int, style: str) -> None:
        """A sign in the gutter was clicked."""
        if self.is_typing:
            self.take_focus()
        else:
            self._pointing.on_sign(offset, style)

    def dragged(self, start: int, end: int) -> None:
        """Select what was dragged over."""
        if self.is_typing:
            self.take_focus()
        else:
            self.selecting.drag(start, end)

    def take_focus(self) -> None:
        """Let keys come here: to what is being typed, else to the page."""
        if self.is_typing:
            (self.editor if self.editor.is_open else self.prompt).take_focus()
        else:
            self._desk.screen.set_focus(self._desk.view)
