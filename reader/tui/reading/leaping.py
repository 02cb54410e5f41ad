"""Leaping: from thing to thing, to marks, and back along the jump list, in READ."""

from reader.core.entity import EntityKey
from reader.core.marks import Mark
from reader.library.placing import keep_mark, marks
from reader.tui.goal import Goal
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind, leap, on_mark
from reader.tui.services import Services

LAYER_OF = {
    FocusKind.ENTITY: strata.ENTITIES,
    FocusKind.FIGURE: strata.FIGURES,
    FocusKind.ANNOTATION: strata.ANNOTATIONS,
}


class Leaping:
    """What the jump keys do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk, services: Services) -> None:
        self.desk = desk
        self._services = services

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
            if not desk.put_focus(leap(layer, desk.focus_now, kind, forward=forward), jump=True):
                desk.tell(self._why_none(kind, is_empty=not len(layer), forward=forward))
                return

    def _why_none(self, kind: FocusKind, *, is_empty: bool, forward: bool) -> str:
        if kind is FocusKind.ENTITY and self.desk.is_finding_names:
            return "names are still being found"
        return f"no {kind} here" if is_empty else f"no {'further' if forward else 'earlier'} {kind}"

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
        desk.tell(f"{EntityKey.of(mark.ref).name}: {index + 1} of {len(same)}")

    def _entity_in_focus(self) -> Mark | None:
        layer = self.desk.strata.get(strata.ENTITIES)
        found = layer.between(self.desk.focus_now.span) if layer else []
        return found[0] if found else None

    # ── marks and the jump list ─────────────────────────────────────────────────────────────

    def do_set_mark(self, char: str) -> None:
        """Remember this place under a letter."""
        if len(char) != 1 or not char.isalpha():
            self.desk.tell("a mark is one letter")
            return
        keep_mark(self.desk.library, self.desk.opened.entry, char, self.desk.focus_now.span.start)
        self.desk.tell(f"mark {char} is set; '{char} comes back here")

    def do_go_to_mark(self, char: str) -> None:
        """Go to the place under a letter; `'` is the last place jumped from."""
        if char == "'":
            self.do_back()
            return
        offset = marks(self.desk.library, self.desk.opened.entry).get(char)
        if offset is None:
            self.desk.tell(f"there is no mark {char}; m{char} sets it")
            return
        self.desk.go_to(min(offset, max(0, len(self.desk.document.text) - 1)))

    def do_back(self) -> None:
        """Back to where the last jump started; from an article that another led to, to that one."""
        offset = self.desk.jumps.back(self.desk.focus_now.span.start)
        if offset is None and self._services.came_from_an_article():
            self._services.back_to_article()
        else:
            self._travel(offset, "this is where you began")

    def do_forward(self) -> None:
        """Forward again, also to the article that `back` came from."""
        offset, beyond = self.desk.jumps.forward(self.desk.focus_now.span.start), self.desk.jumps.beyond
        if offset is None and beyond is not None:
            self._services.read(beyond[0], Goal(span=beyond[1]))
        else:
            self._travel(offset, "this is the newest place")

    def _travel(self, offset: int | None, otherwise: str) -> None:
        if offset is None:
            self.desk.tell(otherwise)
        else:
            self.desk.go_to(offset, jump=False)
