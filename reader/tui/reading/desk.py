"""Desk: the state of an article that is read, and the few moves that every key on it is made of."""

from collections.abc import Iterable

from textual.widget import Widget

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.figure import Figure
from reader.core.labels import Label
from reader.core.marks import Layer
from reader.core.phrase import Phrase
from reader.core.quotes import quoted
from reader.core.segment import sentence_at
from reader.core.selection import Selection
from reader.core.span import Span
from reader.library.holding import lying
from reader.library.library import Library
from reader.library.opening import Held, Opened, annotations_of
from reader.library.placing import LAST_LABEL, recall
from reader.library.tied import Tied
from reader.tui.reading import strata
from reader.tui.reading.focus import Focus, FocusKind, sentence_focus
from reader.tui.reading.heading import heading
from reader.tui.reading.jump_list import JumpList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.drawing import GutterSign
from reader.tui.widgets.status import Status

WIDTH = "width"
THINGS = {FocusKind.ENTITY, FocusKind.FIGURE, FocusKind.ANNOTATION, FocusKind.LINK, FocusKind.REFERENCE}
SWITCHED_OFF = "layers off"


class Desk(Widget):
    """What is open, what is in focus or selected, and the layers over it.

    The handlers in this room are given the desk; they read its attributes and call its moves.
    """

    def __init__(self, library: Library, opened: Opened) -> None:
        super().__init__()
        self.library = library
        self.opened = opened
        self.focus_now = Focus(Span(0, 0), FocusKind.SENTENCE)
        self.selection: Selection | None = None
        self.jumps = JumpList()
        self.is_finding_names = False
        self.searched: str | tuple[Phrase, ...] = ""
        self.figures: list[Figure] = []
        self.strata: dict[str, Layer] = {}
        self.own_signs: tuple[GutterSign, ...] = ()
        self.tied: list[Tied] = []
        self.tied_signs: tuple[GutterSign, ...] = ()
        self.about: tuple[str, ...] = ()
        self.card_signs: tuple[GutterSign, ...] = ()
        self.state_signs: tuple[GutterSign, ...] = ()
        self.says_lost = ""
        self.placing = ""  # the beginning of what is being placed by hand, as it is told while it is
        self._is_over_text = False
        self._headed: tuple[tuple[str, str], ...] = ()
        self.quiet_signs: tuple[GutterSign, ...] = ()
        off = recall(library, SWITCHED_OFF, [])
        self.switched_off = set(off if isinstance(off, list) else [])

    # ── what is here ────────────────────────────────────────────────────────────────────────

    @property
    def document(self) -> Document:
        """The document that is shown."""
        return self.opened.document

    @property
    def view(self) -> ArticleView:
        """The widget that shows it."""
        return self.query_one(ArticleView)

    @property
    def status(self) -> Status:
        """The status line."""
        return self.query_one(Status)

    @property
    def target(self) -> Span:
        """What an act applies to: the selection, else exactly the focus."""
        return self.selection.span if self.selection is not None else self.focus_now.span

    @property
    def last_label(self) -> Label:
        """The label used last, else the first of the codebook."""
        name = recall(self.library, LAST_LABEL, "")
        labels = self.library.codebook
        return labels.by_name(str(name)) or labels.labels[0]

    def sentence_in_focus(self) -> Span:
        """The focus; of a smaller thing, such as a name, the sentence that it stands in."""
        span = self.target
        whole = sentence_at(self.document, span.start) if len(self.document.text) else span
        return whole if whole.covers(span) else span

    def held_at(self, span: Span) -> Held | None:
        """The innermost annotation that touches `span`; the one in focus first."""
        every = self.opened.annotations
        drawn = lying(every)
        if self.focus_now.kind is FocusKind.ANNOTATION and self.selection is None:
            number = next((number for number, each in enumerate(drawn) if each.uid == self.focus_now.ref), None)
            if number is not None:
                return every[number]
        touching = [
            (len(each.span), -each.span.start, each.uid, number)
            for number, each in enumerate(drawn)
            if each.span is not None and each.span.overlaps(span)
        ]
        return every[min(touching)[-1]] if touching else None

    # ── placing by hand ─────────────────────────────────────────────────────────────────────

    def begin_placing(self, quote: str) -> None:
        """Say, until it is placed or let go, that what has this quote is being placed."""
        self.placing = f"g o places, esc ends: {quoted(quote)}"
        self.say_where()

    def stop_placing(self) -> bool:
        """Let go of what is being placed; False when nothing is."""
        was_placing, self.placing = bool(self.placing), ""
        self.say_where()
        return was_placing

    # ── moves ───────────────────────────────────────────────────────────────────────────────

    def tell(self, message: str) -> None:
        """Say something in the status line, until the next key."""
        self.status.message = message

    def put_focus(self, focus: Focus | None, *, jump: bool = False) -> bool:
        """Move the focus and bring it into view; False when there is nothing to move to."""
        if focus is None:
            return False
        if jump:
            self.jumps.leave(self.focus_now.span.start)
        self.focus_now = focus
        self._show_focus()
        self.view.reveal(focus.span)
        return True

    def go_to(self, offset: int, *, jump: bool = True) -> None:
        """Focus the sentence at an offset."""
        self.put_focus(sentence_focus(self.document, offset), jump=jump)

    def focus_annotation(self, uid: str) -> bool:
        """Focus an annotation by the beginning of its id; False when it has no place here."""
        for each in lying(self.opened.annotations):
            if each.span is not None and each.uid.startswith(uid):
                return self.put_focus(Focus(each.span, FocusKind.ANNOTATION, each.uid))
        return False

    def focus_in_view(self) -> None:
        """After a page was turned: keep the focus if it is in view, else take the first sentence that is."""
        if self.view.sees(self.focus_now.span):
            return
        seen = self.view.in_view
        span = sentence_at(self.document, seen.start)
        if span.start < seen.start and span.end < seen.end:
            following = sentence_at(self.document, min(span.end + 1, max(0, len(self.document.text) - 1)))
            span = following if following.start < seen.end else span
        self.focus_now = Focus(span, FocusKind.SENTENCE)
        self._show_focus()

    def heading_now(self) -> tuple[tuple[str, str], ...]:
        """What is to stand over the text, as (text, style name)."""
        self._headed = heading(self.opened, self.about, self.says_lost, is_in_focus=self._is_over_text)
        return self._headed

    def put_heading(self) -> None:
        """Put over the text what is to stand there, when that is otherwise than it stands there."""
        before = self._headed
        if self.heading_now() != before:
            self.view.set_heading(self._headed)

    def _show_focus(self) -> None:
        focus = self.focus_now
        is_over_text = focus.kind is FocusKind.REFERENCE and focus.span.is_empty
        if is_over_text != self._is_over_text:
            self._is_over_text = is_over_text
            self.put_heading()
        self.view.set_focus(focus.span)
        self.put_layer(strata.focus_layer(focus.span))
        self.put_layer(strata.thing_layer(focus.span if focus.kind in THINGS else None))

    def select(self, selection: Selection | None) -> None:
        """Select, or stop selecting."""
        self.selection = selection
        self.put_layer(strata.selection_layer(selection, self.document))
        if selection is not None:
            head = min(selection.head, max(0, len(self.document.text) - 1))
            self.view.reveal(Span(head, head + 1) if self.document.text else Span(0, 0))
        self.say_where()

    def put_layer(self, layer: Layer) -> None:
        """Put a layer over the text, unless the reader switched it off."""
        self.strata[layer.name] = layer
        hidden = layer.name in self.switched_off
        self.view.set_layer(strata.layer(layer.name) if hidden else layer)

    def switch(self, names: Iterable[str], *, on: bool) -> None:
        """Switch layers on or off."""
        for name in names:
            self.switched_off.discard(name) if on else self.switched_off.add(name)
            self.put_layer(self.strata.get(name, strata.layer(name)))
        self.put_signs()

    def reload_annotations(self) -> None:
        """Read the annotations anew and draw them."""
        try:
            held = annotations_of(self.library, self.opened.entry, self.document)
        except ReaderError as error:  # another program holds the database; the next change is shown again
            self.tell(str(error))
            return
        self.opened = Opened(self.opened.entry, self.document, held, self.opened.place)
        self.draw_annotations()

    def draw_annotations(self) -> None:
        """Draw the annotations as they were read last."""
        held = self.opened.annotations
        self.own_signs = tuple(strata.gutter_signs(held, self.library.codebook))
        self.put_layer(strata.annotation_layer(held, self.library.codebook))
        self.put_layer(strata.overlap_layer(held))
        self.put_signs()
        self.say_where()

    def put_signs(self) -> None:
        """Fill gutter and margin; what the reader made goes before the quiet signs."""
        signs: list[GutterSign] = []
        if strata.ANNOTATIONS not in self.switched_off:
            signs += (*self.state_signs, *self.own_signs)
        if strata.REFERENCES not in self.switched_off:
            signs += self.tied_signs
        if strata.ANNOTATIONS not in self.switched_off:
            signs += self.card_signs
        if strata.ELSEWHERE not in self.switched_off:
            signs += self.quiet_signs
        self.view.set_signs(signs)

    def say_where(self) -> None:
        """Bring the status line up to date; the pane knows how."""
        raise NotImplementedError
