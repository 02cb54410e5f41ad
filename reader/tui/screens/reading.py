"""Reading screen: one article or two, each in a pane of its own, beside each other where there is room."""

from textual.app import ComposeResult
from textual.events import DescendantFocus, Key, Resize

from reader.core.errors import ReaderError
from reader.library.library import Library
from reader.library.opening import Opened
from reader.library.shelf import Entry
from reader.tui.goal import WHERE_READ, Goal
from reader.tui.modes import Mode
from reader.tui.own import OwnScreen
from reader.tui.reading.pane import Pane
from reader.tui.services import Hands, Services

BESIDE = 120  # cells from which two articles stand beside each other, not above


class ReadingScreen(OwnScreen):
    """Shows an article, or two.

    Attributes:
        panes: One, or two: left and right, above and below.
        pane: The one in focus.
    """

    def __init__(self, library: Library, opened: Opened, services: Services, goal: Goal = WHERE_READ) -> None:
        super().__init__()
        self._library = library
        self._services = services
        self.pane = Pane(library, opened, services, goal)
        self.panes: tuple[Pane, ...] = (self.pane,)

    def compose(self) -> ComposeResult:
        """The pane of the article."""
        yield self.pane

    # ── one or two ──────────────────────────────────────────────────────────────────────────

    @property
    def other(self) -> Pane | None:
        """The pane that is not in focus; None where there is one."""
        return next((each for each in self.panes if each is not self.pane), None)

    def go_to(self, entry: Entry, goal: Goal, *, beside: bool = False) -> bool:
        """Go to an article that is open here; False when it is not.

        Args:
            entry: The article.
            goal: Where to go in it.
            beside: Only in the pane that is not in focus.
        """
        panes = (self.other,) if beside else (self.pane, self.other)
        found = next((each for each in panes if each is not None and each.opened.entry.id == entry.id), None)
        if found is None:
            return False
        self._turn_to(found)
        found.arrive(goal)
        return True

    def show_beside(self, opened: Opened, goal: Goal) -> None:
        """Show an article beside the one in focus, in place of what is there, and go to it."""
        pane, before = Pane(self._library, opened, self._services, goal), self.other
        if before is None:
            self.panes = (*self.panes, pane)
            self.mount(pane)
        else:
            self.save_place()
            self.panes = tuple(pane if each is before else each for each in self.panes)
            self.mount(pane, before=before)
            before.remove()
        self._turn_to(pane)
        self._arrange()

    def to_other(self) -> None:
        """Go to the other pane.

        Raises:
            ReaderError: There is none.
        """
        if self.other is None:
            raise ReaderError("one article is open", "| opens another beside it")
        self._turn_to(self.other)

    def close_pane(self) -> bool:
        """Let the other pane fill the screen; False where there is none."""
        gone, left = self.pane, self.other
        if left is None:
            return False
        self.panes = (left,)
        self._turn_to(left)
        gone.remove()
        self._arrange()
        return True

    def _turn_to(self, pane: Pane) -> None:
        self._put_ahead(pane)
        self.set_focus(None)  # what is typed before a new pane has the keys is kept for it
        pane.take_focus()

    def _put_ahead(self, pane: Pane) -> None:
        self.pane = pane
        for each in self.panes:
            each.take_part(ahead=each is pane, of_two=len(self.panes) > 1)

    def _arrange(self) -> None:
        self.set_class(len(self.panes) > 1, "-two")
        self.set_class(len(self.panes) > 1 and self.size.width >= BESIDE, "-beside")

    def on_resize(self, event: Resize) -> None:
        """Put two beside each other, or above."""
        del event
        if len(self.panes) > 1:
            self._arrange()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """A pane was clicked."""
        found = next((each for each in self.panes if each in event.widget.ancestors), None)
        if found is not None and found is not self.pane:
            self._put_ahead(found)

    # ── handed on ───────────────────────────────────────────────────────────────────────────

    @property
    def hands(self) -> Hands | None:
        """What is done in the pane in focus; None until it is loaded."""
        return self.pane.hands

    @property
    def mode(self) -> Mode:
        """The mode whose keys work."""
        return self.pane.mode

    def on_key(self, event: Key) -> None:
        """Hand a key on that came before the pane could take it."""
        if self.focused is None:
            self.pane.on_key(event)

    def on_screen_resume(self) -> None:
        """Show at once what was done on a screen over this one."""
        for pane in self._standing:
            pane.catch_up()

    def tell(self, message: str) -> None:
        """Say something in the status line of the pane in focus, until the next key."""
        self.pane.tell(message)

    @property
    def _standing(self) -> list[Pane]:
        """The panes that are drawn by now, that in focus last."""
        return sorted((each for each in self.panes if each.stands), key=lambda each: each is self.pane)

    def redraw(self) -> None:
        """Draw for another theme."""
        for pane in self._standing:
            pane.redraw()

    def follow_others(self) -> None:
        """Another program changed the library: read anew what is shown."""
        for pane in self._standing:
            pane.follow_others()

    def known_again(self) -> None:
        """What is known of the whole library was taken anew."""
        for pane in self._standing:
            pane.known_again()

    def save_place(self) -> None:
        """Keep where the reader is, and what is being typed; of two places in one article, that in focus."""
        for pane in self._standing:
            pane.save_place()
