"""Moving: pages, focus, jumps, hints, marks and search in READ."""

from reader.core.marks import Mark
from reader.library.placing import keep_mark, marks
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import Focus, FocusKind, leap, on_mark, sentence_focus, step, widened
from reader.tui.reading.hinting import hinted
from reader.tui.reading.searching import hits
from reader.tui.widgets.prompt import Prompt

LAYER_OF = {
    FocusKind.ENTITY: strata.ENTITIES,
    FocusKind.FIGURE: strata.FIGURES,
    FocusKind.ANNOTATION: strata.ANNOTATIONS,
}


class Moving:
    """What the moving keys do; each method is one command of the table."""

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        self.desk = desk
        self.hints: dict[str, Mark] = {}
        self._prompt = prompt
        self._hinting = ""

    # ── pages ───────────────────────────────────────────────────────────────────────────────

    def do_down(self, count: int) -> None:
        """Line down."""
        self._turn(max(1, count))

    def do_up(self, count: int) -> None:
        """Line up."""
        self._turn(-max(1, count))

    def do_page_down(self, count: int) -> None:
        """Page down, two lines of the old page kept."""
        self._turn(self._page * max(1, count))

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self._turn(-self._page * max(1, count))

    def do_half_down(self, count: int) -> None:
        """Half a page down."""
        self._turn(self.desk.view.height_rows // 2 * max(1, count))

    def do_half_up(self, count: int) -> None:
        """Half a page up."""
        self._turn(-(self.desk.view.height_rows // 2) * max(1, count))

    def do_top(self, count: int) -> None:
        """Top, or line `count`."""
        self._to_row(max(0, count - 1))

    def do_bottom(self, count: int) -> None:
        """End, or line `count`."""
        self._to_row(count - 1 if count else len(self.desk.view.page))

    def do_percent(self, count: int) -> None:
        """`count` per cent into the article."""
        self._to_row(len(self.desk.view.page) * min(count, 100) // 100)

    @property
    def _page(self) -> int:
        return max(1, self.desk.view.height_rows - 2)

    def _turn(self, rows: int) -> None:
        self.desk.view.turn(rows)
        self.desk.focus_in_view()

    def _to_row(self, row: int) -> None:
        self.desk.jumps.leave(self.desk.focus_now.span.start)
        self.desk.view.turn_to(row)
        last = len(self.desk.view.page) - 1
        start = self.desk.view.page.line_at(max(0, min(row, last))).span.start
        self.desk.put_focus(sentence_focus(self.desk.document, min(start, max(0, len(self.desk.document.text) - 1))))

    # ── focus ───────────────────────────────────────────────────────────────────────────────

    def do_next_sentence(self, count: int) -> None:
        """Next sentence."""
        self._step(FocusKind.SENTENCE, count, forward=True)

    def do_previous_sentence(self, count: int) -> None:
        """Previous sentence."""
        self._step(FocusKind.SENTENCE, count, forward=False)

    def do_next_paragraph(self, count: int) -> None:
        """Next paragraph."""
        self._step(FocusKind.PARAGRAPH, count, forward=True)

    def do_previous_paragraph(self, count: int) -> None:
        """Previous paragraph."""
        self._step(FocusKind.PARAGRAPH, count, forward=False)

    def do_next_section(self, count: int) -> None:
        """Next section."""
        self._step(FocusKind.SECTION, count, forward=True)

    def do_previous_section(self, count: int) -> None:
        """Previous section."""
        self._step(FocusKind.SECTION, count, forward=False)

    def do_widen(self, count: int) -> None:
        """The sentence of what is in focus; hits of a search go out of sight."""
        del count
        if self.desk.searched:
            self.desk.searched = ""
            self.desk.put_layer(strata.search_layer((), None))
        self.desk.put_focus(widened(self.desk.document, self.desk.focus_now))

    def _step(self, kind: FocusKind, count: int, *, forward: bool) -> None:
        desk = self.desk
        for _ in range(max(1, count)):
            if not desk.put_focus(step(desk.document, desk.focus_now.span.start, kind, forward=forward)):
                desk.tell(f"no {'further' if forward else 'earlier'} {kind}")
                return

    # ── jumps ───────────────────────────────────────────────────────────────────────────────

    def do_next_entity(self, count: int) -> None:
        """Next entity."""
        self._leap(FocusKind.ENTITY, count, forward=True)

    def do_previous_entity(self, count: int) -> None:
        """Previous entity."""
        self._leap(FocusKind.ENTITY, count, forward=False)

    def do_next_figure(self, count: int) -> None:
        """Next figure."""
        self._leap(FocusKind.FIGURE, count, forward=True)

    def do_previous_figure(self, count: int) -> None:
        """Previous figure."""
        self._leap(FocusKind.FIGURE, count, forward=False)

    def do_next_annotation(self, count: int) -> None:
        """Next annotation."""
        self._leap(FocusKind.ANNOTATION, count, forward=True)

    def do_previous_annotation(self, count: int) -> None:
        """Previous annotation."""
        self._leap(FocusKind.ANNOTATION, count, forward=False)

    def _leap(self, kind: FocusKind, count: int, *, forward: bool) -> None:
        desk = self.desk
        layer = desk.strata.get(LAYER_OF[kind], strata.layer(LAYER_OF[kind]))
        for _ in range(max(1, count)):
            if not desk.put_focus(leap(layer, desk.focus_now.span.start, kind, forward=forward), jump=True):
                desk.tell(f"no {'further' if forward else 'earlier'} {kind}" if len(layer) else f"no {kind} here")
                return

    def do_next_mention(self, count: int) -> None:
        """Next mention of the entity in focus."""
        self._mention(count, forward=True)

    def do_previous_mention(self, count: int) -> None:
        """Previous mention of the entity in focus."""
        self._mention(count, forward=False)

    def _mention(self, count: int, *, forward: bool) -> None:
        desk = self.desk
        mark = self._entity_in_focus()
        if mark is None:
            desk.tell("no entity in focus: ]e goes to the next")
            return
        same = [each for each in desk.strata[strata.ENTITIES] if each.ref == mark.ref]
        index = (same.index(mark) + (max(1, count) if forward else -max(1, count))) % len(same)
        desk.put_focus(on_mark(same[index], FocusKind.ENTITY), jump=True)
        desk.tell(f"{mark.ref}: {index + 1} of {len(same)}")

    def _entity_in_focus(self) -> Mark | None:
        layer = self.desk.strata.get(strata.ENTITIES)
        found = layer.between(self.desk.focus_now.span) if layer else []
        return found[0] if found else None

    # ── hints ───────────────────────────────────────────────────────────────────────────────

    def do_hints(self, count: int) -> None:
        """Put letters on everything in view."""
        del count
        desk = self.desk
        seen = desk.view.in_view
        shown = [
            mark
            for name in (strata.ENTITIES, strata.FIGURES, strata.ANNOTATIONS)
            if name not in desk.switched_off and name in desk.strata
            for mark in desk.strata[name].between(seen)
        ]
        links = [Mark(link.span, "link", link.target) for link in desk.document.links if link.span.overlaps(seen)]
        found = [mark for mark in (*shown, *links) if seen.start <= mark.span.start]
        if not found:
            desk.tell("nothing here to go to")
            return
        self.hints = hinted(found)
        self._show_hints("")

    def type_hint(self, key: str) -> None:
        """Take one letter of a hint; any other key puts them away."""
        desk = self.desk
        typed = self._hinting + key
        if typed in self.hints:
            mark = self.hints[typed]
            self.put_hints_away()
            desk.put_focus(on_mark(mark, kind_of(mark)), jump=True)
        elif any(letters.startswith(typed) for letters in self.hints):
            self._show_hints(typed)
        else:
            self.put_hints_away()

    def put_hints_away(self) -> None:
        """No letters any more."""
        self.hints = {}
        self._show_hints("")

    def _show_hints(self, typed: str) -> None:
        self._hinting = typed
        self.desk.put_layer(strata.hint_layer(self.hints, typed))

    # ── search ──────────────────────────────────────────────────────────────────────────────

    def do_search(self, count: int) -> None:
        """Ask what to search."""
        del count
        self._prompt.ask("search", "search", "")

    def search(self, typed: str, *, start: int, leave: int | None = None) -> None:
        """Show all hits and focus the first at or after `start`."""
        desk = self.desk
        desk.searched = typed
        found = hits(desk.document, typed)
        here = next((each for each in found if each.start >= start), found[0] if found else None)
        desk.put_layer(strata.search_layer(found, here))
        if here is not None:
            if leave is not None:
                desk.jumps.leave(leave)
            desk.put_focus(Focus(here, FocusKind.HIT))
            desk.tell(f"{found.index(here) + 1} of {len(found)}")
        elif typed.strip():
            desk.tell(f"“{typed}” is not in this article")

    def do_search_next(self, count: int) -> None:
        """Next hit, from the start again after the last."""
        self._search_on(max(1, count))

    def do_search_previous(self, count: int) -> None:
        """Previous hit."""
        self._search_on(-max(1, count))

    def _search_on(self, by: int) -> None:
        desk = self.desk
        found = hits(desk.document, desk.searched)
        if not found:
            desk.tell("nothing searched for yet: / searches" if not desk.searched else f"“{desk.searched}” is not here")
            return
        at = desk.focus_now.span
        before = sum(1 for each in found if each < at)
        index = (found.index(at) + by if at in found else before + by - (by > 0)) % len(found)
        desk.put_layer(strata.search_layer(found, found[index]))
        desk.put_focus(Focus(found[index], FocusKind.HIT), jump=True)
        desk.tell(f"{index + 1} of {len(found)}")

    # ── marks and the jump list ─────────────────────────────────────────────────────────────

    def do_set_mark(self, count: int, char: str) -> None:
        """Remember this place under a letter."""
        del count
        if len(char) != 1 or not char.isalpha():
            self.desk.tell("a mark is one letter")
            return
        keep_mark(self.desk.library, self.desk.opened.entry, char, self.desk.focus_now.span.start)
        self.desk.tell(f"mark {char} is set; '{char} comes back here")

    def do_go_to_mark(self, count: int, char: str) -> None:
        """Go to the place under a letter; `'` is the last place jumped from."""
        if char == "'":
            self.do_back(count)
            return
        offset = marks(self.desk.library, self.desk.opened.entry).get(char)
        if offset is None:
            self.desk.tell(f"there is no mark {char}; m{char} sets it")
            return
        self.desk.go_to(min(offset, max(0, len(self.desk.document.text) - 1)))

    def do_back(self, count: int) -> None:
        """Back to where the last jump started."""
        del count
        self._travel(self.desk.jumps.back(self.desk.focus_now.span.start), "this is where you began")

    def do_forward(self, count: int) -> None:
        """Forward again."""
        del count
        self._travel(self.desk.jumps.forward(self.desk.focus_now.span.start), "this is the newest place")

    def _travel(self, offset: int | None, otherwise: str) -> None:
        if offset is None:
            self.desk.tell(otherwise)
        else:
            self.desk.go_to(offset, jump=False)


def kind_of(mark: Mark) -> FocusKind:
    """What a mark of a layer is as a focus."""
    head = mark.style.partition(".")[0]
    kinds = {"entity": FocusKind.ENTITY, "figure": FocusKind.FIGURE, "link": FocusKind.LINK}
    return kinds.get(head, FocusKind.ANNOTATION)
