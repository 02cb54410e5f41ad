"""Selecting: what the keys of SELECT do to the selection."""

from reader.core.motion import move, object_at
from reader.core.segment import sentence_at
from reader.core.selection import Selection, grow, shrink
from reader.core.span import Span
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import sentence_focus
from reader.tui.reading.searching import hits


class Selecting:
    """What the keys of SELECT do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._seed = Selection(0, 0)
        self._found: tuple[str, str] = ("", "")

    def do_caret(self) -> None:
        """Select from the focus by character."""
        self._begin(whole=False)

    def do_select_sentence(self) -> None:
        """Select the whole sentence."""
        self._begin(whole=True)

    def _begin(self, *, whole: bool) -> None:
        span = sentence_at(self.desk.document, self.desk.focus_now.span.start) if whole else self.desk.focus_now.span
        start = Selection(span.start, span.end if whole else span.start)
        self._seed = start
        self.desk.select(start)

    def drag(self, start: int, end: int) -> None:
        """Select with the mouse: from one character to another, both included."""
        text = self.desk.document.text
        low, high = min(start, end), min(max(start, end) + 1, len(text))
        self._seed = Selection(low, high) if end >= start else Selection(high, low)
        self.desk.select(self._seed)

    def go(self, name: str, count: int, char: str = "") -> None:
        """Move the head by a motion of its name."""
        selection, desk = self.desk.selection, self.desk
        if selection is None:
            return
        if name in {"find", "find_back"}:
            char = " " if char == "space" else char
            self._found = (name, char)
        head = move(name, desk.document, desk.view.page, selection.head, max(1, count), char)
        self._put(selection.moved(head))

    def do_page_down(self, count: int) -> None:
        """Page down."""
        self.go("down", max(1, count) * self._page)

    def do_page_up(self, count: int) -> None:
        """Page up."""
        self.go("up", max(1, count) * self._page)

    def do_half_down(self, count: int) -> None:
        """Half a page down."""
        self.go("down", max(1, count) * max(1, self._page // 2))

    def do_half_up(self, count: int) -> None:
        """Half a page up."""
        self.go("up", max(1, count) * max(1, self._page // 2))

    @property
    def _page(self) -> int:
        return max(1, self.desk.view.height_rows - 2)

    def do_find_again(self, count: int) -> None:
        """To that character again."""
        name, char = self._found
        if name:
            self.go(name, count, char)

    def do_find_reverse(self, count: int) -> None:
        """To that character the other way."""
        name, char = self._found
        if name:
            self.go("find" if name == "find_back" else "find_back", count, char)
            self._found = (name, char)

    def do_other_end(self) -> None:
        """Go to the other end."""
        if self.desk.selection is not None:
            self._put(self.desk.selection.swapped())

    def do_grow(self, count: int) -> None:
        """Grow: word, sentence, paragraph, section."""
        for _ in range(max(1, count)):
            if self.desk.selection is not None:
                self.desk.select(grow(self.desk.document, self.desk.selection))

    def do_shrink(self, count: int) -> None:
        """Shrink again."""
        for _ in range(max(1, count)):
            if self.desk.selection is not None:
                self.desk.select(shrink(self.desk.document, self.desk.selection, self._seed))

    def do_object(self, char: str) -> None:
        """Select the word, sentence, paragraph, quotation, entity or figure at the head."""
        desk = self.desk
        if desk.selection is None:
            return
        layers = {name: layer for name, layer in desk.strata.items() if name in {"entities", "figures"}}
        head = desk.selection.head
        under, after = max(0, head - 1) if head > desk.selection.anchor else head, head
        found = (object_at(char, desk.document, at, layers) for at in (under, after))
        span = next((each for each in found if each is not None), None)
        if span is None:
            desk.tell("nothing of that kind here")
        else:
            self._put(Selection(span.start, span.end))

    def do_done(self) -> None:
        """Back to reading, at the sentence of the head."""
        desk = self.desk
        head = desk.selection.head if desk.selection else desk.focus_now.span.start
        desk.select(None)
        desk.put_focus(sentence_focus(desk.document, min(head, max(0, len(desk.document.text) - 1))))

    def go_to_hit(self, by: int) -> None:
        """Move the head to the next hit of the search, or by so many."""
        desk = self.desk
        found = hits(desk.document, desk.searched)
        if desk.selection is None or not found:
            desk.tell("nothing searched for yet: / searches")
            return
        head = desk.selection.head
        near = [hit for hit in found if (hit.start > head if by > 0 else hit.start < head)]
        if not near:
            desk.tell("no further hit that way")
            return
        hit = near[min(by, len(near)) - 1] if by > 0 else near[max(by, -len(near))]
        self.reach(hit)

    def reach(self, span: Span) -> None:
        """Move the head to the start of a span."""
        if self.desk.selection is not None:
            self._put(self.desk.selection.moved(span.start))

    def _put(self, selection: Selection) -> None:
        self._seed = selection
        self.desk.select(selection)
