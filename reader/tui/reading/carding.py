"""Carding: the keys that make cards of what is in focus or selected."""

from reader.core.cloze import BLANK
from reader.core.quotes import QUOTE_LENGTH, quoted
from reader.core.reference import Target, TargetKind
from reader.core.span import Span
from reader.library.drafting import CARD, drafts
from reader.library.holding import Held, lying
from reader.store.cards import card_counts
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind
from reader.tui.services import Services
from reader.tui.widgets.drawing import GutterSign

# Imports inside functions: a card is seldom made in a sitting, and what makes drafts of it is large.


CARD_SIGN, CARD_LOOK = BLANK, "byline"  # in the gutter, beside what cards were made of


class Carding:
    """What these keys do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk, services: Services) -> None:
        self.desk = desk
        self._services = services

    def show(self) -> None:
        """Draw a sign beside each annotation that has cards, and in the margin how many."""
        desk = self.desk
        counts = card_counts(desk.library.database, desk.opened.entry.id)
        carded = [each for each in lying(desk.opened.annotations) if each.uid in counts] if counts else []
        signs = tuple(
            GutterSign(each.span.start, CARD_SIGN, CARD_LOOK, _counted(counts[each.uid]))
            for each in carded
            if each.span
        )
        if signs != desk.card_signs:
            desk.card_signs = signs
            desk.put_signs()

    def do_show_cards(self) -> None:
        """The cards of this article."""
        self._services.wide.show_cards(self.desk.opened.entry)

    def do_card(self) -> None:
        """Make a card of the annotation or the passage in focus, or of the selection."""
        from reader.library.card_drafts import card_drafts  # noqa: PLC0415
        from reader.library.card_making import Spot  # noqa: PLC0415
        from reader.tui.cards.maker import MakerScreen  # noqa: PLC0415
        from reader.tui.cards.work import new_work  # noqa: PLC0415

        desk, held, span = self.desk, self._held(), self._span()
        if span.is_empty:
            desk.tell("nothing is selected")
            return
        uid = held.annotation.uid if held else ""
        spot = Spot(desk.opened.entry, desk.document, span, uid, desk.last_label.name)
        offered = card_drafts(desk.library, spot.entry, spot.document, span)
        desk.app.push_screen(MakerScreen(desk.library, new_work(desk.library, spot, offered)), self._made)

    def do_weigh(self) -> None:
        """How often the annotation at the focus is read again; where there is none, those of the whole article."""
        from reader.tui.weighing import weigh  # noqa: PLC0415

        desk, held = self.desk, self._held()
        kind, key = (TargetKind.ANNOTATION, held.annotation.uid) if held else (TargetKind.ARTICLE, desk.opened.entry.id)
        weigh(desk.app, desk.library, [Target(kind, key)], desk.tell)

    def do_cloze(self) -> None:
        """Leave the selected words out of their sentence: a cloze, or one more gap in the one that is there."""
        from reader.library.card_making import Spot, around, leave_out  # noqa: PLC0415

        desk = self.desk
        words = desk.target.trimmed(desk.document.text)
        if words.is_empty:
            desk.tell("nothing is selected")
            return
        sentence, held = around(desk.document, words), self._around(words)
        uid = held.annotation.uid if held else ""
        spot = Spot(desk.opened.entry, desk.document, sentence, uid, desk.last_label.name)
        near = [each.uid for each in lying(desk.opened.annotations) if each.span and each.span.overlaps(sentence)]
        made = leave_out(desk.library, spot, words, near)
        left_out = quoted(words.of(desk.document.text), QUOTE_LENGTH)
        count = "" if len(made) == 1 else f" · {len(made)} gaps"
        self._shown(made[0].annotation, f"left out: {left_out}{count} · select on: C adds a gap · u takes it back")

    def offer(self) -> None:
        """Go on with the newest card of this article that was not finished; only once with the same words."""
        desk = self.desk
        waiting = [each for each in drafts(desk.library, desk.opened.entry.id) if each.kind == CARD][-1:]
        if not waiting or not self._services.says_once(f"draft {waiting[0].key}", waiting[0].changed.isoformat()):
            return
        from reader.tui.cards.maker import MakerScreen  # noqa: PLC0415
        from reader.tui.cards.work import unfinished  # noqa: PLC0415

        work = unfinished(desk.library, waiting[0], desk.opened)
        if work is None:
            desk.tell(f"a card was not finished, and its passage is gone: {quoted(waiting[0].text, QUOTE_LENGTH)}")
            return
        desk.app.push_screen(MakerScreen(desk.library, work), self._made)
        desk.tell("this card was not finished; here it is again")

    def _made(self, said: str | None) -> None:
        if said:
            self.desk.select(None)
            self.desk.reload_annotations()
            self.desk.tell(said)

    def _shown(self, uid: str, said: str) -> None:
        desk = self.desk
        desk.select(None)
        desk.reload_annotations()
        desk.focus_annotation(uid)
        desk.tell(said)

    def _span(self) -> Span:
        held, desk = self._held(), self.desk
        if held is not None and held.span is not None:
            return held.span
        return desk.target.trimmed(desk.document.text)

    def _held(self) -> Held | None:
        """The annotation in focus, or that lies exactly on what is selected."""
        desk, target = self.desk, self.desk.target.trimmed(self.desk.document.text)
        if desk.selection is None and desk.focus_now.kind is FocusKind.ANNOTATION:
            return desk.held_at(desk.focus_now.span)
        every = desk.opened.annotations
        return next((every[number] for number, each in enumerate(lying(every)) if each.span == target), None)

    def _around(self, words: Span) -> Held | None:
        """The innermost annotation that words lie in."""
        every = self.desk.opened.annotations
        found = [
            (len(each.span), number)
            for number, each in enumerate(lying(every))
            if each.span is not None and each.span.covers(words)
        ]
        return every[min(found)[1]] if found else None


def _counted(count: int) -> str:
    return "1 card" if count == 1 else f"{count} cards"
