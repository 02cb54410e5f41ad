"""Maker: a sheet in which a card is made: one of the drafts that are offered, or what is typed."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Label, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from reader.core.asking import in_a_line
from reader.core.card import CardKind
from reader.core.cells import fitted, shown
from reader.core.errors import ReaderError
from reader.library.card_drafts import CardDraft
from reader.library.library import Library
from reader.tui.cards.sides import sides
from reader.tui.cards.work import Work
from reader.tui.pasting import CleanTextArea, anew
from reader.tui.widgets.sheets import NARROW_THEN_WIDE
from reader.tui.widgets.told_keys import ToldKeys, fitting

DRAFT_SECONDS = 0.2  # from a key to the draft on disk
CHOOSING = ("tab writes your own", "esc leaves")
WRITING = ("esc makes it", "tab goes on", "ctrl+x throws it away")
CHANGING = ("esc keeps it", "tab goes on", "ctrl+x throws it away")


class MakerScreen(ModalScreen[str]):
    """Makes a card, or changes one; answers with what came of it, in words.

    Args:
        library: The library.
        work: What is to be made.
    """

    HORIZONTAL_BREAKPOINTS = NARROW_THEN_WIDE

    def __init__(self, library: Library, work: Work) -> None:
        super().__init__()
        self._library = library
        self._work = work
        self._kind = CardKind.QUESTION
        self._timer: Timer | None = None
        self._is_over = False
        self._seen: Key | None = None

    def compose(self) -> ComposeResult:
        """A title, the drafts, question and answer, both sides as they will be seen, the keys."""
        work = self._work
        with Vertical(classes="sheet sheet--known sheet--maker"):
            yield Label("", classes="sheet--title", markup=False)
            rows = [Option(_row(number, each)) for number, each in enumerate(work.offered, 1)]
            yield OptionList(*rows, markup=False)
            with Vertical(id="maker-fields"):
                for name in ("question", "answer"):
                    yield Label(name, classes="maker--name", markup=False)
                    yield CleanTextArea(first=self._first)
                yield Label("preview", classes="maker--name", markup=False)
                with VerticalScroll(can_focus=False):
                    yield Static("", id="maker-sides", markup=False)
            yield ToldKeys()

    def on_mount(self) -> None:
        """Begin with the drafts; with what was typed, where there is some."""
        question, answer = self._fields
        question.text, answer.text = self._work.question, self._work.answer
        self.write(typing=bool(self._work.question or self._work.answer or not self._work.offered))

    @property
    def _fields(self) -> tuple[TextArea, TextArea]:
        question, answer = self.query(TextArea)
        return question, answer

    @property
    def _is_typing(self) -> bool:
        return bool(self.query_one("#maker-fields").display)

    def write(self, *, typing: bool) -> None:
        """Let the card be typed; or choose one of the drafts."""
        self.query_one("#maker-fields").display = typing
        rows = self.query_one(OptionList)
        rows.display = not typing
        question = self._fields[0]
        question.move_cursor(question.document.end)
        self.set_focus(question if typing else rows)
        self._draw()

    def on_resize(self) -> None:
        """Tell as many keys as there is room for."""
        self._draw()

    def _draw(self) -> None:
        width = self.query_one(".sheet").content_size.width
        self.query_one(".sheet--title", Label).update(fitted(shown(self._work.title), max(8, width)))
        self.query_one(ToldKeys).tell(fitting(self._keys(), max(8, width)))
        question, answer = self._fields
        self.query_one("#maker-sides", Static).update(sides(question.text, answer.text))

    def _keys(self) -> tuple[str, ...]:
        number = len(self._work.offered)
        if not self._is_typing:
            return ("1 takes it" if number == 1 else f"1-{number} takes a draft", *CHOOSING)
        return (*(WRITING if self._work.spot else CHANGING), *(["tab tab drafts"] if number else []))

    # ── drafts ──────────────────────────────────────────────────────────────────────────────

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A draft was taken."""
        event.stop()
        self._take(event.option_index)

    def _take(self, number: int) -> None:
        """Put a draft into the fields; what stood there can be had back there by ctrl+z."""
        if number < len(self._work.offered):
            draft = self._work.offered[number]
            self._kind = draft.kind
            for area, text in zip(self._fields, (draft.question, draft.answer), strict=True):
                area.replace(text, (0, 0), area.document.end)
            self.write(typing=True)

    def on_key(self, event: Key) -> None:
        """Choose a draft; keys of the fields are taken there."""
        rows = self.query_one(OptionList)
        if self._is_typing:
            if event is not self._seen:  # it was on its way here when the fields opened
                event.stop()
                event.prevent_default()
                self._fields[0].post_message(anew(event))
            return
        if event.key in {"j", "k"}:
            event.stop()
            (rows.action_cursor_down if event.key == "j" else rows.action_cursor_up)()
        elif event.key.isdecimal():
            event.stop()
            self._take(int(event.key) - 1)
        elif event.key in {"tab", "i", "c"}:
            event.stop()
            event.prevent_default()
            self.write(typing=True)
        elif event.key in {"escape", "q"}:
            event.stop()
            self._end("")

    # ── fields ──────────────────────────────────────────────────────────────────────────────

    def _first(self, event: Key) -> bool:
        self._seen = event
        if self._is_over:
            self.app.post_message(anew(event))
        elif event.key in {"escape", "ctrl+s"}:
            self._keep()
        elif event.key == "ctrl+x":
            self._stop_timer()
            self._work.dropped(self._library)
            self._end("thrown away")
        elif event.key in {"tab", "shift+tab"}:
            self._turn(forward=event.key == "tab")
        else:
            return False
        return True

    def _turn(self, *, forward: bool) -> None:
        question, answer = self._fields
        is_last = self.focused is (answer if forward else question)
        if is_last and self._work.offered:
            self.write(typing=False)
        else:
            self.set_focus(answer if self.focused is question else question)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Show both sides, and keep what is typed, soon."""
        event.stop()
        if self._is_over:
            return
        self._draw()
        if self._timer is None:
            self._timer = self.set_timer(DRAFT_SECONDS, self._say)

    def _say(self) -> None:
        self._stop_timer()
        question, answer = (each.text for each in self._fields)
        if (question, answer) != (self._work.question, self._work.answer):
            self._work.typed(self._library, question, answer)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _keep(self) -> None:
        """Make the card; what is half a card stays a draft."""
        question, answer = (each.text.strip() for each in self._fields)
        if not question and not answer:
            self._work.dropped(self._library)
            self._end("no card is made")
            return
        try:
            self._say()
            said = self._work.save(question, answer, self._kind)
        except ReaderError as error:
            self._end(f"{error.message} · what was typed is kept: {'c' if self._work.spot else 'e'} goes on with it")
        else:
            self._end(said)

    def _end(self, said: str) -> None:
        if self.app.screen is not self:  # it was left already, by an esc right before
            return
        self._is_over = True
        self._stop_timer()
        self.dismiss(said)


def _row(number: int, draft: CardDraft) -> Content:
    """A draft: what it asks, and what it takes as the answer."""
    asked = in_a_line(draft.question)
    return Content.assemble(
        (f"{number} ", "$accent bold"), shown(asked), ("\n  → ", "$foreground 60%"), (shown(draft.answer), "bold")
    )
