"""Pointing: what the mouse takes into focus, and what it shows."""

from reader.core.marks import Mark
from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.elsewhere import STYLE as ELSEWHERE
from reader.tui.reading.focus import Focus, FocusKind, on_mark, sentence_focus
from reader.tui.reading.ties import SIGN as TIED
from reader.tui.reading.viewing import Viewing

THINGS = (
    (strata.ANNOTATIONS, FocusKind.ANNOTATION),
    (strata.ENTITIES, FocusKind.ENTITY),
    (strata.FIGURES, FocusKind.FIGURE),
)
_OF_SIGNS = {ELSEWHERE: THINGS[1:], TIED: ((strata.REFERENCES, FocusKind.REFERENCE),)}


class Pointing:
    """What clicks on the page do.

    Args:
        desk: The desk.
        viewing: What shows cards and follows links.
    """

    def __init__(self, desk: Desk, viewing: Viewing) -> None:
        self._desk = desk
        self._viewing = viewing

    def at(self, offset: int) -> None:
        """Focus what was clicked: a link, an annotation, an entity, a figure, else its sentence.

        A link is followed; of another thing that was in focus already, the card is shown.
        """
        desk, before, thing = self._desk, self._desk.focus_now, self._thing_at(offset)
        desk.select(None)
        desk.put_focus(thing or sentence_focus(desk.document, offset))
        if thing is not None and (thing.kind is FocusKind.LINK or thing == before):
            self._viewing.do_follow()

    def on_sign(self, offset: int, style: str) -> None:
        """Show the thing that a sign in the gutter stands for, by where it starts and the look of the sign."""
        self._desk.select(None)
        for name, kind in _OF_SIGNS.get(style, THINGS[:1]):
            mark = next((each for each in self._marks(name, offset) if each.span.start == offset), None)
            if mark is not None:
                self._desk.put_focus(on_mark(mark, kind))
                self._viewing.do_follow()
                return

    def _thing_at(self, offset: int) -> Focus | None:
        link = next((each for each in self._desk.document.links if each.span.holds(offset)), None)
        if link is not None:
            return Focus(link.span, FocusKind.LINK, link.target)
        for name, kind in THINGS:
            for mark in self._marks(name, offset):
                return on_mark(mark, kind)
        return None

    def _marks(self, name: str, offset: int) -> list[Mark]:
        desk = self._desk
        return desk.strata[name].at(offset) if name in desk.strata and name not in desk.switched_off else []
