"""Linking: the keys for references in an article: begin and end one, jump to the next, note on it, trash it."""

from collections.abc import Iterable

from reader.core.cells import fitted, shown
from reader.core.entity import EntityKey
from reader.core.errors import ReaderError
from reader.core.marks import Mark
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Reference, Target, TargetKind, entity_target, figure_target
from reader.core.span import Span
from reader.library.holding import on_whole
from reader.library.passage import Passage
from reader.library.referencing import change_note, unlink
from reader.library.shown_ends import ends_in, others_told
from reader.library.telling import entity_words
from reader.library.tied import Tied
from reader.tui.reading import strata
from reader.tui.reading.annotating import Annotating
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind, leap
from reader.tui.reading.moving import Moving
from reader.tui.reading.ties import STYLE, about_lines, reference_layer, reference_signs
from reader.tui.services import Services
from reader.tui.widgets.prompt import Prompt

NOTE = "note of a reference"  # what the line of input is asked for


class Linking:
    """What the keys for references do; each `do_` method is one command of the table.

    Where the focus is on a reference, it takes the keys that else are for annotations.
    """

    def __init__(self, desk: Desk, services: Services, annotating: Annotating, moving: Moving, prompt: Prompt) -> None:
        self.desk = desk
        self._services = services
        self._annotating = annotating
        self._moving = moving
        self._prompt = prompt
        self._noted: Reference | None = None

    # ── drawing ─────────────────────────────────────────────────────────────────────────────

    def show(self) -> None:
        """Read the references of the article anew and draw them."""
        desk = self.desk
        try:
            tied = ends_in(desk.library, desk.opened.entry, desk.document, desk.opened.annotations)
            told = others_told(desk.library, tied) if tied else {}
        except ReaderError as error:  # another program holds the database; the next change is shown again
            desk.tell(str(error))
            return
        signs, about = reference_signs(tied, told), about_lines(self._over_text(tied), told)
        if (tied, signs, about) != (desk.tied, desk.tied_signs, desk.about):
            desk.tied, desk.tied_signs, desk.about = tied, signs, about
            desk.put_heading()
            desk.put_layer(reference_layer(tied))
            desk.put_signs()

    def _over_text(self, tied: Iterable[Tied]) -> list[Tied]:
        """Those of the article as a whole, and of notes on the whole of it."""
        notes = {each.uid for each in on_whole(self.desk.opened.annotations)}
        found = (each for each in tied if each.span is None)
        return [each for each in found if each.target.kind is TargetKind.ARTICLE or each.target.key in notes]

    # ── beginning and ending ────────────────────────────────────────────────────────────────

    def do_link(self) -> None:
        """Begin a reference at what is in focus, or end the one that was begun."""
        end = self._end()
        if end is None:
            self.desk.tell("nothing is selected")
            return
        words, span = self._words(end), self.desk.target
        self.desk.select(None)
        self._services.loose_end.take(end, words, lambda made: self._made(made, span))

    def _words(self, end: Target | Passage) -> str:
        quote = self.desk.target.of(self.desk.document.text).strip()
        if isinstance(end, Target) and end.kind is TargetKind.ENTITY:
            return entity_words(EntityKey.of(end.key))
        if quote:
            return quoted(quote, QUOTE_LENGTH)
        title = f"“{self.desk.opened.entry.article.title}”"
        return title if isinstance(end, Target) and end.kind is TargetKind.ARTICLE else f"the note on {title}"

    def _end(self) -> Target | Passage | None:
        desk, focus = self.desk, self.desk.focus_now
        if desk.selection is None:
            tied = self._tied_here()
            if tied is not None:
                return tied.target
            if focus.kind is FocusKind.ENTITY:
                return entity_target(EntityKey.of(focus.ref))
            if focus.kind is FocusKind.ANNOTATION:
                return Target(TargetKind.ANNOTATION, focus.ref)
        span = desk.target.trimmed(desk.document.text)
        if any(each.span == span for each in desk.figures):
            return figure_target(desk.opened.entry.id, desk.document.text_digest, span)
        if span.is_empty:
            return None
        return Passage(desk.opened.entry, desk.document, span, desk.last_label.name)

    def _made(self, made: Reference, span: Span) -> None:
        """Draw it, and put the focus on it, so that `e` notes on it."""
        self.desk.reload_annotations()
        self.show()
        for each in self.desk.tied:
            if made in each.references and each.span and each.span.overlaps(span):
                self.desk.put_focus(Focus(each.span, FocusKind.REFERENCE, each.key))
                return

    def do_widen(self) -> None:
        """Let go of what is being placed, or of a reference that was begun; else widen the focus to its sentence."""
        if self.desk.stop_placing():
            self.desk.tell("it is not placed")
        elif not self._services.loose_end.forget():
            self._moving.do_widen()

    # ── jumping ─────────────────────────────────────────────────────────────────────────────

    def do_next_reference(self, count: int) -> None:
        """Next reference."""
        self._leap(count, forward=True)

    def do_previous_reference(self, count: int) -> None:
        """Previous reference."""
        self._leap(count, forward=False)

    def _leap(self, count: int, *, forward: bool) -> None:
        desk = self.desk
        over = [Mark(Span(0, 0), STYLE, each.key) for each in self._over_text(desk.tied)]
        layer = strata.layer(strata.REFERENCES, (*over, *reference_layer(desk.tied).marks))
        for _ in range(max(1, count)):
            if not desk.put_focus(leap(layer, desk.focus_now, FocusKind.REFERENCE, forward=forward), jump=True):
                way = "further" if forward else "earlier"
                desk.tell(f"no {way} reference" if len(layer) else "no reference here: x begins one")
                return
        tied = self._tied_here()
        number = len(tied.references) if tied else 0
        desk.tell(f"{number} references here: enter shows them" if number > 1 else "enter shows where it leads")

    def _tied_here(self) -> Tied | None:
        """The place in focus, where that is one; else None."""
        desk, focus = self.desk, self.desk.focus_now
        if focus.kind is not FocusKind.REFERENCE or desk.selection is not None:
            return None
        return next((each for each in desk.tied if each.key == focus.ref), None)

    # ── changing ────────────────────────────────────────────────────────────────────────────

    def _one(self, tied: Tied) -> Reference | None:
        """The reference at a place, if there is exactly one; of several, the card is shown to choose."""
        if len(tied.references) == 1:
            return tied.references[0]
        self._services.wide.show_reference(tied.target, self.desk.opened.entry)
        return None

    def do_edit(self) -> None:
        """Note on the reference in focus; else edit the annotation at the focus."""
        tied = self._tied_here()
        if tied is None:
            self._annotating.do_edit()
            return
        self._noted = self._one(tied)
        if self._noted is not None:
            room = max(8, self.desk.size.width // 3)
            self._prompt.ask(NOTE, f"note on “{fitted(shown(self._noted.relation), room)}”", self._noted.note)

    def noted(self, text: str) -> None:
        """Keep the note."""
        if self._noted is not None:
            change_note(self.desk.library, self._noted.record.uid, text.strip())
            self.show()
            self.desk.tell("note kept" if text.strip() else "note emptied · u brings it back")

    def do_trash(self) -> None:
        """Put the reference in focus into the trash; else the annotation at the focus."""
        tied = self._tied_here()
        if tied is None:
            self._annotating.do_trash()
            return
        found = self._one(tied)
        if found is not None:
            unlink(self.desk.library, found.record.uid)
            self.desk.go_to(self.desk.focus_now.span.start, jump=False)
            self.show()
            self.desk.tell(f"to the trash · u brings it back: {found.relation}")
