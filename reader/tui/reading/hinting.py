"""Hints: letters on everything in view, to go to a thing by typing what stands on it."""

from collections.abc import Iterable
from itertools import product

from reader.core.marks import Mark
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind, on_mark

LETTERS = "asdfghjklqwertyuiopzxcvbnm"  # the home row first


def hint_letters(count: int) -> list[str]:
    """`count` strings of which none is the start of another; as short as can be."""
    length = 1
    while len(LETTERS) ** length < count:
        length += 1
    return ["".join(letters) for letters in product(LETTERS, repeat=length)][:count]


def hinted(marks: Iterable[Mark]) -> dict[str, Mark]:
    """Each thing with its letters, in reading order; of several at one place only the shortest."""
    by_start: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda each: (each.span.start, -len(each.span))):
        by_start[mark.span.start] = mark
    ordered = [by_start[start] for start in sorted(by_start)]
    return dict(zip(hint_letters(len(ordered)), ordered, strict=True))


class Hinting:
    """The hints key, and the letters typed after it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.hints: dict[str, Mark] = {}
        self._typed = ""

    def do_hints(self) -> None:
        """Put letters on everything in view."""
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
        desk.tell("type the letters of where to go · esc leaves")

    def type_hint(self, key: str) -> None:
        """Take one letter of a hint; any other key puts them away."""
        desk = self.desk
        typed = self._typed + key
        if typed in self.hints:
            mark = self.hints[typed]
            self.put_hints_away()
            desk.put_focus(on_mark(mark, kind_of(mark)), jump=True)
        elif any(letters.startswith(typed) for letters in self.hints):
            self._show_hints(typed)
        else:
            self.put_hints_away()
            if key:
                self.desk.tell(f"no hint begins with {typed}")

    def put_hints_away(self) -> None:
        """No letters any more."""
        self.hints = {}
        self._show_hints("")

    def _show_hints(self, typed: str) -> None:
        self._typed = typed
        self.desk.put_layer(strata.hint_layer(self.hints, typed))


def kind_of(mark: Mark) -> FocusKind:
    """What a mark of a layer is as a focus."""
    head = mark.style.partition(".")[0]
    kinds = {"entity": FocusKind.ENTITY, "figure": FocusKind.FIGURE, "link": FocusKind.LINK}
    return kinds.get(head, FocusKind.ANNOTATION)
