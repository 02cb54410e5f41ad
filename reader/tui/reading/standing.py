"""Standing: what became of the annotations when the text changed: told, drawn, gone over, confirmed, placed by hand."""

from collections.abc import Mapping
from typing import Protocol

from reader.core.annotation import Annotation
from reader.core.errors import ReaderError
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Target, TargetKind
from reader.core.relocate import How, Lost, Placed
from reader.core.span import Span
from reader.library.holding import Held, lying, states_of
from reader.library.replacing import are_let_be, confirm, place_anew, settle_places
from reader.library.standing import marked_at, stood_near
from reader.store.journal import newest_change
from reader.store.parked import is_anything_parked
from reader.tui.card_words import cards_words
from reader.tui.reading import strata
from reader.tui.reading.cards import note_card
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind, leap
from reader.tui.services import Services
from reader.tui.standing.signs import SIGNS
from reader.tui.widgets.drawing import GutterSign
from reader.tui.widgets.sheets import Act, Card, Chooser, Way

MOVED, CHANGED = "moved with the text", "changed · K tells how"  # in the margin
RIGHT = "it lies right as it does now · u takes it back"


# Imports inside functions here are of what parked notes and cards need, and few readers have any at first.


class Waits(Protocol):
    """A note from elsewhere that is to be placed by hand."""

    def place(self, span: Span) -> None:
        """Place it there."""


class Standing:
    """What the keys for annotations do that are not as they were marked; each `do_` method is one of the table.

    Args:
        desk: The desk.
        services: What the app does for screens.
    """

    def __init__(self, desk: Desk, services: Services) -> None:
        self.desk = desk
        self._services = services
        self._moved: frozenset[str] = frozenset()  # with the text, since it was opened; they are written down by now
        self._by_hand = ""  # the lost one that is to be placed
        self._waits: Waits | None = None  # or the parked one

    # ── told and drawn ──────────────────────────────────────────────────────────────────────

    def settle(self) -> str:
        """Write down what moved with its text as a whole; what the reader is told, empty for nothing."""
        desk = self.desk
        self._try_parked()
        moved = {uid for uid, place in self._states().items() if place.how is How.MOVED}
        try:
            told = settle_places(desk.library, desk.opened)
        except ReaderError as error:
            return str(error)
        if moved:
            desk.reload_annotations()
            self._moved |= moved - set(self._states())  # all others are still told to have moved by where they lie
            self.show()
        return f"{told} · ]o goes there" if told and self._asking() else told

    def _try_parked(self) -> None:
        """Look, beside what goes on here, whether something that is parked has its place in this text."""
        desk = self.desk
        database, entry = desk.library.database, desk.opened.entry
        if is_anything_parked(database) and self._services.says_once(
            f"parked in {entry.id}", f"{newest_change(database)} {desk.document.text_digest}"
        ):
            desk.app.run_worker(self._place_parked(), group="parked")

    async def _place_parked(self) -> None:
        from reader.tui.parked.trying import tried_again  # noqa: PLC0415

        desk = self.desk
        words = await tried_again(desk.library, [desk.opened.entry])
        if words and desk.is_attached:
            desk.reload_annotations()
            desk.tell(words)

    def show(self) -> None:
        """Draw the states beside the text, and over it how many are lost."""
        desk = self.desk
        signs, lost = self._signs(), len(self._asking(How.LOST))
        has = "note has lost its" if lost == 1 else "notes have lost their"
        says = f"{SIGNS[How.LOST]} {lost} {has} place · ]o" if lost else ""
        if (signs, says) != (desk.state_signs, desk.says_lost):
            desk.state_signs, desk.says_lost = signs, says
            desk.put_heading()
            desk.put_signs()

    def _signs(self) -> tuple[GutterSign, ...]:
        states, book = self._states(), self.desk.library.codebook
        if not states and not self._moved:
            return ()
        found = []
        for each in lying(self.desk.opened.annotations):
            how = states[each.uid].how if each.uid in states else How.MOVED if each.uid in self._moved else How.EXACT
            if each.span is not None and how is not How.EXACT:
                label = book.by_name(each.label)
                words = CHANGED if how is How.CHANGED else MOVED
                style = f"glyph.{label.colour}" if label else "glyph.none"
                found.append(GutterSign(each.span.start, SIGNS[how], style, words))
        return tuple(found)

    def _states(self) -> Mapping[str, Placed | Lost]:
        return states_of(self.desk.opened.annotations)

    def _asking(self, *hows: How) -> list[str]:
        """The annotations that need the reader: that changed, or are lost and not let be."""
        found = {uid: place.how for uid, place in self._states().items()}
        let_be = are_let_be(self.desk.library, self.desk.opened) if How.LOST in found.values() else ()
        wanted = hows or (How.CHANGED, How.LOST)
        return [uid for uid, how in found.items() if how in wanted and uid not in let_be]

    # ── gone over ───────────────────────────────────────────────────────────────────────────

    def do_next_lost(self, count: int) -> None:
        """Next annotation that changed; after the last one, those that are lost."""
        self._leap(count, forward=True)

    def do_previous_lost(self, count: int) -> None:
        """Previous annotation that changed."""
        self._leap(count, forward=False)

    def _leap(self, count: int, *, forward: bool) -> None:
        desk, changed, lost = self.desk, set(self._asking(How.CHANGED)), self._asking(How.LOST)
        marks = desk.strata.get(strata.ANNOTATIONS, strata.layer(strata.ANNOTATIONS)).marks
        layer = strata.layer(strata.ANNOTATIONS, [mark for mark in marks if mark.ref in changed])
        for _ in range(max(1, count)):
            if desk.put_focus(leap(layer, desk.focus_now, FocusKind.ANNOTATION, forward=forward), jump=True):
                continue
            if lost and (forward or not changed):
                self.show_list(next(uid for uid in self._lost() if uid in lost))
            else:
                desk.tell(_why_none(is_empty=not changed, forward=forward))
            return
        desk.tell("its words changed · K tells how · g y it lies right")

    def show_list(self, uid: str = "") -> None:
        """The list of those that changed or are lost, at one of them."""
        self._services.wide.show_lost(self.desk.opened.entry, uid)

    def do_show_lost(self) -> None:
        """The list of those that changed or are lost."""
        self.show_list()

    def show_if_lost(self, uid: str) -> bool:
        """Show the list at an annotation, by the beginning of its id; False when that is not lost."""
        found = next((each for each in self._lost() if each.startswith(uid)), "")
        if found:
            self.show_list(found)
        return bool(found)

    # ── confirmed ───────────────────────────────────────────────────────────────────────────

    def do_confirm(self) -> None:
        """Say that the annotation at the focus lies right as it does now."""
        held = self.desk.held_at(self.desk.focus_now.span)
        if held is None:
            self.desk.tell("no annotation here: ]o goes to the next that changed")
        elif held.annotation.uid not in self._states():
            self.desk.tell("it lies as it was marked")
        else:
            self._confirm(held.annotation.uid)

    def _confirm(self, uid: str) -> None:
        try:
            confirm(self.desk.library, self.desk.opened, uid)
        except ReaderError as error:
            self.desk.tell(str(error))
            return
        self._moved -= {uid}
        self.desk.reload_annotations()
        self.desk.tell(RIGHT)

    def card(self, held: Held, ways: tuple[Way, ...]) -> Card:
        """The card of an annotation, with what its words were and are."""
        from reader.tui.weighing import weight_words  # noqa: PLC0415

        uid, library, how = held.annotation.uid, self.desk.library, held.placed.how
        acts = (Act("y", "it lies right", lambda: self._confirm(uid)),) if how in {How.CHANGED, How.MOVED} else ()
        if how is How.EXACT and uid in self._moved and held.span is not None:
            held = Held(held.annotation, Placed(held.span, 1.0, How.MOVED))
        now = held.span.of(self.desk.document.text) if held.span is not None else ""
        again = weight_words(library, Target(TargetKind.ANNOTATION, uid))
        return note_card(held, library.codebook, ways, now, acts, cards_words(library, uid), again)

    # ── placed by hand ──────────────────────────────────────────────────────────────────────

    def begin_by_hand(self, uid: str) -> None:
        """Go where a lost annotation stood, or where one was found that belongs elsewhere, and let `g o` place it.

        What is parked can be placed so too.
        """
        desk, self._by_hand, self._waits = self.desk, uid, None
        desk.stop_placing()
        held = next((each for each in desk.opened.annotations if each.annotation.uid == uid), None)
        if held is None:
            self._begin_parked(uid)
        if held is None or held.annotation.anchor is None:
            return
        anchor = held.annotation.anchor
        desk.go_to(held.span.start if held.span else stood_near(desk.library, anchor, desk.document), jump=True)
        desk.begin_placing(anchor.exact)
        desk.tell(f"g o places it on its passage, or on what is selected: {quoted(anchor.exact)}")

    def _begin_parked(self, uid: str) -> None:
        from reader.tui.reading.waiting import Waiting  # noqa: PLC0415

        try:
            waits = Waiting(self.desk, uid)
        except ReaderError as error:
            self.desk.tell(str(error))
            return
        self._waits = waits
        waits.begin()

    def do_place_lost(self) -> None:
        """Place the annotation that was taken up, else a lost one, here; of several, it is chosen which."""
        if not self.desk.placing:  # it was let go
            self._by_hand, self._waits = "", None
        if self._waits is not None:
            self._place_waiting(self._waits)
            return
        taken_up = [each.annotation for each in self.desk.opened.annotations if each.annotation.uid == self._by_hand]
        chosen = taken_up or list(self._lost().values())
        if len(chosen) == 1:
            self._place(chosen[0])
        elif chosen:
            self._choose(chosen)
        else:
            self.desk.tell("no annotation of this article is lost")

    def _place_waiting(self, waits: Waits) -> None:
        span = self.desk.target.trimmed(self.desk.document.text)
        if span.is_empty:
            self.desk.tell("nothing is selected")
            return
        waits.place(span)
        self._waits = None

    def _choose(self, lost: list[Annotation]) -> None:
        def take(number: int | None) -> None:
            if number is not None:
                try:
                    self._place(lost[number])
                except ReaderError as error:
                    self.desk.tell(str(error))

        quotes = [quoted(each.anchor.exact) if each.anchor else "" for each in lost]
        self.desk.app.push_screen(Chooser("Place which annotation here?", quotes, enter="places it here"), take)

    def _place(self, annotation: Annotation) -> None:
        desk = self.desk
        span = desk.target.trimmed(desk.document.text)
        if span.is_empty:
            desk.tell("nothing is selected")
            return
        place_anew(desk.library, desk.opened, annotation.uid, span)
        self._by_hand = ""
        desk.stop_placing()
        self._placed(annotation.uid, span)

    def _placed(self, uid: str, span: Span) -> None:
        desk = self.desk
        desk.select(None)
        desk.reload_annotations()
        desk.focus_annotation(uid)
        left = len(self._asking(How.LOST))
        more = f" · ]o: {left} more" if left else ""
        desk.tell(f"placed on {quoted(span.of(desk.document.text), QUOTE_LENGTH)} · u takes it back{more}")

    def _lost(self) -> dict[str, Annotation]:
        """The lost annotations by their ids, in the order in which they stood."""
        uids = {uid for uid, place in self._states().items() if isinstance(place, Lost)}
        every = [each.annotation for each in self.desk.opened.annotations] if uids else []
        return {each.uid: each for each in sorted(every, key=marked_at) if each.uid in uids}


def _why_none(*, is_empty: bool, forward: bool) -> str:
    if is_empty:
        return "every annotation lies as it was marked"
    return f"no {'further' if forward else 'earlier'} annotation that changed"
