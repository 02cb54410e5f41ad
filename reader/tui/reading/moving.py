"""Moving: pages, and the focus from sentence to sentence, in READ."""

from reader.tui.reading import strata
from reader.tui.reading.desk import Desk
from reader.tui.reading.focus import FocusKind, sentence_focus, step, widened


class Moving:
    """What the keys for pages and focus do; each `do_` method is one command of the table."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

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
        if not count:
            self.desk.tell("type a number first: 50% is half way")
            return
        self.desk.jumps.leave(self.desk.focus_now.span.start)
        self.desk.view.turn_to_share(min(count, 100) / 100)
        self.desk.focus_in_view()

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

    def do_widen(self) -> None:
        """The sentence of what is in focus; hits of a search go out of sight."""
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
